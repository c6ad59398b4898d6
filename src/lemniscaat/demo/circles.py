"""One circle from the inside: who takes part, what was said, and insights that are open, asked, refused and
kept."""

from collections.abc import Iterator
from datetime import date

from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.kernel import clock
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network

WHERE = "twente"


def acts(cast: Cast) -> Iterator[Act]:
    """Without its world in the story, nothing."""
    story = files.invented("kring")
    if story["circle"] not in {row["key"] for world in files.worlds() for row in world["circles"]}:
        return
    key = story["circle"]
    for row in story["people"]:
        yield act(row["on"], Turn.GATHER, _put_in, cast, key, row)
    for row in story["written_up"]:
        yield act(row["on"], Turn.GATHER, _write_up, cast, key, row)
    for row in story["insights"]:
        yield act(row["on"], Turn.GATHER, _note, cast, key, row)
        if row["ask"]:
            yield act(row["ask"], Turn.OFFER, _ask, cast, row)
        for answer in row["answers"]:
            yield act(answer["on"], Turn.ANSWER, _answer, cast, row, answer)
    asks = story["asks"]
    yield act(asks["on"], Turn.ASK, _ask_to_join, cast, key, asks)


def taken_by(key: str) -> str:
    """Who takes over what a circle leaves, if the story tells."""
    over = files.invented("kring")["over"]
    return str(over["taken_by"]) if over["circle"] == key else ""


def _actor(cast: Cast, who: str) -> network.Actor:
    return cast.actors[network.Role(who), WHERE]


def _put_in(cast: Cast, key: str, row: Row) -> None:
    user = _actor(cast, row["who"]).user
    if user is not None:
        learning.add_member(
            actor=cast.desk(WHERE),
            circle=cast.circles[key],
            email=user.email,
            role=learning.CircleRole(row["as"]),
        )


def _ask_to_join(cast: Cast, key: str, row: Row) -> None:
    learning.ask_to_join(actor=_actor(cast, row["who"]), circle=cast.circles[key], word=row["word"])


def _write_up(cast: Cast, key: str, row: Row) -> None:
    circle, day = cast.circles[key], date.fromisoformat(row["gathering"])
    held = [each for each in circle.gatherings.all() if each.at.astimezone(clock.AMSTERDAM).date() == day]
    people = {_actor(cast, who).user for who in row["there"]}
    learning.write_up_gathering(
        actor=_actor(cast, row["there"][-1]),
        gathering=held[0],
        report=row["report"],
        present=[each for each in circle.memberships.all() if each.user in people],
    )


def _note(cast: Cast, key: str, row: Row) -> None:
    words = {name: row[name] for name in ("title", "situation", "tried", "happened", "thought")}
    learning.note_insight(actor=_actor(cast, "teacher"), circle=cast.circles[key], **words)


def _ask(cast: Cast, row: Row) -> None:
    insight = learning.Insight.objects.get(title=row["title"])
    learning.open_insight(actor=cast.desk(WHERE), insight=insight)


def _answer(cast: Cast, row: Row, answer: Row) -> None:
    opening = learning.Opening.objects.filter(insight__title=row["title"]).latest("pk")
    learning.answer_opening(actor=_actor(cast, answer["who"]), opening=opening, agrees=answer["agrees"])
