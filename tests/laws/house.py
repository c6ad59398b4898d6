"""The house as its laws see it: packages in their order, sources, templates."""

import ast
import configparser
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "lemniscaat"


@cache
def levels() -> dict[str, int]:
    """How high each package stands; read from the contract that imports are held to."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    layers = contract["importlinter:contract:house"]["layers"].split("\n")
    rows = [re.findall(r"\w+", row) for row in layers if row.strip()]
    return {name: len(rows) - at for at, names in enumerate(rows) for name in names}


def may_know(one: str, other: str) -> bool:
    """Whether package `one` may point at `other`: itself, or one that stands lower."""
    return one == other or levels()[one] > levels()[other]


def package_of(module: str) -> str | None:
    """`lemniscaat.agenda.models` is of agenda; None for what is not ours."""
    parts = module.split(".")
    return parts[1] if parts[0] == "lemniscaat" and len(parts) > 1 else None


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of the package with its tree, migrations left out."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def templates() -> Iterator[tuple[str, Path, str]]:
    """Every template: its package, its path, its text."""
    for path in sorted(PACKAGE.glob("*/templates/**/*")):
        if path.is_file():
            yield path.relative_to(PACKAGE).parts[0], path, path.read_text(encoding="utf-8")


def short(path: Path) -> str:
    """A path as a person would name it."""
    return str(path.relative_to(ROOT))
