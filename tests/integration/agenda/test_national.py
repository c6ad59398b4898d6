"""The national agenda: proposed by counting regions, decided by the secretariat, and it adds regions up."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import NationalState
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity, Issue
from lemniscaat.kernel import work
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Role

pytestmark = pytest.mark.django_db

PATH = "/bureau/landelijk/kennisagenda"


def ask_in(n: int, issue: Issue) -> list[agenda.Question]:
    """A public question of this issue in each of `n` werkplaatsen, counted by the worker."""
    questions = [make.make_question(werkplaats=make.make_werkplaats()) for _ in range(n)]
    for question in questions:
        agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
    count()
    return questions


def count() -> None:
    while work.run_due_jobs(by="test"):
        pass


def items() -> list[tuple[str, list[tuple[int, int]]]]:
    return [
        (item.state, [(region.n_questions, region.n_open) for region in item.regions.all()])
        for item in agenda.national_items(make.SYSTEM)
    ]


@pytest.fixture
def proposed() -> Any:
    """One that lives in three regions."""
    ask_in(3, make.make_issue("Wachten op hulp"))
    return agenda.national_items(make.SYSTEM).get()


def test_issue_is_proposed_from_three_regions_on_with_the_reasons() -> None:
    issue = make.make_issue()
    first, _second = ask_in(2, issue)
    again = make.make_question(werkplaats=first.werkplaats)
    agenda.join_to_issue(actor=make.SYSTEM, question=again, issue=issue)
    hidden = make.make_question(werkplaats=make.make_werkplaats(), published=False)
    agenda.join_to_issue(actor=make.SYSTEM, question=hidden, issue=issue)
    national = make.make_question()
    agenda.join_to_issue(actor=make.SYSTEM, question=national, issue=issue)
    count()
    assert items() == []

    agenda.answer_question(actor=make.SYSTEM, question=again, short_answer="Zo.")
    ask_in(1, issue)

    ((state, regions),) = items()
    assert (state, sorted(regions)) == (NationalState.PROPOSED, [(1, 1), (1, 1), (2, 1)])


def test_proposal_lapses_and_comes_back_as_regions_do(proposed: Any) -> None:
    question = agenda.public_questions().first()
    event = agenda.hide_question(actor=make.SYSTEM, question=question)
    count()
    assert [state for state, _regions in items()] == [NationalState.LAPSED]
    assert event.act == agenda.Act.HIDE

    agenda.publish_question(actor=make.SYSTEM, question=question)
    count()
    assert [state for state, _regions in items()] == [NationalState.PROPOSED]


def test_undone_joining_is_counted_too() -> None:
    issue = make.make_issue()
    *_others, last = ask_in(3, issue)
    event = agenda.undoable(agenda.thread(last))
    agenda.undo_last(actor=make.SYSTEM, question=last, event=event)
    count()
    assert [(state, len(regions)) for state, regions in items()] == [(NationalState.LAPSED, 2)]


def test_decision_is_kept_whatever_is_counted_after_it(proposed: Any) -> None:
    agenda.agendise_nationally(actor=make.SYSTEM, item=proposed, reason="Overal loopt het vast.")
    agenda.hide_question(actor=make.SYSTEM, question=agenda.public_questions().first())
    count()

    assert [state for state, _regions in items()] == [NationalState.AGENDISED]
    journey = circulation.journey_of("issue", proposed.issue.uuid)
    steps = circulation.Step.objects.filter(journey=journey)
    assert [(step.activity, step.note) for step in steps] == [(Activity.AGENDISE, "Overal loopt het vast.")]


DOING: dict[str, Callable[..., Any]] = {
    "agendise": agenda.agendise_nationally,
    "decline": agenda.decline_nationally,
}


def test_who_may_decide_and_only_once(proposed: Any) -> None:
    outsiders = [
        VISITOR,
        make.make_actor(Role.COORDINATOR, network.werkplaatsen()[0]),
        make.make_actor(Role.KNOWLEDGE_PARTNER, None, make.make_organisation(is_national=True)),
        make.make_actor(Role.FUNDER),
    ]
    secretariat = make.make_actor(Role.SECRETARIAT)
    for act in DOING.values():
        for actor in outsiders:
            with pytest.raises(Refused):
                act(actor=actor, item=proposed, reason="Daarom.")
        for reason in ("", "  ", "x" * 1001):
            with pytest.raises(Invalid):
                act(actor=secretariat, item=proposed, reason=reason)
    with pytest.raises(agenda.PersonalDataFound):
        agenda.decline_nationally(actor=secretariat, item=proposed, reason="Bel 06 12 34 56 78.")

    stale = agenda.national_items(make.SYSTEM).get()
    agenda.decline_nationally(actor=secretariat, item=proposed, reason="Regio's lossen het samen op.")
    with pytest.raises(Conflict):
        agenda.decline_nationally(actor=secretariat, item=stale, reason="Te klein.")
    agenda.agendise_nationally(actor=secretariat, item=proposed, reason="Toch wel.")
    for act in DOING.values():
        with pytest.raises(Conflict):
            act(actor=secretariat, item=proposed, reason="Nog eens.")


def test_proposals_are_the_secretariats_and_decisions_everyones(
    proposed: Any, sign_in: Callable[..., Client]
) -> None:
    def public() -> str:
        return Client().get("/kennisagenda").content.decode()

    secretariat = sign_in(make.make_user(Role.SECRETARIAT))
    coordinator = sign_in(make.make_user(Role.COORDINATOR, network.werkplaatsen()[0]))
    assert "Wachten op hulp" not in public()
    assert "Wachten op hulp" in secretariat.get(PATH).content.decode()
    assert coordinator.get(PATH).status_code == 404
    assert Client().get(PATH).status_code == 302
    path = f"{PATH}/{proposed.uuid}/zet-erop"
    assert coordinator.post(path, {"reason": "Daarom."}).status_code == 404

    refused = secretariat.post(path, {"reason": "Bel 06 12 34 56 78."})
    assert (refused.status_code, "06 12 34 56 78" in refused.content.decode()) == (422, True)
    assert secretariat.post(f"{PATH}/{proposed.uuid}/onzin", {"reason": "x"}).status_code == 404
    assert secretariat.post(path, {"reason": "Overal loopt het vast."}).status_code == 302
    assert secretariat.post(path, {"reason": "Nog eens."}).status_code == 409

    assert [words in public() for words in ("Wachten op hulp", "Overal loopt het vast.")] == [True, True]


def adopted(title: str, theme: Any) -> None:
    """A werkplaats chose this on an agenda that was adopted."""
    werkplaats = make.make_werkplaats()
    period = network.periods().first() or network.register_period(
        actor=make.SYSTEM, slug="2023-2026", start_year=2023, end_year=2026
    )
    plan = agenda.draft_agenda(actor=make.SYSTEM, werkplaats=werkplaats, period=period)
    agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title=title, theme=theme)
    with network.audited(actor=make.SYSTEM, act="adopt", subject=plan) as audit:
        plan.state = agenda.AgendaState.ADOPTED
        plan.save(audit=audit)


@pytest.mark.parametrize("n", [1, 3])
def test_regional_agendas_are_added_up_under_the_widest_theme(
    n: int, queries: Callable[[Callable[[], Any]], int]
) -> None:
    wide = make.make_theme("geldzorgen")
    narrow = make.make_theme("schulden", broader=wide)
    for number in range(n):
        adopted(f"Hoe zien we schulden {number}?", narrow)
    adopted("Hoe praten we erover?", None)

    found = agenda.chosen_by_theme()

    assert [(one.theme, one.n_regions) for one in found] == [(wide, n), (None, 1)]
    assert queries(agenda.chosen_by_theme) == 3
    page = Client().get("/kennisagenda").content.decode()
    assert "Hoe zien we schulden 0?" in page


@pytest.mark.parametrize("n", [0, 3])
def test_issue_put_there_before_anything_was_counted_is_not_proposed_again(n: int) -> None:
    issue = make.make_issue()
    circulation.agendise_issue(actor=make.SYSTEM, issue=issue, note="Overal loopt het vast.")
    ask_in(n, issue)
    count_all()

    item = agenda.national_items(VISITOR).get()
    assert (item.state, item.reason) == (NationalState.AGENDISED, "Overal loopt het vast.")
    assert item.regions.count() == n


def count_all() -> None:
    """As the migration does that came with the counting."""
    import_module("lemniscaat.agenda.migrations.0014_regions_counted").count(apps, None)
    count()
