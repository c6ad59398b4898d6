"""An insight opens when everyone named in it says yes, without names; and closes again at every door."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import factories as make
from circle_worlds import KEEPS, ROLES, World, make_world
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError, Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.kernel.privacy import PersonalDataFound
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import CircleRole, CircleState, Insight, Opening, OpeningState
from lemniscaat.network import api as network
from people import undone

pytestmark = pytest.mark.django_db

ROOS, JAN = "Roosmarijn Quispel", "Jan van Zwaluwenburg"
SECRET = "Roosmarijn belde aan. JAN VAN ZWALUWENBURG at mee, en Quispels buurvrouw ook."
OPENED = "Onderzoeker belde aan. Deelnemer at mee"
WORD = "zilverpoedering"


@pytest.fixture(autouse=True)
def outbox(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "lemniscaat.kernel.mail.OutboxBackend"
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def world() -> World:
    """With two members who are named in an insight, and one who is not."""
    world = make_world()
    for who, name, role in (("Roos", ROOS, CircleRole.RESEARCHER), ("Jan", JAN, CircleRole.MEMBER)):
        world.users[who] = make.make_user(name=name)
        learning.add_member(actor=make.SYSTEM, circle=world.circle, email=world.users[who].email, role=role)
    learning.start_circle(actor=make.SYSTEM, circle=world.circle)
    OutgoingMail.objects.all().delete()
    return world


def note(world: World, **fields: str) -> Insight:
    words = {"title": f"Samen eten helpt, {WORD}", "situation": SECRET, **fields}
    return learning.note_insight(actor=world.actor("member of the circle"), circle=world.circle, **words)


def asked(world: World, **fields: str) -> Opening:
    return learning.open_insight(actor=world.actor("facilitator"), insight=note(world, **fields))


def say(world: World, opening: Opening, **answers: bool) -> Opening:
    for who, agrees in answers.items():
        opening = learning.answer_opening(actor=world.actor(who), opening=opening, agrees=agrees)
    return opening


def mails_to(*users: network.User) -> list[str]:
    emails = [user.email for user in users]
    return list(OutgoingMail.objects.filter(to__in=emails).order_by("id").values_list("subject", flat=True))


def test_everyone_named_is_asked_and_only_the_last_yes_opens_it_without_names(world: World) -> None:
    opening = asked(world)
    assert {row.membership.user.name for row in opening.consents.all()} == {ROOS, JAN}
    assert mails_to(world.users["Roos"], world.users["Jan"]) == ["Mag “Kring” dit laten zien?"] * 2
    assert not any(
        WORD in body or "Roos" in body for body in OutgoingMail.objects.values_list("body", flat=True)
    )
    assert opening.words["situation"] == (
        "Een onderzoeker belde aan. Een deelnemer at mee, en een onderzoekers buurvrouw ook."
    )
    opening = say(world, opening, Roos=True)
    assert (opening.state, opening.insight.opened_at) == (OpeningState.ASKED, None)

    opening = say(world, opening, Jan=True)

    insight = Insight.objects.get()
    assert (opening.state, insight.situation) == (OpeningState.OPEN, opening.words["situation"])
    assert insight.opened_at is not None
    assert mails_to(world.users["facilitator"])[-1] == "Een inzicht van “Kring” is nu open voor iedereen."
    acts = [event.act for event in network.audit_of("circle", world.circle.uuid)]
    assert acts[-3:] == ["open_insight", "agree_to_opening", "agree_to_opening"]
    told = network.AuditEvent.objects.values_list("changes", flat=True)
    assert not any("Roosmarijn belde" in str(changes) for changes in told)


@pytest.mark.parametrize("end", ["no", "no after yes", "too late", "taken back", "erased"])
def test_without_every_yes_it_stays_closed(world: World, end: str) -> None:
    opening = asked(world)
    say(world, opening, Roos=True)
    if end == "no":
        say(world, opening, Jan=False)
    elif end == "no after yes":
        say(world, opening, Roos=False)
    elif end == "taken back":
        learning.take_back_opening(actor=world.actor("facilitator"), opening=opening)
    elif end == "erased":
        network.erase_person(actor=world.actor("Jan"), user=world.users["Jan"])
    else:
        with clock.held(clock.now() + timedelta(days=15)):
            with pytest.raises(Conflict):
                say(world, opening, Jan=True)
            work.turn(by="test")

    opening.refresh_from_db()
    wanted = {"too late": OpeningState.EXPIRED, "taken back": OpeningState.TAKEN_BACK}
    assert opening.state == wanted.get(end, OpeningState.REFUSED)
    assert Insight.objects.get().opened_at is None
    if end != "erased":
        with pytest.raises(Conflict):
            say(world, opening, Jan=True)
        assert Insight.objects.get().situation == SECRET


def doors(world: World, browser: Client) -> dict[str, bool]:
    """Of each door for an outsider: whether the word or a name comes through."""
    answers = {
        address: browser.get(address).content.decode()
        for address in (
            "/", "/leerkringen/", "/leerkringen/kring", "/kennis/", f"/zoeken?q={WORD}",
            f"/api/v1/search?q={WORD}",
            f"/api/v1/suggest?q={WORD[:8]}", f"/werkplaatsen/{world.here.slug}/",
            f"/draad/circle/{world.circle.uuid}", f"/api/v1/like/circle/{world.circle.uuid}",
        )
    }  # fmt: skip
    answers["match"] = browser.post(
        "/api/v1/match", {"text": f"Hoe werkt {WORD}?"}, content_type="application/json"
    ).content.decode()
    answers["zip and thread"] = str(discovery.search(WORD).hits)
    titled = f"Samen eten helpt, {WORD}"
    return {way: titled in text or ROOS in text or "Roosmarijn" in text for way, text in answers.items()}


def test_yes_that_is_taken_back_closes_it_at_every_door(world: World, sign_in: Callable[..., Client]) -> None:
    discovery.rebuild()
    outsiders = [Client(), sign_in(world.users["coordinator there"]), sign_in(world.users["teacher here"])]
    opening = asked(world)
    discovery.apply_changes()
    assert [door for browser in outsiders for door, leaks in doors(world, browser).items() if leaks] == []

    opening = say(world, opening, Roos=True, Jan=True)
    discovery.apply_changes()
    assert discovery.search(WORD).total == 1
    assert doors(world, Client())["/leerkringen/kring"]
    assert "Roosmarijn" not in Client().get("/leerkringen/kring").content.decode()

    opening = say(world, opening, Jan=False)
    discovery.apply_changes()
    assert (opening.state, Insight.objects.get().situation) == (OpeningState.WITHDRAWN, SECRET)
    assert discovery.search(WORD).total == 0
    assert [door for browser in outsiders for door, leaks in doors(world, browser).items() if leaks] == []
    assert mails_to(world.users["facilitator"])[-1].startswith("Een inzicht van “Kring” is weer gesloten")
    again = learning.open_insight(actor=world.actor("facilitator"), insight=opening.insight)
    assert again.state == OpeningState.ASKED


def test_names_cannot_be_left_in_nor_other_personal_data(world: World) -> None:
    insight, keeper = note(world), world.actor("facilitator")
    for words in ({"title": "Roosmarijn hielp"}, {"thought": "QUISPEL vond het goed"}, {"title": ""}):
        with pytest.raises(Invalid):
            learning.open_insight(actor=keeper, insight=insight, words=words)
    with pytest.raises(PersonalDataFound):
        learning.open_insight(actor=keeper, insight=insight, words={"thought": "Bel 06-12345678"})
    assert Opening.objects.count() == 0
    also = [world.row("member of the circle")]
    opening = learning.open_insight(actor=keeper, insight=insight, words={"title": "Samen"}, also=also)
    assert (opening.words["title"], opening.consents.count()) == ("Samen", 3)
    with pytest.raises(Conflict):
        learning.open_insight(actor=keeper, insight=insight)
    with pytest.raises(Conflict):
        learning.revise_insight(actor=keeper, insight=insight, title="Anders")


MAY_READ = {"Roos", "Jan"}


@pytest.mark.parametrize("state", [CircleState.RUNNING, CircleState.CLOSED])
def test_who_may_open_answer_and_take_back_by_action_and_by_page(
    world: World, sign_in: Callable[..., Client], state: CircleState
) -> None:
    bare, insight = note(world, situation="Niemand genoemd."), note(world)
    opening = learning.open_insight(actor=make.SYSTEM, insight=insight)
    if state == CircleState.CLOSED:
        learning.close_circle(actor=make.SYSTEM, circle=world.circle)
    room = "/leerkringen/kring/inzichten"
    acts: dict[str, tuple[Callable[[network.Actor], object], str, dict[str, str]]] = {
        "open": (
            lambda actor: learning.open_insight(actor=actor, insight=bare),
            f"{room}/{bare.uuid}/openen",
            {"title": "Samen eten"},
        ),
        "take back": (
            lambda actor: learning.take_back_opening(actor=actor, opening=opening),
            f"{room}/{insight.uuid}/openen",
            {"act": "terugnemen"},
        ),
        "answer": (
            lambda actor: learning.answer_opening(actor=actor, opening=opening, agrees=True),
            f"/mijn/inzichten/{opening.uuid}",
            {"act": "ja"},
        ),
        "note": (
            lambda actor: learning.note_insight(actor=actor, circle=world.circle, title="Nog iets"),
            f"{room}/nieuw",
            {"title": "Nog iets"},
        ),
        "revise": (
            lambda actor: learning.revise_insight(actor=actor, insight=bare, title="Beter"),
            f"{room}/{bare.uuid}",
            {"title": "Beter"},
        ),
    }
    by_action: dict[str, set[str]] = {act: set() for act in acts}
    by_page: dict[str, set[str]] = {act: set() for act in acts}
    for who in [*ROLES, "Roos", "Jan"]:
        browser = sign_in(world.users[who]) if who in world.users else Client()
        for act, (do, address, typed) in acts.items():
            with undone():
                try:
                    do(world.actor(who))
                except LemniscaatError:
                    pass
                else:
                    by_action[act].add(who)
            with undone():
                answer = browser.post(address, typed)
                if answer.status_code == 302 and "/account/" not in answer["Location"]:
                    by_page[act].add(who)
    runs = state == CircleState.RUNNING
    named = {"Roos", "Jan"}
    assert by_action == {
        "open": KEEPS,
        "take back": KEEPS,
        "answer": named,
        "note": KEEPS | named | {"member of the circle"} if runs else set(),
        "revise": KEEPS | {"member of the circle"} if runs else set(),
    }
    assert by_page == by_action


def test_named_member_reads_the_words_on_her_own_page_and_says_no_unseen(
    world: World, sign_in: Callable[..., Client]
) -> None:
    opening = asked(world)
    browser = sign_in(world.users["Jan"])
    mine = browser.get("/mijn/leerkringen").content.decode()
    page = f"/mijn/inzichten/{opening.uuid}"
    assert page in mine
    told = browser.get(page).content.decode()
    assert ("Een deelnemer at mee" in told, "Roosmarijn" in told) == (True, False)
    assert {sign_in(world.users[who]).get(page).status_code for who in ("facilitator", "secretariat")} == {
        404
    }
    browser.post(page, {"act": "nee"})
    keeper = sign_in(world.users["facilitator"])
    shown = keeper.get("/leerkringen/kring").content.decode()
    body = OutgoingMail.objects.filter(to=world.users["facilitator"].email).latest("id").body
    assert ("Een inzicht van “Kring” blijft gesloten" in body, JAN in body) == (True, False)
    assert "gesloten" in shown
    with pytest.raises(Refused):
        learning.answer_opening(actor=world.actor("facilitator"), opening=opening, agrees=True)


def test_what_is_written_inside_is_screened_and_members_may_be_named(world: World) -> None:
    with pytest.raises(PersonalDataFound):
        note(world, situation="Mevrouw Pietersen woont op Dorpsstraat 12 te Delden.")
    assert note(world).situation == SECRET


@pytest.mark.parametrize("n", [1, 3])
def test_pages_of_insights_ask_the_database_as_often_for_many(
    world: World, sign_in: Callable[..., Client], queries: Callable[[Callable[[], Any]], int], n: int
) -> None:
    for number in range(n):
        bare = note(world, title=f"Bloot {number}", situation="Niemand.")
        learning.open_insight(actor=make.SYSTEM, insight=bare)
        learning.open_insight(actor=make.SYSTEM, insight=note(world))
        note(world)
    opening = Opening.objects.filter(state=OpeningState.ASKED).latest("pk")
    keeper, jan = sign_in(world.users["facilitator"]), sign_in(world.users["Jan"])
    ways = {
        "/leerkringen/kring": keeper,
        f"/leerkringen/kring/inzichten/{opening.insight.uuid}/openen": keeper,
        "/mijn/leerkringen": jan,
        f"/mijn/inzichten/{opening.uuid}": jan,
    }
    asked_of = [queries(lambda way=way, browser=browser: browser.get(way)) for way, browser in ways.items()]
    assert asked_of == [10, 12, 8, 4]
