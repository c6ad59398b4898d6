"""Take in questions from a CSV file at the desk of a werkplaats: all of them, or none.

Each row is looked through for what is wrong and for personal data; with --dry-run nothing is kept.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.site import prepare
from lemniscaat.site.errors import Unfit

if TYPE_CHECKING:
    from lemniscaat.agenda.api import Looked

HELP = "take in questions from a CSV file"
EXAMPLE = "lemniscaat import questions vragen.csv --werkplaats twente --dry-run"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What, from where, to which desk."""
    parser.add_argument("what", choices=["questions"])
    parser.add_argument("file", type=Path, help="CSV with a column “vraag” or “question”")
    parser.add_argument("--werkplaats", required=True, help="its slug, or “landelijk” for the national desk")
    parser.add_argument("--dry-run", action="store_true", help="look through the rows, and keep nothing")
    parser.add_argument("--skip", default="", help="numbers of rows to leave out, as 3,7")


def run(arguments: argparse.Namespace) -> int:
    """Report row by row; status 1 when rows are not right, and then nothing is kept."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    from lemniscaat.agenda import api as agenda
    from lemniscaat.kernel import transactions
    from lemniscaat.network import api as network

    werkplaats = network.werkplaatsen().filter(slug=arguments.werkplaats).first()
    if werkplaats is None and arguments.werkplaats != "landelijk":
        raise Unfit(f"no werkplaats {arguments.werkplaats!r}")
    rows = agenda.read_sheet(_bytes(arguments.file, agenda.MOST_SHEET_BYTES + 1))
    skipped = _numbers(arguments.skip)
    looked = [row for row in agenda.look_through(rows) if row.number not in skipped]
    for row in looked:
        print(_line(row))
    wrong = [row for row in looked if not row.is_right]
    if wrong or arguments.dry_run:
        print(f"{len(looked)} rows, {len(wrong)} not right; nothing was kept", file=sys.stderr)
        return int(bool(wrong))
    with transactions.opened():
        agenda.take_in_questions(
            actor=network.system(),
            werkplaats=werkplaats,
            rows=[row.row for row in looked],
            origin=agenda.Origin.IMPORT,
        )
    print(f"{len(looked)} questions taken in", file=sys.stderr)
    return 0


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise Unfit(f"{path}: {error.strerror}") from error


def _numbers(given: str) -> set[int]:
    parts = [part.strip() for part in given.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise Unfit(f"--skip {given!r}: use numbers of rows, as 3,7")
    return {int(part) for part in parts}


def _line(row: "Looked") -> str:
    personal = [f"{finding.kind.label}: {finding.text}" for finding in row.findings]
    return f"{row.number}\t{'; '.join([*row.problems, *personal]) or 'ok'}"
