"""What the page of one version of what is known is made of: the text, and what changed, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.circulation.api import Issue, Synthesis
from lemniscaat.knowledge.api import Reworded, reworded


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in both versions; `change` is "", "new" or "gone", or both stand in `words`."""

    words: Reworded | None
    text: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class SynthesisPage:
    issue: Issue
    shown: Synthesis
    versions: Sequence[Synthesis]
    other: Synthesis | None
    """With which it is compared; None for the first."""
    paragraphs: Sequence[Paragraph]
    gaps_come: Sequence[str]
    gaps_gone: Sequence[str]

    @property
    def is_newest(self) -> bool:
        """Whether this is what stands on the page of the issue."""
        return self.shown.number == self.versions[0].number


def synthesis(issue: Issue, number: int, beside: str) -> SynthesisPage | None:
    """A version beside the one before it, or beside the one with the number `beside`; None when there is no
    such version."""
    versions = list(issue.syntheses.all())
    by_number = {row.number: row for row in versions}
    if number not in by_number or (beside and not beside.isdecimal()):
        return None
    other = by_number.get(int(beside[:6]) if beside else number - 1)
    if beside and other is None:
        return None
    shown = by_number[number]
    old = other.gaps if other else []
    return SynthesisPage(
        issue=issue,
        shown=shown,
        versions=versions,
        other=other,
        paragraphs=_paragraphs(other.text if other else "", shown.text) if other else [],
        gaps_come=[gap for gap in shown.gaps if gap not in old],
        gaps_gone=[gap for gap in old if gap not in shown.gaps],
    )


def _paragraphs(old: str, new: str) -> list[Paragraph]:
    """By place: the n-th beside the n-th, after those that are the same from the first and from the last."""
    before, after = _split(old), _split(new)
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    tail = 0
    while tail < min(len(before), len(after)) - same and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    was, now = before[same : len(before) - tail], after[same : len(after) - tail]
    both = [Paragraph(reworded("", one, other)) for one, other in zip(was, now, strict=False)]
    gone = [Paragraph(None, text, "gone") for text in was[len(now) :]]
    come = [Paragraph(None, text, "new") for text in now[len(was) :]]
    kept = [Paragraph(None, text) for text in after[:same]]
    return [*kept, *both, *gone, *come, *(Paragraph(None, text) for text in after[len(after) - tail :])]


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
