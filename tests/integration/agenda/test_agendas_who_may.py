"""Who may do what with an agenda in which state, at the verb and at the page: one table for both."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Agenda, AgendaState, Remark
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import LemniscaatError, Refused
from lemniscaat.network.api import (
    VISITOR,
    Actor,
    Partnership,
    Perspective,
    User,
    Werkplaats,
    actor_of,
    audited,
)
from people import PEOPLE, one_of_each, undone

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

LEADS = ["coordinator"]
KEEPS = ["coordinator", "editor"]
SPEAKS = ["member", "partner", "teacher"]
ENDORSES = ["coordinator", "partner"]
S = AgendaState
STATES = [S.DRAFT, S.CONSULTATION, S.ADOPTED, S.CLOSED]


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats("hier")


@pytest.fixture
def users(here: Werkplaats) -> dict[str, User | None]:
    return one_of_each(here)


def agenda_in(state: AgendaState, here: Werkplaats) -> Agenda:
    """An agenda of two themes in this state, with a remark that was answered once others could read it."""
    plan = make.make_agenda(here)
    agenda.add_line(actor=make.SYSTEM, agenda=plan, title="Samen")
    agenda.add_programme(actor=make.SYSTEM, agenda=plan, title="Atelier")
    make.make_question(werkplaats=here)
    if state != S.DRAFT:
        plan = agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
        remark = agenda.type_in_remark(
            actor=make.SYSTEM, agenda=plan, text="Goed.", perspective=Perspective.POLICY
        )
        agenda.reply_to_remark(actor=make.SYSTEM, remark=remark, text="Dank.")
    if state in {S.ADOPTED, S.CLOSED}:
        plan = make.adopt(plan, make.make_leads(here))
    return agenda.close_agenda(actor=make.SYSTEM, agenda=plan) if state == S.CLOSED else plan


def office() -> Any:
    """The partner that is no lead."""
    return Partnership.objects.filter(part="partner").first().organisation


Verb = Callable[[Actor, Agenda], Any]


def first(plan: Agenda) -> Any:
    return plan.items.first()


def without_remarks(plan: Agenda) -> None:
    with audited(actor=make.SYSTEM, act="test") as audit:
        for remark in plan.remarks.all():
            remark.delete(audit=audit)


def endorsed(plan: Agenda) -> None:
    if plan.state == S.ADOPTED:
        agenda.endorse_agenda(actor=make.SYSTEM, agenda=plan, organisation=office())


def taken_away(plan: Agenda) -> None:
    if plan.state == S.CONSULTATION:
        agenda.remove_remark(actor=make.SYSTEM, remark=Remark.objects.get(), reason="Hoort hier niet.")


def ended(plan: Agenda) -> None:
    if plan.state == S.CONSULTATION:
        agenda.end_consultation(actor=make.SYSTEM, agenda=plan)


VERBS: dict[str, Verb] = {
    "draft": lambda who, plan: agenda.draft_agenda(
        actor=who, werkplaats=plan.werkplaats, period=make.make_period("2027-2030")
    ),
    "change": lambda who, plan: agenda.change_agenda(actor=who, agenda=plan, mission="Anders."),
    "add": lambda who, plan: agenda.add_agenda_item(actor=who, agenda=plan, title="Nog een?"),
    "reword": lambda who, plan: agenda.change_agenda_item(actor=who, item=first(plan), title="Anders?"),
    "move": lambda who, plan: agenda.move_part(actor=who, part=first(plan), to=2),
    "drop": lambda who, plan: agenda.drop_part(actor=who, part=first(plan)),
    "add line": lambda who, plan: agenda.add_line(actor=who, agenda=plan, title="Lijn"),
    "reword line": lambda who, plan: agenda.change_line(actor=who, line=plan.lines.get(), title="Anders"),
    "add programme": lambda who, plan: agenda.add_programme(actor=who, agenda=plan, title="Atelier"),
    "change programme": lambda who, plan: agenda.change_programme(
        actor=who, programme=plan.programmes.get(), title="Anders"
    ),
    "back": lambda who, plan: (without_remarks(plan), agenda.back_to_draft(actor=who, agenda=plan)),
    "let remark through": lambda who, plan: (
        taken_away(plan),
        agenda.release_remark(actor=who, remark=Remark.objects.get()),
    ),
    "withdraw": lambda who, plan: (
        endorsed(plan),
        agenda.withdraw_endorsement(actor=who, agenda=plan, organisation=office()),
    ),
    "discard": lambda who, plan: agenda.discard_agenda(actor=who, agenda=plan),
    "consult": lambda who, plan: agenda.consult_on_agenda(actor=who, agenda=plan),
    "last day": lambda who, plan: agenda.set_last_day(actor=who, agenda=plan, until=clock.today()),
    "end": lambda who, plan: agenda.end_consultation(actor=who, agenda=plan),
    "invite": lambda who, plan: agenda.invite_to_agenda(actor=who, agenda=plan),
    "remark": lambda who, plan: agenda.place_remark(actor=who, agenda=plan, text="Kort."),
    "remark by mail": lambda who, plan: agenda.place_public_remark(
        actor=who,
        agenda=plan,
        text="Kort.",
        perspective=Perspective.RESIDENT,
        email="iemand@voorbeeld.example",
    ),
    "type in": lambda who, plan: agenda.type_in_remark(
        actor=who, agenda=plan, text="Kort.", perspective=Perspective.POLICY
    ),
    "reply": lambda who, plan: agenda.reply_to_remark(
        actor=who, remark=Remark.objects.get(), text="Anders.", again=True
    ),
    "take remark away": lambda who, plan: agenda.remove_remark(
        actor=who, remark=Remark.objects.get(), reason="Hoort hier niet."
    ),
    "adopt": lambda who, plan: (
        agenda.end_consultation(actor=make.SYSTEM, agenda=plan),
        agenda.adopt_agenda(actor=who, agenda=plan, adopters=make.make_leads(plan.werkplaats)),
    ),
    "endorse": lambda who, plan: agenda.endorse_agenda(actor=who, agenda=plan, organisation=office()),
    "next version": lambda who, plan: agenda.begin_version(actor=who, agenda=plan),
    "close": lambda who, plan: agenda.close_agenda(actor=who, agenda=plan),
}

KEEPERS = {
    "draft", "change", "add", "reword", "move", "drop", "add line", "reword line", "add programme",
    "change programme", "discard",
}  # fmt: skip
COORDINATED = {
    "last day", "end", "invite", "type in", "reply", "take remark away", "let remark through", "back",
    "adopt",
}  # fmt: skip
MAY: dict[tuple[str, AgendaState], list[str]] = {
    **{
        (verb, state): KEEPS
        for verb in sorted(KEEPERS - {"draft", "discard"})
        for state in [S.DRAFT, S.CONSULTATION]
    },
    **{("draft", state): KEEPS for state in STATES},
    ("discard", S.DRAFT): KEEPS,
    ("consult", S.DRAFT): LEADS,
    **{(verb, S.CONSULTATION): LEADS for verb in sorted(COORDINATED)},
    ("remark", S.CONSULTATION): SPEAKS,
    ("remark by mail", S.CONSULTATION): PEOPLE,
    ("endorse", S.ADOPTED): ENDORSES,
    ("withdraw", S.ADOPTED): ENDORSES,
    ("next version", S.ADOPTED): KEEPS,
    ("close", S.ADOPTED): LEADS,
}
"""Who may do it in this state; what is not here nobody may."""

HERS = {"remark": SPEAKS, "remark by mail": PEOPLE, "endorse": ENDORSES, "withdraw": ENDORSES}
OF_A_STATE = {verb: {S.DRAFT} for verb in ["reply", "take remark away", "let remark through"]}
"""Where there is no remark, there is nothing to answer."""


@pytest.mark.parametrize("state", STATES)
def test_who_may_do_it(state: AgendaState, here: Werkplaats, users: dict[str, User | None]) -> None:
    plan = agenda_in(state, here)
    question = agenda.Question.objects.get()
    actors = {name: actor_of(user) if user else VISITOR for name, user in users.items()}
    actors["asker"] = agenda.asker_of(question)
    verbs = {name: verb for name, verb in VERBS.items() if state not in OF_A_STATE.get(name, set())}

    did: dict[str, list[str]] = {verb: [] for verb in verbs}
    refused: dict[str, list[str]] = {verb: [] for verb in verbs}
    for verb, perform in verbs.items():
        for name, actor in actors.items():
            with undone():
                try:
                    with transaction.atomic():
                        perform(actor, Agenda.objects.select_related("werkplaats", "period").get(pk=plan.pk))
                    did[verb].append(name)
                except Refused:
                    refused[verb].append(name)
                except LemniscaatError:
                    pass

    assert did == {verb: MAY.get((verb, state), []) for verb in verbs}
    rights = {
        verb: HERS.get(verb, KEEPS if verb in KEEPERS or verb == "next version" else LEADS) for verb in verbs
    }
    del rights["adopt"], refused["adopt"]  # its state is looked at before who asks
    assert refused == {verb: [name for name in PEOPLE if name not in may] for verb, may in rights.items()}


OPEN = {S.DRAFT, S.CONSULTATION}
ADOPTERS = {
    "group": "{group}", "group_on": "{today}", "municipality": "{municipality}", "municipality_on": "{today}"
}  # fmt: skip
FIRST: dict[str, Callable[[Agenda], None]] = {
    "doe/terug": without_remarks,
    "doe/stel-vast": ended,
    "doe/trek-terug": endorsed,
    "opmerkingen?laat-door": taken_away,
}
"""What the software does in the same breath, so that there is something to do it with."""

POSTS: dict[str, tuple[dict[str, str], set[AgendaState], list[str]]] = {
    "doe/terug": ({}, {S.CONSULTATION}, LEADS),
    "doe/stel-vast": (ADOPTERS, {S.CONSULTATION}, LEADS),
    "doe/onderschrijf": ({"organisation": "{office_pk}", "on": "{today}"}, {S.ADOPTED}, LEADS),
    "doe/trek-terug": ({"organisation": "{office}"}, {S.ADOPTED}, LEADS),
    "doe/verplaats": ({"down": "{item}"}, OPEN, KEEPS),
    "doe/haal-eraf": ({"uuid": "{item}"}, OPEN, KEEPS),
    "thema/{item}": ({"title": "Anders?", "is_chosen": "1"}, OPEN, KEEPS),
    "lijn/{line}": ({"title": "Anders"}, OPEN, KEEPS),
    "programma/nieuw": ({"title": "Nog een"}, OPEN, KEEPS),
    "programma/{programme}": ({"title": "Anders"}, OPEN, KEEPS),
    "opmerkingen": ({"act": "reply-again", "uuid": "{remark}", "text": "Anders."}, {S.CONSULTATION}, LEADS),
    "opmerkingen?": ({"act": "remove", "uuid": "{remark}", "text": "Hoort niet."}, {S.CONSULTATION}, LEADS),
    "opmerkingen?laat-door": ({"act": "let-through", "uuid": "{remark}"}, {S.CONSULTATION}, LEADS),
    "doe/opdracht": ({"mission": "Anders."}, {S.DRAFT, S.CONSULTATION}, KEEPS),
    "doe/gooi-weg": ({}, {S.DRAFT}, KEEPS),
    "doe/open": ({"until": "{today}"}, {S.DRAFT}, LEADS),
    "doe/laatste-dag": ({"until": "{today}"}, {S.CONSULTATION}, LEADS),
    "doe/sluit-ronde": ({}, {S.CONSULTATION}, LEADS),
    "doe/nodig-uit": ({}, {S.CONSULTATION}, LEADS),
    "doe/nieuwe-versie": ({}, {S.ADOPTED}, KEEPS),
    "doe/sluit": ({}, {S.ADOPTED}, LEADS),
    "thema/nieuw": ({"title": "Nog een?", "is_chosen": "1"}, {S.DRAFT, S.CONSULTATION}, KEEPS),
    "lijn/nieuw": ({"title": "Lijn"}, {S.DRAFT, S.CONSULTATION}, KEEPS),
}
"""The last part of the address → what is posted, in which states it can be done, and by whom."""


@pytest.mark.parametrize("state", STATES)
def test_pages_hold_to_the_same_table(
    state: AgendaState, here: Werkplaats, users: dict[str, User | None], sign_in: Callable[..., Client]
) -> None:
    plan = agenda_in(state, here)
    clients = {name: sign_in(user) if user else Client() for name, user in users.items()}
    make.make_leads(here)
    led = {
        "municipality" if row.research_group_id is None else "group": row.pk
        for row in Partnership.objects.filter(werkplaats=here, part="lead")
    }
    remark = plan.remarks.first()
    names = {
        **led,
        "today": clock.today(),
        "item": first(plan).uuid,
        "line": plan.lines.get().uuid,
        "programme": plan.programmes.get().uuid,
        "office": office().slug,
        "office_pk": office().pk,
        "remark": remark.uuid if remark else "",
    }
    desk = f"/bureau/hier/agenda/{plan.period.slug}/{plan.number}"
    page = f"/werkplaatsen/hier/kennisagenda/{plan.period.slug}/versie/{plan.number}"

    found: dict[str, list[str]] = {}
    for path, (fields, _states, _may) in POSTS.items():
        data = {name: value.format(**names) for name, value in fields.items()}
        for name, client in clients.items():
            with undone():
                FIRST.get(path, lambda _plan: None)(Agenda.objects.get(pk=plan.pk))
                answer = client.post(f"{desk}/{path.format(**names)}", data)
                if answer.status_code == 302 and "/account/" not in answer.url:
                    found.setdefault(path, []).append(name)
    readers = [name for name, client in clients.items() if client.get(page).status_code == 200]
    keepers = [name for name, client in clients.items() if client.get(desk).status_code == 200]

    assert found == {path: may for path, (_fields, states, may) in POSTS.items() if state in states}
    assert (readers, keepers) == (KEEPS if state == S.DRAFT else PEOPLE, KEEPS)


HERE = {"opmerking": (S.CONSULTATION, PEOPLE), "onderschrijf": (S.ADOPTED, ENDORSES)}
"""What the page that everyone reads takes, in which state of the agenda, from whom. That a lead adopts there
stands in `test_leading`."""


@pytest.mark.parametrize("state", STATES)
def test_page_that_everyone_reads_holds_to_the_same_table(
    state: AgendaState, here: Werkplaats, users: dict[str, User | None], sign_in: Callable[..., Client]
) -> None:
    plan = agenda_in(state, here)
    clients = {name: sign_in(user) if user else Client() for name, user in users.items()}
    page = f"/werkplaatsen/hier/kennisagenda/{plan.period.slug}/versie/{plan.number}"
    posted = {
        "opmerking": {"text": "Ook na zessen?", "perspective": "resident", "email": "i@voorbeeld.example"},
        "onderschrijf": {"organisation": office().slug},
    }
    rows = {"opmerking": plan.remarks, "onderschrijf": plan.endorsements}
    before = {act: found.count() for act, found in rows.items()}

    did: dict[str, list[str]] = {}
    read_at_once = []
    for act, data in posted.items():
        for name, client in clients.items():
            with undone():
                client.post(f"{page}/{act}", data)
                if rows[act].count() > before[act]:
                    did.setdefault(act, []).append(name)
                    if act == "opmerking" and plan.remarks.last().state == "shown":
                        read_at_once.append(name)

    assert did == {act: may for act, (when, may) in HERE.items() if when == state}
    assert read_at_once == (sorted([*SPEAKS, *LEADS]) if state == S.CONSULTATION else [])
