"""What an adaptation does otherwise than its source, lesson by lesson, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import findall
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.knowledge.models import LessonText


@dataclass(frozen=True, slots=True)
class Reworded:
    """One part of a lesson, both ways, as the filter `marked` wants them: what is in one alone is marked."""

    label: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """A lesson of both, or of one: then `old` or `new` is None."""

    old: LessonText | None
    new: LessonText | None
    parts: Sequence[Reworded] = ()

    @property
    def title(self) -> str:
        """As it is called now."""
        one = self.new or self.old
        return one.title if one else ""

    @property
    def is_same(self) -> bool:
        """Whether it stayed as it was."""
        return self.old is not None and self.new is not None and not self.parts


def differences(old: Sequence[LessonText], new: Sequence[LessonText]) -> list[Compared]:
    """Every lesson in the new order, each beside the one it came from; last those that went."""
    sources = {text.uuid: text for text in old}
    found = []
    for text in new:
        source = sources.pop(_origin(text, sources), None)
        found.append(Compared(source, text, compared(source, text) if source else ()))
    return [*found, *(Compared(gone, None) for gone in sources.values())]


def compared(old: LessonText, new: LessonText, *, notes: bool = False) -> list[Reworded]:
    """The parts of one lesson that say something else; what stands for teachers only with `notes`."""
    parts = [
        (_("Title"), old.title, new.title),
        (_("Hours"), f"{old.hours.normalize():f}", f"{new.hours.normalize():f}"),
        (_("What students do"), old.activities, new.activities),
        (_("Materials"), old.materials, new.materials),
    ]
    if notes:
        parts.append((_("For the teacher"), old.teacher_notes, new.teacher_notes))
    return [reworded(label, one, other) for label, one, other in parts if one != other]


def reworded(label: str, old: str, new: str) -> Reworded:
    """Both, with what is in one alone marked word by word."""
    words, others = findall(r"\s+|\w+|[^\w\s]", old), findall(r"\s+|\w+|[^\w\s]", new)
    gone: list[list[int]] = []
    come: list[list[int]] = []
    for what, first, last, start, end in SequenceMatcher(None, words, others).get_opcodes():
        if what != "equal":
            gone.append([_length(words[:first]), _length(words[:last])])
            come.append([_length(others[:start]), _length(others[:end])])
    return Reworded(label, {"text": old, "marks": gone}, {"text": new, "marks": come})


def _length(words: Sequence[str]) -> int:
    return sum(map(len, words))


def _origin(text: LessonText, sources: Mapping[UUID | None, LessonText]) -> UUID | None:
    return text.origin if text.origin in sources else None
