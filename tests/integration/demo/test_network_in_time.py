"""The network in fast-forward: counted right, watched from outside, and beside the installation."""

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import models
from pytest_django import DjangoDbBlocker

from fast_forward import WEEKS, years
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.models import FlowFigure
from lemniscaat.demo import api as demo
from lemniscaat.demo.network_in_time import assumptions
from lemniscaat.demo.network_in_time.checks import differing
from lemniscaat.demo.network_in_time.outsider import Outsider
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel.errors import Conflict
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.site import cli
from lemniscaat.site.commands import simulate

pytestmark = pytest.mark.walk


@pytest.fixture(scope="module")
def played(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, hurried: None
) -> Iterator[dict[str, Any]]:
    """Both with offers and with what fits shown."""
    with django_db_blocker.unblock(), years("offers_and_shown", WEEKS) as figures:
        yield figures


def states(rows: models.QuerySet[Any]) -> dict[str, int]:
    return {row["state"]: row["n"] for row in rows.order_by().values("state").annotate(n=models.Count("pk"))}


@pytest.mark.django_db
class TestPlayed:
    def test_every_figure_equals_a_recount_of_rows(self, played) -> None:
        questions, offers = agenda.Question.objects.all(), circulation.Offer.objects.all()
        handovers, uses = circulation.Handover.objects.all(), learning.Use.objects.all()
        days = [
            (question.first - question.received_at).total_seconds() / 86400
            for question in questions.annotate(
                first=models.Subquery(
                    uses.filter(question=models.OuterRef("pk"))
                    .order_by()
                    .values("question")
                    .annotate(first=models.Min("at"))
                    .values("first")
                )
            ).exclude(first=None)
        ]
        elsewhere = [use for use in uses if use.item.werkplaats_id != use.werkplaats_id]
        waiting = handovers.filter(state="offered") | handovers.filter(state="returned", received_at=None)
        under_way = circulation.Journey.objects.filter(is_public=True, ended_at=None)
        public_steps = circulation.Step.objects.filter(journey__is_public=True, undoes=None, undone_by=None)
        assert played == {
            "made": {
                "questions": questions.count(),
                "items": knowledge.Item.objects.count(),
                "published": knowledge.Item.objects.filter(state="published").count(),
                "circles": learning.Circle.objects.count(),
                "projects": learning.Project.objects.count(),
                "steps": circulation.Step.objects.count(),
            },
            "questions": states(questions),
            "question_to_use": {"in_use": len(days), "median_days": round(median(days), 1)},
            "researched_twice": researched_twice(),
            "crossings": {
                "waiting": waiting.count(),
                **dict.fromkeys(("offered", "accepted", "declined", "returned"), 0),
                **states(handovers),
            },
            "offers": {"made": offers.count(), "waiting": 0, "taken_up": 0, "put_aside": 0, **states(offers)},
            "werkplaatsen_reached": {
                "werkplaatsen": len({use.werkplaats_id for use in elsewhere}),
                "uses_elsewhere": len(elsewhere),
                "uses": uses.count(),
            },
            "flow": {
                **{phase: under_way.filter(phase=phase).count() for phase in circulation.Phase.values},
                "out": handovers.filter(state="offered").count(),
                "back": handovers.filter(state="returned", received_at=None).count(),
            },
            "activities": {
                activity: n
                for activity in sorted(circulation.Activity.values)
                if (n := public_steps.filter(activity=activity).count())
            },
            "leaks": 0,
            "leaked": [],
            "differing": [],
        }

    def test_all_that_is_told_of_happened(self, played) -> None:
        told = [
            played["question_to_use"]["in_use"],
            played["researched_twice"]["questions"],
            played["crossings"]["returned"],
            *(played["offers"][state] for state in ("made", "taken_up")),
            *played["werkplaatsen_reached"].values(),
        ]
        assert 0 not in told, told
        assert learning.Insight.objects.exclude(opened_at=None).exists()

    def test_a_database_that_holds_anything_is_refused(self, played) -> None:
        with pytest.raises(Conflict, match="lege database"):
            demo.play(days=1, seed=1, way=demo.WAYS[0])

    def test_planted_differences_are_found(self, played) -> None:
        assert differing() == []
        # Behind the back of the actions, which keep both.
        journey = circulation.Journey.objects.filter(is_public=True).exclude(steps=None).earliest("pk")
        elsewhere = next(phase for phase in circulation.Phase if phase != journey.phase)
        circulation.Journey.objects.filter(pk=journey.pk).update(phase=elsewhere)
        FlowFigure.objects.filter(issue=None, werkplaats=None, place="back").update(under_way=999)
        told = differing()
        back = circulation.waiting_crossings(network.VISITOR).filter(state="returned").count()
        assert f"network: 999 in back, recounted {back}" in told
        moved = circulation.Journey.objects.get(pk=journey.pk)
        assert told[-1] == f"{moved}: its last step is in {journey.phase}"

    def test_planted_leaks_are_found(self, played) -> None:
        insight = learning.Insight.objects.filter(opened_at=None).earliest("pk")
        draft = knowledge.Item.objects.filter(state="draft").earliest("pk")
        outsider, neighbour = Outsider(), network.VISITOR
        outsider.keep("zwxqkbdfgh", insight)
        outsider.keep("qxvwzbdfgh", draft)
        outsider.look(neighbour)
        assert outsider.leaks == []
        # Behind the back of the actions, which would not do it.
        models.QuerySet(learning.Insight).filter(pk=insight.pk).update(
            opened_at=insight.at, title="Over zwxqkbdfgh"
        )
        models.QuerySet(knowledge.Item).filter(pk=draft.pk).update(state="published", abstract="qxvwzbdfgh")
        discovery.rebuild()
        outsider.look(neighbour, everything=True)
        assert {
            leak.replace(str(insight.uuid), "I").replace(str(draft.uuid), "D") for leak in outsider.leaks
        } == {
            "list of insight: I",
            "label of insight: I",
            "list of item: D",
            "label of item: D",
            "search: item D",
            "search for zwxqkbdfgh",
            "search for qxvwzbdfgh",
            "match of zwxqkbdfgh",
            "match of qxvwzbdfgh",
            f"page /leerkringen/{insight.circle.slug}",
            f"page /kennis/{draft.slug}",
        }


def researched_twice() -> dict[str, int]:
    """From the threads of questions: their groups by theme, in the order they began."""
    begun = agenda.QuestionEvent.objects.filter(act="research").order_by("at", "pk")
    first: dict[int, UUID] = {}
    again = known = 0
    for event in begun:
        theme = event.question.themes.get()
        if first.setdefault(theme.pk, event.subject_uuid) != event.subject_uuid:
            again += 1
            known += knowledge.Item.objects.filter(themes=theme, published_at__lte=event.at).exists()
    return {"questions": again, "known_already": known}


def test_the_command_plays_beside_the_installation(monkeypatch, capsys) -> None:
    monkeypatch.setattr(simulate, "WAYS", ("offers",))
    monkeypatch.setattr(simulate, "DAYS_A_YEAR", 20)
    before = kept()
    assert cli.main(["simulate", "--years", "1", "--seed", "-3", "--json"]) == 0
    out, told = capsys.readouterr()
    figures = json.loads(out)
    assert kept() == before
    assert list(figures) == [
        "note", "years", "seed", "ways", "leaks", "differing", "assumptions", "left_out"
    ]  # fmt: skip
    assert (figures["seed"], list(figures["ways"]), figures["leaks"]) == (-3, ["offers"], 0)
    assert figures["assumptions"] == demo.assumptions()
    assert figures["left_out"] == list(demo.LEFT_OUT)
    assert told.count("\n") == 2
    assert f"{figures['ways']['offers']['made']['questions']} questions" in told


def test_equal_seeds_give_equal_figures_in_two_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with its own order of what has none: the hashes of words differ from process to process."""
    told = []
    for hashes in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", hashes)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            played = pool.submit(simulate.play_one, str(tmp_path / hashes), 120, 7, "offers_and_shown")
            told.append(json.dumps(played.result(timeout=300)))
    assert told[0] == told[1]
    made = json.loads(told[0])[0]["made"]
    assert min(made["questions"], made["steps"]) > 10


def kept() -> dict[Path, float]:
    """What lies in the installation's folder, and when it was written."""
    return {path: path.stat().st_mtime for path in Path(settings.DATA).rglob("*")}


def test_the_command_knows_every_way_and_every_value_lies_in_its_range() -> None:
    assert tuple(way.name for way in demo.WAYS) == simulate.WAYS
    wrong = [one.name for one in assumptions.ASSUMED if not one.low <= one.value <= one.high]
    assert wrong == []
