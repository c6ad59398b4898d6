"""How issues are found."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation.models import Issue
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.documents import Document, DocumentSource, Passage


def _issues(uuids: Sequence[UUID]) -> Iterator[Document]:
    for row in Issue.objects.filter(uuid__in=uuids).prefetch_related("themes", "syntheses"):
        newest = next(iter(row.syntheses.all()), None)
        passages = [Passage(row.summary, _("what it is"))]
        if newest is not None:
            passages.append(Passage(newest.text, _("what is known")))
        yield Document(
            kind="issue",
            uuid=row.uuid,
            group="knowledge",
            title=row.title,
            url=address("issue", row.slug),
            kind_label=_("Issue"),
            passages=passages,
            facets={"kind": ["issue"], "theme": [theme.slug for theme in row.themes.all()]},
            date=newest.published_at.date() if newest else None,
        )


SOURCES = {
    "issue": DocumentSource(
        load=_issues, uuids=lambda: Issue.objects.values_list("uuid", flat=True).iterator()
    )
}
