"""The crossing: hand over, accept, decline, return, and take note of what came back."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation import policies
from lemniscaat.circulation.actions.flow import renew_flow
from lemniscaat.circulation.actions.steps import journey_within, record_step
from lemniscaat.circulation.actions.tallies import tally_crossing
from lemniscaat.circulation.actions.telling import tell_giver, tell_receiver
from lemniscaat.circulation.enums import HANDOVER_STATES, Activity, HandoverState
from lemniscaat.circulation.models import Handover, Issue, Journey
from lemniscaat.kernel import clock, handing, transactions
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import check_words
from lemniscaat.network.api import Actor, Organisation, Werkplaats, audited
from lemniscaat.vocabulary.api import Rung


@transactions.action
def offer_handover(
    *,
    actor: Actor,
    werkplaats: Werkplaats,
    subject: tuple[str, UUID, str],
    hope: str,
    deadline: date,
    to_organisation: Organisation | None = None,
    to_werkplaats: Werkplaats | None = None,
    issue: Issue | None = None,
    question_uuid: UUID | None = None,
    is_public: bool = True,
    kept: Collection[str] = (),
) -> Handover:
    """Hand a result or question over, saying what is hoped for. `subject`: kind, uuid, label.

    A question, or the one a result came from (`question_uuid`), lies with the werkplaats that offers.
    """
    require(
        policies.can_offer_from(actor, werkplaats.pk), _("You can only hand over what is your werkplaats's.")
    )
    if (to_organisation is None) == (to_werkplaats is None):
        raise Invalid(_("Choose one partner or one werkplaats to hand over to."))
    if deadline < clock.today():
        raise Invalid(_("The answer cannot be due before today."))
    left = check_words(hope, kept=kept)
    kind, uuid, label = subject
    question_uuid = uuid if kind == "question" else question_uuid
    if question_uuid is not None:
        journey_within(werkplaats, question_uuid)
    with audited(actor=actor, act="offer_handover", werkplaats_id=werkplaats.pk, left=left) as audit:
        handover: Handover = Handover.objects.create(
            audit=audit,
            issue=issue,
            question_uuid=question_uuid,
            subject_kind=kind,
            subject_uuid=uuid,
            subject_label=label[:300],
            werkplaats=werkplaats,
            to_organisation=to_organisation,
            to_werkplaats=to_werkplaats,
            hope=hope,
            deadline=deadline,
            is_public=is_public,
        )
    tell_receiver(handover=handover)
    renew_flow(handover)
    tally_crossing(handover)
    return handover


@transactions.action
def accept_handover(
    *, actor: Actor, handover: Handover, reason: str = "", kept: Collection[str] = ()
) -> Handover:
    """Take up what was offered."""
    return _answer(actor, handover, HandoverState.ACCEPTED, reason, kept)


@transactions.action
def decline_handover(
    *, actor: Actor, handover: Handover, reason: str, kept: Collection[str] = ()
) -> Handover:
    """Say no, with the reason that the werkplaats will read."""
    if not reason.strip():
        raise Invalid(_("Say why, so that the werkplaats can go on."))
    return _answer(actor, handover, HandoverState.DECLINED, reason, kept)


@transactions.action
def return_handover(
    *,
    actor: Actor,
    handover: Handover,
    became: str,
    rung: Rung | None = None,
    kept: Collection[str] = (),
) -> Handover:
    """Give back what it became. With a verdict (`rung`) it records that the yield was validated."""
    require(policies.can_answer_handover(actor, handover), _("This was not handed to you."))
    require(
        rung is None or policies.can_give_verdict(actor, handover),
        _("Only a national partner gives a verdict. Tell what it became, without a rung."),
    )
    if not became.strip():
        raise Invalid(_("Tell what became of it."))
    left = check_words(became, kept=kept)
    place = handover.werkplaats_id
    with audited(actor=actor, act="return_handover", werkplaats_id=place, left=left) as audit:
        handover.move(HandoverState.RETURNED, by=HANDOVER_STATES, audit=audit)
        handover.became, handover.rung, handover.returned_at = became, rung, clock.now()
        handover.save(audit=audit)
    journey = _journey_of(handover)
    if rung is not None and journey is not None:
        record_step(
            actor=actor,
            activity=Activity.VALIDATE,
            journey=journey,
            subject=(handover.subject_kind, handover.subject_uuid, handover.subject_label),
            cause=f"return:{handover.uuid}",
            issue=handover.issue,
            organisation=handover.to_organisation,
            note=became,
        )
    tell_giver(handover=handover)
    if follow := handing.returned.get(handover.subject_kind):
        follow(handover.subject_uuid, handover.uuid, str(handover.to), became)
    renew_flow(handover)
    tally_crossing(handover, was=HandoverState.ACCEPTED)
    return handover


@transactions.action
def receive_handover(*, actor: Actor, handover: Handover) -> Handover:
    """The werkplaats takes note of what came back: the crossing is over."""
    require(policies.can_offer_from(actor, handover.werkplaats_id), _("This belongs to another werkplaats."))
    if handover.state != HandoverState.RETURNED or handover.received_at is not None:
        raise Conflict(_("There is nothing here to take note of."))
    with audited(actor=actor, act="receive_handover", werkplaats_id=handover.werkplaats_id) as audit:
        handover.received_at = clock.now()
        handover.save(audit=audit)
    renew_flow(handover)
    return handover


def _answer(
    actor: Actor, handover: Handover, state: HandoverState, reason: str, kept: Collection[str]
) -> Handover:
    require(policies.can_answer_handover(actor, handover), _("This was not handed to you."))
    left = check_words(reason, kept=kept)
    place = handover.werkplaats_id
    with audited(actor=actor, act=f"handover_{state}", werkplaats_id=place, left=left) as audit:
        handover.move(state, by=HANDOVER_STATES, audit=audit)
        handover.reason, handover.answered_at = reason, clock.now()
        handover.save(audit=audit)
    tell_giver(handover=handover)
    if state == HandoverState.DECLINED and (follow := handing.declined.get(handover.subject_kind)):
        follow(handover.subject_uuid, handover.uuid, str(handover.to), reason)
    renew_flow(handover)
    tally_crossing(handover, was=HandoverState.OFFERED)
    return handover


def _journey_of(handover: Handover) -> Journey | None:
    if handover.question_uuid is not None:
        return Journey.objects.filter(subject_kind="question", subject_uuid=handover.question_uuid).first()
    if handover.issue is not None:
        return Journey.objects.filter(subject_kind="issue", subject_uuid=handover.issue.uuid).first()
    return None
