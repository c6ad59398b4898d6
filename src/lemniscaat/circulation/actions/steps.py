"""Journeys and the steps they consist of. Called by the acts that a step records, never by a door."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation.actions.flow import renew_flow
from lemniscaat.circulation.actions.rounds import renew_round
from lemniscaat.circulation.actions.tallies import tally_shown, tally_step
from lemniscaat.circulation.enums import Activity, Phase
from lemniscaat.circulation.models import LONGEST_LABEL, Handover, Issue, Journey, Offer, Step
from lemniscaat.circulation.queries.journeys import journey_of
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Missing
from lemniscaat.network.api import Actor, Organisation, Werkplaats


@transactions.action
def begin_journey(
    *,
    kind: str,
    uuid: UUID,
    label: str,
    werkplaats: Werkplaats | None = None,
    issue: Issue | None = None,
    phase: Phase = Phase.ONTWIKKELEN,
    is_public: bool = False,
) -> Journey:
    """The journey of this traveller; begun now if it has none yet."""
    journey, is_new = Journey.objects.get_or_create(
        subject_kind=kind,
        subject_uuid=uuid,
        defaults={
            "label": label[:LONGEST_LABEL],
            "werkplaats": werkplaats,
            "issue": issue,
            "phase": phase,
            "is_public": is_public,
        },
    )
    if is_new:
        renew_flow(journey)
    return journey


def journey_within(werkplaats: Werkplaats, question_uuid: UUID) -> Journey:
    """The journey of a question that lies with this werkplaats; another's is as one that is not there."""
    found = journey_of("question", question_uuid)
    if found is None or found.werkplaats_id != werkplaats.pk:
        raise Missing(_("There is no such question at this werkplaats. Look again where it lies."))
    return found


@transactions.action
def change_journey(*, journey: Journey, label: str, ended: bool, **now: Any) -> Journey:
    """Let a journey follow its traveller: what it is called, whether it has ended, and what it belongs to
    `now` (fields of `Journey`). What was offered on a question is as public as the question."""
    now["label"] = label[:LONGEST_LABEL]
    was = {name: getattr(journey, name) for name in now} | {"ended": journey.ended_at is not None}
    if was == {**now, "ended": ended}:
        return journey
    for name, value in now.items():
        setattr(journey, name, value)
    if was["ended"] != ended:
        journey.ended_at = clock.now() if ended else None
    journey.save(update_fields=[*now, "ended_at"])
    renew_flow(journey)
    if was.get("is_public") != now.get("is_public"):
        if journey.subject_kind == "question":
            _let_others_follow(journey)
        else:
            tally_shown([journey], [], shown=journey.is_public)
    return journey


@transactions.action
def record_step(
    *,
    actor: Actor,
    activity: Activity,
    journey: Journey,
    subject: tuple[str, UUID, str],
    cause: str,
    issue: Issue | None = None,
    werkplaats: Werkplaats | None = None,
    organisation: Organisation | None = None,
    perspective: str = "",
    note: str = "",
) -> Step:
    """Record that an act turned the lemniscate. The same `cause` twice is one step.

    `subject` is what the act was about: kind, uuid and the label to keep.
    """
    kind, uuid, label = subject
    is_question = journey.subject_kind == "question"
    step, is_new = Step.objects.get_or_create(
        cause=cause,
        defaults={
            "phase": activity.phase,
            "activity": activity,
            "journey": journey,
            "issue": issue or journey.issue,
            "question_uuid": journey.subject_uuid if is_question else None,
            "subject_kind": kind,
            "subject_uuid": uuid,
            "subject_label": label[:LONGEST_LABEL],
            "werkplaats": werkplaats or journey.werkplaats,
            "organisation": organisation,
            "perspective": perspective or (actor.user.perspective if actor.user else ""),
            "note": note,
        },
    )
    if is_new:
        _move(journey)
        tally_step(step, 1)
        if step.issue is not None and step.phase == Phase.VERRIJKEN:
            renew_round(actor=actor, issue=step.issue)
    return step


@transactions.action
def undo_step(*, actor: Actor, step: Step, cause: str, note: str = "") -> Step:
    """Undo a step by a later one that names it; the journey stands where it stood before."""
    if step.undoes_id is not None or Step.objects.filter(undoes=step).exists():
        raise Conflict(_("This step has been undone already."))
    undoing = Step.objects.create(
        phase=step.phase,
        activity=step.activity,
        journey=step.journey,
        issue=step.issue,
        question_uuid=step.question_uuid,
        subject_kind=step.subject_kind,
        subject_uuid=step.subject_uuid,
        subject_label=step.subject_label,
        werkplaats=step.werkplaats,
        organisation=step.organisation,
        perspective=actor.user.perspective if actor.user else "",
        note=note,
        undoes=step,
        cause=cause,
    )
    _move(step.journey)
    tally_step(step, -1)
    if step.issue is not None:
        renew_round(actor=actor, issue=step.issue)
    return undoing


def _let_others_follow(question: Journey) -> None:
    """Show or hide what was offered on a question, and where it was handed over."""
    offers = Offer.objects.filter(question_uuid=question.subject_uuid).values("uuid")
    following = Journey.objects.filter(subject_kind="offer", subject_uuid__in=offers)
    following.update(is_public=question.is_public)
    handed = Handover.objects.filter(question_uuid=question.subject_uuid).order_by("pk").select_for_update()
    renew_flow(*following, *handed)
    tally_shown([question, *following], handed, shown=question.is_public)


def _move(journey: Journey) -> None:
    """Put the journey where its last standing step says it is."""
    last = Step.objects.filter(journey=journey).standing().order_by("-at", "-id").first()
    journey.phase = last.phase if last else Phase.ONTWIKKELEN
    journey.since = last.at if last else journey.started_at
    journey.save(update_fields=["phase", "since"])
    renew_flow(journey)
