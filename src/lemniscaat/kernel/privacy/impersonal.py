"""What is left of somebody's words once the persons in them are out: to look things up by, never to show."""

from lemniscaat.kernel.privacy.marking import REMOVED, marked
from lemniscaat.kernel.privacy.screening import screen


def impersonal(text: str) -> str:
    """`text` without all that may be personal data in it, and without the marks of what was taken out."""
    rest = (segment.text for segment in marked(text, screen(text)) if segment.finding is None)
    return " ".join(rest).replace(REMOVED, " ")
