"""Verrijken: knowledge offered to a werkplaats with an open question, taken up or put aside."""

from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation import policies
from lemniscaat.circulation.actions.steps import begin_journey, change_journey, journey_within, record_step
from lemniscaat.circulation.enums import OFFER_STATES, Activity, OfferState, Phase
from lemniscaat.circulation.models import Issue, Journey, Offer
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import require
from lemniscaat.network.api import Actor, Werkplaats, audited


@transactions.action
def make_offer(
    *,
    actor: Actor,
    werkplaats: Werkplaats,
    question: tuple[UUID, str],
    subject: tuple[str, UUID, str],
    activity: Activity,
    reason: str,
    issue: Issue | None = None,
) -> Offer | None:
    """Offer knowledge on a question, once: a second offer of the same thing gives None.

    `question` is uuid and label, `subject` kind, uuid and label. An offer is as public as its question,
    now and later: `change_journey` lets it follow.
    """
    require(
        policies.can_make_offer(actor, werkplaats.pk),
        _("You can only make offers on questions of your own werkplaats."),
    )
    question_uuid, question_label = question
    kind, uuid, label = subject
    asked = journey_within(werkplaats, question_uuid)
    if Offer.objects.filter(question_uuid=question_uuid, subject_kind=kind, subject_uuid=uuid).exists():
        return None
    with audited(actor=actor, act="make_offer", werkplaats_id=werkplaats.pk) as audit:
        offer: Offer = Offer.objects.create(
            audit=audit,
            werkplaats=werkplaats,
            question_uuid=question_uuid,
            question_label=question_label[:300],
            issue=issue,
            subject_kind=kind,
            subject_uuid=uuid,
            subject_label=label[:300],
            activity=activity,
            reason=reason,
        )
    begin_journey(
        kind="offer",
        uuid=offer.uuid,
        label=label,
        werkplaats=werkplaats,
        issue=issue,
        phase=Phase.VERRIJKEN,
        is_public=asked.is_public,
    )
    return offer


@transactions.action
def take_up_offer(*, actor: Actor, offer: Offer, note: str = "") -> Offer:
    """Use what was offered on the question: its journey comes to Enrich."""
    _answer(actor, offer, OfferState.TAKEN_UP)
    journey = journey_within(offer.werkplaats, offer.question_uuid)
    record_step(
        actor=actor,
        activity=Activity(offer.activity),
        journey=journey,
        subject=(offer.subject_kind, offer.subject_uuid, offer.subject_label),
        cause=f"offer:{offer.uuid}",
        issue=offer.issue,
        werkplaats=offer.werkplaats,
        note=note,
    )
    return offer


@transactions.action
def put_offer_aside(*, actor: Actor, offer: Offer) -> Offer:
    """Not now; it can still be taken up later."""
    return _answer(actor, offer, OfferState.PUT_ASIDE)


@transactions.action
def follow_link(*, actor: Actor, question_uuid: UUID, subject_uuid: UUID, stands: bool) -> None:
    """The desk put with its question what was offered on it, or took that back: then the offer was taken up
    by that act, whose step tells of it, or waits again."""
    open_states = {OfferState.WAITING, OfferState.PUT_ASIDE}
    rows = Offer.objects.filter(
        question_uuid=question_uuid,
        subject_uuid=subject_uuid,
        state__in=open_states if stands else {OfferState.TAKEN_UP},
    )
    offer = rows.select_related("issue", "werkplaats").first()
    if offer is not None and policies.can_answer_offer(actor, offer):
        _answer(actor, offer, OfferState.TAKEN_UP if stands else OfferState.WAITING)


@transactions.action
def pass_on_offers(*, actor: Actor, question_uuid: UUID, to: Werkplaats | None) -> None:
    """Let what waits on a question that is passed on wait at its new werkplaats; at the national desk, which
    takes nothing up, it is put aside."""
    for offer in Offer.objects.filter(question_uuid=question_uuid, state=OfferState.WAITING):
        if to is None:
            put_offer_aside(actor=actor, offer=offer)
            continue
        with audited(actor=actor, act="pass_on_offer", werkplaats_id=to.pk) as audit:
            offer.werkplaats = to
            offer.save(audit=audit)
        journey = Journey.objects.filter(subject_kind="offer", subject_uuid=offer.uuid).first()
        if journey is not None:
            change_journey(journey=journey, label=journey.label, ended=False, werkplaats=to)


def _answer(actor: Actor, offer: Offer, state: OfferState) -> Offer:
    require(policies.can_answer_offer(actor, offer), _("This was offered to another werkplaats."))
    with audited(actor=actor, act=f"offer_{state}", werkplaats_id=offer.werkplaats_id) as audit:
        offer.move(state, by=OFFER_STATES, audit=audit)
        offer.answered_at = None if state == OfferState.WAITING else clock.now()
        offer.save(audit=audit)
    journey = Journey.objects.filter(subject_kind="offer", subject_uuid=offer.uuid).first()
    if journey is not None:
        change_journey(journey=journey, label=journey.label, ended=state != OfferState.WAITING)
    return offer
