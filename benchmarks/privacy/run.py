"""Precision and recall of the screening. A finding counts when kind, start and end are right.

    python benchmarks/privacy/run.py [--half tuned|held_out] [--faults]

The patterns were tuned on the half `tuned` alone; `held_out` was written before them.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from lemniscaat.kernel.privacy import screen

SENTENCES = Path(__file__).with_name("sentences.jsonl")
HALVES = ("tuned", "held_out")
Found = set[tuple[str, int, int]]


def sentences(half: str) -> list[tuple[str, Found]]:
    """The sentences of one half with what should be found in them."""
    rows = (json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines())
    return [
        (row["text"], {(it["kind"], it["start"], it["end"]) for it in row["findings"]})
        for row in rows
        if row["half"] == half
    ]


def measure(half: str, *, faults: bool) -> None:
    """Print the table of one half, and every fault if asked."""
    right, missed, needless = Counter[str](), Counter[str](), Counter[str]()
    rows = sentences(half)
    for text, wanted in rows:
        found = {(str(it.kind), it.start, it.end) for it in screen(text)}
        for counter, these in ((right, found & wanted), (missed, wanted - found), (needless, found - wanted)):
            counter.update(kind for kind, _, _ in these)
        if faults and found != wanted:
            print(f"{text!r}\n  wanted {sorted(wanted)}\n  found  {sorted(found)}")
    clean = sum(not wanted for _, wanted in rows)
    print(f"\n{half}: {len(rows)} sentences, {clean} of them without personal data")
    print(f"{'kind':<14}{'right':>6}{'missed':>8}{'needless':>10}{'precision':>11}{'recall':>8}")
    for kind in sorted(right | missed | needless):
        _print_row(kind, right[kind], missed[kind], needless[kind])
    _print_row("total", right.total(), missed.total(), needless.total())


def _print_row(name: str, right: int, missed: int, needless: int) -> None:
    precision = f"{right / (right + needless):.3f}" if right + needless else "-"
    recall = f"{right / (right + missed):.3f}" if right + missed else "-"
    print(f"{name:<14}{right:>6}{missed:>8}{needless:>10}{precision:>11}{recall:>8}")


def main() -> None:
    """Measure one half, or both."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--faults", action="store_true", help="print each sentence that went wrong")
    arguments = parser.parse_args()
    for half in [arguments.half] if arguments.half else HALVES:
        measure(half, faults=arguments.faults)


if __name__ == "__main__":
    main()
