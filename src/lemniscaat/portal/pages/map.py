"""The schematic map of werkplaatsen."""

from collections.abc import Iterable

from lemniscaat.agenda import api as agenda
from lemniscaat.kernel.addresses import address
from lemniscaat.network.api import Werkplaats, WerkplaatsState
from lemniscaat.ui.marks import Tile


def tiles(werkplaatsen: Iterable[Werkplaats]) -> list[Tile]:
    """A tile each, with how many of its questions are open; one query."""
    questions = agenda.open_questions_by_werkplaats()
    return [
        Tile(
            code=row.code,
            name=row.short_name,
            url=address("werkplaats", row.slug),
            questions=questions.get(row.pk, 0),
            column=row.column,
            row=row.row,
            forming=row.state == WerkplaatsState.FORMING,
        )
        for row in werkplaatsen
    ]
