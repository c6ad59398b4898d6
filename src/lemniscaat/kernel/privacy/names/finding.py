"""Where people are named."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span
from lemniscaat.kernel.privacy.names import patterns
from lemniscaat.kernel.privacy.names.given import GIVEN, GIVEN_SMALL, SURNAMES_SMALL, sounds_given
from lemniscaat.kernel.privacy.names.words import NO_NAMES, is_common

_MOST_WORDS = 4


def spans(text: str) -> Iterator[Span]:
    """Names in `text`, without their titles; the longest of those that overlap."""
    done = 0
    for start, end in sorted(_candidates(text), key=lambda span: (span[0], -span[1])):
        if start < done:
            continue
        done = end
        if not _is_public(text, start, end):
            yield start, end
            for beside in _beside(text, start, end):
                yield beside
                done = beside[1]


def _candidates(text: str) -> Iterator[Span]:
    for found in patterns.TITLE.finditer(text):
        yield from _after_title(text, found)
    for pattern in (
        patterns.RELATION,
        patterns.RELATED,
        patterns.BETWEEN,
        patterns.INTRODUCTION,
        patterns.SIGNED,
    ):
        for found in pattern.finditer(text):
            yield from _called(text, found.end())
    for found in patterns.INITIALS.finditer(text):
        yield from _after_initials(text, found.start())
    for found in patterns.CAPITAL.finditer(text):
        if _is_given(found["word"]) or (_may_be_name(found["word"]) and _is_told(text, found)):
            yield found.start(), _surname(text, found.end())


def _is_told(text: str, name: re.Match[str]) -> bool:
    """Whether what stands around `name` says that it is a person's: an age, or a particle of a surname."""
    if patterns.AGED.match(text, name.end()):
        return True
    surnamed = patterns.SURNAMED.match(text, name.end())
    return bool(
        surnamed
        and _may_be_name(surnamed["word"])
        and not _is_given(surnamed["word"])
        and patterns.WITHIN.search(text, max(0, name.start() - 40), name.start())
    )


def _after_title(text: str, title: re.Match[str]) -> Iterator[Span]:
    """What follows "mevrouw": a surname, in capitals or small if need be; "de heren" have more than one."""
    start = title.end()
    end = _named(text, start) or _small_surname(text, start)
    if not end and title[0].isupper() and (shouted := patterns.SHOUTED.match(text, start)):
        end = shouted.end()
    if end:
        yield start, end
        if text.startswith(" en ", end) and title[0].lower() == "de heren ":
            yield from _span(end + 4, _named(text, end + 4))


def _called(text: str, start: int) -> Iterator[Span]:
    """What follows "mijn buurvrouw" and "ik ben": a given name, known if it is written small."""
    initials = patterns.INITIALS.match(text, start)
    if initials:
        yield from _after_initials(text, start)
    elif (found := patterns.CAPITAL.match(text, start)) and _may_be_name(found["word"]):
        yield start, _surname(text, found.end())
    elif (small := patterns.SMALL.match(text, start)) and small[0] in GIVEN_SMALL:
        yield start, _small_surname(text, small.end() + 1) or small.end()


def _after_initials(text: str, start: int) -> Iterator[Span]:
    initials = patterns.INITIALS.match(text, start)
    if initials:
        yield from _span(start, _named(text, initials.end()))


def _named(text: str, start: int) -> int:
    """Until where a name is written at `start`: initials if any, then surnames; 0 if none is."""
    initials = patterns.INITIALS.match(text, start)
    at = initials.end() if initials else start
    found = patterns.NAME.match(text, at)
    return _surname(text, found.end()) if found and _may_be_name(found["word"]) else 0


def _surname(text: str, end: int) -> int:
    """Until where the name goes on after `end`."""
    for _ in range(_MOST_WORDS):
        if shortened := patterns.SHORTENED.match(text, end):
            end = shortened.end()
            continue
        found = patterns.NAME.match(text, end + 1) if text.startswith(" ", end) else None
        if not found and (dashed := patterns.DASHED.match(text, end)):
            found = patterns.NAME.match(text, dashed.end())
        if not found or not _may_be_name(found["word"]):
            break
        end = found.end()
    return end


def _small_surname(text: str, start: int) -> int:
    found = patterns.SMALL.match(text, start)
    return found.end() if found and found["word"] in SURNAMES_SMALL else 0


def _beside(text: str, start: int, end: int) -> Iterator[Span]:
    """Who is named in one breath with a given name: "Noa en Levi"."""
    found = patterns.NAME.match(text, end + 4) if text.startswith(" en ", end) else None
    if found and " " not in text[start:end] and _may_be_name(found["word"]):
        yield end + 4, _surname(text, found.end())


def _span(start: int, end: int) -> Iterator[Span]:
    if end:
        yield start, end


def _is_given(word: str) -> bool:
    if word in NO_NAMES:
        return False
    first = word.partition("-")[0]
    return word in GIVEN or sounds_given(word) or (first in GIVEN and not patterns.PLACE.fullmatch(word))


def _may_be_name(word: str) -> bool:
    return _is_given(word) or not (word in NO_NAMES or is_common(word))


def _is_public(text: str, start: int, end: int) -> bool:
    """Whether this is somebody who acts or writes in public, or a house or street that bears a name."""
    return bool(
        patterns.PUBLIC_BEFORE.search(text[max(0, start - 25) : start])
        or patterns.PUBLIC_AFTER.match(text, end)
        or patterns.HOUSE.match(text, end)
        or any(
            patterns.HOUSE.fullmatch(word) or patterns.PLACE.fullmatch(word)
            for word in text[start:end].split()[1:]
        )
    )
