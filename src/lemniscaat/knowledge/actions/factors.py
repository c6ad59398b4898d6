"""Propose, weigh and validate working factors."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation.api import Issue
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.enums import FACTOR_STATES, Direction, FactorState
from lemniscaat.knowledge.models import Evidence, Factor, Item
from lemniscaat.network.api import Actor, Werkplaats, audited
from lemniscaat.vocabulary.api import PANEL_RUNGS, Rung, SourceKind


@transactions.action
def propose_factor(*, actor: Actor, issue: Issue, what: str, **fields: Any) -> Factor:
    """Say what may work: context, what, for whom, because."""
    _require(actor)
    with audited(actor=actor, act="propose_factor", subject=issue) as audit:
        factor: Factor = Factor.objects.create(
            audit=audit, issue=issue, slug=free_slug(Factor.objects.all(), what), what=what, **fields
        )
    _touch(factor)
    return factor


@transactions.action
def add_evidence(
    *,
    actor: Actor,
    factor: Factor,
    direction: Direction,
    source_kind: SourceKind,
    text: str,
    year: int | None = None,
    werkplaats: Werkplaats | None = None,
    item: Item | None = None,
    subject: tuple[str, UUID, str] | None = None,
) -> Evidence:
    """Join one piece of evidence. `subject` names what it stands on when that is no item."""
    _require(actor)
    kind, uuid, label = subject or ("", None, "")
    with audited(actor=actor, act="add_evidence", subject=factor) as audit:
        evidence: Evidence = Evidence.objects.create(
            audit=audit,
            factor=factor,
            direction=direction,
            source_kind=source_kind,
            text=text,
            year=year,
            werkplaats=werkplaats,
            item=item,
            subject_kind=kind,
            subject_uuid=uuid,
            subject_label=label,
        )
    _touch(factor)
    return evidence


@transactions.action
def raise_rung(*, actor: Actor, factor: Factor, rung: Rung, reason: str) -> Factor:
    """Put a factor on another rung; the reason stands beside it. The panel's rungs are not ours to give."""
    _require(actor)
    if not reason.strip():
        raise Invalid(_("Name what this rung rests on."))
    if rung in PANEL_RUNGS:
        raise Invalid(_("This rung is the verdict of a recognised panel; we do not give it ourselves."))
    with audited(actor=actor, act="raise_rung", subject=factor) as audit:
        factor.rung, factor.rung_reason = rung, reason
        factor.save(audit=audit)
    _touch(factor)
    return factor


@transactions.action
def move_factor(*, actor: Actor, factor: Factor, state: FactorState) -> Factor:
    """Proposed → analysed → validated → withdrawn."""
    _require(actor)
    with audited(actor=actor, act=f"factor_{state}", subject=factor) as audit:
        factor.move(state, by=FACTOR_STATES, audit=audit)
    _touch(factor)
    return factor


def _require(actor: Actor) -> None:
    require(policies.can_weigh_factors(actor), _("Log in as editor or partner to weigh what works."))


def _touch(factor: Factor) -> None:
    work.mark_changed("factor", factor.uuid)
    work.mark_changed("issue", factor.issue.uuid)
