"""Take a text out of a thing for good: out of its versions, notes, events, waiting mails and the index.

The text is read from standard input, so that it stands in no history of a shell. Without a reason it
is told where the text stands, and nothing is changed. With one it cannot be undone.
"""

import argparse
import json
import sys
from uuid import UUID

from lemniscaat.site import prepare

HELP = "take a text out of a thing for good"
EXAMPLE = 'lemniscaat redact question UUID --text-from-stdin --reason "Asked by herself" < text'


def arguments(parser: argparse.ArgumentParser) -> None:
    """Out of what, and why."""
    parser.add_argument("kind", metavar="KIND", help="question, item, factor, project, circle, use, issue …")
    parser.add_argument("uuid", metavar="UUID", type=UUID, help="its uuid")
    parser.add_argument(
        "--text-from-stdin", action="store_true", required=True, help="read the text from standard input"
    )
    parser.add_argument("--reason", help="why it has to go; kept. Without it nothing goes")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Tell where it stands, or take it out."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    from lemniscaat.kernel import transactions
    from lemniscaat.network import api as network

    about = {"actor": network.system(), "kind": arguments.kind, "uuid": arguments.uuid}
    text = sys.stdin.read()
    with transactions.opened():
        told = (
            network.redaction(**about, text=text)
            if arguments.reason is None
            else network.redact(**about, text=text, reason=arguments.reason)
        )
    if arguments.json:
        print(json.dumps({"done": arguments.reason is not None, "places": told.places}, ensure_ascii=False))
    else:
        print("\n".join(f"{times:5}  {label}" for label, times in told.places.items()))
    return 0
