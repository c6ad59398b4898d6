"""Who may do what with a round in which state, at the verb and at the page: one table for both."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Audience, Round
from lemniscaat.agenda.views import round_acts
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import LemniscaatError, Refused
from lemniscaat.network.api import (
    VISITOR,
    Actor,
    Perspective,
    User,
    Werkplaats,
    actor_of,
)
from people import PEOPLE, one_of_each, undone

pytestmark = pytest.mark.django_db

RUNS = ["coordinator"]
WEIGHS = ["member", "partner", "teacher"]
NOBODY: list[str] = []
STATES = ["draft", "open", "open to all", "closed"]


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats("hier")


@pytest.fixture
def users(here: Werkplaats) -> dict[str, User | None]:
    return one_of_each(here)


def round_in(state: str, here: Werkplaats) -> Round:
    """A new round in this state, over a question of the werkplaats and an issue."""
    audience = Audience.EVERYONE if state == "open to all" else Audience.PARTNERS
    subjects = make.make_question(werkplaats=here), make.make_issue()
    round = make.make_round(here, *subjects, opened=state != "draft", audience=audience)
    if state == "closed":
        make.type_in(round, Perspective.POLICY, 5, 1)
        agenda.close_round(actor=make.SYSTEM, round=round)
    elif state != "draft":
        agenda.type_in_paper_ballot(
            actor=make.SYSTEM,
            round=round,
            reference="1",
            perspective=Perspective.RESEARCH,
            weights={round.candidates.first(): 1},
        )
    return Round.objects.select_related("werkplaats").get(pk=round.pk)


FIELDS = {"title": "Anders", "question": "Wat dan?", "points": 5, "audience": Audience.PARTNERS}
Verb = Callable[[Actor, Round], Any]


def weights(round: Round) -> dict[Any, int]:
    return {round.candidates.first(): 3}


VERBS: dict[str, Verb] = {
    "draft": lambda who, round: agenda.draft_round(
        actor=who, werkplaats=round.werkplaats, closes_on=clock.today(), **FIELDS
    ),
    "change": lambda who, round: agenda.change_round(
        actor=who, round=round, closes_on=clock.today(), **FIELDS
    ),
    "discard": lambda who, round: agenda.discard_round(actor=who, round=round),
    "add": lambda who, round: agenda.add_candidate(actor=who, round=round, subject=make.make_issue()),
    "drop": lambda who, round: agenda.drop_candidate(
        actor=who, round=round, candidate=round.candidates.first()
    ),
    "open": lambda who, round: agenda.open_round(actor=who, round=round),
    "invite": lambda who, round: agenda.invite_partners(actor=who, round=round),
    "weigh": lambda who, round: agenda.cast_ballot(actor=who, round=round, weights=weights(round)),
    "weigh by mail": lambda who, round: agenda.cast_public_ballot(
        actor=who,
        round=round,
        weights=weights(round),
        perspective=Perspective.RESIDENT,
        email="iemand@voorbeeld.example",
    ),
    "type in": lambda who, round: agenda.type_in_paper_ballot(
        actor=who, round=round, reference="2", perspective=Perspective.RESIDENT, weights=weights(round)
    ),
    "take out": lambda who, round: agenda.take_out_paper_ballot(actor=who, round=round, reference="1"),
    "close": lambda who, round: agenda.close_round(actor=who, round=round),
}

MAY: dict[tuple[str, str], list[str]] = {
    **{("draft", state): RUNS for state in STATES},
    **{(verb, "draft"): RUNS for verb in ["change", "discard", "add", "drop", "open"]},
    **{
        (verb, state): RUNS
        for verb in ["invite", "type in", "take out", "close"]
        for state in ["open", "open to all"]
    },
    ("weigh", "open"): WEIGHS,
    ("weigh", "open to all"): WEIGHS,
    ("weigh by mail", "open to all"): PEOPLE,
}
"""Who may do it in this state; what is not here nobody may."""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", VERBS)
def test_who_may_do_it(verb: str, state: str, here: Werkplaats, users: dict[str, User | None]) -> None:
    round = round_in(state, here)
    asker = agenda.asker_of(round.candidates.filter(question__isnull=False).get().question)
    did, refused = [], {}
    for name, user in users.items():
        actor = asker if name == "asker" else actor_of(user) if user else VISITOR
        with undone():
            try:
                VERBS[verb](actor, Round.objects.select_related("werkplaats").get(pk=round.pk))
                did.append(name)
            except LemniscaatError as refusal:
                refused[name] = type(refusal)

    assert did == MAY.get((verb, state), NOBODY)
    keepers = {"weigh": WEIGHS, "weigh by mail": PEOPLE if state != "open" else NOBODY}.get(verb, RUNS)
    rightless = [name for name, kind in refused.items() if kind is Refused]
    if state in {"draft", "closed"} and verb == "weigh by mail":
        assert rightless == PEOPLE
    else:
        assert rightless == [name for name in PEOPLE if name not in keepers]


@pytest.mark.parametrize("state", STATES)
def test_who_may_read_it(state: str, here: Werkplaats, users: dict[str, User | None]) -> None:
    round = round_in(state, here)
    actors = {name: actor_of(user) if user else VISITOR for name, user in users.items()}

    readers = [name for name, who in actors.items() if agenda.round_page(who, "hier", round.number)]

    assert readers == (RUNS if state == "draft" else PEOPLE)


def answers(client: Client, method: str, path: str, data: Any = None) -> int:
    return int(getattr(client, method)(path, data or {}).status_code)


@pytest.fixture
def clients(users: dict[str, User | None], sign_in: Callable[..., Client]) -> dict[str, Client]:
    """The browser of each."""
    return {name: sign_in(user) if user else Client() for name, user in users.items()}


@pytest.mark.parametrize("state", STATES)
def test_desk_page_is_its_coordinators(state: str, here: Werkplaats, clients: dict[str, Client]) -> None:
    round = round_in(state, here)
    paths = [
        reverse("agenda:desk-rounds", args=["hier"]),
        reverse("agenda:new-round", args=["hier"]),
        reverse("agenda:desk-round", args=["hier", round.number]),
    ]

    found = {name: {answers(client, "get", path) for path in paths} for name, client in clients.items()}

    signed_out = {"asker", "visitor"}
    assert found == {
        name: {200} if name in RUNS else {302} if name in signed_out else {404} for name in PEOPLE
    }


POSTS: dict[str, dict[str, str]] = {
    "wijzig": {"title": "Anders", "question": "Wat?", "points": "5", "audience": "partners"},
    "zet-erbij": {"uuid": "{issue}"},
    "haal-eruit": {"uuid": "{candidate}"},
    "gooi-weg": {},
    "open": {},
    "nodig-uit": {},
    "papier": {"reference": "2", "perspective": "resident"},
    "haal-papier-weg": {"reference": "1"},
    "sluit": {},
}
POSTABLE = {"draft": ["wijzig", "zet-erbij", "haal-eruit", "gooi-weg", "open"], "closed": []}
WHEN_OPEN = ["nodig-uit", "papier", "haal-papier-weg", "sluit"]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", POSTS)
def test_desk_acts_only_for_its_coordinator_and_in_their_state(
    act: str, state: str, here: Werkplaats, clients: dict[str, Client]
) -> None:
    round = round_in(state, here)
    path = reverse("agenda:round-act", args=["hier", round.number, act])
    names = {"issue": make.make_issue().uuid, "candidate": round.candidates.first().uuid}
    posted = {name: value.format(**names) for name, value in POSTS[act].items()}
    data = {**posted, "closes_on": clock.today().isoformat(), f"p{round.candidates.first().pk}": 2}

    found = {}
    for name, client in clients.items():
        with undone():
            found[name] = answers(client, "post", path, data)

    possible = act in POSTABLE.get(state, WHEN_OPEN)
    for_keeper = 302 if possible else 409
    signed_out = {"asker", "visitor"}
    assert found == {
        name: for_keeper if name in RUNS else 302 if name in signed_out else 404 for name in PEOPLE
    }


def test_new_round_only_at_the_page_of_its_coordinator(here: Werkplaats, clients: dict[str, Client]) -> None:
    path, data = (
        reverse("agenda:new-round", args=["hier"]),
        {**FIELDS, "closes_on": clock.today().isoformat()},
    )

    made = []
    for name, client in clients.items():
        with undone():
            client.post(path, data)
            if Round.objects.filter(werkplaats=here).exists():
                made.append(name)

    assert made == RUNS


def test_every_button_of_a_round_stands_in_the_table() -> None:
    assert set(POSTS) == set(round_acts.ACTS)


@pytest.mark.parametrize("state", STATES)
def test_points_are_taken_at_the_page_from_whom_the_table_says(
    state: str, here: Werkplaats, clients: dict[str, Client]
) -> None:
    round = round_in(state, here)
    path = reverse("agenda:round", args=["hier", round.number])
    data = {f"p{round.candidates.first().pk}": "3", "perspective": "resident", "email": "i@voorbeeld.example"}
    before = round.ballots.count()

    gave = []
    for name, client in clients.items():
        with undone():
            client.post(path, data)
            if round.ballots.count() > before:
                gave.append(name)

    assert gave == {"open": WEIGHS, "open to all": PEOPLE}.get(state, NOBODY)
