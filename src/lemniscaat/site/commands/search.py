"""Search everything that is public, as the page /zoeken does."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from lemniscaat.site import prepare

if TYPE_CHECKING:
    from lemniscaat.discovery.api import Hit

HELP = "search everything public"
EXAMPLE = 'lemniscaat search "eenzaamheid ouderen" --json'


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to search for."""
    parser.add_argument("text", help="what to search for")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the first page of hits."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    from lemniscaat.discovery import api as discovery

    discovery.warm()
    found = discovery.search(arguments.text)
    if arguments.json:
        print(json.dumps(found.as_dict(), ensure_ascii=False))
        return 0
    if not found.ready:
        return not_ready()
    print(f"{found.total} found" if found.understood else "0 found: there is no word here to search by")
    if found.did_you_mean:
        print(f"Did you mean: {found.did_you_mean}")
    for hit in found.hits:
        print_hit(hit)
    return 0


def not_ready() -> int:
    """Say that there is nothing to search in at this moment."""
    print("The search index is being made: ask again in a minute.", file=sys.stderr)
    return 1


def print_hit(hit: "Hit") -> None:
    """One hit in two or three lines: what, where, why."""
    print(f"\n{hit.title}\n  {hit.kind_label} · {hit.url}")
    if hit.why:
        print("  " + " · ".join(f"{reason.label}: {', '.join(reason.terms)}" for reason in hit.why))
