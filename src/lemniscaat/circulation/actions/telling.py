"""Both sides of a handover hear of it: an offer, its answer, what it became, and a day that has passed."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from lemniscaat.circulation.enums import HandoverState
from lemniscaat.circulation.models import Handover
from lemniscaat.kernel import mail, transactions, work
from lemniscaat.kernel.addresses import address
from lemniscaat.network.api import User, coordinators, partners_people

REMIND = "circulation.remind_of_handover"


@transactions.action
def tell_receiver(*, handover: Handover) -> None:
    """Something was handed over: tell who it was handed to, and again when the day has passed."""
    _post(
        handover,
        "offered",
        _receivers(handover),
        _desk_of_receiver(handover),
        _("%(from)s hands something over to you"),
        [
            handover.subject_label,
            _("What they hope for:") + f" {handover.hope}",
            _("They ask for an answer before %(day)s.") % {"day": handover.deadline},
        ],
    )
    passed = make_aware(datetime.combine(handover.deadline + timedelta(days=1), time(7)))
    work.enqueue(REMIND, key=f"{REMIND}:{handover.uuid}", run_at=passed, uuid=str(handover.uuid))


@transactions.action
def tell_giver(*, handover: Handover) -> None:
    """It was accepted, declined or returned: tell whose it is."""
    subject, said = {
        HandoverState.ACCEPTED: (_("%(to)s accepts what you handed over"), handover.reason),
        HandoverState.DECLINED: (_("%(to)s declines what you handed over"), handover.reason),
        HandoverState.RETURNED: (_("%(to)s returns what you handed over"), handover.became),
    }[HandoverState(handover.state)]
    _post(
        handover,
        handover.state,
        coordinators(handover.werkplaats_id),
        address("crossing", handover.werkplaats.slug),
        subject,
        [handover.subject_label, said],
    )


def remind_of_handover(uuid: str) -> None:
    """The worker's task on the day after the last one: what is still unanswered is told to both sides. An
    answer that is being given is waited for, so that nobody is reminded of what was answered."""
    row = Handover.objects.select_for_update(of=("self",))
    row = row.select_related("werkplaats", "to_organisation", "to_werkplaats")
    handover = row.get(uuid=UUID(uuid))
    if handover.state != HandoverState.OFFERED:
        return
    said = [
        handover.subject_label,
        _("The day for an answer has passed: %(day)s.") % {"day": handover.deadline},
    ]
    _post(
        handover,
        "late",
        _receivers(handover),
        _desk_of_receiver(handover),
        _("%(from)s still waits for your answer"),
        said,
    )
    _post(
        handover,
        "late-here",
        coordinators(handover.werkplaats_id),
        address("crossing", handover.werkplaats.slug),
        _("%(to)s has not answered yet"),
        said,
    )


def _receivers(handover: Handover) -> list[User]:
    if handover.to_werkplaats_id is not None:
        return coordinators(handover.to_werkplaats_id)
    return partners_people(handover.to_organisation_id)


def _desk_of_receiver(handover: Handover) -> str:
    if handover.to_werkplaats is not None:
        return address("crossing", handover.to_werkplaats.slug)
    return address("partner", handover.to_organisation.slug if handover.to_organisation else "")


def _post(handover: Handover, word: str, users: list[User], page: str, subject: str, said: list[str]) -> None:
    names = {"from": handover.werkplaats, "to": handover.to_werkplaats or handover.to_organisation}
    for user in users:
        mail.post(
            to=user.email,
            key=f"handover:{handover.uuid}:{word}:{user.uuid}",
            subject=subject % names,
            body="\n\n".join([*(part for part in said if part), f"{settings.BASE_URL}{page}"]),
        )
