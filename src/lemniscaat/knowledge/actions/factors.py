"""Propose, weigh and validate working factors."""

from collections.abc import Collection
from contextlib import suppress
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation.api import Issue
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, require
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.kernel.subjects import resolve
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.going_round import send_factor_round
from lemniscaat.knowledge.enums import ANALYSED_STATES, FACTOR_STATES, Direction, FactorState, Strength
from lemniscaat.knowledge.models import Evidence, Factor, Item
from lemniscaat.network.api import Actor, Werkplaats, audited
from lemniscaat.vocabulary.api import PANEL_RUNGS, Rung, SourceKind


@transactions.action
def propose_factor(
    *,
    actor: Actor,
    issue: Issue,
    what: str,
    context: str,
    for_whom: str,
    mechanism: str,
    is_invented: bool = False,
    kept: Collection[str] = (),
) -> Factor:
    """Say what may work: context, what, for whom, because. It begins as an idea."""
    require(
        policies.can_propose_factors(actor), _("Log in as editor or national partner to propose what works.")
    )
    if not all(part.strip() for part in (what, context, for_whom, mechanism)):
        raise Invalid(_("Say what works, in which context, for whom, and because of what."))
    left = check_words(what, context, for_whom, mechanism, kept=kept)
    with audited(actor=actor, act="propose_factor", subject=issue, left=left) as audit:
        factor: Factor = Factor.objects.create(
            audit=audit,
            issue=issue,
            slug=free_slug(Factor.objects.all(), what),
            what=what,
            context=context,
            for_whom=for_whom,
            mechanism=mechanism,
            is_invented=is_invented,
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
    strength: Strength | str = "",
    year: int | None = None,
    werkplaats: Werkplaats | None = None,
    item: Item | None = None,
    subject: tuple[str, UUID] | None = None,
    kept: Collection[str] = (),
) -> Evidence:
    """Join one piece of evidence. `subject` (kind, uuid) is what it stands on when that is no item: something
    that everyone may read, so that what is closed is told nowhere. `werkplaats` is where it was seen, and
    without one it is national."""
    require(
        policies.can_give_evidence(actor, werkplaats.pk if werkplaats else None),
        _("You can only give evidence for your own werkplaats."),
    )
    if factor.state == FactorState.WITHDRAWN:
        raise Conflict(_("This was withdrawn, and takes no evidence any more."))
    if not text.strip():
        raise Invalid(_("Tell what was seen."))
    if item is not None and not Item.objects.visible_to(actor).filter(pk=item.pk).exists():
        raise Missing(_("What this stands on is not there for you. Choose something else."))
    label = _label_of(subject) if subject is not None else ""
    left = check_words(text, kept=kept)
    kind, uuid = subject or ("", None)
    with audited(actor=actor, act="add_evidence", subject=factor, left=left) as audit:
        evidence: Evidence = Evidence.objects.create(
            audit=audit,
            factor=factor,
            direction=direction,
            source_kind=source_kind,
            strength=strength,
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
def withdraw_evidence(
    *, actor: Actor, evidence: Evidence, reason: str, kept: Collection[str] = ()
) -> Evidence:
    """Take a piece of evidence back: it counts no more, and stands with the reason. A rung that rested on it
    goes down to the highest that what is left still bears, and says so; a panel's verdict stays."""
    require(
        policies.can_withdraw_evidence(actor, evidence), _("This evidence was given by another werkplaats.")
    )
    if evidence.withdrawn_at is not None:
        raise Conflict(_("This was taken back already."))
    if not reason.strip():
        raise Invalid(_("Say why, for those who come looking for it."))
    left = check_words(reason, kept=kept)
    with audited(actor=actor, act="withdraw_evidence", subject=evidence.factor, left=left) as audit:
        evidence.withdrawn_at, evidence.withdrawn_reason = clock.now(), reason.strip()
        evidence.save(audit=audit)
        factor = Factor.objects.select_for_update(of=("self",)).get(pk=evidence.factor_id)
        borne = _borne_by_what_is_left(factor)
        if borne < factor.rung:
            factor.rung = borne
            factor.rung_reason = _("A piece of evidence that it stood on was taken back: %(reason)s") % {
                "reason": reason.strip()
            }
            factor.save(audit=audit)
            evidence.factor = factor
    _touch(evidence.factor)
    return evidence


@transactions.action
def raise_rung(
    *, actor: Actor, factor: Factor, rung: Rung, reason: str, kept: Collection[str] = ()
) -> Factor:
    """Put a factor on another rung; the reason stands beside it.

    It rises with what the rung demands, as far as evidence can tell. That steps and materials are
    described, and that a second werkplaats reviewed them, stands nowhere: whoever judges says so in the
    reason. The panel's rungs are not ours to give.
    """
    _require_judge(actor)
    if not reason.strip():
        raise Invalid(_("Name what this rung rests on."))
    if rung in PANEL_RUNGS:
        raise Invalid(_("This rung is the verdict of a recognised panel; we do not give it ourselves."))
    if factor.state == FactorState.WITHDRAWN:
        raise Conflict(_("This was withdrawn, and stands on no rung any more."))
    if rung > factor.rung:
        _check_demands(factor, rung)
    left = check_words(reason, kept=kept)
    with audited(actor=actor, act="raise_rung", subject=factor, left=left) as audit:
        factor.rung, factor.rung_reason = rung, reason
        factor.save(audit=audit)
    _touch(factor)
    return factor


@transactions.action
def move_factor(
    *, actor: Actor, factor: Factor, state: FactorState, reason: str = "", kept: Collection[str] = ()
) -> Factor:
    """Proposed → analysed → validated → withdrawn. Withdrawing asks for a reason, which stays at its address
    (rule 6)."""
    _require_judge(actor)
    left: list[Left] = []
    if state == FactorState.WITHDRAWN:
        if not reason.strip():
            raise Invalid(_("Say why, for those who come looking for it."))
        left = check_words(reason, kept=kept)
    with audited(actor=actor, act=f"factor_{state}", subject=factor, left=left) as audit:
        factor.move(state, by=FACTOR_STATES, audit=audit)
        if state == FactorState.WITHDRAWN:
            factor.withdrawn_reason = reason.strip()
            factor.save(audit=audit)
    _touch(factor)
    if state == FactorState.VALIDATED:
        send_factor_round(factor)
    return factor


def _require_judge(actor: Actor) -> None:
    require(
        policies.can_judge_factors(actor),
        _("A national partner or the secretariat says how a factor stands. Give them your evidence."),
    )


def _label_of(subject: tuple[str, UUID]) -> str:
    """What a thing is called that everyone may read; what is closed, or not there, answers alike."""
    found = resolve([subject]).get(subject)
    if found is None:
        raise Missing(_("What this stands on is not open to everyone. Choose something else."))
    return found.label[:300]


def _check_demands(factor: Factor, rung: Rung) -> None:
    pieces = list(Evidence.objects.standing().filter(factor=factor))
    seen = {(piece.werkplaats_id, piece.subject_uuid, piece.year) for piece in pieces}
    regions = {piece.werkplaats_id for piece in pieces if piece.werkplaats_id is not None}
    if rung >= Rung.TRIED and not pieces:
        raise Invalid(_("Give evidence first: somebody tried it, and tells what came of it."))
    if rung >= Rung.REPEATED and len(seen) < 2:
        raise Invalid(_("This rung asks for evidence from two places or times."))
    if rung >= Rung.DESCRIBED and (len(regions) < 2 or factor.state not in ANALYSED_STATES):
        raise Invalid(_("This rung asks for an analysis, and evidence from two werkplaatsen."))


def _borne_by_what_is_left(factor: Factor) -> Rung:
    """Its own rung, or the highest below it whose demands are still met."""
    own = Rung(factor.rung)
    if own in PANEL_RUNGS:
        return own
    for rung in sorted((rung for rung in Rung if rung <= own), reverse=True):
        with suppress(Invalid):
            _check_demands(factor, rung)
            return rung
    return min(Rung)


def _touch(factor: Factor) -> None:
    work.mark_changed("factor", factor.uuid)
    work.mark_changed("issue", factor.issue.uuid)
