"""A working factor: who proposes, gives evidence and judges, and what a rung demands."""

from typing import Any

import pytest

import factories as make
from lemniscaat.kernel.errors import Invalid, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction, Evidence, Factor, FactorState
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
