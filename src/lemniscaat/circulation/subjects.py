"""What a step or link can point at on the lemniscate, and what its steps and handovers lead to."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from lemniscaat.circulation.enums import Activity, HandoverState, Phase
from lemniscaat.circulation.models import Handover, Issue, Offer, Step
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.kernel.threads import Way
from lemniscaat.network.api import VISITOR


def _issues(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Issue.objects.filter(uuid__in=uuids):
        url = address("issue", row.slug)
        yield Subject("issue", row.uuid, row.title, url, _("Issue"), at=row.made_at, said=row.summary)


def _public(uuids: Sequence[UUID]) -> QuerySet[Handover]:
    rows: QuerySet[Handover] = Handover.objects.visible_to(VISITOR).filter(uuid__in=uuids)
    return rows.select_related("werkplaats", "to_organisation", "to_werkplaats")


def _handovers(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in _public(uuids):
        parts = {"from": row.werkplaats, "to": row.to, "state": row.get_state_display()}
        yield Subject(
            "handover",
            row.uuid,
            row.subject_label,
            "",
            _("Handover"),
            at=row.offered_at,
            place=row.to_werkplaats_id,
            said=_("From %(from)s to %(to)s: %(state)s.") % parts + f" {row.hope}",
        )


def _returns(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """What came back of a handover, under the uuid of that handover."""
    for row in _public(uuids).filter(state=HandoverState.RETURNED):
        yield Subject(
            "return",
            row.uuid,
            row.subject_label,
            "",
            _("Came back"),
            at=row.returned_at,
            place=row.werkplaats_id,
            said=_("%(to)s gives it back.") % {"to": row.to} + f" {row.became}",
        )


def _offers(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """An offer has no page of its own: it leads to what is offered, where that is open to everyone."""
    rows = list(Offer.objects.filter(uuid__in=uuids))
    things = resolve((row.subject_kind, row.subject_uuid) for row in rows)
    for row in rows:
        thing = things.get((row.subject_kind, row.subject_uuid))
        yield Subject("offer", row.uuid, row.subject_label, thing.url if thing else "", _("Offer"))


SUBJECTS = {"issue": _issues, "handover": _handovers, "return": _returns, "offer": _offers}


def _steps(**only: Any) -> QuerySet[Any]:
    """Public steps that stand."""
    rows: QuerySet[Any] = Step.objects.visible_to(VISITOR).standing().filter(**only)
    return rows


def _crossings(**only: Any) -> QuerySet[Any]:
    """Public handovers. `back_uuid` is that of what came back."""
    rows: QuerySet[Any] = Handover.objects.public().filter(**only)
    return rows.annotate(back_uuid=F("uuid"))


def _connected() -> QuerySet[Any]:
    return _steps(activity=Activity.CONNECT, question_uuid__isnull=False)


def _taken_up(kind: str) -> Way:
    """Of knowledge that came to a question: in the phase Enrich the subject of a step is the source."""
    return Way(
        kind,
        "question",
        lambda: _steps(phase=Phase.VERRIJKEN, subject_kind=kind, question_uuid__isnull=False),
        ("subject_uuid", "question_uuid"),
        "at",
    )


def _done_on_issue(kind: str, activity: Activity) -> Way:
    return Way(
        "issue",
        kind,
        lambda: _steps(activity=activity, subject_kind=kind, issue__isnull=False),
        ("issue__uuid", "subject_uuid"),
        "at",
    )


def _handed_over(kind: str) -> Way:
    return Way(
        kind, "handover", lambda: _crossings(subject_kind=kind), ("subject_uuid", "uuid"), "offered_at"
    )


def _of_question() -> QuerySet[Any]:
    """The question itself, or what came of it."""
    return _crossings(question_uuid__isnull=False)


def _returned() -> QuerySet[Any]:
    return _crossings(state=HandoverState.RETURNED)


def _taken_in() -> QuerySet[Any]:
    """Accepted on an issue: there the other side works on it."""
    accepted = [HandoverState.ACCEPTED, HandoverState.RETURNED]
    return _crossings(state__in=accepted, issue__isnull=False)


WAYS = (
    Way("question", "issue", _connected, ("question_uuid", "issue__uuid"), "at"),
    *map(_taken_up, ("item", "factor")),
    _done_on_issue("item", Activity.ANALYSE),
    _done_on_issue("dossier", Activity.COMMUNICATE),
    *map(_handed_over, ("item", "project", "issue", "factor", "circle", "insight", "use")),
    Way("question", "handover", _of_question, ("question_uuid", "uuid"), "offered_at"),
    Way("handover", "return", _returned, ("uuid", "back_uuid"), "returned_at"),
    Way("handover", "issue", _taken_in, ("uuid", "issue__uuid"), "answered_at"),
)
