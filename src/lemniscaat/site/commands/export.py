"""Write the whole public catalogue, for libraries, reference managers, spreadsheets and programs.

Only what everyone may see: no draft, nothing withdrawn.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from lemniscaat.site import prepare
from lemniscaat.site.errors import Unfit

HELP = "write the public catalogue as BibTeX, RIS, CSL-JSON, CSV or JSONL"
EXAMPLE = "lemniscaat export items --format bibtex --out kennis.bib"
FORMATS = ("bibtex", "ris", "csl-json", "csv", "jsonl")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What, how, and where to."""
    parser.add_argument("what", choices=["items"], help="what to write")
    parser.add_argument("--format", choices=FORMATS, required=True, help="in which form")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to (standard output)")


def run(arguments: argparse.Namespace) -> int:
    """Write it, item by item; a file is there whole or not at all."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    from lemniscaat.knowledge.api import export_items

    pieces = export_items(arguments.format)
    if arguments.out is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
        return 0
    _write(arguments.out, pieces)
    print(f"{arguments.out}", file=sys.stderr)
    return 0


def _write(path: Path, pieces: Iterable[str]) -> None:
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        draft.replace(path)
    except OSError as error:
        raise Unfit(f"{path}: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
