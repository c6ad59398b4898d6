"""Loading the demonstration: whole, repeatable, and closed where it must be."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from factories import make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.demo import api as demo
from lemniscaat.demo import comparing, dossiers, files, ground
from lemniscaat.kernel import storing
from lemniscaat.kernel.errors import Conflict
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.reading import apart
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network

LAST_DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demonstration, once for this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.load(seed=1)
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("loaded")
class TestLoaded:
    def test_second_load_changes_nothing(self) -> None:
        before = circulation.Step.objects.count(), network.AuditEvent.objects.count()
        demo.load(seed=2)
        assert (circulation.Step.objects.count(), network.AuditEvent.objects.count()) == before

    def test_every_account_can_be_logged_in_to(self) -> None:
        users = {user.email: user for user in network.User.objects.all()}
        assert [a.email for a in demo.accounts() if not users[a.email].check_password(a.password)] == []
        assert sum(user.has_usable_password() for user in users.values()) == len(demo.accounts())

    def test_questions_end_as_their_paths_say(self) -> None:
        rows = [question for world in files.worlds() for question in world["questions"]]
        handovers = [handover for world in files.worlds() for handover in world["handovers"]]
        crossed = {h["of"]: "answered" for h in handovers if h["received"]}
        crossed |= {h["of"]: "explicit" for h in handovers if h["declined"]}
        told = {row["original"]: crossed.get(row["key"], row["state"]) for row in rows}
        told |= {row["original"]: "held" for row in files.invented("bureau")["held"]}
        found = agenda.Question.objects.filter(is_invented=True)
        assert {question.original: question.state for question in found} == told

    def test_papers_are_read_page_by_page(self) -> None:
        papers = files.invented("papieren")["papers"]
        rows = knowledge.File.objects.select_related("item").filter(item__is_invented=True)
        assert sorted(row.name for row in rows) == sorted(paper["name"] for paper in papers)
        for paper in papers:
            texts = apart.read(storing.path_of(rows.get(name=paper["name"]).uuid))[0].pages
            said = [" ".join(text.split()) for _number, text in texts]
            assert len(said) == len(paper["parts"])
            assert all(part["heading"] in text for part, text in zip(paper["parts"], said, strict=True))

    def test_figures_of_flow_equal_the_journeys(self) -> None:
        kept = circulation.flow()
        assert {place: figure.under_way for place, figure in kept.items()} == {
            place: count for place, (count, _since) in circulation.recount().items()
        }

    def test_each_of_the_twelve_activities_was_done(self) -> None:
        assert set(circulation.steps_by_activity()) == set(circulation.Activity.values)

    def test_threads_go_over_regions_and_the_country_and_back_into_use_elsewhere(self) -> None:
        rows = circulation.handovers(network.VISITOR).filter(state="returned", subject_kind="item")
        threads = [circulation.thread("item", uuid) for uuid in rows.values_list("subject_uuid", flat=True)]
        told = [
            thread
            for thread in threads
            if thread is not None
            and {"question", "project", "handover", "return", "use"}
            <= {knot.subject.kind for knot in thread.knots}
            and len({knot.subject.place for knot in thread.knots} - {None}) >= 2
        ]
        assert len(told) >= 3

    def test_one_round_is_counted_and_one_can_be_weighed_in(self) -> None:
        shown = {round.takes_ballots: agenda.result(round) for round in agenda.rounds(network.VISITOR).all()}
        assert [(shown[False].n_ballots, shown[False].unheard), len(shown[False].groups)] == [
            (27, [network.Perspective.RESEARCH]),
            4,
        ]
        assert (shown[True].n_ballots, shown[True].round.candidates.count()) == (0, 5)

    def test_no_step_is_later_than_the_last_day(self) -> None:
        last = circulation.Step.objects.latest("at")
        assert last.at.date() <= LAST_DAY

    def test_nothing_invented_stands_on_a_real_publication(self) -> None:
        assert not learning.Use.objects.filter(item__is_invented=False).exists()
        assert not learning.Use.objects.filter(organisation__is_invented=False).exists()
        assert not knowledge.Item.objects.filter(is_invented=False, issues__isnull=False).exists()
        assert not circulation.Handover.objects.filter(to_organisation__is_invented=False).exists()
        assert not agenda.Adoption.objects.filter(organisation__is_invented=False).exists()

    def test_visitor_sees_no_closed_insight_draft_or_question_in_talk(self) -> None:
        visitor = network.VISITOR
        assert learning.Insight.objects.filter(opened_at=None).exists()
        assert not learning.Insight.objects.visible_to(visitor).filter(opened_at=None).exists()
        drafts = knowledge.Item.objects.filter(state=knowledge.ItemState.DRAFT)
        assert drafts.count() == 2
        assert not knowledge.Item.objects.visible_to(visitor).filter(pk__in=drafts).exists()
        unsettled = agenda.Question.objects.filter(wording="")
        assert unsettled.count() >= 10
        assert not agenda.Question.objects.visible_to(visitor).filter(pk__in=unsettled).exists()


@pytest.fixture
def one_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shorter story: the network, and one issue; dossiers and analyses choose from several."""
    world = next(world for world in files.worlds() if world["issue"])
    monkeypatch.setattr(files, "worlds", lambda: [world])
    monkeypatch.setattr(ground, "lay_facts", lambda cast: None)
    monkeypatch.setattr(dossiers, "acts", lambda cast: iter(()))
    monkeypatch.setattr(comparing, "acts", lambda cast: iter(()))


@pytest.mark.django_db
@pytest.mark.usefixtures("one_world")
@pytest.mark.walk
def test_load_of_the_same_seed_gives_the_same_ids() -> None:
    first = _ids_of(seed=7)
    assert len(first) > 300
    assert _ids_of(seed=7) == first
    assert set(_ids_of(seed=8)) & set(first) == set()


@pytest.mark.django_db
def test_load_refuses_a_database_with_other_data() -> None:
    make_werkplaats()
    with pytest.raises(Conflict, match=r"^De database bevat gegevens die niet van de demonstratie zijn"):
        demo.load(seed=1)
    assert network.Werkplaats.objects.count() == 1


def _ids_of(*, seed: int) -> list[UUID]:
    """The ids a load gives, in the order they were given; the load is taken back."""
    with transaction.atomic():
        demo.load(seed=seed)
        models = (network.AuditEvent, agenda.QuestionEvent, circulation.Step, knowledge.Item, learning.Circle)
        found = [row.uuid for model in models for row in model.objects.order_by("pk")]
        transaction.set_rollback(True)
    return found
