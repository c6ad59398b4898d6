"""How long the server takes for a page and for a match, on the demonstration that `LEMNISCAAT_DATA` holds.

    LEMNISCAAT_DATA=var python benchmarks/pages.py [--times 40] [--limit 50]

The status is 1 when the median of a page that is kept, or of a match, is at the limit or above it.
"""

import argparse
import sys
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.test import Client  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from lemniscaat.agenda import api as agenda  # noqa: E402
from lemniscaat.circulation import api as circulation  # noqa: E402
from lemniscaat.discovery import api as discovery  # noqa: E402
from lemniscaat.knowledge import api as knowledge  # noqa: E402

HELD = ("home", "kwestie", "item", "werkplaats", "lemniscate", "match, all groups")
"""The pages that are kept until a write, and a match: what the limit is for."""
QUESTION = "Hoe bereik ik ouderen die eenzaam zijn en nergens aan meedoen?"


def milliseconds(act: Callable[[], object], times: int) -> list[float]:
    """So many durations, after three that warm up."""
    found = []
    for _ in range(3 + times):
        began = perf_counter()
        act()
        found.append((perf_counter() - began) * 1000)
    return found[3:]


def middle_and_tail(spent: list[float]) -> tuple[str, str]:
    """The median and the 95th percentile."""
    return f"{median(spent):.1f}", f"{quantiles(spent, n=20)[-1]:.1f}"


def pages() -> dict[str, str]:
    """Each page by name, with the address of its fullest example."""
    issue = max(circulation.issues(), key=lambda issue: agenda.questions_of_issue(issue).count())
    question = agenda.public_questions().filter(issue=issue, state="answered").first()
    item = knowledge.items_of_issue(issue).first()
    return {
        "home": "/",
        "search": "/zoeken?q=eenzame+ouderen",
        "kwestie": f"/kwesties/{issue.slug}",
        "item": f"/kennis/{item.slug}" if item else "/kennis/",
        "werkplaats": "/werkplaatsen/twente/",
        "question": f"/vragen/{question.slug}" if question else "/vragen/",
        "knowledge": "/kennis/",
        "lemniscate": "/lemniscaat",
        "ask": "/vraag",
    }


def measure(times: int) -> dict[str, float]:
    """Print the table; gives the median of each row, as visitors get it."""
    client = Client()
    headings = ("", "median ms", "p95 ms", "made anew: median", "p95", "kB")
    table, medians = Table(*headings, title=f"server time, {times} times each"), {}
    for name, path in pages().items():
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        spent = milliseconds(lambda path=path: client.get(path), times)
        anew = milliseconds(lambda path=path: (caches["pages"].clear(), client.get(path)), times)
        size = f"{len(answer.content) / 1024:.0f}"
        table.add_row(name, *middle_and_tail(spent), *middle_and_tail(anew), size)
        medians[name] = median(spent)
    spent = milliseconds(lambda: discovery.match(QUESTION), times)
    table.add_row("match, all groups", *middle_and_tail(spent))
    Console().print(table)
    return medians | {"match, all groups": median(spent)}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=40, help="how often each is measured (40)")
    parser.add_argument("--limit", type=float, default=50, help="milliseconds a median stays under (50)")
    arguments = parser.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    medians = measure(arguments.times)
    slow = [f"{name} ({medians[name]:.1f} ms)" for name in HELD if medians[name] >= arguments.limit]
    if slow:
        print(f"not under {arguments.limit:g} ms: {', '.join(slow)}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
