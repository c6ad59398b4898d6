"""Find personal data in a text: what the ask page shows before anything is kept.

Nothing is stored and nothing is logged.
"""

import argparse
import json
import sys
from dataclasses import asdict

from lemniscaat.kernel.privacy import screen

HELP = "find personal data in a text"
EXAMPLE = 'lemniscaat screen "Bel mevrouw Jansen op 06-12345678" --json'


def arguments(parser: argparse.ArgumentParser) -> None:
    """The text, or lines of it."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("text", nargs="?", help="the text")
    source.add_argument("--lines", action="store_true", help="read texts, one a line, from standard input")
    parser.add_argument("--json", action="store_true", help="print JSON, one object a text")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings of each text."""
    texts = (line.rstrip("\n") for line in sys.stdin) if arguments.lines else [arguments.text]
    for text in texts:
        findings = screen(text)
        if arguments.json:
            print(
                json.dumps({"findings": [asdict(found) for found in findings]}, ensure_ascii=False),
                flush=True,
            )
        else:
            print(
                "\n".join(f"{found.kind:10} {found.text}" for found in findings) or "nothing found",
                flush=True,
            )
    return 0
