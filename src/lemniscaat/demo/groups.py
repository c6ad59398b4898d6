"""Circles and projects that find out, and what is applied afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta

from lemniscaat.agenda import api as agenda
from lemniscaat.demo import circles
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast, moment
from lemniscaat.demo.files import Row
from lemniscaat.learning import api as learning

FORMING = timedelta(weeks=3)
BEGINNING = frozenset(
    {agenda.QuestionState.EXPLICIT, agenda.QuestionState.ON_AGENDA, agenda.QuestionState.IN_RESEARCH}
)
"""From here a question can be taken up by a group."""

AGAIN = {"yes": True, "no": False, "partly": None}


def acts(cast: Cast, world: Row) -> Iterator[Act]:
    """The groups of a world from beginning to end, and the uses."""
    for row in world["circles"]:
        yield from _circle(cast, row, world)
    for row in world["projects"]:
        yield from _project(cast, row, world)
    for row in world["questions"]:
        for step in row["path"]:
            if step["state"] == "in_research":
                yield act(step["on"], Turn.GATHER, _research_by_a_group_that_runs, cast, world, row)
    for row in world["uses"]:
        yield act(row["on"], Turn.USE, _use, cast, row, world)


def _circle(cast: Cast, row: Row, world: Row) -> Iterator[Act]:
    started = date.fromisoformat(row["started"])
    yield act((started - FORMING).isoformat(), Turn.FORM, _form_circle, cast, row, world)
    yield act(row["started"], Turn.START, _start_circle, cast, row, world)
    for gathering in row["gatherings"]:
        yield act(gathering["on"], Turn.GATHER, _gather, cast, row, gathering)
    if row["ended"]:
        yield act(row["ended"], Turn.FINISH, _close_circle, cast, row)


def _form_circle(cast: Cast, row: Row, world: Row) -> None:
    actor = cast.desk(row["werkplaats"])
    circle = learning.form_circle(
        actor=actor,
        name=row["name"],
        werkplaats=cast.werkplaatsen[row["werkplaats"]],
        label=row["label"],
        joining=row["joining"],
        purpose=row["purpose"],
        question_text=row["question"],
        place=row["place"],
        since=date.fromisoformat(row["started"]),
        issue=cast.issues[world["issue"]["slug"]],
        is_invented=True,
    )
    cast.circles[row["key"]] = circle
    days = [gathering["on"] for gathering in row["gatherings"]] + ([row["next"]] if row.get("next") else [])
    for day in days:
        learning.plan_gathering(
            actor=actor,
            circle=circle,
            at=moment(date.fromisoformat(day), 6 * 60),
            place=row["place"],
            programme=row["question"],
        )


def _start_circle(cast: Cast, row: Row, world: Row) -> None:
    learning.start_circle(
        actor=cast.desk(row["werkplaats"]),
        circle=cast.circles[row["key"]],
        questions=_begun(cast, row, world, row["started"]),
    )


def _gather(cast: Cast, row: Row, gathering: Row) -> None:
    actor = cast.desk(row["werkplaats"])
    insight = learning.note_insight(
        actor=actor,
        circle=cast.circles[row["key"]],
        title=gathering["insight"],
        situation=gathering["what"],
    )
    if gathering["open"]:
        learning.open_insight(actor=actor, insight=insight)


def _close_circle(cast: Cast, row: Row) -> None:
    opened = [gathering["insight"] for gathering in row["gatherings"] if gathering["open"]]
    learning.close_circle(
        actor=cast.desk(row["werkplaats"]),
        circle=cast.circles[row["key"]],
        hand_over=opened[-1],
        taken_by=circles.taken_by(row["key"]),
    )


def _project(cast: Cast, row: Row, world: Row) -> Iterator[Act]:
    starts = date.fromisoformat(row["starts"])
    yield act((starts - FORMING).isoformat(), Turn.FORM, _plan_project, cast, row, world)
    if row["state"] != "planned":
        yield act(row["starts"], Turn.START, _start_project, cast, row, world)
    if row["state"] == "completed":
        yield act(row["ends"], Turn.FINISH, _complete_project, cast, row, world)
    if row["state"] == "stopped":
        yield act(row["ends"], Turn.FINISH, _stop_project, cast, row)


def _plan_project(cast: Cast, row: Row, world: Row) -> None:
    about = next((key for key in row["about"] if key in cast.agenda_items), None)
    cast.projects[row["key"]] = learning.plan_project(
        actor=cast.desk(row["werkplaats"]),
        title=row["title"],
        werkplaats=cast.werkplaatsen[row["werkplaats"]],
        strands=[(cast.four_os[strand["o"]], strand["text"]) for strand in row["strands"]],
        partners=[cast.organisations[name] for name in row["partners"]],
        summary=row["question"],
        since=date.fromisoformat(row["starts"]),
        issue=cast.issues[world["issue"]["slug"]],
        agenda_item=cast.agenda_items[about] if about else None,
        is_invented=True,
    )


def _start_project(cast: Cast, row: Row, world: Row) -> None:
    learning.start_project(
        actor=cast.desk(row["werkplaats"]),
        project=cast.projects[row["key"]],
        questions=_begun(cast, row, world, row["starts"]),
    )


def _complete_project(cast: Cast, row: Row, world: Row) -> None:
    answers = {question["key"]: question["answer"] for question in world["questions"]}
    items = [cast.items[key] for key in row["about"] if key in cast.items]
    learning.complete_project(
        actor=cast.desk(row["werkplaats"]),
        project=cast.projects[row["key"]],
        learnt=next(answers[key] for key in row["about"] if answers.get(key)),
        products=items,
    )


def _stop_project(cast: Cast, row: Row) -> None:
    learning.stop_project(
        actor=cast.desk(row["werkplaats"]), project=cast.projects[row["key"]], reason=row["reason"]
    )


def _begun(cast: Cast, row: Row, world: Row, on: str) -> list[agenda.Question]:
    """The questions of its own region that a group begins with: in research by that day, by their path."""
    by_then = [
        question["key"]
        for question in world["questions"]
        if question["key"] in row["about"]
        and question["werkplaats"] == row["werkplaats"]
        and any(step["state"] == "in_research" and step["on"] <= on for step in question["path"])
    ]
    found = [cast.questions[key] for key in by_then]
    return [question for question in found if question.state in BEGINNING]


def _research_by_a_group_that_runs(cast: Cast, world: Row, row: Row) -> None:
    """A question taken in later by a circle that had begun without it."""
    question = cast.questions[row["key"]]
    if question.state == agenda.QuestionState.IN_RESEARCH:
        return
    key = next(circle["key"] for circle in world["circles"] if row["key"] in circle["about"])
    circle = cast.circles[key]
    agenda.start_research(
        actor=cast.desk(row["werkplaats"]), question=question, subject=("circle", circle.uuid, circle.name)
    )


def _use(cast: Cast, row: Row, world: Row) -> None:
    asked = next((question for question in world["questions"] if row["of"] in question["items"]), None)
    learning.register_use(
        actor=cast.desk(row["werkplaats"]),
        item=cast.items[row["of"]],
        werkplaats=cast.werkplaatsen[row["werkplaats"]],
        organisation=cast.organisations[row["organisation"]],
        question=cast.questions[asked["key"]] if asked else None,
        issue=cast.issues[world["issue"]["slug"]],
        place=row["place"],
        headline=row["result"].split(". ")[0].rstrip(".")[:200],
        adapted=row["adapted"],
        result=row["result"],
        figure=row["figure"],
        again=AGAIN[row["again"]],
        is_invented=True,
    )
