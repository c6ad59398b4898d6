"""RIS: one tag a line. What has no tag of its own stands in C1 (ORCIDs), C2 (Handle) and C3 (licence);
of the addresses the first is the one that stays."""

from collections.abc import Iterator
from urllib.parse import quote

from lemniscaat.knowledge.citing.work import Work, one_line
from lemniscaat.vocabulary.api import WorkType

SAFE = "/:?#[]@!$&'()*+,=%~_-."
"""In an address: readers take a semicolon for the end of it."""


def entry(work: Work) -> str:
    """One reference, from TY to ER."""
    lines = [f"{tag}  - {one_line(value)}" for tag, value in _tags(work) if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _tags(work: Work) -> Iterator[tuple[str, object]]:
    item = work.item
    yield "TY", work.called.ris
    yield "ID", item.slug
    yield "TI", item.title
    for maker in work.makers:
        yield "AU", maker.filed
    for maker in work.editors:
        yield "A2" if item.kind.work_type == WorkType.CHAPTER else "ED", maker.filed
    yield "PY", item.year
    yield "T2", item.part_of
    yield "VL", item.volume
    yield "IS", item.issue_number
    first, _dash, last = item.pages.replace("-", "–").partition("–")
    yield "SP", first
    yield "EP", last
    yield "PB", item.publisher
    yield "M3", item.kind.label
    yield "DO", item.doi
    yield "SN", item.isbn
    yield "LA", item.language
    for theme in work.themes:
        yield "KW", theme
    yield "AB", work.abstract
    yield "N1", work.summary
    people = [*work.makers, *work.editors]
    yield "C1", "; ".join(f"{maker.filed}/{maker.orcid}" for maker in people if maker.orcid)
    yield "C2", item.handle
    yield "C3", item.licence
    yield "UR", work.permanent
    for link in item.links.all():
        yield "UR", quote(link.url, safe=SAFE)
