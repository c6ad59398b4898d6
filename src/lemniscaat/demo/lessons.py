"""The lessons of two modules, one of them adapted elsewhere, with a lesson offered back; and where it is
taught."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network import api as network


def write(actor: network.Actor, item: knowledge.Item, key: str) -> None:
    """Write the lessons of an item, if it has any."""
    for row in files.invented("lesmodules")["modules"]:
        if row["item"] == key:
            knowledge.write_module(
                actor=actor,
                item=item,
                level=knowledge.Level(row["level"]),
                competences="\n".join(row["competences"]),
                lessons=[_text(lesson) for lesson in row["lessons"]],
            )


def acts(cast: Cast) -> Iterator[Act]:
    """What others did with them. Without their world in the story, nothing."""
    story = files.invented("lesmodules")
    if story["adaptation"]["of"] not in {row["key"] for world in files.worlds() for row in world["items"]}:
        return
    made, use = story["adaptation"], story["use"]
    yield act(use["on"], Turn.USE, _use, cast, use)
    yield act(made["begun"], Turn.PUBLISH, _adapt, cast, made)
    yield act(made["published"], Turn.PUBLISH, _publish, cast, made)
    yield act(made["offered"], Turn.USE, _offer, cast, made)


def _use(cast: Cast, row: Row) -> None:
    knowledge.tell_of_programme(
        actor=cast.actors[network.Role.TEACHER, "twente"],
        item=cast.items[row["of"]],
        organisation=cast.organisations[row["organisation"]],
        programme=row["programme"],
        since=date.fromisoformat(row["since"]),
    )


def _adapt(cast: Cast, row: Row) -> None:
    editor = cast.editor(row["by"])
    item = knowledge.adapt_module(
        actor=editor,
        item=cast.items[row["of"]],
        werkplaats=cast.werkplaatsen[row["by"]],
        title=row["title"],
    )
    cast.items[row["title"]] = item
    module = knowledge.module_of(item)
    if module is None:
        return
    texts = knowledge.lesson_texts(module)
    texts[row["lesson"]] = replace(
        texts[row["lesson"]], activities=row["activities"], hours=Decimal(row["hours"])
    )
    knowledge.write_module(
        actor=editor, item=item, lessons=texts, level=module.level, competences=module.competences
    )
    knowledge.submit_item(actor=editor, item=item)


def _publish(cast: Cast, row: Row) -> None:
    knowledge.publish_item(actor=cast.desk(row["by"]), item=cast.items[row["title"]])


def _offer(cast: Cast, row: Row) -> None:
    module = knowledge.module_of(cast.items[row["title"]])
    if module is not None:
        lesson = module.lessons.all()[row["lesson"]]
        knowledge.offer_change(actor=cast.editor(row["by"]), lesson=lesson, why=row["why"])


def _text(row: Row) -> knowledge.LessonText:
    return knowledge.LessonText(
        title=row["title"],
        hours=Decimal(row["hours"]),
        activities=row["activities"],
        materials=row["materials"],
        teacher_notes=row["teacher_notes"],
    )
