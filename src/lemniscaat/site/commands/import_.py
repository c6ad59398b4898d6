"""Take in questions from a CSV file at the desk of a werkplaats, or items of knowledge.

Each row is looked through first; with --dry-run nothing is kept. Questions come in all together or not at
all. Items come in by batches: stopped half-way, the same command goes on, and each row comes in once.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.site import prepare
from lemniscaat.site.errors import Unfit

if TYPE_CHECKING:
    from lemniscaat.agenda.api import Looked
    from lemniscaat.network.api import Werkplaats

HELP = "take in questions or items of knowledge from a CSV file"
EXAMPLE = "lemniscaat import items kennis.csv --werkplaats twente --dry-run"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What, from where, to which desk."""
    parser.add_argument("what", choices=["questions", "items"])
    parser.add_argument("file", type=Path, help="CSV with the names of its columns in the first row")
    parser.add_argument("--werkplaats", required=True, help="its slug, or “landelijk” for what is national")
    parser.add_argument("--dry-run", action="store_true", help="look through the rows, and keep nothing")
    parser.add_argument("--skip", default="", help="numbers of rows to leave out, as 3,7")
    parser.add_argument(
        "--publish-as",
        metavar="EMAIL",
        help="items: who publishes, by name, what the list has as published",
    )
    parser.add_argument(
        "--looked-at",
        action="store_true",
        help="items: what may be personal data was looked at, and may stay",
    )
    parser.add_argument("--undo", action="store_true", help="items: take back what this list brought")


def run(arguments: argparse.Namespace) -> int:
    """Report row by row; status 1 when rows are not right, and then nothing is kept."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    from lemniscaat.network import api as network

    werkplaats = network.werkplaatsen().filter(slug=arguments.werkplaats).first()
    if werkplaats is None and arguments.werkplaats != "landelijk":
        raise Unfit(f"no werkplaats {arguments.werkplaats!r}")
    skipped = _numbers(arguments.skip)
    if arguments.what == "questions":
        if arguments.undo or arguments.publish_as or arguments.looked_at:
            raise Unfit("--undo, --publish-as and --looked-at are for items")
        return _questions(arguments, werkplaats, skipped)
    from lemniscaat.knowledge.api import MOST_LIST_BYTES
    from lemniscaat.site import listing

    data = _bytes(arguments.file, MOST_LIST_BYTES + 1)
    job = listing.Listed(arguments.file.name, werkplaats, arguments.publish_as or "")
    if arguments.undo:
        return job.undo(data)
    return job.bring_in(data, skipped=skipped, dry=arguments.dry_run, looked_at=arguments.looked_at)


def _questions(arguments: argparse.Namespace, werkplaats: "Werkplaats | None", skipped: set[int]) -> int:
    from lemniscaat.agenda import api as agenda
    from lemniscaat.kernel import transactions
    from lemniscaat.network import api as network

    rows = agenda.read_sheet(_bytes(arguments.file, agenda.MOST_SHEET_BYTES + 1))
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
