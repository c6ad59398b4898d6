"""Many items changed in one act: shown first, done whole, undone exactly; by whom, and of which."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from factories import (
    SYSTEM,
    make_actor,
    make_item,
    make_kind,
    make_module,
    make_theme,
    make_user,
    make_werkplaats,
)
from lemniscaat.kernel import work
from lemniscaat.kernel.errors import Conflict, Missing
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.actions import together as actions
from lemniscaat.knowledge.actions.filing import NATIONAL, Codes, Wishes, filed, values_of
from lemniscaat.knowledge.actions.together import change_together, plan, undo_together
from lemniscaat.knowledge.api import Item, Licence
from lemniscaat.knowledge.models import Together
from lemniscaat.network.api import VISITOR, Actor, AuditEvent, Role, User, Werkplaats, actor_of, grant_role
from lemniscaat.vocabulary.api import Theme, define_audience

pytestmark = pytest.mark.django_db

PAGE = "/beheer/kennis/samen/"


@pytest.fixture
def twente() -> Werkplaats:
    return make_werkplaats("twente")


@pytest.fixture
def editor(twente: Werkplaats) -> User:
    return make_user(Role.EDITOR, twente)


@pytest.fixture
def theme() -> Theme:
    return make_theme("Eenzaamheid")


def do(actor: Actor, wishes: Wishes, *items: Item) -> Together:
    rows = Item.objects.filter(pk__in=[item.pk for item in items]).order_by("pk")
    return change_together(
        actor=actor, planned=plan(actor=actor, items=rows, wishes=wishes, codes=Codes.read())
    )


def now(*items: Item) -> list[dict[str, Any]]:
    rows = filed(Item.objects.filter(pk__in=[item.pk for item in items]).order_by("pk"))
    return [values_of(item) for item in rows]


def test_all_fields_change_at_once_and_undo_puts_back_exactly_what_each_had(twente: Werkplaats) -> None:
    other = make_werkplaats("west")
    old, new = make_theme("Oud"), make_theme("Nieuw")
    students = define_audience(actor=SYSTEM, code="studenten", label="Studenten")
    items = [
        make_item(werkplaats=twente, themes=[old], licence=Licence.CC_BY, review_on=date(2027, 1, 1)),
        make_item(werkplaats=twente, themes=[new], audiences=[students], published=False),
        make_item(werkplaats=twente),
    ]
    before = now(*items)
    actor = actor_of(make_user(Role.EDITOR, twente))
    grant_role(actor=SYSTEM, user=actor.user, role=Role.EDITOR, werkplaats=other)
    actor = actor_of(actor.user)
    wishes = Wishes(
        themes=[new], themes_off=[old], audiences=[students], licence=Licence.CC0,
        review_on=date(2028, 2, 29), werkplaats="west",
    )  # fmt: skip
    made = do(actor, wishes, *items)
    wanted = {
        "themes": [new.slug], "audiences": ["studenten"], "licence": "CC0-1.0",
        "review_on": "2028-02-29", "werkplaats": "west",
    }  # fmt: skip
    assert now(*items) == [wanted] * 3
    told = AuditEvent.objects.filter(act="change_together", subject_kind="item").order_by("id")
    assert [event.changes[-1]["fields"].get("themes") for event in told] == [
        [[old.slug], [new.slug]], None, [[], [new.slug]],
    ]  # fmt: skip
    undo_together(actor=actor, together=made)
    assert now(*items) == before
    with pytest.raises(Conflict):
        undo_together(actor=actor, together=made)


def test_what_somebody_changed_since_stays_when_the_whole_is_undone(twente: Werkplaats, theme: Theme) -> None:
    first, second = make_item(werkplaats=twente, published=False), make_item(werkplaats=twente)
    made = do(SYSTEM, Wishes(themes=[theme], licence=Licence.CC0), first, second)
    knowledge.revise_item(actor=SYSTEM, item=Item.objects.get(pk=first.pk), licence=Licence.CC_BY)
    undo_together(actor=SYSTEM, together=made)
    assert [(each["themes"], each["licence"]) for each in now(first, second)] == [([], "CC-BY-4.0"), ([], "")]
    assert [(row.why, row.stayed) for row in made.rows.all()] == [("changed", ["licence"]), ("", [])]


def test_what_changed_after_it_was_looked_at_is_left(twente: Werkplaats, theme: Theme) -> None:
    first, second = make_item(werkplaats=twente, published=False), make_item(werkplaats=twente)
    rows = Item.objects.filter(pk__in=[first.pk, second.pk])
    planned = plan(actor=SYSTEM, items=rows, wishes=Wishes(licence=Licence.CC0), codes=Codes.read())
    knowledge.revise_item(actor=SYSTEM, item=first, licence=Licence.CC_BY)
    made = change_together(actor=SYSTEM, planned=planned)
    assert [each["licence"] for each in now(first, second)] == ["CC-BY-4.0", "CC0-1.0"]
    assert {(row.item_id, row.state, row.why) for row in made.rows.all()} == {
        (first.pk, "left", "changed"), (second.pk, "done", ""),
    }  # fmt: skip


def test_who_may_change_which_and_where_it_may_go(twente: Werkplaats) -> None:
    west = make_werkplaats("west")
    teacher = make_user(Role.TEACHER, twente)
    people = {
        "visitor": VISITOR,
        "member": make_actor(Role.MEMBER, twente),
        "teacher": actor_of(teacher),
        "editor": make_actor(Role.EDITOR, twente),
        "coordinator": make_actor(Role.COORDINATOR, twente),
        "elsewhere": make_actor(Role.EDITOR, west),
        "secretariat": make_actor(Role.SECRETARIAT),
    }
    items = {
        "draft": make_item(werkplaats=twente, published=False),
        "published": make_item(werkplaats=twente),
        "in review": make_item(werkplaats=twente, published=False),
        "withdrawn": make_item(werkplaats=twente),
        "being renewed": make_item(werkplaats=twente),
        "national": make_item(),
    }
    knowledge.submit_item(actor=SYSTEM, item=items["in review"])
    knowledge.withdraw_item(actor=SYSTEM, item=items["withdrawn"], reason="Fout.")
    items["next version"] = knowledge.begin_next_version(actor=SYSTEM, item=items["being renewed"])
    codes, names = Codes.read(), {item.pk: name for name, item in items.items()}

    def may(actor: Actor, wishes: Wishes) -> set[str]:
        planned = plan(actor=actor, items=Item.objects.filter(pk__in=names), wishes=wishes, codes=codes)
        assert all(bool(each.why_not) != bool(each.changes) for each in planned if each.before != each.after)
        return {names[each.item.pk] for each in planned if each.changes}

    licence, to_west = Wishes(licence=Licence.CC0), Wishes(werkplaats="west")
    nationally = Wishes(werkplaats=NATIONAL)
    own = {"draft", "published", "next version"}
    expected: dict[str, list[set[str]]] = {
        "visitor": [set(), set(), set()],
        "member": [set(), set(), set()],
        "teacher": [set(), set(), set()],
        "editor": [own, set(), set()],
        "coordinator": [own, set(), set()],
        "elsewhere": [set(), set(), set()],
        "secretariat": [{"national"}, set(), set()],
    }
    assert {
        who: [may(actor, wish) for wish in (licence, to_west, nationally)] for who, actor in people.items()
    } == expected
    assert may(SYSTEM, to_west) == {"draft", "published", "national"}


def test_an_adaptation_keeps_the_licence_that_asked_for_it(twente: Werkplaats) -> None:
    source = make_module(licence=Licence.CC_BY_SA)
    copy = knowledge.adapt_module(actor=make_actor(Role.EDITOR, twente), item=source, werkplaats=twente)
    [planned] = plan(
        actor=SYSTEM,
        items=Item.objects.filter(pk=copy.pk),
        wishes=Wishes(licence=Licence.CC0),
        codes=Codes.read(),
    )
    assert "CC BY-SA 4.0" in planned.why_not


def test_much_is_done_by_the_worker_in_batches_and_so_is_its_undoing(
    twente: Werkplaats, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    items = [make_item(werkplaats=twente) for _ in range(5)]
    actor = actor_of(make_user(Role.EDITOR, twente))
    made = do(actor, Wishes(themes=[theme]), *items)
    assert (made.finished_at, [each["themes"] for each in now(*items)]) == (None, [[]] * 5)
    with pytest.raises(Conflict):
        undo_together(actor=actor, together=made)
    assert actions.carry_on(
        actor=actor, together=made
    )  # killed after this: the rest is done by who comes next
    assert [each["themes"] for each in now(*items)].count([theme.slug]) == 2
    work.run_due_jobs(by="test")
    made.refresh_from_db()
    assert made.finished_at is not None
    assert [each["themes"] for each in now(*items)] == [[theme.slug]] * 5
    undo_together(actor=actor, together=made)
    work.run_due_jobs(by="test")
    made.refresh_from_db()
    assert made.undone_at is not None
    assert [each["themes"] for each in now(*items)] == [[]] * 5
    assert AuditEvent.objects.filter(act="undo_together", subject_kind="item").count() == 5


def test_page_shows_before_and_after_does_it_and_undoes_it(
    twente: Werkplaats, editor: User, theme: Theme, sign_in: Callable[..., Client]
) -> None:
    first, second = make_item("Samen eten", werkplaats=twente), make_item("Samen koken", werkplaats=twente)
    knowledge.withdraw_item(actor=SYSTEM, item=second, reason="Fout.")
    theirs = make_item("Van west", werkplaats=make_werkplaats("west"))
    client = sign_in(editor)
    assert "Er is nog niets gekozen" in client.get(PAGE).content.decode()
    there = f"{PAGE}?id={first.pk}&id={second.pk}&id={theirs.pk}&id=x"
    look = client.post(there, {"themes": theme.pk, "licence": "CC0-1.0"})
    told = look.content.decode()
    assert (look.context["n"], look.context["n_changing"], look.context["n_refused"]) == (2, 1, 1)
    assert [said in told for said in ("Eenzaamheid", "CC0 1.0", "ingetrokken", "Van west")] == [True] * 3 + [
        False
    ]
    form = {"themes": theme.pk, "licence": "CC0-1.0", "doe": "1"}
    again = client.post(there, {**form, "gezien": "iets anders"})
    assert (again.status_code, Together.objects.count()) == (200, 0)
    done = client.post(there, {**form, "gezien": look.context["mark"]})
    [made] = Together.objects.all()
    assert done.url == f"{PAGE}{made.uuid}/"
    assert now(first)[0]["licence"] == "CC0-1.0"
    assert "Eenzaamheid" in client.get(done.url).content.decode()
    client.post(done.url)
    assert now(first)[0] == {
        "themes": [],
        "audiences": [],
        "licence": "",
        "review_on": None,
        "werkplaats": "twente",
    }
    colleague = sign_in(make_user(Role.EDITOR, twente))
    assert (colleague.get(done.url).status_code, colleague.post(done.url).status_code) == (404, 404)
    with pytest.raises(Missing):
        undo_together(actor=make_actor(Role.EDITOR, twente), together=made)
    assert now(theirs)[0]["themes"] == []


def test_whole_narrowing_is_taken_and_nothing_beside_it(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client]
) -> None:
    method = make_kind("methode")
    wanted = [make_item(f"Samen {n}", werkplaats=twente, kind=method) for n in range(25)]
    make_item("Samen anders", werkplaats=twente)
    make_item("Iets", werkplaats=twente, kind=method)
    client = sign_in(editor)
    listed = client.get(f"/beheer/kennis/?kind={method.pk}&q=Samen").content.decode()
    assert f'<input type="hidden" name="kind" value="{method.pk}">' in listed
    assert listed.count('form="samen"') == 20
    look = client.post(f"{PAGE}?kind={method.pk}&q=Samen&alle=1", {"licence": "CC0-1.0"})
    assert look.context["n_changing"] == len(wanted)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"themes": "1", "themes_off": "1"}, "haalt"),
        ({"review_on": "31-31-2027"}, "datum"),
        ({"review_on": "2028-01-01", "no_review": "on"}, "niet allebei"),
        ({"licence": "onzin"}, "onzin"),
        ({"werkplaats": "west"}, ""),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(
    twente: Werkplaats, theme: Theme, sign_in: Callable[..., Client], typed: dict[str, str], says: str
) -> None:
    make_werkplaats("west")
    user = make_user(Role.EDITOR, twente)
    item = make_item(werkplaats=twente)
    typed = {name: str(theme.pk) if value == "1" else value for name, value in typed.items()}
    answer = sign_in(user).post(f"{PAGE}?id={item.pk}", {**typed, "doe": "1", "gezien": "x"})
    assert Together.objects.count() == 0
    if says:
        assert answer.status_code == 422
        assert says in answer.content.decode()
        for name, value in typed.items():
            assert str(answer.context["form"][name].value()) in (value, f"['{value}']", "True")


def test_pages_cost_the_same_for_one_item_and_three(
    twente: Werkplaats,
    editor: User,
    theme: Theme,
    sign_in: Callable[..., Client],
    queries: Callable[..., int],
) -> None:
    client, items = sign_in(editor), []

    def cost() -> tuple[int, int]:
        items.append(make_item(werkplaats=twente))
        there = f"{PAGE}?" + "&".join(f"id={item.pk}" for item in items)
        made = do(actor_of(editor), Wishes(licence=Licence.CC0 if len(items) % 2 else Licence.CC_BY), *items)
        looked = queries(lambda: client.post(there, {"themes": theme.pk}))
        return looked, queries(lambda: client.get(f"{PAGE}{made.uuid}/"))

    one, _two, three = (cost() for _ in range(3))
    assert one == three
