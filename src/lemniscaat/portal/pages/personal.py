"""Personal data in what somebody wrote: shown to her, and nothing kept until she decides (rule 2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from lemniscaat.kernel.privacy import Finding, Why, remove, screen

AROUND = 60
"""Signs before and after a finding that are shown with it."""

TAKE_AWAY = "weg"
KEEP = {"niemand": Why.NO_PERSON, "openbaar": Why.PUBLIC, "akkoord": Why.AGREED}
"""What is chosen for what was found → why it may stay."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing found. `name` is its field on the form: it hangs on the text, so that a decision
    never falls on something else. `passage` is as the filter `marked` wants it."""

    name: str
    label: str
    text: str
    passage: Mapping[str, object]
    decision: str

    @property
    def keeps(self) -> bool:
        """Taking away is what we propose; leaving it is what she chooses."""
        return self.decision in KEEP

    @property
    def reasons(self) -> list[tuple[str, str, bool]]:
        """Why it may stay: what is sent, the words, and whether she chose it."""
        return [(value, str(why.label), value == self.decision) for value, why in KEEP.items()]


@dataclass(frozen=True, slots=True)
class Screened:
    """`words` are without what she wants away; `choices` are all that was found, by its text."""

    words: Mapping[str, str]
    choices: Mapping[str, Choice]

    @property
    def kept(self) -> dict[str, str]:
        """What she chose to leave, and why."""
        return {text: KEEP[choice.decision].value for text, choice in self.choices.items() if choice.keeps}

    @property
    def undecided(self) -> bool:
        """Whether there is something she has not been asked about."""
        return any(choice.decision not in {TAKE_AWAY, *KEEP} for choice in self.choices.values())


def decided(words: Mapping[str, str], decisions: Mapping[str, str]) -> Screened:
    """Screen every answer, and do with each finding what she decided. What shows only when something
    else is gone is found too."""
    first = _screened(words, decisions)
    second = _screened(first.words, decisions)
    return Screened(second.words, {**first.choices, **second.choices})


def _screened(words: Mapping[str, str], decisions: Mapping[str, str]) -> Screened:
    choices: dict[str, Choice] = {}
    left: dict[str, str] = {}
    for field, text in words.items():
        found = screen(text)
        for finding in found:
            choices.setdefault(finding.text, _choice(text, finding, decisions))
        left[field] = remove(text, [one for one in found if choices[one.text].decision == TAKE_AWAY])
    return Screened(left, choices)


def _choice(text: str, finding: Finding, decisions: Mapping[str, str]) -> Choice:
    start, end = max(finding.start - AROUND, 0), min(finding.end + AROUND, len(text))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    name = f"vondst-{sha256(finding.text.encode()).hexdigest()[:16]}"
    return Choice(
        name=name,
        label=str(finding.kind.label),
        text=finding.text,
        passage={
            "text": f"{before}{text[start:end]}{after}",
            "marks": [(finding.start + shift, finding.end + shift)],
        },
        decision=decisions.get(name, ""),
    )
