"""What a step or link can point at in learning, and what leads to what."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.kernel.threads import Way, as_moment
from lemniscaat.learning.enums import UseState
from lemniscaat.learning.models import Circle, Insight, Project, Use
from lemniscaat.network.api import VISITOR


def _projects(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Project.objects.filter(uuid__in=uuids):
        url = address("project", row.slug)
        kept: dict[str, Any] = {
            "at": as_moment(row.since),
            "place": row.werkplaats_id,
            "said": row.learnt or row.summary,
        }
        yield Subject("project", row.uuid, row.title, url, _("Project"), **kept)


def _circles(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Circle.objects.filter(uuid__in=uuids):
        url = address("circle", row.slug)
        kept: dict[str, Any] = {"at": as_moment(row.since), "place": row.werkplaats_id, "said": row.purpose}
        yield Subject("circle", row.uuid, row.name, url, row.label.capitalize(), **kept)


def _uses(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """Those that stand on the website."""
    for row in Use.objects.filter(state=UseState.SHOWN, uuid__in=uuids).select_related("item"):
        url = f"{address('item', row.item.slug)}#toepassing-{row.uuid}"
        kept: dict[str, Any] = {"at": row.at, "place": row.werkplaats_id, "said": f"{row.place}. {row.story}"}
        yield Subject("use", row.uuid, row.headline, url, _("Applied"), **kept)


def _insights(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """Opened ones alone: what is closed is nowhere (rule 4). It is named by its circle: others keep the
    label, and an insight can be closed again. What it says is read anew each time."""
    rows = Insight.objects.visible_to(VISITOR).filter(uuid__in=uuids).select_related("circle")
    for row in rows:
        url = f"{address('circle', row.circle.slug)}#inzicht-{row.uuid}"
        label = _("an insight of “%(circle)s”") % {"circle": row.circle.name}
        kept: dict[str, Any] = {
            "at": row.opened_at,
            "place": row.circle.werkplaats_id,
            "said": row.thought or row.title,
        }
        yield Subject("insight", row.uuid, label, url, _("Insight"), **kept)


SUBJECTS = {"project": _projects, "circle": _circles, "use": _uses, "insight": _insights}


def _asked(of: type[Circle | Project]) -> QuerySet[Any]:
    """Public questions that this kind of group works on."""
    rows: QuerySet[Any] = of.questions.through.objects.filter(question__published_at__isnull=False)
    return rows


def _made() -> QuerySet[Any]:
    return Project.products.through.objects.all()


def _on_issue(of: type[Circle | Project]) -> QuerySet[Any]:
    """Groups that work on an issue, without a question of their own."""
    rows: QuerySet[Any] = of.objects.filter(issue__isnull=False, questions=None)
    return rows


def _opened() -> QuerySet[Any]:
    return Insight.objects.visible_to(VISITOR)


def _shown() -> QuerySet[Any]:
    return Use.objects.filter(state=UseState.SHOWN)


def _for_question() -> QuerySet[Any]:
    return _shown().filter(question__published_at__isnull=False)


WAYS = (
    Way("question", "project", lambda: _asked(Project), ("question__uuid", "project__uuid")),
    Way("question", "circle", lambda: _asked(Circle), ("question__uuid", "circle__uuid")),
    Way("issue", "project", lambda: _on_issue(Project), ("issue__uuid", "uuid"), "since"),
    Way("issue", "circle", lambda: _on_issue(Circle), ("issue__uuid", "uuid"), "since"),
    Way("project", "item", _made, ("project__uuid", "item__uuid")),
    Way("circle", "insight", _opened, ("circle__uuid", "uuid"), "opened_at"),
    Way("item", "use", _shown, ("item__uuid", "uuid"), "at"),
    Way("question", "use", _for_question, ("question__uuid", "uuid"), "at"),
)
