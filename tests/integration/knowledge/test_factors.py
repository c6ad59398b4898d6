"""A working factor: who proposes, gives evidence and judges, and what a rung demands."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.html import escape

import factories as make
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction, Evidence, Factor, FactorState
from lemniscaat.learning import api as learning
from lemniscaat.network.api import VISITOR, Actor, Role, Werkplaats
from lemniscaat.vocabulary.api import Rung, SourceKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def factor() -> Factor:
    return make.make_factor(make.make_issue())


def give(factor: Factor, werkplaats: Werkplaats | None, actor: Actor = make.SYSTEM, **more: Any) -> Evidence:
    return knowledge.add_evidence(
        actor=actor,
        factor=factor,
        direction=Direction.SUPPORTS,
        source_kind=SourceKind.PRACTICE,
        text="Zes mensen kwamen terug.",
        werkplaats=werkplaats,
        **more,
    )


def rise(factor: Factor, rung: Rung, actor: Actor = make.SYSTEM) -> None:
    knowledge.raise_rung(actor=actor, factor=factor, rung=rung, reason="Zo gezien.")


def test_factor_is_judged_nationally(factor: Factor) -> None:
    here = make.make_werkplaats()
    give(factor, here)
    inside = [make.make_actor(role, here) for role in (Role.COORDINATOR, Role.EDITOR, Role.MEMBER)]
    for actor in [VISITOR, *inside]:
        with pytest.raises(Refused):
            knowledge.move_factor(actor=actor, factor=factor, state=FactorState.WITHDRAWN)
        with pytest.raises(Refused):
            rise(factor, Rung.TRIED, actor)

    partner = make.make_actor(Role.KNOWLEDGE_PARTNER, None, make.make_organisation())
    rise(factor, Rung.TRIED, partner)
    knowledge.move_factor(actor=partner, factor=factor, state=FactorState.ANALYSED)
    knowledge.move_factor(actor=make.make_actor(Role.SECRETARIAT), factor=factor, state=FactorState.VALIDATED)

    assert (factor.rung, factor.state) == (Rung.TRIED, FactorState.VALIDATED)


def test_evidence_is_given_for_ones_own_werkplaats(factor: Factor) -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    editor, member = make.make_actor(Role.EDITOR, here), make.make_actor(Role.MEMBER, here)
    partner = make.make_actor(Role.KNOWLEDGE_PARTNER, None, make.make_organisation())
    for actor, werkplaats in [(editor, there), (editor, None), (member, here), (partner, here)]:
        with pytest.raises(Refused):
            give(factor, werkplaats, actor)

    own = [give(factor, here, editor), give(factor, None, partner)]

    assert set(factor.evidence.all()) == set(own)


def test_factor_begins_as_an_idea() -> None:
    here, issue = make.make_werkplaats(), make.make_issue()
    fields = {"what": "Eten", "context": "een buurt", "for_whom": "buren", "mechanism": "het bindt"}
    with pytest.raises(Refused):
        knowledge.propose_factor(actor=make.make_actor(Role.MEMBER, here), issue=issue, **fields)

    proposed = knowledge.propose_factor(actor=make.make_actor(Role.EDITOR, here), issue=issue, **fields)

    assert (proposed.rung, proposed.state) == (Rung.IDEA, FactorState.PROPOSED)


def test_rung_rises_with_what_it_demands(factor: Factor) -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()

    def refused(rung: Rung) -> bool:
        try:
            rise(factor, rung)
        except Invalid:
            return True
        return False

    assert [refused(rung) for rung in list(Rung)[1:]] == [True] * 6
    give(factor, here, year=2025)
    give(factor, here, year=2025)
    assert [refused(Rung.TRIED), refused(Rung.REPEATED)] == [False, True]
    give(factor, here, year=2026)
    assert [refused(Rung.REPEATED), refused(Rung.DESCRIBED)] == [False, True]
    knowledge.move_factor(actor=make.SYSTEM, factor=factor, state=FactorState.ANALYSED)
    assert refused(Rung.DESCRIBED)
    give(factor, there)
    other = make.make_factor(factor.issue)
    for werkplaats in (here, there):
        give(other, werkplaats)
    with pytest.raises(Invalid):
        rise(other, Rung.DESCRIBED)
    assert [refused(Rung.DESCRIBED), refused(Rung.WELL_DESCRIBED)] == [False, True]
    assert not refused(Rung.IDEA)


def test_withdrawn_factor_keeps_its_reason_and_its_address(factor: Factor, client: Client) -> None:
    piece = give(factor, None)
    with pytest.raises(Invalid):
        knowledge.move_factor(actor=make.SYSTEM, factor=factor, state=FactorState.WITHDRAWN)

    knowledge.move_factor(
        actor=make.SYSTEM, factor=factor, state=FactorState.WITHDRAWN, reason="Het was iets anders."
    )

    gone = client.get(f"/factoren/{factor.slug}")
    assert (gone.status_code, "Het was iets anders." in gone.content.decode()) == (410, True)
    assert knowledge.factors().count() == 0
    for act in (
        lambda: give(factor, None),
        lambda: rise(factor, Rung.IDEA),
        lambda: knowledge.move_factor(actor=make.SYSTEM, factor=factor, state=FactorState.ANALYSED),
    ):
        with pytest.raises(Conflict):
            act()
    assert list(factor.evidence.all()) == [piece]


def test_evidence_stands_on_what_is_there_and_may_be_seen(factor: Factor) -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    editor = make.make_actor(Role.EDITOR, here)
    circle, project = make.make_circle(here), make.make_project(here, "Project")
    insights = [learning.note_insight(actor=make.SYSTEM, circle=circle, title=t) for t in ("Open", "Dicht")]
    learning.open_insight(actor=make.SYSTEM, insight=insights[0])
    own, others = (make.make_item(published=False, werkplaats=place) for place in (here, there))
    stands: dict[str, dict[str, Any]] = {
        "published item": {"item": make.make_item(werkplaats=there)},
        "own draft": {"item": own},
        "another's draft": {"item": others},
        "project": {"subject": ("project", project.uuid)},
        "opened insight": {"subject": ("insight", insights[0].uuid)},
        "closed insight": {"subject": ("insight", insights[1].uuid)},
        "nothing": {"subject": ("project", uuid4())},
        "no such kind": {"subject": ("iets", project.uuid)},
    }

    taken = {}
    for name, fields in stands.items():
        try:
            taken[name] = give(factor, here, editor, **fields).subject_label
        except Missing:
            taken[name] = None

    assert taken == {
        "published item": "",
        "own draft": "",
        "another's draft": None,
        "project": "Project",
        "opened insight": f"een inzicht van “{insights[0].circle.name}”",
        "closed insight": None,
        "nothing": None,
        "no such kind": None,
    }


def test_evidence_taken_back_counts_no_more_and_keeps_its_reason(factor: Factor, client: Client) -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    editor = make.make_actor(Role.EDITOR, here)
    piece = give(factor, here, editor)
    for actor in (VISITOR, make.make_actor(Role.EDITOR, there), make.make_actor(Role.MEMBER, here)):
        with pytest.raises(Refused):
            knowledge.withdraw_evidence(actor=actor, evidence=piece, reason="Nee.")
    with pytest.raises(Invalid):
        knowledge.withdraw_evidence(actor=editor, evidence=piece, reason=" ")

    knowledge.withdraw_evidence(actor=editor, evidence=piece, reason="Verkeerde wijk.")

    with pytest.raises(Conflict):
        knowledge.withdraw_evidence(actor=editor, evidence=piece, reason="Nog eens.")
    with pytest.raises(Invalid):
        rise(factor, Rung.TRIED)
    page = client.get(f"/factoren/{factor.slug}")
    assert page.context["n"] == 0
    assert "Verkeerde wijk." in page.content.decode()


def test_rung_goes_down_with_the_evidence_it_stood_on(factor: Factor) -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    pieces = [give(factor, here), give(factor, there), give(factor, there, year=2024)]
    rise(factor, Rung.REPEATED)

    def taken_back(piece: Evidence) -> tuple[int, str]:
        knowledge.withdraw_evidence(actor=make.SYSTEM, evidence=piece, reason="Verkeerde wijk.")
        now = Factor.objects.get(pk=factor.pk)
        return now.rung, now.rung_reason

    assert taken_back(pieces[0]) == (Rung.REPEATED, "Zo gezien.")
    rung, reason = taken_back(pieces[1])
    assert rung == Rung.TRIED
    assert "Verkeerde wijk." in reason
    assert taken_back(pieces[2])[0] == Rung.IDEA


WHO_MAY: dict[str, tuple[bool, bool, bool]] = {
    "visitor": (False, False, False),
    "member": (False, False, False),
    "teacher": (False, False, False),
    "editor": (True, True, False),
    "coordinator": (True, True, False),
    "partner": (True, True, True),
    "secretariat": (True, True, True),
    "funder": (False, False, False),
}
"""Who proposes, gives evidence, judges."""


@pytest.mark.parametrize("who", WHO_MAY)
def test_factor_is_kept_through_every_door_by_who_may(
    who: str, factor: Factor, client: Client, sign_in: Callable[..., Client]
) -> None:
    here, organisation = make.make_werkplaats(), make.make_organisation()
    people: dict[str, tuple[Any, ...]] = {
        "member": (Role.MEMBER, here),
        "teacher": (Role.TEACHER, here),
        "editor": (Role.EDITOR, here),
        "coordinator": (Role.COORDINATOR, here),
        "partner": (Role.KNOWLEDGE_PARTNER, None, organisation),
        "secretariat": (Role.SECRETARIAT,),
        "funder": (Role.FUNDER,),
    }
    browser = sign_in(make.make_user(*people[who])) if who in people else client
    national = who in {"partner", "secretariat"}
    give(factor, here)
    page = f"/factoren/{factor.slug}"
    doors: list[tuple[str, dict[str, Any]]] = [
        (
            f"/kwesties/{factor.issue.slug}/wat-werkt",
            {"what": "Samen eten", "context": "een dorp", "for_whom": "buren", "mechanism": "het bindt"},
        ),
        (
            f"{page}/bewijs",
            {
                "direction": "contradicts",
                "text": "Niemand kwam.",
                "source_kind": "experience",
                "strength": "once",
                "year": 2025,
                "werkplaats": "" if national else here.pk,
                "thing": "",
            },
        ),
        (f"{page}/oordeel", {"act": "rung", "rung": Rung.TRIED.value, "reason": "Eén plek."}),
    ]

    for may, (url, filled) in zip(WHO_MAY[who], doors, strict=True):
        refused = 403 if who in people else 302
        assert browser.get(url).status_code == (200 if may else refused), url
        assert browser.post(url, filled).status_code == (302 if may or who not in people else 403), url

    proposes, gives, judges = WHO_MAY[who]
    assert Factor.objects.filter(what="Samen eten").exists() == proposes
    assert factor.evidence.filter(text="Niemand kwam.").exists() == gives
    factor.refresh_from_db()
    assert (factor.rung == Rung.TRIED) == judges


def test_bad_input_is_told_and_nothing_typed_is_lost(factor: Factor, sign_in: Callable[..., Client]) -> None:
    browser = sign_in(make.make_user(Role.SECRETARIAT))
    page = f"/factoren/{factor.slug}"
    bad = {
        f"/kwesties/{factor.issue.slug}/wat-werkt": {"what": "Samen eten", "context": ""},
        f"{page}/bewijs": {"text": "Bel Jan op 06 12345678.", "direction": "supports", "year": 2999},
        f"{page}/oordeel": {"act": "stand", "state": "withdrawn", "reason": ""},
    }
    for url, filled in bad.items():
        answer = browser.post(url, filled)
        assert answer.status_code == 422, url
        assert all(escape(value) in answer.content.decode() for value in map(str, filled.values()))
