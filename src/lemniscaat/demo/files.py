"""The data files beside this module; data/README.md says what in them is fact and what is invented."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

Row = dict[str, Any]


@cache
def facts(name: str) -> Any:
    """One file of facts, such as `werkplaatsen`."""
    return _read(DATA / f"{name}.json")


@cache
def invented(name: str) -> Row:
    """One invented file that tells of no issue, such as `agendas`."""
    return _read(DATA / "invented" / f"{name}.json")


@cache
def worlds() -> list[Row]:
    """The invented files that hold the world of an issue, or (`issue` is None) questions without one."""
    found = [_read(path) for path in sorted((DATA / "invented").glob("*.json"))]
    return [world for world in found if "issue" in world]


def municipalities() -> list[dict[str, str]]:
    """All municipalities with the werkplaatsen they were given."""
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
