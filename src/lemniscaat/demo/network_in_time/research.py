"""A circle or project finds out what is asked, keeps its insights closed, and makes what others can read."""

from datetime import timedelta

from lemniscaat.agenda import api as agenda
from lemniscaat.demo.network_in_time import crossing
from lemniscaat.demo.network_in_time.assumptions import assumed
from lemniscaat.demo.network_in_time.desks import answer, decide
from lemniscaat.demo.network_in_time.world import Case, Group, World
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning


def begin(world: World, case: Case) -> None:
    """Take the question to a group of its own werkplaats that works on it already, to a new one when there
    are people for it, or let it wait for them."""
    place = case.place
    beside = next((group for group in place.groups if group.matter is case.matter), None)
    if beside is not None:
        _take_in(beside, case)
    elif len(place.groups) < int(assumed("groups_at_once")):
        _start(world, case)
    else:
        place.queue.append(case)


def _take_in(group: Group, case: Case) -> None:
    kind = "circle" if isinstance(group.thing, learning.Circle) else "project"
    agenda.start_research(
        actor=case.place.coordinator,
        question=case.question,
        subject=(kind, group.thing.uuid, str(group.thing)),
    )
    group.cases.append(case)


def _start(world: World, case: Case) -> None:
    luck = case.luck.of("group")
    thing = _circle(case) if luck.happens("circle") else _project(case)
    group = Group(case.place, case.matter, luck, thing, [case])
    case.place.groups.append(group)
    length = luck.days("researching")
    if isinstance(thing, learning.Circle):
        _plan_gatherings(world, group, thing, length)
    world.days.after(length, lambda: _finish(world, group))


def _circle(case: Case) -> learning.Circle:
    by, werkplaats = case.place.coordinator, case.place.werkplaats
    circle = learning.form_circle(
        actor=by,
        name=f"Kring {case.question.number}",
        werkplaats=werkplaats,
        purpose=case.question.wording,
        issue=case.question.issue,
        is_invented=True,
    )
    return learning.start_circle(actor=by, circle=circle, questions=[case.question])


def _project(case: Case) -> learning.Project:
    by = case.place.coordinator
    project = learning.plan_project(
        actor=by,
        title=f"Project {case.question.number}",
        werkplaats=case.place.werkplaats,
        summary=case.question.wording,
        since=clock.today(),
        issue=case.question.issue,
        is_invented=True,
    )
    return learning.start_project(actor=by, project=project, questions=[case.question])


def _plan_gatherings(world: World, group: Group, circle: learning.Circle, length: float) -> None:
    between, number = assumed("gathering"), 1
    while number * between < length:
        world.days.after(number * between, lambda: _gather(world, group, circle))
        number += 1


def _gather(world: World, group: Group, circle: learning.Circle) -> None:
    secret = world.outsider.secret()
    learning.plan_gathering(
        actor=group.place.coordinator, circle=circle, at=clock.now() + timedelta(hours=2), programme=secret
    )
    insight = learning.note_insight(
        actor=group.place.coordinator, circle=circle, title=f"Inzicht {secret}", thought=f"Wij zien {secret}"
    )
    world.outsider.keep(secret, insight)


def _finish(world: World, group: Group) -> None:
    place = group.place
    place.groups.remove(group)
    item = _draft(world, group) if group.luck.happens("yielding") else None
    if isinstance(group.thing, learning.Circle):
        _close(world, group, group.thing)
    else:
        learning.complete_project(
            actor=place.coordinator, project=group.thing, learnt="Wat eruit kwam staat in het verslag."
        )
    if item is not None and group.luck.happens("publishing"):
        world.days.after(group.luck.days("drafting"), lambda: _publish(world, group, item))
    else:
        _answer_without(group)
    waiting, place.queue = place.queue, []
    for case in waiting:
        decide(world, case, begin)


def _close(world: World, group: Group, circle: learning.Circle) -> None:
    secret = world.outsider.secret()
    by = group.place.coordinator
    learning.close_circle(actor=by, circle=circle, hand_over=f"Voor wie na ons komt: {secret}")
    world.outsider.keep(secret, circle)
    if group.luck.happens("opening"):
        insight = learning.Insight.objects.visible_to(by).filter(circle=circle, opened_at=None).first()
        if insight is not None:
            learning.open_insight(actor=by, insight=insight)
            world.outsider.opened(insight)


def _draft(world: World, group: Group) -> knowledge.Item:
    """Drafted under a title of its own, with words that nobody outside may read before it is published."""
    secret = world.outsider.secret()
    item = knowledge.draft_item(
        actor=group.place.editor,
        title=group.matter.title,
        kind=world.kinds["method" if group.luck.happens("method") else "research_report"],
        werkplaats=group.place.werkplaats,
        plain_summary=group.matter.summary,
        abstract=f"{group.matter.summary} {secret}",
        year=clock.today().year,
        themes=[group.matter.theme],
        issues=[group.matter.issue],
        is_invented=True,
    )
    world.outsider.keep(secret, item)
    return item


def _publish(world: World, group: Group, item: knowledge.Item) -> None:
    knowledge.submit_item(actor=group.place.editor, item=item)
    knowledge.publish_item(actor=group.place.coordinator, item=item)
    world.outsider.opened(item)
    world.shelf.append((group.matter, group.place, item))
    for case in group.cases:
        if case.question.state == agenda.QuestionState.IN_RESEARCH:
            answer(world, case, item)
    crossing.hand_over(world, group, item)
    if world.way.offers:
        crossing.spread(world, group, item)


def _answer_without(group: Group) -> None:
    for case in group.cases:
        if case.question.state == agenda.QuestionState.IN_RESEARCH:
            agenda.answer_question(
                actor=group.place.coordinator,
                question=case.question,
                short_answer="De groep heeft er geen antwoord op gevonden.",
            )
