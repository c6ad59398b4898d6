"""Match a question in somebody's own words: what is known, who else asks it, who works on it."""

import argparse
import json

from lemniscaat.site import prepare
from lemniscaat.site.commands.search import not_ready, print_hit

HELP = "match a question to knowledge, questions and people"
EXAMPLE = 'lemniscaat match "Hoe bereik ik ouderen die eenzaam zijn?" --json'


def arguments(parser: argparse.ArgumentParser) -> None:
    """The question."""
    parser.add_argument("text", help="the question")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the good hits of each group, or that nothing is good."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    from lemniscaat.discovery import api as discovery

    discovery.warm()
    matched = discovery.match(arguments.text)
    if arguments.json:
        print(json.dumps(matched.as_dict(), ensure_ascii=False))
        return 0
    if not matched.ready:
        return not_ready()
    if not matched:
        print("Nothing good found")
    for group in matched.groups:
        print(f"\n== {group.group}")
        for hit in group.hits:
            print_hit(hit)
    return 0
