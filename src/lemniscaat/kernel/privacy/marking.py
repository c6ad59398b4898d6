"""What is done with findings: taken out, or shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from lemniscaat.kernel.privacy.findings import Finding

REMOVED = "[weggehaald]"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text; `finding` is what it is, or None for the words between."""

    text: str
    finding: Finding | None = None


def marked(text: str, findings: Iterable[Finding]) -> list[Segment]:
    """The whole of `text` in pieces, each finding a piece of its own."""
    segments = []
    done = 0
    for finding in sorted(findings, key=lambda finding: finding.start):
        if done < finding.start:
            segments.append(Segment(text[done : finding.start]))
        segments.append(Segment(finding.text, finding))
        done = finding.end
    if done < len(text):
        segments.append(Segment(text[done:]))
    return segments


def remove(text: str, findings: Iterable[Finding]) -> str:
    """`text` with "[weggehaald]" where each finding stood."""
    return "".join(REMOVED if segment.finding else segment.text for segment in marked(text, findings))
