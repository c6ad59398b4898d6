"""How long the pages of the lemniscate take in a network of years, and how often each asks the database.

    python benchmarks/lemniscate.py [--times 40] [--median 80] [--tail 200]

Makes 4,000 questions with 20,000 steps, 10,000 items, 2,000 factors, 5,000 pieces of evidence, 2,000 circles,
1,000 projects, 3,000 uses and 600 handovers, over 16 werkplaatsen and 40 issues, in a folder of its own. The
status is 1 when the median or the 95th percentile of a page is at its limit, in milliseconds, or above it, or
when a page asks more with all of it than with a fifth. Every page is made anew each time, kept by nothing.
Beside the time that passed stands that of the processor: it is less moved by what else runs.
"""
# ruff: noqa: PLC0415  nothing of Django can be imported before it is set up

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from taking import asked, spent

TESTS = Path(__file__).resolve().parent.parent / "tests"
QUESTIONS, FEW = 4000, 800
WERKPLAATSEN, ISSUES, THEMES = 16, 40, 10
ACTIVITIES = ("explicate", "connect", "research", "apply", "enrich_issue")
"""Of each question, in this order; so a fifth of the steps each."""


def lay() -> None:
    """What everything else belongs to, and one of each to make many of."""
    import factories as make
    from lemniscaat.agenda import api as agenda
    from lemniscaat.circulation import api as circulation
    from lemniscaat.kernel import clock, transactions
    from lemniscaat.knowledge import api as knowledge
    from lemniscaat.learning import api as learning
    from lemniscaat.network.api import OrganisationKind, Role

    with transactions.opened():
        here, *_ = [make.make_werkplaats() for _ in range(WERKPLAATSEN)]
        themes = [make.make_theme(f"thema {number}") for number in range(THEMES)]
        issue, *_ = [make.make_issue(themes=[themes[n % THEMES]]) for n in range(ISSUES)]
        partner = make.make_organisation(
            "Instituut", slug="instituut", kind=OrganisationKind.INSTITUTE, is_national=True
        )
        make.make_user(Role.KNOWLEDGE_PARTNER, organisation=partner, email="partner@voorbeeld.example")
        question = make.make_question(werkplaats=here)
        agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
        circulation.publish_synthesis(
            actor=make.SYSTEM, issue=issue, text="Dit weten we nu. " * 60, gaps=["Wat als?"]
        )
        item = make.make_item(
            "Een verslag", werkplaats=here, issues=[issue], plain_summary="Wat helpt. " * 20
        )
        project = make.make_project(here, "Een project", issue=issue)
        learning.start_project(actor=make.SYSTEM, project=project)
        learning.tell_progress(actor=make.SYSTEM, project=project, text="Het begint.")
        learning.start_circle(actor=make.SYSTEM, circle=make.make_circle(here, "Een kring", issue=issue))
        make.make_use(item, here, question=question)
        knowledge.add_evidence(
            actor=make.SYSTEM,
            factor=make.make_factor(issue),
            direction=knowledge.Direction.SUPPORTS,
            source_kind="practice",
            text="Zes van de tien kwamen terug.",
            werkplaats=here,
            item=item,
        )
        circulation.offer_handover(
            actor=make.SYSTEM,
            werkplaats=here,
            subject=("item", item.uuid, item.title),
            hope="Kijk of het klopt.",
            deadline=clock.today(),
            to_organisation=partner,
            issue=issue,
            question_uuid=question.uuid,
        )


class Rows:
    """`n` questions more, after `after` of them, and all that comes with that many."""

    def __init__(self, n: int, after: int) -> None:
        from lemniscaat.circulation import api as circulation
        from lemniscaat.network import api as network

        self.n, self.after = n, after
        self.werkplaatsen = list(network.werkplaatsen().values_list("pk", flat=True))
        self.issues = list(circulation.issues().order_by("pk").values_list("pk", "uuid"))

    def part(self, share: float) -> tuple[range, int]:
        """So many for each question, and how many there were before."""
        return range(round(self.n * share)), round(self.after * share)

    def issue(self, number: int) -> int:
        return self.issues[number % ISSUES][0]

    def werkplaats(self, number: int) -> int:
        return self.werkplaatsen[number // ISSUES % WERKPLAATSEN]

    def many(self, model: Any, share: float, of: str = "", **series: Callable[[int], Any]) -> Sequence[Any]:
        """Copies of the first of a model, each with what `series` says of its number; its werkplaats and its
        issue where it has them. `of` is the field that is for people, made unique."""
        from multiplying import multiply

        numbers, before = self.part(share)
        names = {field.name for field in model._meta.fields}
        told: dict[str, Callable[[int], Any]] = {}
        if "issue" in names:
            told["issue_id"] = self.issue
        if "werkplaats" in names:
            told["werkplaats_id"] = self.werkplaats
        if of:
            told[of] = lambda number: f"{before + number}-van-veel"
        told |= series
        row = model.objects.order_by("pk").first()
        return multiply(row, len(numbers), **{name: [of(n) for n in numbers] for name, of in told.items()})


def fill(n: int, after: int) -> None:
    """Rows of every kind, and the figures that acts would have kept."""
    from django.apps import apps

    from lemniscaat.agenda.api import Question
    from lemniscaat.circulation.api import Handover, Journey, Step
    from lemniscaat.kernel import clock, transactions
    from lemniscaat.knowledge.api import Evidence, Factor, Item
    from lemniscaat.learning.api import Circle, Project, Use

    with transactions.opened():
        rows, now = Rows(n, after), clock.now()
        questions = rows.many(
            Question, 1, "slug", number=lambda k: f"VVL-{after + k}", token_hash=lambda k: f"{after + k}"
        )
        items = rows.many(Item, 2.5, "slug", published_at=lambda k: now - timedelta(days=k % 1500))
        join(Item.issues, "item", items, "issue", rows.issue)
        projects, circles = rows.many(Project, 0.25, "slug"), rows.many(Circle, 0.5, "slug")
        for group, made in ((Project, projects), (Circle, circles)):
            name = group.__name__.lower()
            join(group.questions, name, made, "question", lambda k: questions[k % n].pk)
        join(Project.products, "project", projects, "item", lambda k: items[k].pk)
        uses = {"item_id": lambda k: items[k % len(items)].pk, "question_id": lambda k: questions[k % n].pk}
        rows.many(Use, 0.75, **uses)
        factors = rows.many(Factor, 0.5, "slug")
        about = {
            "factor_id": lambda k: factors[k % len(factors)].pk,
            "item_id": lambda k: items[k % len(items)].pk,
        }
        rows.many(Evidence, 1.25, **about)
        journeys = rows.many(
            Journey,
            1,
            subject_kind=lambda _: "question",
            subject_uuid=lambda k: questions[k].uuid,
            is_public=lambda _: True,
            since=lambda k: now - timedelta(days=k % 400),
            phase=lambda k: ("ontwikkelen", "opschalen", "verspreiden", "verrijken")[k % 4],
        )
        rows.many(Step, 5, **step(rows, journeys, questions, items, now))
        states = ("offered", "accepted", "returned", "declined")
        rows.many(
            Handover,
            0.15,
            state=lambda k: states[k % 4],
            answered_at=lambda k: now if k % 4 else None,
            returned_at=lambda k: now if k % 4 == 2 else None,
            subject_uuid=lambda k: items[k].uuid,
            question_uuid=lambda k: questions[k].uuid,
        )
        from lemniscaat.circulation.models import Counted

        Counted.objects.all().delete()
        import_module("lemniscaat.circulation.migrations.0005_count").count(apps, None)
        import_module("lemniscaat.circulation.migrations.0007_turn_figures").rebuild(apps, None)


def step(rows: Rows, journeys: Any, questions: Any, items: Any, now: Any) -> dict[str, Callable[[int], Any]]:
    """Five of each question, one after the other."""
    from lemniscaat.circulation.api import Activity

    def subject(k: int) -> tuple[str, Any]:
        question = k // 5
        kinds = {
            1: ("issue", rows.issues[question % ISSUES][1]),
            4: ("item", items[question % len(items)].uuid),
        }
        return kinds.get(k % 5, ("question", questions[question].uuid))

    return {
        "activity": lambda k: ACTIVITIES[k % 5],
        "phase": lambda k: Activity(ACTIVITIES[k % 5]).phase,
        "journey_id": lambda k: journeys[k // 5].pk,
        "question_uuid": lambda k: questions[k // 5].uuid,
        "subject_kind": lambda k: subject(k)[0],
        "subject_uuid": lambda k: subject(k)[1],
        "issue_id": lambda k: rows.issue(k // 5),
        "werkplaats_id": lambda k: rows.werkplaats(k // 5),
        "at": lambda k: now - timedelta(days=1800 - (k * 7) % 1700),
        "cause": lambda k: f"veel:{rows.after * 5 + k}",
    }


def join(relation: Any, one: str, rows: Sequence[Any], other: str, which: Callable[[int], int]) -> None:
    """Each of the rows with one other."""
    through = relation.through
    through.objects.bulk_create(
        (through(**{f"{one}_id": row.pk, f"{other}_id": which(number)}) for number, row in enumerate(rows)),
        batch_size=5000,
    )


def pages() -> dict[str, str]:
    """Each page by name. With something asked in its address none is kept."""
    from lemniscaat.agenda.api import Question
    from lemniscaat.circulation import api as circulation
    from lemniscaat.knowledge.api import Item
    from lemniscaat.learning.api import Circle, Project

    issue = circulation.issues().order_by("pk")[0]
    question, item = Question.objects.order_by("pk")[40], Item.objects.order_by("pk")[40]
    project, circle = Project.objects.order_by("pk")[40], Circle.objects.order_by("pk")[40]
    werkplaats = question.werkplaats.slug
    return {
        "an issue": f"/kwesties/{issue.slug}?anew",
        "the thread of an issue": f"/draad/issue/{issue.uuid}?anew",
        "the thread of a question": f"/draad/question/{question.uuid}?anew",
        "the thread of an item": f"/draad/item/{item.uuid}?anew",
        "the thread of a project": f"/draad/project/{project.uuid}?anew",
        "a question": f"/vragen/{question.slug}?anew",
        "a circle": f"/leerkringen/{circle.slug}?anew",
        "a project": f"/projecten/{project.slug}?anew",
        "the lemniscate": "/lemniscaat?anew",
        "of one theme": "/lemniscaat?thema=thema-1",
        "of a werkplaats, a year": f"/lemniscaat?werkplaats={werkplaats}&periode={circulation.years()[0]}",
        "the steps of an activity": "/lemniscaat/stappen/apply?thema=thema-1",
        "a partner's desk": "/partner/instituut",
    }


def partners_browser() -> Any:
    """Somebody of the partner, who may see all that everyone may and her own desk."""
    from django.test import Client

    from lemniscaat.network.api import User

    browser = Client()
    browser.force_login(User.objects.get(email="partner@voorbeeld.example"))
    return browser


def measure(times: int) -> tuple[list[tuple[str, float, float]], list[str]]:
    """Print the table; gives median and tail of each page, and the pages that ask more than with few."""
    from rich.console import Console
    from rich.table import Table

    headings = ("", "median ms", "p95 ms", "of the processor", "queries", "with a fifth", "kB")
    table, found, growing = Table(*headings, title=f"{QUESTIONS} questions, {times} times each"), [], []
    fill(FEW, 0)
    browser, few = partners_browser(), {}
    for name, path in pages().items():
        browser.get(path)
        few[name] = asked(lambda path=path: browser.get(path))
    fill(QUESTIONS - FEW, FEW)
    for name, path in pages().items():
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        middle, tail, worked = spent(lambda path=path: browser.get(path), times)
        queries, size = asked(lambda path=path: browser.get(path)), f"{len(answer.content) / 1024:.0f}"
        table.add_row(
            name, f"{middle:.1f}", f"{tail:.1f}", f"{worked:.1f}", str(queries), str(few[name]), size
        )
        found.append((name, middle, tail))
        if queries > few[name]:
            growing.append(f"{name} ({few[name]} to {queries})")
    Console().print(table)
    return found, growing


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=40, help="how often each page is measured (40)")
    parser.add_argument("--median", type=float, default=80, help="milliseconds a median is at most (80)")
    parser.add_argument("--tail", type=float, default=200, help="and the 95th percentile (200)")
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
        lay()
        found, growing = measure(arguments.times)
    slow = [
        f"{name} ({middle:.1f} ms, p95 {tail:.1f} ms)"
        for name, middle, tail in found
        if middle > arguments.median or tail > arguments.tail
    ]
    if slow:
        print(f"over {arguments.median:g} ms, p95 {arguments.tail:g} ms: {', '.join(slow)}")
    if growing:
        print(f"asks more with more: {', '.join(growing)}")
    return int(bool(slow or growing))


if __name__ == "__main__":
    sys.exit(main())
