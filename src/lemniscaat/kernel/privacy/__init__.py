"""Personal data in somebody's words, found before anything is kept (rule 2)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of text that may be personal data: `text` is what stands at `start`:`end`."""

    kind: str
    start: int
    end: int
    text: str


def screen(text: str) -> list[Finding]:
    """The findings in `text`, in order."""
    return []
