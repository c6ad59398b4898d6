"""Measure how well search finds what was judged right, with the real analyser and engine.

Passages are lines {"id", "text"}, queries lines {"q", "rel": [ids]}; a query may name a "self" id to leave
out. Files may be packed (.gz). Nothing of the installation is read or written.
"""

import argparse
import json

from lemniscaat.site import prepare
from lemniscaat.site.progress import bar

HELP = "measure the quality of search"
EXAMPLE = "lemniscaat bench quality --passages P.jsonl.gz --queries Q.jsonl.gz --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to measure, and on what."""
    parser.add_argument("what", choices=("quality",), help="what to measure")
    parser.add_argument("--passages", type=prepare.readable, required=True, help="file with passages")
    parser.add_argument("--queries", type=prepare.readable, required=True, help="file with judged queries")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--per-query", action="store_true", help="with --json: also what each query found")


def run(arguments: argparse.Namespace) -> int:
    """Index the passages in a folder of its own, ask, and print the means."""
    prepare.load_django()
    from lemniscaat.discovery import api as discovery

    with bar("Making the index") as advance:
        measured = discovery.quality(arguments.passages, arguments.queries, advance)
    figures = measured.as_dict(per_query=arguments.per_query)
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        print("\n".join(f"{name:12} {figure}" for name, figure in figures.items() if name != "per_query"))
    return 0
