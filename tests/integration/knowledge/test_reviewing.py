"""The review list: what has come to its day or soon will, and dead links, each figure leading to its rows."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from factories import make_item, make_kind, make_user, make_werkplaats
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.actions.reviewing import confirm_item
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.enums import LinkSeen
from lemniscaat.knowledge.models import LinkCheck
from lemniscaat.knowledge.queries.reviewing import waiting_for
from lemniscaat.network.api import VISITOR, AuditEvent, Role, User, Werkplaats, actor_of

pytestmark = pytest.mark.django_db

PAGE = "/beheer/kennis/nakijken/"


@pytest.fixture
def twente() -> Werkplaats:
    return make_werkplaats("twente")


@pytest.fixture
def editor(twente: Werkplaats) -> User:
    return make_user(Role.EDITOR, twente)


def days(n: int) -> date:
    return clock.today() + timedelta(days=n)


def with_dead_link(item: Item, url: str = "https://weg.example/x") -> LinkCheck:
    make_link = knowledge.Link(item=item, url=url)
    knowledge.Link.objects.bulk_create([make_link], audit=AuditEvent())
    return LinkCheck.objects.create(
        item=item, url=url, digest=url, host="weg.example", seen=LinkSeen.MISSING, status=404, fails=2,
        is_dead=True, failing_since=clock.now(), next_at=clock.now() + timedelta(days=3),
    )  # fmt: skip


def figures(client: Client, query: str = "") -> list[int]:
    page = client.get(PAGE + query)
    assert page.status_code == 200
    return [n for _label, n, _url, _is_here in page.context["figures"]]


def test_each_figure_leads_to_its_rows(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client]
) -> None:
    method = make_kind("methode")
    come = make_item("Al gekomen", werkplaats=twente, review_on=days(-3))
    soon = make_item("Komt eraan", werkplaats=twente, review_on=days(30), kind=method)
    make_item("Nog lang niet", werkplaats=twente, review_on=days(90))
    make_item("Nog een klad", werkplaats=twente, review_on=days(-3), published=False)
    make_item("Van een ander", werkplaats=make_werkplaats("west"), review_on=days(-3))
    dead = with_dead_link(come)
    with_dead_link(Item.objects.get(title="Van een ander"), "https://weg.example/ander")
    client = sign_in(editor)
    assert figures(client) == [1, 1, 1]
    found = {}
    for label, n, url, _is_here in client.get(PAGE).context["figures"]:
        [part] = client.get(url).context["parts"]
        found[str(label)] = list(part["rows"])
        assert len(found[str(label)]) == n
    assert found == {"De dag is er": [come], "Binnen twee maanden": [soon], "Dode links": [dead]}
    assert figures(client, "?soort=methode") == [0, 1, 0]
    assert figures(client, "?soort=onzin&werkplaats=west&wat=onzin") == [1, 1, 1]
    both = make_user(Role.EDITOR, twente)
    assert waiting_for(actor_of(both)) == 2
    shown = client.get(f"/beheer/kennis/edit/{come.pk}/").content.decode()
    assert "de pagina is er niet meer (404)" in shown


def test_still_right_gives_a_next_day_and_is_told(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client]
) -> None:
    item = make_item("Samen eten", werkplaats=twente, review_on=days(-3))
    client = sign_in(editor)
    for wrong in ("", "morgen", days(0).isoformat(), "2026-02-31"):
        answer = client.post(PAGE, {"klopt": item.pk, "op": wrong})
        assert answer.status_code == 422
        assert f'name="op" value="{wrong}"' in answer.content.decode()
    there = client.post(f"{PAGE}?wat=gekomen", {"klopt": item.pk, "op": days(400).isoformat()})
    assert there.url == f"{PAGE}?wat=gekomen"
    item.refresh_from_db()
    [event] = AuditEvent.objects.filter(act="confirm_item")
    assert (item.review_on, event.actor, event.subject_uuid) == (days(400), editor, item.uuid)
    assert figures(client) == [0, 0, 0]
    assert "vraagt je aandacht" in client.get(PAGE).content.decode()


def test_a_next_version_that_was_begun_does_not_bring_the_old_day_back(twente: Werkplaats) -> None:
    item = make_item(werkplaats=twente, review_on=days(-3))
    maker, other = (actor_of(make_user(Role.EDITOR, twente)) for _ in range(2))
    copy = knowledge.begin_next_version(actor=maker, item=item)
    confirm_item(actor=maker, item=item, next_on=days(400))
    copy = Item.objects.get(pk=copy.pk)
    knowledge.submit_item(actor=maker, item=copy)
    assert knowledge.publish_item(actor=other, item=copy).review_on == days(400)


def test_who_may_say_that_it_is_still_right(twente: Werkplaats) -> None:
    people = {
        "visitor": None,
        "member": make_user(Role.MEMBER, twente),
        "teacher": make_user(Role.TEACHER, twente),
        "editor": make_user(Role.EDITOR, twente),
        "coordinator": make_user(Role.COORDINATOR, twente),
        "editor elsewhere": make_user(Role.EDITOR, make_werkplaats("west")),
        "secretariat": make_user(Role.SECRETARIAT),
    }
    items = {
        "published": make_item(werkplaats=twente),
        "draft": make_item(werkplaats=twente, published=False),
        "national": make_item(),
    }

    def may(user: User | None, item: Item) -> bool:
        try:
            confirm_item(actor=actor_of(user) if user else VISITOR, item=item, next_on=days(5))
        except LemniscaatError:
            return False
        return True

    found = {(who, name) for who, user in people.items() for name, item in items.items() if may(user, item)}
    assert found == {("editor", "published"), ("coordinator", "published"), ("secretariat", "national")}


def test_page_is_for_who_edits_and_a_row_of_another_is_not_there(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client], settings: Any
) -> None:
    settings.OUTSIDE = True
    theirs = make_item(werkplaats=make_werkplaats("west"), review_on=days(-3))
    check = with_dead_link(theirs)
    for user in (make_user(), make_user(Role.MEMBER, twente), make_user(Role.FUNDER)):
        assert sign_in(user).get(PAGE).status_code == 404
    client = sign_in(editor)
    for form in ({"klopt": theirs.pk, "op": "2030-01-01"}, {"vraag": check.pk}, {"vraag": "x"}, {}):
        assert client.post(PAGE, form).status_code == 404
    own = with_dead_link(make_item(werkplaats=twente))
    assert client.post(PAGE, {"vraag": own.pk}).status_code == 302
    own.refresh_from_db()
    assert own.next_at <= clock.now()


def test_page_costs_the_same_for_one_row_and_three_and_its_figure_is_kept(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client], queries: Callable[..., int]
) -> None:
    client = sign_in(editor)

    def cost(n: int) -> int:
        item = make_item(werkplaats=twente, review_on=days(-3))
        make_item(werkplaats=twente, review_on=days(3))
        with_dead_link(item, f"https://weg.example/{n}")
        return queries(lambda: client.get(PAGE))

    one, _two, three = (cost(n) for n in range(3))
    assert one == three


@pytest.fixture
def pages_kept(settings: Any) -> Iterator[None]:
    in_memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
    settings.CACHES = {**settings.CACHES, "pages": in_memory}
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.mark.usefixtures("pages_kept")
def test_figure_of_the_menu_is_counted_once_until_something_is_written(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client], queries: Callable[..., int]
) -> None:
    item = make_item(werkplaats=twente, review_on=days(-3))
    actor, client = actor_of(editor), sign_in(editor)
    assert "Nakijken (1)" in client.get(PAGE).content.decode()
    assert queries(lambda: waiting_for(actor)) == 1
    confirm_item(actor=actor, item=item, next_on=days(400))
    assert waiting_for(actor) == 0
