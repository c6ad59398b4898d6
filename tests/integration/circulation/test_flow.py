"""The figures of flow are what the rows say: after two acts at once, and after an upgrade."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from importlib import import_module
from threading import Event
from time import sleep
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

import factories as make
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.models import Counted, FlowFigure, TurnFigure
from lemniscaat.kernel import clock, transactions
from lemniscaat.network.api import OrganisationKind

A_WHILE = 0.3
"""Seconds that the first keeps its transaction open, for the second to run into."""


def kept(scope: Any = None) -> dict[str, int]:
    """How many are in each place, as the figure shows it."""
    return {place: flow.under_way for place, flow in circulation.flow(scope).items()}


def counted(scope: Any = None) -> dict[str, int]:
    """The same, from the rows of journeys and handovers."""
    return {place: n for place, (n, _since) in circulation.recount(scope).items()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
def test_two_who_move_something_at_once_are_both_counted(
    beside: Callable[[Callable[[], Any]], "Future[Any]"],
) -> None:
    with transactions.opened():
        issues = [make.make_issue(), make.make_issue()]
    moved = Event()

    def first() -> None:
        circulation.agendise_issue(actor=make.SYSTEM, issue=issues[0])
        moved.set()
        sleep(A_WHILE)

    begun = beside(first)
    assert moved.wait(timeout=10)
    late = beside(lambda: circulation.agendise_issue(actor=make.SYSTEM, issue=issues[1]))
    begun.result(timeout=10)
    late.result(timeout=10)

    for scope in (None, *issues):
        assert kept(scope) == counted(scope)
    assert sum(kept().values()) == len(issues)


def figures_of(model: Any) -> set[tuple[Any, ...]]:
    """What is kept, without the nothings and the keys."""
    n = "under_way" if model is FlowFigure else "n"
    names = [field.attname for field in model._meta.concrete_fields if field.name not in {"id", "since_sum"}]
    return set(model.objects.filter(**{f"{n}__gt": 0}).values_list(*names))


@pytest.mark.django_db
def test_an_upgrade_counts_what_was_under_way() -> None:
    here = make.make_werkplaats()
    question = make.make_question(werkplaats=here)
    circulation.agendise_issue(actor=make.SYSTEM, issue=make.make_issue())
    circulation.offer_handover(
        actor=make.SYSTEM,
        werkplaats=here,
        subject=("question", question.uuid, question.wording),
        question_uuid=question.uuid,
        hope="Vergelijk dit met andere regio's.",
        deadline=clock.today() + timedelta(days=30),
        to_organisation=make.make_organisation(kind=OrganisationKind.INSTITUTE, is_national=True),
    )
    rows, figures = set(Counted.objects.values_list()), kept(here)
    done = {model: figures_of(model) for model in (FlowFigure, TurnFigure)}
    Counted.objects.all().delete()
    FlowFigure.objects.update(under_way=7)
    TurnFigure.objects.update(n=7)

    import_module("lemniscaat.circulation.migrations.0005_count").count(apps, None)
    assert set(Counted.objects.values_list()) == rows
    import_module("lemniscaat.circulation.migrations.0007_turn_figures").rebuild(apps, None)

    assert {model: figures_of(model) for model in (FlowFigure, TurnFigure)} == done
    assert kept(here) == counted(here) == figures
    assert kept() == counted()
    assert kept()["out"] == 1


@pytest.mark.django_db
def test_days_under_way_are_whole_days_as_on_the_page_of_the_traveller() -> None:
    make.make_question()
    with clock.held(clock.now() + timedelta(hours=47)):
        assert circulation.flow()["ontwikkelen"].mean_days == 1
