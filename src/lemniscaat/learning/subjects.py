"""What a step or link can point at in learning."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.learning.enums import UseState
from lemniscaat.learning.models import Circle, Insight, Project, Use
from lemniscaat.network.api import VISITOR


def _projects(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Project.objects.filter(uuid__in=uuids):
        yield Subject("project", row.uuid, row.title, address("project", row.slug), _("Project"))


def _circles(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Circle.objects.filter(uuid__in=uuids):
        yield Subject("circle", row.uuid, row.name, address("circle", row.slug), row.label.capitalize())


def _uses(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """Those that stand on the website."""
    for row in Use.objects.filter(state=UseState.SHOWN, uuid__in=uuids).select_related("item"):
        url = f"{address('item', row.item.slug)}#toepassing-{row.uuid}"
        yield Subject("use", row.uuid, row.headline, url, _("Applied"))


def _insights(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """Opened ones alone: what is closed is nowhere (rule 4). It is named by its circle: others keep the
    label, and an insight can be closed again."""
    rows = Insight.objects.visible_to(VISITOR).filter(uuid__in=uuids).select_related("circle")
    for row in rows:
        url = f"{address('circle', row.circle.slug)}#inzicht-{row.uuid}"
        label = _("an insight of “%(circle)s”") % {"circle": row.circle.name}
        yield Subject("insight", row.uuid, label, url, _("Insight"))


SUBJECTS = {"project": _projects, "circle": _circles, "use": _uses, "insight": _insights}
