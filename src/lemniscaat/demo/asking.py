"""Questions: asked, settled, shown, joined to an issue, answered or declined by their desk."""

from collections.abc import Iterator

from lemniscaat.agenda import api as agenda
from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import SYSTEM, Cast
from lemniscaat.demo.files import Row
from lemniscaat.network import api as network


def acts(cast: Cast, world: Row) -> Iterator[Act]:
    """All that happens to the questions of a world, except what a group or partner does with them."""
    items = {item["key"]: item for item in world["items"]}
    for row in world["questions"]:
        yield act(row["asked"], Turn.ASK, _ask, cast, row)
        for step in row["path"]:
            yield from _turns(cast, row, step["state"], step["on"])
        for said in row.get("said", ()):
            yield act(said["on"], Turn.TALK, _say, cast, row, said)
        if row["revealed"]:
            yield act(row["revealed"], Turn.JOIN, _reveal, cast, row)
        if row["joined"] and world["issue"]:
            yield act(row["joined"], Turn.JOIN, _join, cast, row, world["issue"]["slug"])
        for answered in [step["on"] for step in row["path"] if step["state"] == "answered"]:
            for key in row["items"]:
                yield act(max(answered, items[key]["published"]), Turn.LINK, _link, cast, row, key)


def acts_on_record(cast: Cast) -> Iterator[Act]:
    """The practice questions known from public sources, taken over one by one; no desk acts on them."""
    for row in files.facts("questions"):
        yield act(row["taken_over"], Turn.ASK, _take_over, cast, row)


def _take_over(cast: Cast, row: Row) -> None:
    question = agenda.ask_question(
        actor=SYSTEM,
        original=row["question"],
        werkplaats=cast.werkplaatsen.get(row["werkplaats"]),
        role=", ".join(row["asked_by"]),
        origin=agenda.Origin.RECORD,
        source=row["source"],
    ).question
    agenda.settle_wording(actor=SYSTEM, question=question, text=row["question"])
    agenda.publish_question(actor=SYSTEM, question=question)


def _turns(cast: Cast, row: Row, state: str, on: str) -> Iterator[Act]:
    match state:
        case "in_talk":
            yield act(on, Turn.TALK, _talk, cast, row)
        case "explicit":
            yield act(on, Turn.SETTLE, _settle, cast, row)
            yield act(on, Turn.SHOW, _publish, cast, row)
        case "on_agenda":
            yield act(on, Turn.PLACE, _place, cast, row)
        case "answered":
            yield act(on, Turn.ANSWER, _answer, cast, row)
        case "declined":
            yield act(on, Turn.ANSWER, _decline, cast, row)


def _ask(cast: Cast, row: Row) -> None:
    asked = agenda.ask_question(
        actor=network.VISITOR,
        original=row["original"],
        werkplaats=cast.werkplaatsen[row["werkplaats"]],
        municipality=cast.municipalities[row["municipality"]],
        why=row["why"],
        tried=row["tried"],
        perspective=row["perspective"],
        role=row["role"],
        is_invented=True,
    )
    cast.questions[row["key"]] = asked.question


def _talk(cast: Cast, row: Row) -> None:
    agenda.talk_with_asker(actor=cast.desk(row["werkplaats"]), question=cast.questions[row["key"]])


def _say(cast: Cast, row: Row, said: Row) -> None:
    question = cast.questions[row["key"]]
    if said["by"] == "asker":
        agenda.reply_to_desk(actor=agenda.asker_of(question), question=question, text=said["text"])
    else:
        agenda.write_to_asker(actor=cast.desk(row["werkplaats"]), question=question, text=said["text"])


def _settle(cast: Cast, row: Row) -> None:
    agenda.settle_wording(
        actor=cast.desk(row["werkplaats"]), question=cast.questions[row["key"]], text=row["settled"]
    )


def _publish(cast: Cast, row: Row) -> None:
    agenda.publish_question(actor=cast.desk(row["werkplaats"]), question=cast.questions[row["key"]])


def _reveal(cast: Cast, row: Row) -> None:
    agenda.reveal_original(actor=cast.desk(row["werkplaats"]), question=cast.questions[row["key"]])


def _join(cast: Cast, row: Row, issue: str) -> None:
    agenda.join_to_issue(
        actor=cast.desk(row["werkplaats"]), question=cast.questions[row["key"]], issue=cast.issues[issue]
    )


def _place(cast: Cast, row: Row) -> None:
    agenda.place_on_agenda(
        actor=cast.desk(row["werkplaats"]),
        question=cast.questions[row["key"]],
        item=cast.agenda_items[row["key"]],
    )


def _answer(cast: Cast, row: Row) -> None:
    agenda.answer_question(
        actor=cast.desk(row["werkplaats"]), question=cast.questions[row["key"]], short_answer=row["answer"]
    )


def _decline(cast: Cast, row: Row) -> None:
    agenda.decline_question(
        actor=cast.desk(row["werkplaats"]), question=cast.questions[row["key"]], reason=row["reason"]
    )


def _link(cast: Cast, row: Row, item: str) -> None:
    agenda.link_item(
        actor=cast.desk(row["werkplaats"]), question=cast.questions[row["key"]], item=cast.items[item]
    )
