"""Residents ask; the desk makes it clear, looks whether it is known, and answers or has it found out."""

from collections.abc import Callable

from lemniscaat.agenda import api as agenda
from lemniscaat.demo.network_in_time.assumptions import assumed
from lemniscaat.demo.network_in_time.luck import Luck
from lemniscaat.demo.network_in_time.world import Case, Matter, Place, World
from lemniscaat.discovery import api as discovery
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network

State = agenda.QuestionState

DAYS_A_MONTH = 365.25 / 12

SHOWN = 6
"""Hits a group, as the desk's page of a question shows."""

Research = Callable[[World, Case], None]


def ask_for_years(world: World, research: Research) -> None:
    """Plan every question of every werkplaats: the same ones in each way of playing."""
    for number, place in enumerate(world.places):
        luck = world.luck.of(f"residents of {number}")
        draws, day, asked = luck.source("arriving"), 0.0, 0
        while (day := day + draws.expovariate(assumed("questions") / DAYS_A_MONTH)) < world.days.length:
            asked += 1
            world.days.after(day, _resident(world, place, luck.of(f"question {asked}"), research))


def _resident(world: World, place: Place, luck: Luck, research: Research) -> Callable[[], None]:
    matter = luck.one_of("matter", world.matters)
    words = luck.one_of("words", matter.asks).format(g=luck.one_of("name", matter.names))
    return lambda: _ask(world, place, matter, words, luck, research)


def _ask(world: World, place: Place, matter: Matter, words: str, luck: Luck, research: Research) -> None:
    asked = agenda.ask_question(
        actor=network.VISITOR,
        original=words,
        werkplaats=place.werkplaats,
        perspective=luck.one_of("perspective", network.Perspective.values),
        is_invented=True,
    )
    case = Case(place, matter, words, luck, asked.question)
    world.cases.append(case)
    world.days.after(luck.days("settling"), lambda: _settle(world, case, research))


def _settle(world: World, case: Case, research: Research) -> None:
    by, question = case.place.coordinator, case.question
    agenda.talk_with_asker(actor=by, question=question)
    if case.luck.happens("declining"):
        agenda.decline_question(actor=by, question=question, reason="Hiervoor is een ander loket.")
        return
    agenda.settle_wording(actor=by, question=question, text=case.words)
    agenda.add_theme(actor=by, question=question, theme=case.matter.theme)
    agenda.publish_question(actor=by, question=question)
    if case.luck.happens("joining"):
        agenda.join_to_issue(actor=by, question=question, issue=case.matter.issue)
    world.days.after(case.luck.days("deciding"), lambda: decide(world, case, research))


def decide(world: World, case: Case, research: Research) -> None:
    """Answer with what is there, or have it found out."""
    if case.question.state != State.EXPLICIT:
        return
    item = _known(world, case)
    if item is not None:
        answer(world, case, item)
    else:
        research(world, case)


def _known(world: World, case: Case) -> knowledge.Item | None:
    """What the desk finds: by heart, by itself, or because it is shown what fits."""
    shown = _shown(case) if world.way.shown and case.luck.happens("recognising") else set()
    for place, item in world.about(case.matter):
        knows = "knowing_own" if place is case.place else "knowing_other"
        if item.uuid in shown or case.luck.of(item.title).happens(knows):
            return item
    return None


def _shown(case: Case) -> set[object]:
    matched = discovery.match(
        case.question.wording, groups=["knowledge"], limit=SHOWN, without=case.question.uuid
    )
    return {hit.uuid for group in matched.groups for hit in group.hits}


def answer(world: World, case: Case, item: knowledge.Item) -> None:
    """Answer a question with what is published, and perhaps it comes into use."""
    by, question = case.place.coordinator, case.question
    agenda.link_item(actor=by, question=question, item=item)
    agenda.answer_question(actor=by, question=question, short_answer=f"Lees: {item.title}")
    if case.luck.happens("using"):
        world.days.after(case.luck.days("starting_use"), lambda: _use(case, item))


def _use(case: Case, item: knowledge.Item) -> None:
    learning.register_use(
        actor=case.place.coordinator,
        item=item,
        werkplaats=case.place.werkplaats,
        organisation=case.place.organisation,
        question=case.question,
        place=case.place.werkplaats.short_name,
        headline=f"Toegepast: {item.title}"[:200],
        result="Het werkte hier ook.",
        again=True,
        is_invented=True,
    )
