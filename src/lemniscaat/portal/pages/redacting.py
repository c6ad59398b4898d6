"""What the page for taking text away shows: what may be personal data, and where a text stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.kernel.privacy import Finding, screen
from lemniscaat.kernel.redaction import Wanted, texts
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor

AROUND = 60
"""Signs before and after the text that are shown with it."""

MOST_PASSAGES = 12

Passage = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go: where, how often, and pieces of it for the desk itself."""

    text: str
    places: Mapping[str, int]
    times: int
    passages: list[Passage]


def suggestions(actor: Actor, question: Question) -> list[Finding]:
    """What the screening finds in all texts of a question, each once; for its own desk alone (rule 2)."""
    if not agenda.can_work_on(actor, question):
        return []
    found = (finding for text in texts("question", question.uuid) for finding in screen(text))
    return list({finding.text.casefold(): finding for finding in found}.values())


def preview(actor: Actor, question: Question, text: str) -> Preview:
    """Where this text stands in what is kept of the question; raises what `redact` would."""
    told = network.redaction(actor=actor, kind="question", uuid=question.uuid, text=text)
    wanted = Wanted(text)
    passages = (
        [_passage(wanted, each) for each in told.passages] if agenda.can_work_on(actor, question) else []
    )
    return Preview(wanted.text, told.places, told.times, passages[:MOST_PASSAGES])


def _passage(wanted: Wanted, text: str) -> Passage:
    first = next(iter(wanted.spans(text)), (0, 0))
    start, end = max(first[0] - AROUND, 0), min(first[1] + AROUND, len(text))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shown = f"{before}{text[start:end]}{after}"
    return {"text": shown, "marks": list(wanted.spans(shown))}
