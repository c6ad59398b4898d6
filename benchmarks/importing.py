"""How long a list of very many items takes to come in, killed half-way and brought in again.

    python benchmarks/importing.py [--rows 10000] [--limit 300]

Works in a folder of its own, by the command as an administrator types it, and kills that when half the rows
are in. The status is 1 when both runs together take as many seconds as the limit or more, or when a row is
not in exactly once. Beside the time that passed stands that of the processor: it is less moved by what else
runs.
"""
# ruff: noqa: PLC0415  nothing of Django can be imported before it is set up

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "tests"
POLL = 0.2
HEAD = (
    "titel", "soort", "samenvatting", "inhoud", "jaar", "auteurs", "uitgever", "doi", "licentie", "thema's",
    "links", "publiceren",
)  # fmt: skip
SUMMARY = "Wat helpt, voor wie en waarom, in gewone woorden van wie het deed. "
ABSTRACT = "We keken langer en vroegen na een half jaar wat er van de gesprekken in de wijk gebleven was. "


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds that passed and that the processor worked, and how many rows were in after it."""

    passed: float
    worked: float
    n_in: int


def lay() -> None:
    """What the list names."""
    import factories as make
    from lemniscaat.kernel import transactions

    with transactions.opened():
        make.make_kind("rapport")
        make.make_werkplaats("twente")
        for number in range(12):
            make.make_theme(f"thema {number}")


def rows(n: int) -> Iterator[tuple[object, ...]]:
    """Rows as an old stock has them: two of three public, with a summary and an abstract of 1,000 signs."""
    for number in range(n):
        yield (
            f"Verslag {number} over samen eten in de wijk", "rapport", SUMMARY * 3, ABSTRACT * 11,
            2009 + number % 17, f"Suzan van der Pas; Erik Jansen; Lectoraat {number % 40} | organisatie",
            "Hogeschool in de regio", f"10.1234/verslag.{number}" if number % 2 else "", "CC BY",
            f"thema {number % 12}; thema {(number + 5) % 12}", f"https://voorbeeld.example/verslag/{number}",
            "ja" if number % 3 else "nee",
        )  # fmt: skip


def run(arguments: list[str], n_in: Callable[[], int], until: int | None = None) -> Run:
    """The command, killed once `until` rows are in."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        time.sleep(POLL)
        if until is not None and n_in() >= until:
            process.kill()
    process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(time.perf_counter() - began, worked, n_in())


def table(runs: dict[str, Run], n: int) -> None:
    """Print it."""
    from rich.console import Console
    from rich.table import Table

    made = Table("", "seconds", "of the processor", "rows in", title=f"a list of {n} rows")
    for name, each in runs.items():
        made.add_row(name, f"{each.passed:.1f}", f"{each.worked:.1f}", str(each.n_in))
    Console().print(made)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=10_000, help="how many rows the list has (10000)")
    parser.add_argument("--limit", type=float, default=300, help="seconds that both runs stay under (300)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LEMNISCAAT_DATA": folder, "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings"}
        sys.path.insert(0, str(TESTS))
        import django

        django.setup()
        from lemniscaat.knowledge.models import ImportedRow, Item
        from lemniscaat.site import prepare

        prepare.tables()
        lay()
        path = Path(folder) / "kennis.csv"
        with path.open("w", newline="") as file:
            csv.writer(file, delimiter=";").writerows([HEAD, *rows(arguments.rows)])
        command = [sys.executable, "-m", "lemniscaat", "import", "items", str(path), "--werkplaats", "twente"]
        n_in = ImportedRow.objects.count
        runs = {
            "killed half-way": run(command, n_in, arguments.rows // 2),
            "the same again": run(command, n_in),
        }
        passed = sum(each.passed for each in runs.values())
        both = Run(passed, sum(each.worked for each in runs.values()), n_in())
        table(runs | {"both": both}, arguments.rows)
        titles = Item.objects.values_list("title", flat=True)
        once = len(titles) == len(set(titles)) == both.n_in == arguments.rows
    if not once:
        print("not each row exactly once")
    if passed >= arguments.limit:
        print(f"not under {arguments.limit:g} seconds")
    return int(not once or passed >= arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
