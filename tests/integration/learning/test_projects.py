"""A project lives on its own pages: planned, shared out over the O's, told of, studied in, ended."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AgendaState, QuestionState
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel.errors import Conflict, LemniscaatError
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Project, ProjectState
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Actor, Role, User
from lemniscaat.vocabulary import api as vocabulary
from people import undone

pytestmark = pytest.mark.django_db

PLANNED, RUNNING = ProjectState.PLANNED, ProjectState.RUNNING
WHO = {
    "visitor": None,
    "anyone with an account": (None, ""),
    "member here": (Role.MEMBER, "here"),
    "teacher here": (Role.TEACHER, "here"),
    "editor here": (Role.EDITOR, "here"),
    "coordinator here": (Role.COORDINATOR, "here"),
    "coordinator there": (Role.COORDINATOR, "there"),
    "partner in it": (Role.PARTNER, "here"),
    "partner not in it": (Role.PARTNER, "here"),
}
KEEPS = {"editor here", "coordinator here"}
WORKS = KEEPS | {"member here", "teacher here", "partner in it"}
TODAY = date(2026, 3, 2)

MAY: dict[str, dict[ProjectState, set[str]]] = {
    "plan": dict.fromkeys(ProjectState, KEEPS),
    "revise": dict.fromkeys(ProjectState, KEEPS),
    "share out": dict.fromkeys(ProjectState, KEEPS),
    "start": {PLANNED: KEEPS},
    "tell": {PLANNED: WORKS, RUNNING: WORKS},
    "tell better": {PLANNED: WORKS, RUNNING: WORKS},
    "begin a round": {PLANNED: WORKS, RUNNING: WORKS},
    "tell of a round": {PLANNED: WORKS, RUNNING: WORKS},
    "complete": {RUNNING: KEEPS},
    "stop": {PLANNED: KEEPS, RUNNING: KEEPS},
    "say it made": dict.fromkeys(ProjectState, KEEPS),
    "say it did not make": dict.fromkeys(ProjectState, KEEPS),
}
"""By act and state of the project: who. Whoever is not named is refused, and nothing changes."""


class World:
    """A project with something of each kind, and one of each who may want something of it."""

    def __init__(self, state: ProjectState = RUNNING) -> None:
        self.here, there = make.make_werkplaats("hier"), make.make_werkplaats()
        self.partner, other = make.make_organisation(), make.make_organisation()
        self.four_o = vocabulary.define_four_o(actor=make.SYSTEM, code="onderzoek", label="Onderzoek")
        places = {"here": self.here, "there": there, "": None}
        of = {"partner in it": self.partner, "partner not in it": other}
        self.users: dict[str, User] = {
            who: make.make_user(held[0], places[held[1]], of.get(who)) for who, held in WHO.items() if held
        }
        self.made, self.other = make.make_item(), make.make_item()
        self.project = make.make_project(
            self.here, "Wat helpt", partners=[self.partner], strands=[(self.four_o, "Kijken.")]
        )
        by = {"actor": make.SYSTEM, "project": self.project}
        self.told = learning.tell_progress(text="We zijn begonnen.", **by)
        self.round = learning.begin_student_round(name="Klas 1", since=TODAY, task="Tellen.", **by)
        learning.add_product(item=self.made, **by)
        if state != PLANNED:
            learning.start_project(actor=make.SYSTEM, project=self.project)
        if state == ProjectState.COMPLETED:
            learning.complete_project(learnt="Veel.", **by)
        if state == ProjectState.STOPPED:
            learning.stop_project(reason="Geen tijd.", **by)

    def actor(self, who: str) -> Actor:
        user = self.users.get(who)
        return network.actor_of(user) if user else VISITOR

    def page(self, way: str = "") -> str:
        return f"/projecten/{self.project.slug}{way}"


Do = Callable[[World, Actor], object]
Post = Callable[[World], tuple[str, dict[str, Any]]]
ROUND = {"name": "Klas 2", "since": "2026-03-02", "task": "Vragen."}

ACTS: dict[str, tuple[Do, Post]] = {
    "plan": (
        lambda w, actor: learning.plan_project(actor=actor, title="Nog een", werkplaats=w.here),
        lambda w: ("/werkplaatsen/hier/projecten/nieuw", {"title": "Nog een", "summary": "Wat helpt?"}),
    ),
    "revise": (
        lambda w, actor: learning.revise_project(actor=actor, project=w.project, title="Anders"),
        lambda w: (w.page("/wijzig"), {"title": "Anders", "summary": "Wat helpt?"}),
    ),
    "share out": (
        lambda w, actor: learning.share_out_project(
            actor=actor, project=w.project, shares=[(w.four_o, "Kijken.", "Tellen.", "")]
        ),
        lambda w: (w.page("/aandelen"), {"onderzoek-text": "Kijken.", "onderzoek-plan": "Tellen."}),
    ),
    "start": (
        lambda w, actor: learning.start_project(actor=actor, project=w.project),
        lambda w: (w.page("/werk"), {"act": "starten"}),
    ),
    "tell": (
        lambda w, actor: learning.tell_progress(actor=actor, project=w.project, text="Halverwege."),
        lambda w: (w.page("/werk"), {"act": "voortgang", "text": "Halverwege."}),
    ),
    "tell better": (
        lambda w, actor: learning.revise_progress(actor=actor, progress=w.told, text="Beter."),
        lambda w: (w.page(f"/voortgang/{w.told.uuid}"), {"text": "Beter."}),
    ),
    "begin a round": (
        lambda w, actor: learning.begin_student_round(
            actor=actor, project=w.project, name="Klas 2", since=TODAY, task="Vragen."
        ),
        lambda w: (w.page("/rondes/nieuw"), ROUND),
    ),
    "tell of a round": (
        lambda w, actor: learning.revise_student_round(
            actor=actor, student_round=w.round, yielded="Een lijst."
        ),
        lambda w: (w.page(f"/rondes/{w.round.uuid}"), ROUND | {"yielded": "Een lijst."}),
    ),
    "complete": (
        lambda w, actor: learning.complete_project(actor=actor, project=w.project, learnt="Veel."),
        lambda w: (w.page("/einde"), {"act": "afronden", "geleerd-text": "Veel."}),
    ),
    "stop": (
        lambda w, actor: learning.stop_project(actor=actor, project=w.project, reason="Geen tijd."),
        lambda w: (w.page("/einde"), {"act": "stoppen", "reden-text": "Geen tijd."}),
    ),
    "say it made": (
        lambda w, actor: learning.add_product(actor=actor, project=w.project, item=w.other),
        lambda w: (w.page("/werk"), {"act": "gemaakt", "wat": w.other.uuid}),
    ),
    "say it did not make": (
        lambda w, actor: learning.remove_product(actor=actor, project=w.project, item=w.made),
        lambda w: (w.page("/werk"), {"act": "niet-gemaakt", "wat": w.made.uuid}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("state", ProjectState)
def test_by_each_door_who_may_does_and_nobody_else(
    sign_in: Callable[..., Client], state: ProjectState
) -> None:
    world = World(state)
    by_action: dict[str, set[str]] = {act: set() for act in ACTS}
    by_page: dict[str, set[str]] = {act: set() for act in ACTS}
    for who in WHO:
        client = sign_in(world.users[who]) if who in world.users else Client()
        for act, (do, post) in ACTS.items():
            with undone(), suppress(LemniscaatError):
                world.project = Project.objects.get(pk=world.project.pk)
                do(world, world.actor(who))
                by_action[act].add(who)
            with undone():
                address, typed = post(world)
                answer = client.post(address, typed)
                if answer.status_code == 302 and "/account/" not in answer["Location"]:
                    by_page[act].add(who)
    expected = {act: MAY[act].get(state, set()) for act in ACTS}
    assert by_action == expected
    assert by_page == expected


def test_project_on_a_theme_of_the_agenda_takes_its_questions_into_research(
    sign_in: Callable[..., Client],
) -> None:
    world = World(PLANNED)
    theme = make.make_agenda(world.here, "Hoe begin je?", state=AgendaState.ADOPTED).items.get()
    waits, elsewhere = (make.make_question(werkplaats=world.here) for _n in range(2))
    agenda.place_on_agenda(actor=make.SYSTEM, question=waits, item=theme)
    client = sign_in(world.users["coordinator here"])

    client.post(
        world.page("/wijzig"), {"title": "Wat helpt", "summary": "Wat helpt?", "agenda_item": theme.pk}
    )
    page = client.get(world.page("/werk")).content.decode()
    assert waits.wording in page
    assert elsewhere.wording not in page
    client.post(world.page("/werk"), {"act": "starten", "questions": [waits.pk]})

    waits.refresh_from_db()
    assert waits.state == QuestionState.IN_RESEARCH
    last = circulation.steps_of_question(VISITOR, waits.uuid).last()
    assert last is not None
    assert (last.activity, last.subject_uuid) == ("research", world.project.uuid)
    public = Client().get(world.page()).content.decode()
    assert waits.wording in public
    assert theme.title in public


def test_what_is_told_stands_for_everyone_and_bad_input_loses_nothing(
    sign_in: Callable[..., Client],
) -> None:
    world = World()
    vocabulary.define_four_o(actor=make.SYSTEM, code="onderwijs", label="Onderwijs")
    client = sign_in(world.users["teacher here"])

    refused = client.post(world.page("/werk"), {"act": "voortgang", "text": "Bel mij: 06 12345678."})
    early = client.post(world.page("/rondes/nieuw"), ROUND | {"until": "2026-03-01"})
    client.post(
        world.page(f"/rondes/{world.round.uuid}"),
        ROUND | {"school": world.partner.pk, "n_students": 9, "yielded": "Een lijst."},
    )

    assert (refused.status_code, early.status_code) == (422, 422)
    assert "Bel mij: 06 12345678." in refused.content.decode()
    assert "Vragen." in early.content.decode()
    public = Client().get(world.page()).content.decode()
    for words in ("We zijn begonnen.", "Een lijst.", "9 studenten", "hoort er nog niet bij"):
        assert words in public, words
    assert "Bel mij" not in public


def test_share_without_words_goes_and_one_with_only_a_plan_is_asked_about(
    sign_in: Callable[..., Client],
) -> None:
    world = World()
    client = sign_in(world.users["editor here"])

    odd = client.post(world.page("/aandelen"), {"onderzoek-text": "", "onderzoek-plan": "Tellen."})
    assert odd.status_code == 422
    assert "Tellen." in odd.content.decode()
    assert world.project.strands.get().text == "Kijken."

    client.post(world.page("/aandelen"), {"onderzoek-text": ""})
    assert not world.project.strands.exists()


def test_nothing_is_told_of_a_project_that_ended_meanwhile() -> None:
    world = World()
    as_read = Project.objects.get(pk=world.project.pk)
    learning.complete_project(actor=make.SYSTEM, project=world.project, learnt="Veel.")
    with pytest.raises(Conflict):
        learning.tell_progress(actor=make.SYSTEM, project=as_read, text="Nog iets.")
    with pytest.raises(Conflict):
        learning.stop_project(actor=make.SYSTEM, project=as_read, reason="Toch niet.")
