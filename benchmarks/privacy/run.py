"""Precision and recall of the screening. A finding counts when kind, start and end are right.

    python benchmarks/privacy/run.py [--part tuned|held_out|later] [--faults]

The sentences of `tuned` and `held_out` were written before the patterns, which were tuned on the former.
Those of `later` were written by somebody who had not read the patterns. Read for the first time, 98.5 % of
what was found in them was right, and 82.7 % of what they hold was found. The patterns were mended with them
since, so that their figures too tell how well the patterns remember, no longer how well they guess.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from lemniscaat.kernel.privacy import screen

SENTENCES = Path(__file__).with_name("sentences.jsonl")
PARTS = ("tuned", "held_out", "later")
Found = set[tuple[str, int, int]]


def sentences(part: str) -> list[tuple[str, Found]]:
    """The sentences of one part with what should be found in them."""
    rows = (json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines())
    return [
        (row["text"], {(it["kind"], it["start"], it["end"]) for it in row["findings"]})
        for row in rows
        if row["part"] == part
    ]


def measure(part: str, *, faults: bool) -> None:
    """Print the table of one part, and every fault if asked."""
    right, missed, needless = Counter[str](), Counter[str](), Counter[str]()
    rows = sentences(part)
    for text, wanted in rows:
        found = {(str(it.kind), it.start, it.end) for it in screen(text)}
        for counter, these in ((right, found & wanted), (missed, wanted - found), (needless, found - wanted)):
            counter.update(kind for kind, _, _ in these)
        if faults and found != wanted:
            print(f"{text!r}\n  wanted {sorted(wanted)}\n  found  {sorted(found)}")
    clean = sum(not wanted for _, wanted in rows)
    print(f"\n{part}: {len(rows)} sentences, {clean} of them without personal data")
    print(f"{'kind':<14}{'right':>6}{'missed':>8}{'needless':>10}{'precision':>11}{'recall':>8}")
    for kind in sorted(right | missed | needless):
        _print_row(kind, right[kind], missed[kind], needless[kind])
    _print_row("total", right.total(), missed.total(), needless.total())


def _print_row(name: str, right: int, missed: int, needless: int) -> None:
    precision = f"{right / (right + needless):.3f}" if right + needless else "-"
    recall = f"{right / (right + missed):.3f}" if right + missed else "-"
    print(f"{name:<14}{right:>6}{missed:>8}{needless:>10}{precision:>11}{recall:>8}")


def main() -> None:
    """Measure one part, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--faults", action="store_true", help="print each sentence that went wrong")
    arguments = parser.parse_args()
    for part in [arguments.part] if arguments.part else PARTS:
        measure(part, faults=arguments.faults)


if __name__ == "__main__":
    main()
