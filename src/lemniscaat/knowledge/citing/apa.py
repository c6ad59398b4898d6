"""A citation by APA 7 as it is written in Dutch: z.d., Red., Geraadpleegd op, and `Van der Pas, S.`

Own code, because the forms are few and a list written by hand holds each of them
(tests/integration/knowledge/citations.json); a processor would bring its styles under another licence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from lemniscaat.knowledge.citing.work import Maker, Work, one_line
from lemniscaat.vocabulary.api import Kind, WorkType

MOST_NAMES, FIRST_NAMES = 20, 19
"""Of twenty-one or more, the first nineteen and the last."""

TOLD_BESIDE = frozenset(
    {
        WorkType.AUDIO, WorkType.COURSE, WorkType.DATASET, WorkType.GAME, WorkType.IMAGE,
        WorkType.PRESENTATION, WorkType.SOFTWARE, WorkType.THESIS, WorkType.VIDEO,
    }
)  # fmt: skip
"""What a reader would not take for a text: its kind stands in brackets behind the title."""

IN_PERIODICALS = frozenset({WorkType.ARTICLE, WorkType.PERIODICAL, WorkType.WEBPAGE})
"""What appears in a periodical, and has its volume and pages."""

IN_WHOLES = frozenset({WorkType.AUDIO, WorkType.CHAPTER, WorkType.VIDEO})
"""What is one part of a book or a series, and is named as such: `In`."""

ARTICLE_NUMBER = re.compile(r"e-?\d+", re.IGNORECASE)
"""What stands for pages where a periodical has none."""

Words = tuple[str, bool]
"""Words, and whether they stand in italics."""


@dataclass(frozen=True, slots=True)
class Citation:
    words: Sequence[Words]

    @property
    def text(self) -> str:
        return "".join(said for said, _italic in self.words)

    @property
    def html(self) -> SafeString:
        """The same, with italics."""
        told = (format_html("<i>{}</i>", said) if italic else escape(said) for said, italic in self.words)
        return mark_safe("".join(told))  # noqa: S308  each part is escaped


def apa(work: Work, on: date) -> Citation:
    """How to name a work in a list of sources. `on`, the day it was looked up, is told if it has no year."""
    who = [(_who(work), False)]
    when = [(f"({work.item.year or 'z.d.'})", False)]
    what = list(_what(work))
    start = [who, when, what] if who[0][0] else [what, when]
    sentences = [_ended(sentence) for sentence in [*start, *_source(work)] if sentence]
    spaced = (words for sentence in sentences for words in [*sentence, (" ", False)])
    return Citation([*spaced, (_where(work, on), False)])


def _who(work: Work) -> str:
    if work.makers:
        return named(work.makers)
    if work.editors and not _in_whole(work):
        return f"{named(work.editors)} (Red.)"
    return ""


def named(makers: Sequence[Maker]) -> str:
    """`Bakker, A., & De Wit, B.`; nothing when there is nobody."""
    names = [_filed(maker) for maker in makers]
    if not names:
        return ""
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:FIRST_NAMES])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0]


def _filed(maker: Maker) -> str:
    """`Van der Pas, S.`: the first word of a name has a capital, but for 't and d'."""
    if maker.name is None:
        return maker.told
    small, initials = maker.name.particle, maker.name.initials
    if small not in {"d'", "d’"}:
        small = _capital(small)
    family = f"{small} {maker.name.family}".strip()
    return ", ".join(part for part in (family, initials, maker.name.suffix) if part)


def _what(work: Work) -> Iterator[Words]:
    """The title, with what tells it apart and what it is; in italics when it stands by itself."""
    item = work.item
    yield one_line(item.title), not _is_part(work)
    if numbers := _numbers(work):
        yield f" ({numbers})", False
    if told := told_beside(item.kind, item.publisher):
        yield f" [{told}]", False


def _numbers(work: Work) -> str:
    """Of what stands by itself: in which series, and its number there."""
    item = work.item
    if _is_part(work) or item.kind.work_type == WorkType.PRESENTATION:
        return ""
    volume, number = one_line(item.volume), one_line(item.issue_number)
    told = [one_line(item.part_of), f"Vol. {volume}" if volume else "", f"nr. {number}" if number else ""]
    return _capital(", ".join(part for part in told if part))


def told_beside(kind: Kind, publisher: str) -> str:
    """What it is, where a reader would not know; of a thesis, where it was written too."""
    if kind.work_type not in TOLD_BESIDE:
        return ""
    school = publisher if kind.work_type == WorkType.THESIS else ""
    return ", ".join(part for part in (one_line(kind.label), one_line(school)) if part)


def _source(work: Work) -> Iterator[list[Words]]:
    """What it appeared in, or who published it; who made it alone is not named twice."""
    item = work.item
    publisher, work_type = one_line(item.publisher), item.kind.work_type
    told_before = work_type == WorkType.THESIS or publisher == _who(work)
    if item.part_of and work_type in IN_PERIODICALS:
        yield list(_periodical(work))
        return
    if item.part_of and work_type == WorkType.PRESENTATION:
        yield [(one_line(item.part_of), False)]
        return
    if _in_whole(work):
        yield list(_book(work))
    if publisher and not told_before:
        yield [(publisher, False)]


def _periodical(work: Work) -> Iterator[Words]:
    item = work.item
    volume, number, pages = (one_line(part) for part in (item.volume, item.issue_number, item.pages))
    yield one_line(item.part_of), True
    if volume:
        yield ", ", False
        yield volume, True
    if number:
        yield f"({number})" if volume else f", ({number})", False
    if pages:
        yield f", {'Artikel ' if ARTICLE_NUMBER.fullmatch(pages) else ''}{_range(pages)}", False


def _book(work: Work) -> Iterator[Words]:
    names = [_read(maker) for maker in work.editors]
    last = f"{',' if len(names) > 2 else ''} & {names[-1]}" if len(names) > 1 else ""
    editors = f"{', '.join(names[:-1])}{last}" if last else "".join(names)
    yield f"In {editors} (Red.), " if editors else "In ", False
    yield one_line(work.item.part_of), True
    volume, pages = one_line(work.item.volume), _range(one_line(work.item.pages))
    told = [f"Vol. {volume}" if volume else "", f"{'pp.' if '–' in pages else 'p.'} {pages}" if pages else ""]
    if volume or pages:
        yield f" ({', '.join(part for part in told if part)})", False


def _read(maker: Maker) -> str:
    """`S. van der Pas`."""
    if maker.name is None:
        return maker.told
    name = maker.name
    return " ".join(part for part in (name.initials, name.particle, name.family, name.suffix) if part)


def _range(pages: str) -> str:
    return pages.replace("--", "–").replace("-", "–")


def _where(work: Work, on: date) -> str:
    """The address; with the day, when it may be another text tomorrow: without a year, and kept by us."""
    if work.item.year or work.cite_as != work.permanent:
        return work.cite_as
    with override("nl"):
        return f"Geraadpleegd op {date_format(on, 'j F Y')}, van {work.permanent}"


def _is_part(work: Work) -> bool:
    return bool(work.item.part_of) and work.item.kind.work_type in IN_PERIODICALS | IN_WHOLES


def _in_whole(work: Work) -> bool:
    return bool(work.item.part_of) and work.item.kind.work_type in IN_WHOLES


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ended(words: Iterable[Words]) -> list[Words]:
    """A sentence with one full stop, unless it ends itself."""
    told = list(words)
    return told if told[-1][0].endswith((".", "?", "!", "…")) else [*told, (".", False)]
