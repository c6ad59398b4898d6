"""BibTeX. The key is the part of the address that stays; what is verbatim (addresses, DOI) is not escaped."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from lemniscaat.knowledge.citing.work import Maker, Work, one_line
from lemniscaat.vocabulary.api import WorkType

SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
"""Braces by their names: BibTeX counts them, escaped or not."""

JOINED = re.compile(r"(?<=([-'`]))(?=\1)")
"""Between two signs that TeX would print as one: a dash of two hyphens, a quote of two apostrophes."""

WHERE_PUBLISHED = {
    WorkType.REPORT: "institution",
    WorkType.THESIS: "school",
}
"""What BibTeX calls a publisher, where it is not `publisher`."""


def entry(work: Work) -> str:
    """One entry; titles keep their capitals, a body stays whole."""
    lines = [f"  {name} = {{{value}}}" for name, value in _fields(work) if value]
    return f"@{work.called.bibtex}{{{work.item.slug},\n" + ",\n".join(lines) + "\n}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    item, work_type = work.item, work.item.kind.work_type
    yield "title", f"{{{_text(item.title)}}}"
    yield "author", _people(work.makers)
    yield "editor", _people(work.editors)
    yield "year", str(item.year or "")
    yield "howpublished" if work.called.bibtex == "misc" else "type", _text(item.kind.label)
    yield "journal" if work_type == WorkType.ARTICLE else "booktitle", _text(item.part_of)
    yield "volume", _text(item.volume)
    yield "number", _text(item.issue_number)
    yield "pages", _text(item.pages).replace("–", "--")
    yield WHERE_PUBLISHED.get(WorkType(work_type), "publisher"), _text(item.publisher)
    yield "doi", _verbatim(item.doi)
    yield "eprint", _verbatim(item.handle)
    yield "eprinttype", "hdl" if item.handle else ""
    yield "isbn", _text(item.isbn)
    yield "url", _verbatim(work.permanent)
    yield "language", _text(item.language)
    yield "copyright", _text(item.licence)
    yield "keywords", _text("; ".join(work.themes))
    yield "abstract", _text(work.abstract)
    yield "annote", _text(work.summary)
    yield "orcid-numbers", "; ".join(_orcids([*work.makers, *work.editors]))
    yield "links", " ".join(_verbatim(link.url) for link in item.links.all())


def _text(value: str) -> str:
    return JOINED.sub("{}", one_line(value).translate(SIGNS))


def _verbatim(value: str) -> str:
    return quote(one_line(value), safe="/:?#[]@!$&'()*+,;=%~_-.")


def _people(makers: Sequence[Maker]) -> str:
    return " and ".join(_person(maker) for maker in makers)


def _person(maker: Maker) -> str:
    if maker.name is None:
        return f"{{{_text(maker.told)}}}"
    if not maker.name.given:
        return f"{{{_text(maker.filed)}}}"
    name = maker.name
    particle, family, suffix, given = map(_part, (name.particle, name.family, name.suffix, name.given))
    return ", ".join(part for part in (f"{particle} {family}".strip(), suffix, given) if part)


def _part(part: str) -> str:
    """Braced where BibTeX would take it for something else than one name."""
    text = _text(part)
    joins = "," in part or "and" in part.casefold().split()
    return f"{{{text}}}" if joins or text != part else text


def _orcids(makers: Sequence[Maker]) -> Iterator[str]:
    for maker in makers:
        if maker.orcid:
            yield f"{_text(maker.filed)}/{_text(maker.orcid)}"
