"""How questions are found: published ones, in their settled wording (rule 2). Those that are not are found
by their own desk, and the draft of an agenda by those who edit in its werkplaats (rule 4)."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.agenda.enums import NATIONAL_DESK, QuestionState
from lemniscaat.agenda.models import Agenda, Question
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.documents import (
    ClosedSource,
    Document,
    DocumentSource,
    Maker,
    Passage,
    by_werkplaats,
)
from lemniscaat.network.api import Actor


def _questions(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = Question.objects.public().filter(uuid__in=uuids).select_related("werkplaats", "issue")
    for row in rows.prefetch_related("themes"):
        passages = [Passage(row.short_answer, _("short answer"))]
        if row.revealed_at is not None:
            passages += [
                Passage(row.original, _("the asker's own words")),
                Passage(row.why, _("why it matters")),
            ]
        if row.issue is not None:
            passages.append(Passage(row.issue.summary, _("the issue it belongs to")))
        yield Document(
            kind="question",
            uuid=row.uuid,
            group="questions",
            title=row.wording,
            url=address("question", row.slug),
            kind_label=_("Question"),
            passages=[passage for passage in passages if passage.text],
            facets=_facets(row),
            meta=[str(row.werkplaats or _("National")), str(row.get_state_display())],
            date=row.received_at.date(),
            makers=_answered_by(row),
        )


def _answered_by(row: Question) -> list[Maker]:
    """Whose desk answered; having been asked is no deed."""
    if row.werkplaats is None or row.state != QuestionState.ANSWERED:
        return []
    return [("werkplaats", row.werkplaats.uuid)]


def _unpublished(uuids: Sequence[UUID]) -> Iterator[tuple[UUID | None, Document]]:
    rows = Question.objects.unpublished().filter(uuid__in=uuids).select_related("werkplaats")
    for row in rows.prefetch_related("themes"):
        desk = row.werkplaats.slug if row.werkplaats else NATIONAL_DESK
        passages = [
            Passage(row.original, _("the asker's own words")),
            Passage(row.why, _("why it matters")),
            Passage(row.tried, _("what has been tried")),
            Passage(row.short_answer, _("short answer")),
            Passage(row.reason, _("reason")),
        ]
        yield (
            row.werkplaats.uuid if row.werkplaats else None,
            Document(
                kind="question",
                uuid=row.uuid,
                group="questions",
                title=str(row),
                url=address("desk-question", f"{desk}/{row.number}"),
                kind_label=_("Question"),
                passages=[passage for passage in passages if passage.text],
                facets=_facets(row),
                meta=[_("not on the website"), str(row.get_state_display())],
                date=row.received_at.date(),
            ),
        )


def _unpublished_for(actor: Actor, uuids: Sequence[UUID]) -> Iterable[UUID]:
    rows = Question.objects.unpublished().visible_to(actor)
    return rows.filter(uuid__in=uuids).values_list("uuid", flat=True)


def _facets(row: Question) -> dict[str, list[str]]:
    return {
        "kind": ["question"],
        "theme": [theme.slug for theme in row.themes.all()],
        "werkplaats": [row.werkplaats.slug] if row.werkplaats else [],
        "year": [str(row.received_at.year)],
    }


def _drafts(uuids: Sequence[UUID]) -> Iterator[tuple[UUID | None, Document]]:
    rows = Agenda.objects.drafts().filter(uuid__in=uuids).select_related("werkplaats", "period")
    for row in rows.prefetch_related("items", "lines", "programmes"):
        items = [f"{item.title} {item.explanation} {item.reason}".strip() for item in row.items.all()]
        others = [
            f"{part.title} {part.explanation}".strip() for part in [*row.lines.all(), *row.programmes.all()]
        ]
        passages = [
            Passage(row.mission, _("mission")),
            *(Passage(item, _("a theme")) for item in items),
            *(Passage(part, _("a part of the work")) for part in others),
        ]
        yield (
            row.werkplaats.uuid,
            Document(
                kind="agenda",
                uuid=row.uuid,
                group="knowledge",
                title=_("Knowledge agenda %(period)s") % {"period": row.period},
                url=address("agenda-version", f"{row.key}/{row.number}"),
                kind_label=_("Knowledge agenda"),
                passages=[passage for passage in passages if passage.text],
                facets={"kind": ["agenda"], "werkplaats": [row.werkplaats.slug]},
                meta=[str(row.get_state_display())],
                date=row.made_at.date(),
            ),
        )


def _drafts_for(actor: Actor, uuids: Sequence[UUID]) -> Iterable[UUID]:
    rows = Agenda.objects.drafts().visible_to(actor)
    return rows.filter(uuid__in=uuids).values_list("uuid", flat=True)


SOURCES = {
    "question": DocumentSource(
        load=_questions,
        uuids=lambda: Question.objects.public().values_list("uuid", flat=True).iterator(),
        telling=by_werkplaats(Question.objects.public),
    )
}

CLOSED = {
    "question": ClosedSource(
        load=_unpublished,
        uuids=lambda: Question.objects.unpublished().values_list("uuid", flat=True).iterator(),
        visible=_unpublished_for,
    ),
    "agenda": ClosedSource(
        load=_drafts,
        uuids=lambda: Agenda.objects.drafts().values_list("uuid", flat=True).iterator(),
        visible=_drafts_for,
    ),
}
