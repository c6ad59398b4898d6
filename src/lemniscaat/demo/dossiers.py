"""Dossiers: what editors chose from all werkplaatsen, with their words between."""

from collections.abc import Iterator

from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.knowledge import api as knowledge


def acts(cast: Cast) -> Iterator[Act]:
    """Each is put together by an editor and published by the coordinator."""
    for row in files.invented("dossiers")["dossiers"]:
        yield act(row["drafted"], Turn.WEIGH, _draft, cast, row)
        yield act(row["published"], Turn.WEIGH, _publish, cast, row)


def _draft(cast: Cast, row: Row) -> None:
    editor = cast.editor(row["werkplaats"])
    dossier = knowledge.draft_dossier(
        actor=editor,
        title=row["title"],
        lead=row["lead"],
        werkplaats=cast.werkplaatsen[row["werkplaats"]],
        issue=cast.issues.get(row["about"] or ""),
        is_invented=True,
    )
    for part in row["parts"]:
        knowledge.add_to_dossier(
            actor=editor,
            dossier=dossier,
            item=cast.items[part["item"]],
            heading=part["heading"],
            words=part["words"],
        )
    knowledge.submit_dossier(actor=editor, dossier=dossier)
    cast.dossiers[row["title"]] = dossier


def _publish(cast: Cast, row: Row) -> None:
    knowledge.publish_dossier(actor=cast.desk(row["werkplaats"]), dossier=cast.dossiers[row["title"]])
