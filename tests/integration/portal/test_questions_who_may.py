"""Who may do what with a question in which state, at the verb and at every door: one table for all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AgendaState, Question, TieKind
from lemniscaat.agenda.api import QuestionState as S
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import LemniscaatError, Refused
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Actor, AuditEvent, User, Werkplaats, actor_of
from lemniscaat.portal.views import desk_acts, follow_acts
from people import PEOPLE, one_of_each, undone

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

WORDS = "Hoe zie je geldzorgen op tijd?"
DESK, ASKER = ["coordinator"], ["asker"]
TRYING = [*PEOPLE, "other asker"]

AT_DESK = {S.RECEIVED, S.IN_TALK, S.EXPLICIT}
OPEN = AT_DESK | {S.ON_AGENDA, S.IN_RESEARCH, S.HANDED_OVER}
CAME_IN = OPEN | {S.ANSWERED, S.DECLINED}
SETTLED = CAME_IN - {S.RECEIVED, S.IN_TALK}
EVER = CAME_IN | {S.HELD, S.REMOVED}


@dataclass
class World:
    """A question at the desk of `here`, and what can be done with it."""

    asked: agenda.Asked
    here: Werkplaats
    there: Werkplaats
    issues: list[Any]
    items: list[Any]
    others: list[Question]
    themes: list[Any]
    place: Any
    circle: Any
    institute: Any

    @property
    def question(self) -> Question:
        """As it is now."""
        return Question.objects.select_related("werkplaats", "issue").get(pk=self.asked.question.pk)


Verb = Callable[[World, Actor, Question], Any]
Fields = Callable[[Any, Any], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """One act: in which states who may, how it is called, and what its door posts.

    `first` is done by the software, in the same breath, so that there is something to do it with.
    """

    may: list[str]
    states: set[S]
    verb: Verb
    at: str
    fields: Fields = lambda _world, _question: {}
    first: Verb | None = None


def publish(_world: World, actor: Actor, question: Question) -> None:
    agenda.publish_question(actor=actor, question=question)


def propose(_world: World, actor: Actor, question: Question) -> None:
    agenda.propose_wording(actor=actor, question=question, text=WORDS)


def another_theme(world: World, actor: Actor, question: Question) -> None:
    agenda.add_theme(actor=actor, question=question, theme=world.themes[1])


def reject(world: World, actor: Actor, question: Question) -> None:
    agenda.reject_match(actor=actor, question=question, kind="item", uuid=world.items[1].uuid)


def last(question: Question) -> Any:
    return question.events.filter(undone_at=None).last()


def simply(act: Callable[..., Any], **given: Any) -> Verb:
    return lambda _world, who, question: act(actor=who, question=question, **given)


def typed(text: str) -> Fields:
    return lambda _world, _question: {"text": text}


def uuid_of(pick: Callable[[World], Any]) -> Fields:
    return lambda world, _question: {"uuid": pick(world).uuid}


TABLE: dict[str, Row] = {
    "talk": Row(DESK, CAME_IN, simply(agenda.talk_with_asker), "gesprek"),
    "write": Row(DESK, OPEN, simply(agenda.write_to_asker, text="Waar?"), "schrijf", typed("Waar?")),
    "propose": Row(DESK, AT_DESK, propose, "leg-voor", typed(WORDS)),
    "settle": Row(DESK, CAME_IN, simply(agenda.settle_wording, text=WORDS), "scherp", typed(WORDS)),
    "join": Row(
        DESK,
        CAME_IN,
        lambda world, who, question: agenda.join_to_issue(
            actor=who, question=question, issue=world.issues[1]
        ),
        "verbind",
        uuid_of(lambda world: world.issues[1]),
    ),
    "new issue": Row(
        DESK,
        CAME_IN,
        simply(agenda.join_to_new_issue, title="Stil verdriet", summary="Rouw op het werk."),
        "nieuwe-kwestie",
        lambda _world, _question: {"title": "Stil verdriet", "text": "Rouw op het werk."},
    ),
    "leave": Row(DESK, CAME_IN, simply(agenda.leave_issue), "haal-los"),
    "link": Row(
        DESK,
        CAME_IN,
        lambda world, who, question: agenda.link_item(actor=who, question=question, item=world.items[1]),
        "kennis",
        uuid_of(lambda world: world.items[1]),
    ),
    "unlink": Row(
        DESK,
        CAME_IN,
        lambda world, who, question: agenda.unlink_item(actor=who, question=question, item=world.items[0]),
        "haal-kennis-weg",
        uuid_of(lambda world: world.items[0]),
    ),
    "tie": Row(
        DESK,
        CAME_IN,
        lambda world, who, question: agenda.tie_questions(
            actor=who, question=question, other=world.others[1], kind=TieKind.RELATED
        ),
        "verwant",
        uuid_of(lambda world: world.others[1]),
    ),
    "untie": Row(
        DESK,
        CAME_IN,
        lambda world, who, question: agenda.untie_questions(
            actor=who, question=question, other=world.others[0]
        ),
        "maak-los",
        uuid_of(lambda world: world.others[0]),
    ),
    "theme": Row(DESK, CAME_IN, another_theme, "thema", uuid_of(lambda world: world.themes[1])),
    "no theme": Row(
        DESK,
        CAME_IN,
        lambda world, who, question: agenda.drop_theme(actor=who, question=question, theme=world.themes[0]),
        "thema-weg",
        uuid_of(lambda world: world.themes[0]),
    ),
    "reject": Row(
        DESK,
        CAME_IN,
        reject,
        "past-niet",
        lambda world, _question: {"uuid": world.items[1].uuid, "kind": "item"},
    ),
    "take rejection back": Row(
        DESK,
        CAME_IN,
        lambda world, who, question: agenda.take_back_rejection(
            actor=who, question=question, uuid=world.items[1].uuid
        ),
        "past-toch",
        uuid_of(lambda world: world.items[1]),
        first=reject,
    ),
    "answer": Row(
        DESK,
        AT_DESK | {S.IN_RESEARCH, S.HANDED_OVER},
        simply(agenda.answer_question, short_answer="Zo."),
        "beantwoord",
        typed("Zo."),
    ),
    "decline": Row(DESK, AT_DESK, simply(agenda.decline_question, reason="Nee."), "wijs-af", typed("Nee.")),
    "place": Row(
        DESK,
        {S.EXPLICIT},
        lambda world, who, question: agenda.place_on_agenda(actor=who, question=question, item=world.place),
        "agenda",
        uuid_of(lambda world: world.place),
    ),
    "leave out": Row(
        DESK, {S.ON_AGENDA}, simply(agenda.leave_out, reason="Toch niet."), "laat-weg", typed("Toch niet.")
    ),
    "research": Row(
        DESK,
        {S.EXPLICIT, S.ON_AGENDA, S.IN_RESEARCH},
        lambda world, who, question: learning.take_in_question(
            actor=who, group=world.circle, question=question
        ),
        "onderzoek",
        uuid_of(lambda world: world.circle),
    ),
    "pass on": Row(
        DESK,
        AT_DESK,
        lambda world, who, question: agenda.pass_on_question(actor=who, question=question, to=world.there),
        "geef-door",
        lambda _world, _question: {"to": "daar"},
    ),
    "publish": Row(DESK, SETTLED, publish, "zet-op-site"),
    "reveal": Row(DESK, SETTLED, simply(agenda.reveal_original), "toon-woorden", first=publish),
    "hide": Row(DESK, SETTLED, simply(agenda.hide_question), "haal-van-site", first=publish),
    "undo": Row(
        DESK,
        CAME_IN,
        lambda _world, who, question: agenda.undo_last(actor=who, question=question, event=last(question)),
        "maak-ongedaan",
        lambda _world, question: {"uuid": last(question).uuid},
        first=another_theme,
    ),
    "hand over": Row(
        DESK,
        {S.EXPLICIT},
        lambda world, who, question: agenda.hand_over_question(
            actor=who, question=question, handover_uuid=world.there.uuid, to="Daar"
        ),
        "",
    ),
    "offer": Row(
        DESK,
        {S.EXPLICIT},
        lambda world, who, question: agenda.offer_question(
            actor=who,
            question=question,
            hope="Vergelijk.",
            deadline=clock.today(),
            to_organisation=world.institute,
        ),
        "draag-over",
        lambda world, _question: {
            "to": f"o-{world.institute.slug}",
            "hope": "Vergelijk.",
            "deadline": clock.today(),
        },
    ),
    "let through": Row(
        DESK,
        {S.HELD, S.REMOVED},
        simply(agenda.release_question),
        "vastgehouden",
        lambda _world, _question: {"act": "laat-door"},
    ),
    "remove": Row(
        DESK,
        {S.HELD},
        simply(agenda.remove_as_spam, reason="Reclame."),
        "vastgehouden",
        lambda _world, _question: {"reason": "Reclame."},
    ),
    "reply": Row(
        ASKER,
        OPEN,
        simply(agenda.reply_to_desk, text="In Borne."),
        "volg",
        lambda _world, _question: {"act": "schrijf", "text": "In Borne."},
    ),
    "agree": Row(
        ASKER,
        AT_DESK,
        simply(agenda.agree_with_wording, text=WORDS),
        "volg",
        lambda _world, _question: {"act": "akkoord", "text": WORDS},
        first=propose,
    ),
    "other words": Row(
        ASKER,
        AT_DESK,
        simply(agenda.offer_other_words, text="Hoe zie ik het?"),
        "volg",
        lambda _world, _question: {"act": "andere-woorden", "text": "Hoe zie ik het?"},
        first=propose,
    ),
    "object": Row(
        ASKER,
        {S.DECLINED},
        simply(agenda.object_to_decline, note="Kijk nog eens."),
        "volg",
        lambda _world, _question: {"act": "bezwaar", "text": "Kijk nog eens."},
    ),
    "say what helps": Row(
        ASKER,
        EVER,
        lambda world, who, question: agenda.judge_as_asker(
            actor=who, question=question, kind="item", uuid=world.items[0].uuid, helps=True
        ),
        "",
    ),
    "erase": Row(
        ASKER,
        EVER,
        simply(agenda.erase_asker, who_too=True),
        "volg",
        lambda _world, _question: {"gegevens": "1", "wie": "1"},
    ),
}
"""What stands in no row nobody may."""


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats("hier")


@pytest.fixture
def users(here: Werkplaats) -> dict[str, User | None]:
    return one_of_each(here)


@pytest.fixture
def world(here: Werkplaats, users: dict[str, User | None], state: S) -> World:
    """The question in this state: of an issue, with knowledge, a theme and a question elsewhere."""
    there = network.werkplaatsen().get(slug="daar")
    held_for = agenda.Hold.TOO_MANY if state in agenda.ASIDE_STATES else ""
    asked = agenda.ask_question(
        actor=VISITOR,
        original="Mijn buurvrouw eet niet.",
        role="buurvrouw",
        werkplaats=here,
        held_for=held_for,
    )
    world = World(
        asked,
        here,
        there,
        issues=[make.make_issue(), make.make_issue()],
        items=[make.make_item(), make.make_item()],
        others=[make.make_question(werkplaats=there), make.make_question(werkplaats=there)],
        themes=[make.make_theme(), make.make_theme()],
        place=make.make_agenda(here, state=AgendaState.CONSULTATION).items.first(),
        circle=make.make_circle(here),
        institute=make.make_organisation(kind=network.OrganisationKind.INSTITUTE, is_national=True),
    )
    bring_to(state, world)
    return world


def bring_to(state: S, world: World) -> None:
    """As its desk and its asker would."""
    by = {"actor": make.SYSTEM, "question": world.asked.question}
    if state == S.REMOVED:
        agenda.remove_as_spam(**by, reason="Reclame.")
    if state in agenda.ASIDE_STATES:
        return
    agenda.join_to_issue(**by, issue=world.issues[0])
    agenda.link_item(**by, item=world.items[0])
    agenda.tie_questions(**by, other=world.others[0], kind=TieKind.SAME)
    agenda.add_theme(**by, theme=world.themes[0])
    if state == S.IN_TALK:
        agenda.talk_with_asker(**by)
    if state in SETTLED:
        agenda.settle_wording(**by, text=WORDS)
    last_act: Mapping[S, Callable[[], Any]] = {
        S.ANSWERED: lambda: agenda.answer_question(**by, short_answer="Zo."),
        S.ON_AGENDA: lambda: agenda.place_on_agenda(**by, item=world.place),
        S.IN_RESEARCH: lambda: agenda.start_research(**by, subject=("circle", world.here.uuid, "Een kring")),
        S.HANDED_OVER: lambda: agenda.hand_over_question(**by, handover_uuid=world.here.uuid, to="Daar"),
        S.DECLINED: lambda: agenda.decline_question(**by, reason="Nee."),
    }
    last_act.get(state, lambda: None)()


def everyone(world: World, users: Mapping[str, User | None]) -> dict[str, Actor]:
    actors = {name: actor_of(user) if user else VISITOR for name, user in users.items()}
    other = agenda.asker_of(make.make_question(werkplaats=world.here, published=False))
    return {**actors, "asker": agenda.asker_of(world.question), "other asker": other}


def prepared(row: Row, world: World) -> bool:
    """Whether there is something to do it with in this state."""
    try:
        with transaction.atomic():
            if row.first is not None:
                row.first(world, make.SYSTEM, world.question)
    except LemniscaatError:
        return False
    return True


@pytest.mark.parametrize("state", S)
def test_who_may_do_it(state: S, world: World, users: dict[str, User | None]) -> None:
    actors = everyone(world, users)
    did: dict[str, list[str]] = {}
    rightless: dict[str, list[str]] = {}
    for act, row in TABLE.items():
        with undone():
            for name, actor in actors.items() if prepared(row, world) else ():
                with undone():
                    try:
                        row.verb(world, actor, world.question)
                        did.setdefault(act, []).append(name)
                    except Refused:
                        rightless.setdefault(act, []).append(name)
                    except LemniscaatError:
                        pass

    may = {act: row.may for act, row in TABLE.items() if state in row.states}
    if state in agenda.ASIDE_STATES:
        # What does not fit is no act of the thread; that a held question is at no desk, its doors say.
        did = {act: names for act, names in did.items() if act not in {"reject", "take rejection back"}}
    assert did == may
    others = {act: [name for name in TRYING if name not in names] for act, names in may.items()}
    assert {act: rightless[act] for act in may} == others


def trying_at(row: Row, state: S) -> list[str]:
    """Everyone where somebody may; where nobody may, those who may elsewhere."""
    if row.at == "volg":
        return ["asker", "other asker"]
    return PEOPLE if state in row.states else row.may


@pytest.mark.parametrize("state", S)
def test_every_door_holds_to_the_same_table(
    state: S, world: World, users: dict[str, User | None], sign_in: Callable[..., Client]
) -> None:
    clients = {name: sign_in(user) if user else Client() for name, user in users.items()}
    other = agenda.ask_question(actor=VISITOR, original="Hoe dan?", werkplaats=world.here)
    tokens = {"asker": world.asked.token, "other asker": other.token}
    uuid, number = world.question.uuid, world.question.number

    did: dict[str, list[str]] = {}
    for act, row in TABLE.items():
        with undone():
            for name in trying_at(row, state) if row.at and prepared(row, world) else ():
                with undone():
                    question = world.question
                    path = f"/bureau/hier/{number}/{row.at}"
                    client = clients.get(name) or Client()
                    if row.at == "volg":
                        path, client = f"/vraag/volg/{tokens[name]}", Client()
                    if row.at == "vastgehouden":
                        path = f"/bureau/hier/vastgehouden/{number}"
                    before = AuditEvent.objects.filter(subject_uuid=uuid).count()
                    client.post(path, {"revision": question.revision, **row.fields(world, question)})
                    if AuditEvent.objects.filter(subject_uuid=uuid).count() > before:
                        did.setdefault(act, []).append(name)

    assert did == {act: row.may for act, row in TABLE.items() if row.at and state in row.states}


def test_every_button_stands_in_the_table() -> None:
    at_desk = {row.at for row in TABLE.values()} - {"", "volg", "vastgehouden", "draag-over"}
    hers = [row.fields(None, None) for row in TABLE.values() if row.at == "volg"]
    said = {fields["act"] for fields in hers if "act" in fields}
    assert (at_desk | {"zelfde"}, said) == (set(desk_acts.ACTS), set(follow_acts.ACTS))
