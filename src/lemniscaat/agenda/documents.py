"""How questions are found: published ones, in their settled wording (rule 2)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.agenda.models import Question
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.documents import Document, DocumentSource, Passage


def _questions(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = Question.objects.public().filter(uuid__in=uuids).select_related("werkplaats", "issue")
    for row in rows.prefetch_related("themes"):
        passages = [Passage(row.short_answer, _("short answer"))]
        if row.revealed_at is not None:
            passages += [
                Passage(row.original, _("in the asker's own words")),
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
            facets={
                "kind": ["question"],
                "theme": [theme.slug for theme in row.themes.all()],
                "werkplaats": [row.werkplaats.slug] if row.werkplaats else [],
                "year": [str(row.received_at.year)],
            },
            meta=[str(row.werkplaats or _("National")), str(row.get_state_display())],
            date=row.received_at.date(),
        )


SOURCES = {
    "question": DocumentSource(
        load=_questions, uuids=lambda: Question.objects.public().values_list("uuid", flat=True).iterator()
    )
}
