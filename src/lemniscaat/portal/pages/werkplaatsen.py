"""What the page of all werkplaatsen is made of: the map, and the same as a list."""

from dataclasses import dataclass

from lemniscaat.network import api as network
from lemniscaat.network.api import Werkplaats, WerkplaatsState
from lemniscaat.portal.pages.map import tiles
from lemniscaat.ui.marks import Tile


@dataclass(frozen=True, slots=True)
class Werkplaatsen:
    rows: list[tuple[Werkplaats, int]]
    tiles: list[Tile]
    forming: list[str]


def werkplaatsen() -> Werkplaatsen:
    """All of them, with how many questions are open; two queries."""
    found = list(network.werkplaatsen())
    drawn = tiles(found)
    return Werkplaatsen(
        rows=[(row, tile.questions) for row, tile in zip(found, drawn, strict=True)],
        tiles=drawn,
        forming=[row.short_name for row in found if row.state == WerkplaatsState.FORMING],
    )
