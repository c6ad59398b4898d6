"""What a desk has at hand beside its questions: how it is reached, what is held, what belongs together."""

from collections.abc import Iterator

from lemniscaat.agenda import api as agenda
from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.network import api as network


def acts(cast: Cast) -> Iterator[Act]:
    """All of it, each on its day."""
    story = files.invented("bureau")
    yield act(story["reach"]["on"], Turn.AGENDA, _reach, cast, story["reach"])
    for row in story["held"]:
        yield act(row["on"], Turn.ASK, _hold, cast, row)
    told = {question["key"] for world in files.worlds() for question in world["questions"]}
    for row in story["ties"]:
        if {row["question"], row["other"]} <= told:
            yield act(row["on"], Turn.LINK, _tie, cast, row)
    for row in story["themes"]:
        for slug in row["themes"] if row["question"] in told else ():
            yield act(row["on"], Turn.LINK, _say_about, cast, row, slug)


def _reach(cast: Cast, row: Row) -> None:
    network.describe_werkplaats(
        actor=cast.desk(row["werkplaats"]),
        werkplaats=cast.werkplaatsen[row["werkplaats"]],
        **{name: row[name] for name in ("phone", "email", "hours")},
    )


def _hold(cast: Cast, row: Row) -> None:
    agenda.ask_question(
        actor=network.VISITOR,
        original=row["original"],
        werkplaats=cast.werkplaatsen[row["werkplaats"]],
        held_for=agenda.Hold(row["held_for"]),
        is_invented=True,
    )


def _tie(cast: Cast, row: Row) -> None:
    agenda.tie_questions(
        actor=cast.desk(row["werkplaats"]),
        question=cast.questions[row["question"]],
        other=cast.questions[row["other"]],
        kind=agenda.TieKind(row["kind"]),
    )


def _say_about(cast: Cast, row: Row, slug: str) -> None:
    agenda.add_theme(
        actor=cast.desk(row["werkplaats"]),
        question=cast.questions[row["question"]],
        theme=cast.themes[slug],
    )
