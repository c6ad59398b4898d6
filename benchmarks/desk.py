"""How long a desk with very many questions, and an agenda of very many themes, take to show their pages, and
how often each asks the database.

    python benchmarks/desk.py [--questions 5000] [--times 25] [--limit 150]

Makes one werkplaats with so many questions in a folder of its own, with their index, and an agenda of 200
themes, each with a remark and its reply, adopted, with its next version begun. The status is 1 when
the median of a page is at the limit, in milliseconds, or above it, or a page asks more with many questions
than with few. Beside the time that passed stands that of the processor: it is less moved by what else runs.
"""
# ruff: noqa: PLC0415  nothing of Django can be imported before it is set up

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

TESTS = Path(__file__).resolve().parent.parent / "tests"
WORDS = (
    "ouderen die eenzaam zijn", "jongeren met schulden", "een buurt zonder winkel", "wachten op hulp",
    "mantelzorgers die niet slapen", "werk na lang ziek zijn", "taal op de camping", "een lege koelkast",
)  # fmt: skip
THEMES = 200
FEW = 60
"""More than one page of the list, so that few and many show the same number of rows."""


def fill(n: int, after: int) -> None:
    """`n` questions more at the desk of the one werkplaats, in every state, a third of them public."""
    import factories as make
    from lemniscaat.agenda import api as agenda
    from lemniscaat.kernel import clock, transactions
    from lemniscaat.network import api as network
    from lemniscaat.vocabulary import api as vocabulary
    from multiplying import multiply

    with transactions.opened():
        werkplaats = network.werkplaatsen().first() or make.make_werkplaats("twente")
        theme = vocabulary.themes().first() or make.make_theme("eenzaamheid")
        question = make.make_question(werkplaats=werkplaats, perspective="practice")
        agenda.add_theme(actor=make.SYSTEM, question=question, theme=theme)
        days = [clock.today() + timedelta(days=number % 30 - 10) for number in range(n)]
        words = [f"Hoe helpen we {WORDS[number % len(WORDS)]} in straat {number}?" for number in range(n)]
        states = ("received", "in_talk", "explicit", "on_agenda", "answered", "declined")
        shown = [question.published_at if number % 3 == 0 else None for number in range(n)]
        rows = multiply(
            question,
            n - 1,
            due_on=days,
            original=words,
            wording=words,
            published_at=shown,
            state=[states[number % len(states)] for number in range(n)],
            number=[f"TWE-2026-{number:05}" for number in range(after + 2, after + n + 2)],
        )
        through = agenda.Question.themes.through
        through.objects.bulk_create(
            through(question_id=row.pk, theme_id=theme.pk) for row in rows[:: len(WORDS)]
        )


def fill_agenda(n: int) -> None:
    """An adopted agenda of `n` themes with all that can stand with each, and its next version in draft."""
    import factories as make
    from lemniscaat.agenda import api as agenda
    from lemniscaat.kernel import ids, transactions
    from lemniscaat.network import api as network
    from multiplying import multiply

    with transactions.opened():
        twente = network.werkplaatsen()[0]
        plan = make.make_agenda(twente, "Hoe dan?")
        item = plan.items.get()
        named = {"theme": make.make_theme("schulden"), "issue": make.make_issue()}
        agenda.change_agenda_item(
            actor=make.SYSTEM, item=item, title=item.title, reason="Veel gevraagd.", **named
        )
        plan = agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
        said = {"text": "Denk ook aan jongeren.", "perspective": network.Perspective.POLICY}
        remark = agenda.type_in_remark(actor=make.SYSTEM, agenda=plan, item=item, **said)
        agenda.reply_to_remark(actor=make.SYSTEM, remark=remark, text="Dank, dat nemen we mee.")
        items = multiply(
            item,
            n - 1,
            title=[f"Hoe helpen we {WORDS[k % len(WORDS)]} in wijk {k}?" for k in range(n - 1)],
            origin=[ids.new_uuid() for _ in range(n - 1)],
            order=list(range(1, n)),
        )
        multiply(agenda.Remark.objects.get(pk=remark.pk), n - 1, item_id=[each.pk for each in items])
        through = agenda.AgendaItem.questions.through
        asked = list(agenda.public_questions().filter(state="answered").values_list("pk", flat=True)[:2])
        through.objects.bulk_create(
            through(agendaitem_id=each.pk, question_id=pk) for each in [item, *items] for pk in asked
        )
        agenda.begin_version(actor=make.SYSTEM, agenda=make.adopt(plan))


def pages() -> dict[str, str]:
    """Each page of the desk and of its agenda by name."""
    from lemniscaat.agenda import api as agenda

    question = agenda.public_questions().filter(state="explicit").first()
    public, kept = "/werkplaatsen/twente/kennisagenda", "/bureau/twente/agenda/2023-2026"
    return {
        "the agenda": f"{public}/2023-2026/versie/1",
        "printed": f"{public}/2023-2026/versie/1/kennisagenda.pdf",
        "compared": f"{public}/vergelijk",
        "the next version": f"{kept}/2",
        "what was adopted": f"{kept}/1",
        "its remarks": f"{kept}/1/opmerkingen",
        "the list": "/bureau/twente",
        "its last page": "/bureau/twente?page=9999",
        "late": "/bureau/twente?tab=te-laat",
        "done": "/bureau/twente?tab=klaar",
        "narrowed": "/bureau/twente?state=in_talk&perspective=practice&thema=eenzaamheid",
        "one question": f"/bureau/twente/{question.number}" if question else "/bureau/twente",
        "undo": f"/bureau/twente/{question.number}/maak-ongedaan" if question else "/bureau/twente",
        "held": "/bureau/twente/vastgehouden",
        "its thread": f"/vragen/{question.slug}" if question else "/vragen/",
    }


def client() -> Any:
    """The browser of its coordinator."""
    from django.test import Client

    import factories as make
    from lemniscaat.kernel import transactions
    from lemniscaat.network import api as network

    with transactions.opened():
        user = make.make_user(network.Role.COORDINATOR, network.werkplaatsen()[0])
    browser = Client()
    browser.force_login(user)
    return browser


def spent(act: Callable[[], object], times: int) -> tuple[float, float]:
    """The medians of what passed and of what the processor worked, in milliseconds."""
    passed, worked = [], []
    for _ in range(times + 3):
        began, began_work = perf_counter(), process_time()
        act()
        passed.append((perf_counter() - began) * 1000)
        worked.append((process_time() - began_work) * 1000)
    return median(passed[3:]), median(worked[3:])


def asked(act: Callable[[], object]) -> int:
    """How often it asks the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)


def measure(n: int, times: int) -> tuple[dict[str, float], list[str]]:
    """Print the table; gives the medians, and the pages that ask more than with few questions."""
    from rich.console import Console
    from rich.table import Table

    from lemniscaat.discovery import api as discovery

    table = Table("", "median ms", "of the processor", "queries", title=f"{n} questions, {times} times each")
    fill(FEW, 0)
    fill_agenda(THEMES)
    discovery.rebuild()
    browser, few = client(), {}
    for name, path in pages().items():
        browser.get(path)
        few[name] = asked(lambda path=path: browser.get(path))
    fill(n - FEW, FEW)
    discovery.rebuild()
    medians, growing = {}, []
    for name, path in pages().items():
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        passed, worked = spent(lambda path=path: browser.get(path), times)
        queries = asked(lambda path=path: browser.get(path))
        table.add_row(name, f"{passed:.1f}", f"{worked:.1f}", str(queries))
        medians[name] = passed
        if queries > few[name]:
            growing.append(f"{name} ({few[name]} to {queries})")
    Console().print(table)
    return medians, growing


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--questions", type=int, default=5000, help="how many there are (5000)")
    parser.add_argument("--times", type=int, default=25, help="how often each page is measured (25)")
    parser.add_argument("--limit", type=float, default=150, help="milliseconds a median stays under (150)")
    arguments = parser.parse_args()
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

        from lemniscaat.site import prepare, static

        settings.ALLOWED_HOSTS = ["testserver"]
        prepare.tables()
        static.collect()
        medians, growing = measure(arguments.questions, arguments.times)
    slow = [f"{name} ({passed:.1f} ms)" for name, passed in medians.items() if passed >= arguments.limit]
    if slow:
        print(f"not under {arguments.limit:g} ms: {', '.join(slow)}")
    if growing:
        print(f"asks more with more questions: {', '.join(growing)}")
    return int(bool(slow or growing))


if __name__ == "__main__":
    sys.exit(main())
