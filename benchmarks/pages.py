"""How long the server takes for a page and for a match, on the demonstration that `LEMNISCAAT_DATA` holds.

LEMNISCAAT_DATA=var python benchmarks/pages.py
"""

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

TIMES = 40
QUESTION = "Hoe bereik ik ouderen die eenzaam zijn en nergens aan meedoen?"


def milliseconds(act: Callable[[], object]) -> list[float]:
    """`TIMES` durations, after three that warm up."""
    found = []
    for _ in range(3 + TIMES):
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


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    headings = ("", "median ms", "p95 ms", "made anew: median", "p95", "kB")
    table = Table(*headings, title=f"server time, {TIMES} times each")
    for name, path in pages().items():
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        spent = milliseconds(lambda path=path: client.get(path))
        anew = milliseconds(lambda path=path: (caches["pages"].clear(), client.get(path)))
        size = f"{len(answer.content) / 1024:.0f}"
        table.add_row(name, *middle_and_tail(spent), *middle_and_tail(anew), size)
    spent = milliseconds(lambda: discovery.match(QUESTION))
    table.add_row("match, all groups", *middle_and_tail(spent))
    Console().print(table)


if __name__ == "__main__":
    main()
