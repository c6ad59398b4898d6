"""How projects and circles are found. What is said in a circle is not, until it is opened (rule 4)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.documents import Document, DocumentSource, Passage
from lemniscaat.learning.models import Circle, Insight, Project
from lemniscaat.network.api import VISITOR


def _projects(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = Project.objects.filter(uuid__in=uuids).select_related("werkplaats", "issue")
    for row in rows.prefetch_related("strands__four_o", "partners"):
        strands = list(row.strands.all())
        passages = [
            Passage(row.summary, _("in plain words")),
            Passage(row.learnt, _("what was learnt")),
            Passage(" ".join(strand.text for strand in strands), _("shares")),
            Passage(", ".join(partner.name for partner in row.partners.all()), _("partners")),
        ]
        yield Document(
            kind="project",
            uuid=row.uuid,
            group="projects",
            title=row.title,
            url=address("project", row.slug),
            kind_label=_("Project"),
            passages=[passage for passage in passages if passage.text],
            facets={
                "kind": ["project"],
                "werkplaats": [row.werkplaats.slug] if row.werkplaats else [],
                "four_o": [strand.four_o.code for strand in strands],
                "year": [str(row.since.year)] if row.since else [],
            },
            meta=[str(row.werkplaats or _("National")), str(row.get_state_display())],
            date=row.since,
        )


def _circles(uuids: Sequence[UUID]) -> Iterator[Document]:
    opened = Prefetch("insights", Insight.objects.visible_to(VISITOR))
    rows = Circle.objects.filter(uuid__in=uuids).select_related("werkplaats").prefetch_related(opened)
    for row in rows:
        passages = [Passage(row.purpose, _("purpose")), Passage(row.question_text, _("question"))]
        passages += [
            Passage(
                f"{insight.title}. {insight.situation} {insight.happened} {insight.thought}", _("insight")
            )
            for insight in row.insights.all()
        ]
        yield Document(
            kind="circle",
            uuid=row.uuid,
            group="circles",
            title=row.name,
            url=address("circle", row.slug),
            kind_label=row.label.capitalize() or _("Circle"),
            passages=[passage for passage in passages if passage.text],
            facets={"kind": ["circle"], "werkplaats": [row.werkplaats.slug]},
            meta=[str(row.werkplaats), row.place, str(row.get_state_display())],
            date=row.since,
        )


SOURCES = {
    "project": DocumentSource(
        load=_projects, uuids=lambda: Project.objects.values_list("uuid", flat=True).iterator()
    ),
    "circle": DocumentSource(
        load=_circles, uuids=lambda: Circle.objects.values_list("uuid", flat=True).iterator()
    ),
}
