"""How projects and circles are found. What is said in a circle is found by its own werkplaats alone, until it
is opened (rule 4)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.documents import (
    ClosedSource,
    Document,
    DocumentSource,
    Maker,
    Passage,
    by_werkplaats,
)
from lemniscaat.learning.enums import UseState
from lemniscaat.learning.models import Circle, Gathering, Insight, Project, Use, of_insiders
from lemniscaat.network.api import VISITOR, Actor


def applied(uuids: Sequence[UUID]) -> Iterator[tuple[UUID, Maker]]:
    """Who applied these items, the newest use first."""
    rows = Use.objects.filter(item__uuid__in=uuids, state=UseState.SHOWN)
    for item, werkplaats, organisation in rows.values_list(
        "item__uuid", "werkplaats__uuid", "organisation__uuid"
    ):
        yield item, ("werkplaats", werkplaats)
        yield item, ("organisation", organisation)


def _projects(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = Project.objects.filter(uuid__in=uuids).select_related("werkplaats", "issue")
    for row in rows.prefetch_related("strands__four_o", "partners", "progress", "student_rounds"):
        strands = list(row.strands.all())
        passages = [
            Passage(row.summary, _("summary in plain words")),
            Passage(row.learnt, _("what was learnt")),
            Passage(
                " ".join(f"{strand.text} {strand.plan} {strand.yielded}".strip() for strand in strands),
                _("shares"),
            ),
            Passage(" ".join(each.text for each in row.progress.all()), _("how it stands")),
            Passage(
                " ".join(f"{each.task} {each.yielded}".strip() for each in row.student_rounds.all()),
                _("rounds of students"),
            ),
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
            makers=_taking_part(row),
        )


def _taking_part(row: Project) -> list[Maker]:
    makers: list[Maker] = [("werkplaats", row.werkplaats.uuid)] if row.werkplaats else []
    return [*makers, *(("organisation", partner.uuid) for partner in row.partners.all())]


def _projects_of(maker: Maker) -> Iterable[UUID]:
    kind, uuid = maker
    theirs = {"werkplaats__uuid": uuid} if kind == "werkplaats" else {"partners__uuid": uuid}
    return Project.objects.filter(**theirs).values_list("uuid", flat=True)


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
            makers=[("werkplaats", row.werkplaats.uuid)],
        )


Placed = tuple[UUID | None, Document]


def _insights(uuids: Sequence[UUID]) -> Iterator[Placed]:
    rows = Insight.objects.closed().filter(uuid__in=uuids)
    for row in rows.select_related("circle__werkplaats"):
        passages = [
            Passage(row.situation, _("situation")),
            Passage(row.tried, _("what was tried")),
            Passage(row.happened, _("what happened")),
            Passage(row.thought, _("what we think")),
        ]
        yield _inside(
            "insight",
            row.uuid,
            row.circle,
            title=row.title,
            url=f"{address('circle', row.circle.slug)}#inzicht-{row.uuid}",
            kind_label=_("Insight"),
            passages=passages,
            meta=[_("not opened yet"), row.circle.name],
            date=row.at.date(),
        )


def _insights_for(actor: Actor, uuids: Sequence[UUID]) -> Iterable[UUID]:
    rows = Insight.objects.closed().visible_to(actor)
    return rows.filter(uuid__in=uuids).values_list("uuid", flat=True)


def _gatherings(uuids: Sequence[UUID]) -> Iterator[Placed]:
    rows = Gathering.objects.filter(uuid__in=uuids).select_related("circle__werkplaats")
    for row in rows:
        if row.place or row.programme or row.report:
            yield _inside(
                "gathering",
                row.uuid,
                row.circle,
                title=row.circle.name,
                url=f"{address('circle', row.circle.slug)}/bijeenkomsten/{row.uuid}",
                kind_label=_("Gathering"),
                passages=[
                    Passage(row.programme, _("programme")),
                    Passage(row.report, _("what was said")),
                    Passage(row.place, _("place")),
                ],
                meta=[date_format(row.at.astimezone(clock.AMSTERDAM))],
                date=row.at.date(),
            )


def _gatherings_for(actor: Actor, uuids: Sequence[UUID]) -> Iterable[UUID]:
    return Gathering.objects.visible_to(actor).filter(uuid__in=uuids).values_list("uuid", flat=True)


def _handing_over(uuids: Sequence[UUID]) -> Iterator[Placed]:
    rows = Circle.objects.filter(uuid__in=uuids).exclude(hand_over="")
    for row in rows.select_related("werkplaats"):
        yield _inside(
            "circle",
            row.uuid,
            row,
            title=row.name,
            url=f"{address('circle', row.slug)}#verder",
            kind_label=row.label.capitalize() or _("Circle"),
            passages=[Passage(row.hand_over, _("for the next group"))],
            meta=[str(row.get_state_display())],
            date=row.until,
        )


def _handing_over_for(actor: Actor, uuids: Sequence[UUID]) -> Iterable[UUID]:
    seen = of_insiders(actor) | of_insiders(actor, "successor")
    rows = Circle.objects.filter(seen, uuid__in=uuids)
    return rows.exclude(hand_over="").values_list("uuid", flat=True)


def _inside(kind: str, uuid: UUID, circle: Circle, *, passages: Sequence[Passage], **shown: Any) -> Placed:
    return circle.werkplaats.uuid, Document(
        kind=kind,
        uuid=uuid,
        group="circles",
        passages=[passage for passage in passages if passage.text],
        facets={"kind": [kind], "werkplaats": [circle.werkplaats.slug]},
        **shown,
    )


SOURCES = {
    "project": DocumentSource(
        load=_projects,
        uuids=lambda: Project.objects.values_list("uuid", flat=True).iterator(),
        telling=_projects_of,
    ),
    "circle": DocumentSource(
        load=_circles,
        uuids=lambda: Circle.objects.values_list("uuid", flat=True).iterator(),
        telling=by_werkplaats(Circle.objects.all),
    ),
}

CLOSED = {
    "insight": ClosedSource(
        load=_insights,
        uuids=lambda: Insight.objects.closed().values_list("uuid", flat=True).iterator(),
        visible=_insights_for,
    ),
    "gathering": ClosedSource(
        load=_gatherings,
        uuids=lambda: Gathering.objects.values_list("uuid", flat=True).iterator(),
        visible=_gatherings_for,
    ),
    "circle": ClosedSource(
        load=_handing_over,
        uuids=lambda: Circle.objects.exclude(hand_over="").values_list("uuid", flat=True).iterator(),
        visible=_handing_over_for,
    ),
}
