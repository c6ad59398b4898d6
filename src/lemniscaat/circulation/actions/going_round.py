"""Verrijken by itself: what was joined to an issue is offered to each werkplaats with an open question on it.

The act leaves a row; the worker makes the offers. So whoever publishes waits for nobody, and a kill between
the two loses nothing.
"""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation.actions.offers import make_offer
from lemniscaat.circulation.enums import Activity
from lemniscaat.circulation.models import Issue, Journey, Offer
from lemniscaat.discovery.api import shared_terms
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.documents import Document, documents
from lemniscaat.network.api import Werkplaats, system

TASK = "circulation.offer_around"


@transactions.action
def let_go_round(
    *, kind: str, uuid: UUID, activity: Activity, issues: Iterable[Issue], maker: Werkplaats | None = None
) -> None:
    """Leave word that this thing belongs to these issues now. Its `maker` knows it, and is offered nothing.

    `activity` is what taking it up records: one of the three of the phase Enrich.
    """
    for issue in issues:
        work.enqueue(
            TASK,
            key=f"{TASK}:{uuid}:{issue.uuid}",
            issue=str(issue.uuid),
            kind=kind,
            uuid=str(uuid),
            activity=activity.value,
            maker=maker.pk if maker else None,
        )


def offer_around(issue: str, kind: str, uuid: str, activity: str, maker: int | None) -> None:
    """The worker's task: offer it once to each werkplaats, on that one of its open questions that it fits
    best. What nobody may read any more is offered to nobody."""
    about = Issue.objects.get(uuid=UUID(issue))
    found = next(iter(documents[kind].load([UUID(uuid)])), None)
    if found is None:
        return
    asked_of = _open_questions(about, kind, found.uuid, maker)
    for werkplaats, asked in groupby(asked_of, key=attrgetter("werkplaats")):
        question = _closest(list(asked), found)
        make_offer(
            actor=system(),
            werkplaats=werkplaats,
            question=(question.subject_uuid, question.label),
            subject=(kind, found.uuid, found.title),
            activity=Activity(activity),
            reason=_reason(Activity(activity), found, about),
            issue=about,
        )


def _open_questions(issue: Issue, kind: str, uuid: UUID, maker: int | None) -> Iterable[Journey]:
    """By werkplaats, the one that waits longest first; without those to whom it was offered before."""
    told = Offer.objects.filter(subject_kind=kind, subject_uuid=uuid).values("werkplaats")
    rows = Journey.objects.filter(subject_kind="question", issue=issue, ended_at=None)
    rows = rows.exclude(werkplaats=None).exclude(werkplaats__in=told)
    rows = rows.exclude(werkplaats=maker) if maker is not None else rows
    return rows.select_related("werkplaats").order_by("werkplaats_id", "started_at", "id")


def _closest(questions: list[Journey], found: Document) -> Journey:
    text = " ".join([found.title, *(passage.text for passage in found.passages[:3])])
    return max(questions, key=lambda question: shared_terms(question.label, text))


def _reason(activity: Activity, found: Document, issue: Issue) -> str:
    said = {
        Activity.ENRICH_FACTORS: _("This working factor was validated"),
        Activity.ENRICH_METHODS: _("This way of working was published"),
    }.get(activity, _("This was published"))
    return _("%(what)s on the issue “%(issue)s”, which your question is part of.") % {
        "what": said,
        "issue": issue.title,
    }
