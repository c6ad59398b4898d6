"""Write down what desks and askers judged, as a test set: passages.jsonl and queries.jsonl in a folder.

Only what is public: settled wordings, published things.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lemniscaat.site import prepare
from lemniscaat.site.errors import Unfit

HELP = "write what desks and askers judged as a test set for search"
EXAMPLE = "lemniscaat judgements /tmp/judged && lemniscaat bench quality --passages … --queries …"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("folder", type=Path, help="a folder; it is made if need be")


def run(arguments: argparse.Namespace) -> int:
    """Write both files, and say how much is in them."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    from lemniscaat.agenda.api import judged_questions
    from lemniscaat.discovery import api as discovery

    try:
        arguments.folder.mkdir(parents=True, exist_ok=True)
        passages = _write(arguments.folder / "passages.jsonl", discovery.public_passages())
        queries = _write(arguments.folder / "queries.jsonl", judged_questions())
    except OSError as error:
        raise Unfit(f"{arguments.folder}: {error.strerror}") from error
    print(f"{passages} passages, {queries} judged questions in {arguments.folder}")
    return 0


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, row in enumerate(rows, 1):  # noqa: B007  the last number is how many
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count
