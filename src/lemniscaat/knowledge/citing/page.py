"""What the page of an item says to machines: `citation_*` for Google Scholar and Zotero, schema.org as
JSON-LD, and Signposting headers (level 1)."""

import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.safestring import SafeString

from lemniscaat.knowledge.citing import linked
from lemniscaat.knowledge.citing.formats import TAKEN
from lemniscaat.knowledge.citing.work import Work, absolute, one_line
from lemniscaat.vocabulary.api import WorkType

MOST_LINKS = 40
"""Of authors, and of files: headers have an end, and the forms the header names hold them all."""

PUBLISHERS = {
    WorkType.REPORT: "citation_technical_report_institution",
    WorkType.THESIS: "citation_dissertation_institution",
}
CONTAINERS = {
    WorkType.ARTICLE: ("citation_journal_title",),
    WorkType.CHAPTER: ("citation_inbook_title", "citation_book_title"),
    WorkType.PRESENTATION: ("citation_conference_title",),
}
"""Of a chapter Scholar asks for the one, and Zotero knows it by the other."""

WITHIN = frozenset({WorkType.ARTICLE, WorkType.CHAPTER})
"""Only of these the pages say where in another work it stands; of others they say how long it is."""


@dataclass(frozen=True, slots=True)
class ForMachines:
    metas: Sequence[tuple[str, str]]
    linked: SafeString
    link_header: str
    files: Sequence[tuple[str, str, str]]
    """Label, media type and address of each form in which it can be taken."""


def for_machines(work: Work) -> ForMachines:
    """All of it, for a public item."""
    return ForMachines(
        metas=[(name, one_line(content)) for name, content in _metas(work) if content],
        linked=linked.in_page(work),
        link_header=links(_signposts(work)),
        files=[
            (form.label, form.media_type, absolute("item-file", f"{work.item.slug}.{ending}"))
            for ending, form in TAKEN.items()
        ],
    )


def links(told: Iterable[tuple[str, str, str]]) -> str:
    """A `Link` header of relation, address and media type; nothing in an address can end it."""
    return ", ".join(
        f'<{quote(url, safe=SAFE)}>; rel="{rel}"' + (f'; type="{media_type}"' if media_type else "")
        for rel, url, media_type in told
    )


SAFE = "/:?#[]@!$&'()*+,;=%~_-."


def _metas(work: Work) -> Iterator[tuple[str, str]]:
    item, work_type = work.item, WorkType(work.item.kind.work_type)
    yield "citation_title", item.title
    for maker in work.makers:
        yield "citation_author", maker.filed
        yield "citation_author_orcid", maker.orcid_url
    for maker in work.editors:
        yield "citation_editor", maker.filed
    yield "citation_publication_date", str(item.year or "")
    yield from _where(work, work_type)
    yield PUBLISHERS.get(work_type, "citation_publisher"), item.publisher or _institution(work, work_type)
    yield "citation_doi", item.doi
    yield "citation_isbn", item.isbn
    yield "citation_language", item.language
    yield "citation_keywords", "; ".join(work.themes)
    yield "citation_abstract", work.abstract
    yield "citation_abstract_html_url", work.page
    yield "citation_public_url", work.permanent
    yield "citation_pdf_url", work.pdf
    for link in item.links.all():
        yield "citation_pdf_url", link.url if _media_type(link.url) == "application/pdf" else ""


def _where(work: Work, work_type: WorkType) -> Iterator[tuple[str, str]]:
    """In what it appeared, and where in that."""
    item = work.item
    for name in CONTAINERS.get(work_type, ("citation_series_title",)):
        yield name, item.part_of
    yield "citation_volume", item.volume
    number = "citation_technical_report_number" if work_type is WorkType.REPORT else "citation_issue"
    yield number, item.issue_number
    if work_type in WITHIN:
        first, _dash, last = item.pages.replace("-", "–").partition("–")
        yield "citation_firstpage", first.strip()
        yield "citation_lastpage", last.strip()


def _institution(work: Work, work_type: WorkType) -> str:
    """A report and a thesis are known by who gave them out: without a publisher the body that made it, and
    a report by its werkplaats."""
    if work_type not in PUBLISHERS:
        return ""
    bodies = [maker.told for maker in work.makers if maker.name is None]
    place = work.item.werkplaats if work_type is WorkType.REPORT else None
    return next(iter(bodies), place.name if place else "")


def _signposts(work: Work) -> Iterator[tuple[str, str, str]]:
    yield "cite-as", work.cite_as, ""
    for ending, form in TAKEN.items():
        yield "describedby", absolute("item-file", f"{work.item.slug}.{ending}"), form.media_type
    yield "type", "https://schema.org/AboutPage", ""
    yield "type", f"https://schema.org/{work.called.schema}", ""
    if work.licence_url:
        yield "license", work.licence_url, ""
    known = [maker.url for maker in [*work.makers, *work.editors] if maker.url]
    for url in known[:MOST_LINKS]:
        yield "author", url, ""
    for file in work.files[:MOST_LINKS]:
        yield "item", absolute("file", str(file.uuid)), file.reading.media_type
    for link in list(work.item.links.all())[:MOST_LINKS]:
        yield "item", link.url, _media_type(link.url)


def _media_type(url: str) -> str:
    """As far as the address tells."""
    return mimetypes.guess_type(url.partition("?")[0].partition("#")[0])[0] or ""
