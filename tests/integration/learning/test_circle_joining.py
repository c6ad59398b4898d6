"""Starting a circle and joining it, as the people in it do by its pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

import factories as make
from circle_worlds import make_world
from deciding import stays
from lemniscaat.kernel import clock
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Circle, CircleRole, Joining, Membership, MemberState
from lemniscaat.network import api as network
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = "lemniscaat.kernel.mail.OutboxBackend"


def mails() -> list[tuple[str, str]]:
    return sorted(OutgoingMail.objects.values_list("to", "subject"))


def test_circle_starts_under_the_regions_own_word_with_who_starts_it_as_facilitator(
    sign_in: Callable[..., Client],
) -> None:
    here = make.make_werkplaats("oost", circle_label="leeratelier")
    user = make.make_user(Role.COORDINATOR, here)
    browser = sign_in(user)
    assert "Begin een leeratelier" in browser.get("/leerkringen/").content.decode()
    form = browser.get("/werkplaatsen/oost/leerkringen/nieuw").content.decode()
    assert 'value="leeratelier"' in form

    typed = {
        "name": "Aan tafel",
        "label": "leeratelier",
        "joining": "open",
        "purpose": "Bel 06-12345678.",
        "facilitates": "on",
    }
    refused = browser.post("/werkplaatsen/oost/leerkringen/nieuw", typed)
    assert (refused.status_code, Circle.objects.count()) == (422, 0)
    assert "Aan tafel" in refused.content.decode()
    answer = browser.post(
        "/werkplaatsen/oost/leerkringen/nieuw", {**typed, **stays(refused.content.decode())}
    )

    circle = Circle.objects.get()
    assert answer["Location"] == f"/leerkringen/{circle.slug}/mensen"
    row = Membership.objects.get()
    assert (row.user, row.role, row.state) == (user, CircleRole.FACILITATOR, MemberState.IN)
    assert [event.act for event in network.audit_of("circle", circle.uuid)] == ["form_circle"]


def test_who_asks_is_let_in_and_hears_it_and_who_leaves_reads_nothing_more(
    sign_in: Callable[..., Client],
) -> None:
    world = make_world()
    learning.turn_down(actor=make.SYSTEM, membership=world.row("who asked"))
    OutgoingMail.objects.all().delete()
    new, keeper = world.users["anyone with an account"], world.users["facilitator"]
    browser, keeping = sign_in(new), sign_in(keeper)
    url = f"/leerkringen/{world.circle.slug}"
    learning.plan_gathering(actor=make.SYSTEM, circle=world.circle, at=clock.now(), place="Buurthuis")

    refused = browser.post(url, {"act": "meedoen", "word": "Bel me: 06-12345678"})
    assert (refused.status_code, mails()) == (422, [])
    assert "Bel me: 06-12345678" in refused.content.decode()
    browser.post(url, {"act": "meedoen", "word": "Ik zie dit elke dag."})
    browser.post(url, {"act": "meedoen", "word": "Nog eens."})
    assert mails() == [(keeper.email, "Iemand wil meedoen met “Kring”")]
    assert "Ik zie dit elke dag." not in browser.get(url).content.decode()
    waiting = keeping.get(f"{url}/mensen").content.decode()
    assert ("Ik zie dit elke dag." in waiting, "Nog eens." in waiting) == (True, False)
    assert str(new) in keeping.get("/mijn/leerkringen").content.decode()

    row = Membership.objects.get(user=new)
    said = {"act": "toelaten", "wie": row.uuid, "role": "researcher"}
    assert [keeping.post(f"{url}/mensen", said).status_code for _ in range(2)] == [302, 422]
    assert [to for to, _subject in mails()] == sorted([keeper.email, new.email])
    assert 'id="samen"' in browser.get(url).content.decode()
    browser.post(url, {"act": "weggaan"})
    row.refresh_from_db()
    assert (row.state, row.word) == (MemberState.LEFT, "")
    assert 'id="samen"' not in browser.get(url).content.decode()


@pytest.mark.parametrize(
    ("joining", "state"),
    [(Joining.OPEN, MemberState.IN), (Joining.ON_REQUEST, MemberState.ASKED), (Joining.CLOSED, None)],
)
def test_joining_is_open_on_request_or_closed(
    sign_in: Callable[..., Client], joining: Joining, state: MemberState | None
) -> None:
    world = make_world(joining)
    user = world.users["anyone with an account"]
    page = sign_in(user).get(f"/leerkringen/{world.circle.slug}").content.decode()
    assert ('value="meedoen"' in page) is (state is not None)

    sign_in(user).post(f"/leerkringen/{world.circle.slug}", {"act": "meedoen"})

    row = Membership.objects.filter(user=user).first()
    assert (row.state if row else None) == state


def test_without_a_facilitator_the_coordinator_hears_who_asks() -> None:
    here = make.make_werkplaats()
    coordinator = make.make_user(Role.COORDINATOR, here)
    circle = make.make_circle(here)
    learning.ask_to_join(actor=make.make_actor(), circle=circle)
    assert [to for to, _subject in mails()] == [coordinator.email]


def test_who_is_erased_takes_part_nowhere_and_what_she_wrote_goes() -> None:
    world = make_world()
    user = world.users["who asked"]
    Membership.objects.get(user=user)
    network.erase_person(actor=network.actor_of(user), user=user)
    row = Membership.objects.get(user=user)
    assert (row.state, row.word) == (MemberState.LEFT, "")


@pytest.mark.parametrize("n", [1, 3])
def test_pages_of_a_circle_ask_the_database_as_often_however_many_take_part(
    sign_in: Callable[..., Client], queries: Callable[[Callable[[], Any]], int], n: int
) -> None:
    here = make.make_werkplaats()
    keeper = make.make_user(Role.COORDINATOR, here)
    circle = make.make_circle(here, "Kring", joining=Joining.ON_REQUEST)
    for _ in range(n):
        learning.add_member(actor=make.SYSTEM, circle=circle, email=make.make_user().email)
        learning.ask_to_join(actor=make.make_actor(), circle=circle)
    learning.add_member(actor=make.SYSTEM, circle=circle, email=keeper.email, role=CircleRole.FACILITATOR)
    browser = sign_in(keeper)
    asked = {way: queries(lambda way=way: browser.get(way)) for way in WAYS}
    assert asked == WAYS


WAYS = {"/leerkringen/kring": 10, "/leerkringen/kring/mensen": 8, "/mijn/leerkringen": 9}
