"""Who may do at a desk what no state of a question decides: take questions in, read its pages, ask for its
morning mail, take a text away, decide nationally. One table for the verb and its door."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import NationalState, Question
from lemniscaat.agenda.models import DeskMail, NationalItem
from lemniscaat.kernel import work
from lemniscaat.kernel.errors import LemniscaatError, Refused
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Actor, AuditEvent, User, Werkplaats, actor_of
from people import PEOPLE, one_of_each, undone

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

WORDS = "Hoe zie je geldzorgen op tijd?"
COORDINATOR, SECRETARIAT = ["coordinator"], ["secretariat"]


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats("hier")


@pytest.fixture
def users(here: Werkplaats) -> dict[str, User | None]:
    return one_of_each(here)


@dataclass(frozen=True)
class Row:
    """One act: who may, the verb, and where its door is with what it posts; `done` counts what it makes."""

    may: list[str]
    verb: Callable[[Actor], object]
    at: str
    sent: Mapping[str, Any]
    done: Callable[[], int]


def took_in() -> int:
    return Question.objects.filter(origin="desk").count()


def redacted() -> int:
    return AuditEvent.objects.filter(act="redact").count()


def table(here: Werkplaats) -> dict[str, Row]:
    """At the desk of `here`, and at the national one."""
    asked = make.make_question("Bel Quispelstra?", werkplaats=here, published=False, kept=["Quispelstra"])
    taken = {"rows": [{"original": WORDS}], "origin": agenda.Origin.DESK}
    away = {"text": "Quispelstra", "reason": "De vrager vroeg erom."}
    return {
        "take in": Row(
            COORDINATOR,
            lambda who: agenda.take_in_questions(actor=who, werkplaats=here, **taken),
            "/bureau/hier/invoer",
            {"original": WORDS},
            took_in,
        ),
        "take in nationally": Row(
            SECRETARIAT,
            lambda who: agenda.take_in_questions(actor=who, werkplaats=None, **taken),
            "/bureau/landelijk/invoer",
            {"original": WORDS},
            took_in,
        ),
        "morning mail": Row(
            COORDINATOR,
            lambda who: agenda.want_desk_mail(actor=who, werkplaats=here),
            "/mijn/ochtendmail",
            {"desk": "hier"},
            DeskMail.objects.count,
        ),
        "national morning mail": Row(
            SECRETARIAT,
            lambda who: agenda.want_desk_mail(actor=who, werkplaats=None),
            "/mijn/ochtendmail",
            {"desk": "landelijk"},
            DeskMail.objects.count,
        ),
        "redact": Row(
            [*COORDINATOR, *SECRETARIAT],
            lambda who: network.redact(actor=who, kind="question", uuid=asked.uuid, **away),
            f"/bureau/hier/{asked.number}/weghalen",
            {"act": "weg", **away},
            redacted,
        ),
    }


@contextmanager
def trying() -> Iterator[None]:
    """What is refused is no fault; whatever was done is taken back."""
    try:
        with transaction.atomic():
            yield
    except LemniscaatError:
        pass


def test_verbs_and_doors_of_a_desk_hold_to_one_table(
    here: Werkplaats, users: dict[str, User | None], sign_in: Callable[..., Client]
) -> None:
    rows = table(here)
    by_verb: dict[str, list[str]] = {name: [] for name in rows}
    by_door: dict[str, list[str]] = {name: [] for name in rows}
    for who, user in users.items():
        actor, client = (actor_of(user), sign_in(user)) if user else (VISITOR, Client())
        for name, row in rows.items():
            for did, perform in (
                (by_verb, lambda row=row, actor=actor: row.verb(actor)),
                (by_door, lambda row=row, client=client: client.post(row.at, row.sent)),
            ):
                with undone():
                    before = row.done()
                    with trying():
                        perform()
                    if row.done() > before:
                        did[name].append(who)
    may = {name: row.may for name, row in rows.items()}
    assert by_verb == may
    # The national desk has no page of a regional question: there the secretariat redacts by the command.
    assert by_door == may | {"redact": COORDINATOR}


PAGES = (
    "",
    "/invoer",
    "/vastgehouden",
    "/gezocht",
    "/aanbod",
    "/oversteek",
    "/toegepast",
    "/agenda/",
    "/rondes/",
)
NATIONAL_PAGES = ("", "/invoer", "/vastgehouden", "/gezocht", "/kennisagenda")


def test_pages_of_a_desk_are_read_by_who_runs_it(
    here: Werkplaats, users: dict[str, User | None], sign_in: Callable[..., Client]
) -> None:
    there = {"hier": PAGES, "landelijk": NATIONAL_PAGES}
    pages = [f"/bureau/{slug}{page}" for slug, each in there.items() for page in each]
    clients = {who: sign_in(user) if user else Client() for who, user in users.items()}
    read = {page: [who for who in PEOPLE if clients[who].get(page).status_code == 200] for page in pages}
    edits = {
        "/bureau/hier/agenda/": ["coordinator", "editor"],
        "/bureau/hier/toegepast": ["coordinator", "editor"],
    }
    hers = {page: COORDINATOR if "/hier" in page else SECRETARIAT for page in pages}
    assert read == hers | edits


DECIDES = {"zet-erop": agenda.agendise_nationally, "wijs-af": agenda.decline_nationally}
MAY_DECIDE = {
    NationalState.PROPOSED: ["zet-erop", "wijs-af"],
    NationalState.LAPSED: [],
    NationalState.DECLINED: ["zet-erop"],
    NationalState.AGENDISED: [],
}


def proposal(state: NationalState) -> NationalItem:
    """One that lives in three regions, in this state."""
    issue = make.make_issue("Wachten op hulp")
    questions = [make.make_question(werkplaats=make.make_werkplaats()) for _ in range(3)]
    for question in questions:
        agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
    while work.run_due_jobs(by="test"):
        pass
    item: NationalItem = NationalItem.objects.get()
    if state == NationalState.LAPSED:
        agenda.hide_question(actor=make.SYSTEM, question=questions[0])
        while work.run_due_jobs(by="test"):
            pass
    if state in {NationalState.DECLINED, NationalState.AGENDISED}:
        act = "wijs-af" if state == NationalState.DECLINED else "zet-erop"
        DECIDES[act](actor=make.SYSTEM, item=item, reason="Daarom.")
    item.refresh_from_db()
    assert item.state == state
    return item


@pytest.mark.parametrize("state", NationalState)
def test_national_agenda_is_decided_by_the_secretariat_in_its_states(
    state: NationalState, users: dict[str, User | None], sign_in: Callable[..., Client]
) -> None:
    item = proposal(state)
    by_verb: dict[str, list[str]] = {}
    by_door: dict[str, list[str]] = {}
    rightless: dict[str, list[str]] = {act: [] for act in DECIDES}
    for who, user in users.items():
        actor, client = (actor_of(user), sign_in(user)) if user else (VISITOR, Client())
        for act, verb in DECIDES.items():
            with undone():
                try:
                    verb(actor=actor, item=NationalItem.objects.get(), reason="Daarom.")
                    by_verb.setdefault(act, []).append(who)
                except Refused:
                    rightless[act].append(who)
                except LemniscaatError:
                    pass
            with undone():
                client.post(f"/bureau/landelijk/kennisagenda/{item.uuid}/{act}", {"reason": "Daarom."})
                if NationalItem.objects.get().state != state:
                    by_door.setdefault(act, []).append(who)
    may = {act: SECRETARIAT for act in DECIDES if act in MAY_DECIDE[state]}
    assert (by_verb, by_door) == (may, may)
    assert rightless == {act: [who for who in PEOPLE if who not in SECRETARIAT] for act in DECIDES}
