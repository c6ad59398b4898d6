"""How long the pages of knowledge take with very many items, and how often each asks the database.

    python benchmarks/knowledge.py [--sizes 10000,100000] [--times 40] [--median 60] [--tail 150]

Makes so many items in a folder of its own, with their index. The status is 1 when, with the first size, the
median or the 95th percentile of a page is at its limit, in milliseconds, or above it, or when a page asks
more with many items than with few. Beside the time that passed stands that of the processor: it is less
moved by what else runs.
"""
# ruff: noqa: PLC0415  nothing of Django can be imported before it is set up

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from taking import asked, spent

TESTS = Path(__file__).resolve().parent.parent / "tests"
WORDS = (
    "eenzame ouderen", "jongeren met schulden", "een buurt zonder winkel", "wachten op hulp", "mantelzorg",
    "werk na lang ziek zijn", "taal op de camping", "een lege koelkast", "samen leren in de wijk",
)  # fmt: skip
PAGES_OF_A_FILE = ("Wie samen eet, kent elkaar na een half jaar bij de voornaam. " * 12,) * 3
FEW, MOST_ROWS = 3000, 300
"""So many that the narrowest list has rows, so that few and many show the same number; and as many uses and
pieces of evidence as one item is shown with."""


def lay() -> None:
    """What everything else belongs to, and one item of each kind to make many of."""
    import factories as make
    import papers
    from lemniscaat.kernel import storing, transactions
    from lemniscaat.knowledge import api as knowledge
    from lemniscaat.knowledge.models import PageText, Reading
    from lemniscaat.vocabulary import api as vocabulary

    with transactions.opened():
        for period in ("2016-2018", "2020-2022", "2023-2026"):
            make.make_period(period)
        kinds = [
            make.make_kind(code, group=group)
            for group in vocabulary.KindGroup
            for code in (f"{group}-een", f"{group}-twee")
        ]
        places = [make.make_werkplaats() for _ in range(14)]
        issue = make.make_issue("Geldzorgen")
        for number in range(13):  # not as many as kinds: each kind is to have every theme
            make.make_theme(f"thema {number}")
        for number in range(6):
            vocabulary.define_audience(actor=make.SYSTEM, code=f"voor-{number}", label=f"Voor {number}")
        item = make.make_item(
            "Een verslag",
            published=False,
            kind=kinds[0],
            werkplaats=places[0],
            issues=[issue],
            plain_summary="Wat helpt, voor wie en waarom, in gewone woorden. " * 4,
            abstract="Wat we vonden toen we langer keken. " * 30,
            source_kinds=["practice", "science"],
            contributors=[{"name": "Anne de Boer"}, {"name": "Sem Bakker"}],
            links=[{"url": "https://voorbeeld.example/verslag", "label": ""}],
        )
        file = knowledge.add_file(
            actor=make.SYSTEM, item=item, brought=storing.bring("verslag.pdf", [papers.pdf("Samen eten.")])
        )
        knowledge.submit_item(actor=make.SYSTEM, item=item)
        knowledge.publish_item(actor=make.SYSTEM, item=item)
        pages = len(PAGES_OF_A_FILE)
        found = {"media_type": "application/pdf", "n_read": pages, "n_pages": pages, "has_picture": True}
        Reading.objects.filter(file=file).update(state="read", n_pictures=pages, **found)
        PageText.objects.bulk_create(
            PageText(file=file, number=number, text=text)
            for number, text in enumerate(PAGES_OF_A_FILE, start=1)
        )


def fill(n: int, after: int) -> None:
    """`n` items more, of every kind, place and year, with themes and audiences."""
    from lemniscaat.kernel import transactions
    from lemniscaat.knowledge import api as knowledge
    from lemniscaat.network import api as network
    from lemniscaat.vocabulary import api as vocabulary
    from multiplying import multiply

    with transactions.opened():
        item = knowledge.published_items().get(slug="een-verslag")
        kinds = list(vocabulary.kinds().values_list("pk", flat=True))
        places = [*network.werkplaatsen().values_list("pk", flat=True), None]
        numbers = range(after, after + n)
        rows = multiply(
            item,
            n,
            slug=[f"verslag-{number}" for number in numbers],
            title=[f"Verslag {number} over {WORDS[number % len(WORDS)]}" for number in numbers],
            kind_id=[kinds[number % len(kinds)] for number in numbers],
            werkplaats_id=[places[number % len(places)] for number in numbers],
            year=[2009 + number % 17 for number in numbers],
            rung=[1 + number % 7 if number % 3 == 0 else None for number in numbers],
        )
        for name, found, each in (
            ("themes", vocabulary.themes(), "theme_id"),
            ("audiences", vocabulary.audiences(), "audience_id"),
        ):
            pks, through = list(found.values_list("pk", flat=True)), getattr(knowledge.Item, name).through
            through.objects.bulk_create(
                (
                    through(**{"item_id": row.pk, each: pks[(number + shift) % len(pks)]})
                    for number, row in enumerate(rows)
                    for shift in range(number % 3)
                ),
                batch_size=5000,
            )
        belong(item, rows)


def belong(first: Any, rows: Sequence[Any]) -> None:
    """What each of these has of its own, as the first has it: a version, makers, a link, and one of three a
    file with the text of its pages; one of four is about a kwestie."""
    from lemniscaat.knowledge import api as knowledge
    from multiplying import multiply

    for one in (*first.versions.all(), *first.contributors.all(), *first.links.all()):
        named = {"title": [row.title for row in rows]} if hasattr(one, "title") else {}
        multiply(one, len(rows), item_id=[row.pk for row in rows], **named)
    [issue], about = first.issues.all(), knowledge.Item.issues.through
    about.objects.bulk_create(
        (about(item_id=row.pk, issue_id=issue.pk) for row in rows[::4]), batch_size=5000
    )
    [file] = first.files.all()
    some = rows[::3]
    files = multiply(file, len(some), item_id=[row.pk for row in some])
    multiply(file.reading, len(files), file_id=[each.pk for each in files])
    for page in file.texts.all():
        multiply(page, len(files), file_id=[each.pk for each in files])


def crowd() -> None:
    """As many uses and pieces of evidence as there can be on one page, and a dossier as long."""
    import factories as make
    from lemniscaat.kernel import transactions
    from lemniscaat.knowledge import api as knowledge
    from lemniscaat.network import api as network
    from multiplying import multiply

    with transactions.opened():
        item = knowledge.published_items().get(slug="een-verslag")
        multiply(make.make_use(item, network.werkplaatsen()[0]), MOST_ROWS)
        evidence = knowledge.add_evidence(
            actor=make.SYSTEM,
            factor=make.make_factor(item.issues.all()[0]),
            direction=knowledge.Direction.SUPPORTS,
            source_kind="practice",
            text="Zes van de tien kwamen terug.",
            item=item,
        )
        multiply(evidence, MOST_ROWS)
        make.make_module(
            "Een module", *(make.lesson(f"Les {number}", "Loop een wijk in. " * 20) for number in range(8))
        )
        dossier = knowledge.draft_dossier(actor=make.SYSTEM, title="Een dossier")
        others = knowledge.published_items().exclude(pk=item.pk)[:50]
        for each in others:
            knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=each, words="Lees dit eerst.")
        knowledge.submit_dossier(actor=make.SYSTEM, dossier=dossier)
        knowledge.publish_dossier(actor=make.SYSTEM, dossier=dossier)


# With something asked in its address a page is made anew; without, an item's is kept until somebody writes.
PAGES = {
    "the list": "/kennis/",
    "its hundredth page": "/kennis/?page=100",
    "the oldest": "/kennis/?volgorde=oudste",
    "narrowed once": "/kennis/?soort=method",
    "narrowed thrice": "/kennis/?soort=research&thema=thema-1&periode=2020-2022",
    "of one kwestie": "/kennis/?kwestie=geldzorgen&werkplaats=regio-1",
    "modules": "/modules/",
    "an item": "/kennis/verslag-7?anew",
    "the same, kept": "/kennis/verslag-7",
    "an item, 300 times used": "/kennis/een-verslag?anew",
    "a module of eight lessons": "/kennis/een-module?anew",
    "dossiers": "/dossiers/",
    "a dossier of fifty": "/dossiers/een-dossier",
}


def measure(
    client: Any, n: int, times: int, few: dict[str, int]
) -> tuple[list[tuple[str, float, float]], list[str]]:
    """Print the table; gives median and tail of each page, and the pages that ask more than with few."""
    from rich.console import Console
    from rich.table import Table

    headings = ("", "median ms", "p95 ms", "of the processor", "queries", "kB")
    table, found, growing = Table(*headings, title=f"{n} items, {times} times each"), [], []
    for name, path in PAGES.items():
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        middle, tail, worked = spent(lambda path=path: client.get(path), times)
        queries = asked(lambda path=path: client.get(path))
        size = f"{len(answer.content) / 1024:.0f}"
        table.add_row(name, f"{middle:.1f}", f"{tail:.1f}", f"{worked:.1f}", str(queries), size)
        found.append((name, middle, tail))
        if queries > few[name]:
            growing.append(f"{name} ({few[name]} to {queries})")
    Console().print(table)
    return found, growing


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000", help="how many items there are (10000,100000)")
    parser.add_argument("--times", type=int, default=40, help="how often each page is measured (40)")
    parser.add_argument("--median", type=float, default=60, help="milliseconds a median stays under (60)")
    parser.add_argument("--tail", type=float, default=150, help="and the 95th percentile (150)")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "LEMNISCAAT_DATA": folder,
            "LEMNISCAAT_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings",
        }
        sys.path.insert(0, str(TESTS))
        import django

        django.setup()
        from django.conf import settings
        from django.test import Client

        from lemniscaat.discovery import api as discovery
        from lemniscaat.site import prepare, static

        settings.ALLOWED_HOSTS = ["testserver"]
        prepare.tables()
        static.collect()
        lay()
        fill(FEW, 0)
        crowd()
        discovery.rebuild()
        client, there, results = Client(), FEW, []
        for path in PAGES.values():
            client.get(path)
        few = {name: asked(lambda path=path: client.get(path)) for name, path in PAGES.items()}
        for size in sizes:
            fill(size - there, there)
            there = size
            discovery.rebuild()
            results.append(measure(client, size, arguments.times, few))
    slow = [
        f"{name} ({middle:.1f} ms, p95 {tail:.1f} ms)"
        for name, middle, tail in results[0][0]
        if middle >= arguments.median or tail >= arguments.tail
    ]
    growing = [name for _found, names in results for name in names]
    if slow:
        print(f"not under {arguments.median:g} ms, p95 {arguments.tail:g} ms: {', '.join(slow)}")
    if growing:
        print(f"asks more with more items: {', '.join(growing)}")
    return int(bool(slow or growing))


if __name__ == "__main__":
    sys.exit(main())
