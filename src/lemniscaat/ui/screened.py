"""Words that others will read: what may be personal data in them is told before anything is kept, and whoever
wrote them takes it out or says why it may stay (rule 2). Every door reads what was chosen here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.kernel.privacy import Finding, Left, PersonalDataFound, Why, remove, screen
from lemniscaat.ui.forms import Form

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
    finding: Finding
    passage: Mapping[str, object]
    decision: str

    @property
    def text(self) -> str:
        """What was found, as it was written."""
        return self.finding.text

    @property
    def label(self) -> str:
        """What it looks like."""
        return str(self.finding.kind.label)

    @property
    def keeps(self) -> bool:
        """Taking away is what we propose; leaving it is what she chooses."""
        return self.decision in KEEP

    @property
    def reasons(self) -> list[tuple[str, str, bool]]:
        """Why it may stay: what is sent, the words, and whether she chose it."""
        return [(value, str(why.label), value == self.decision) for value, why in KEEP.items()]


@dataclass(frozen=True, slots=True)
class Decided:
    """`words` are without what she wants away; `choices` are all that was found, by its text."""

    words: Mapping[str, str]
    choices: Mapping[str, Choice]

    @property
    def kept(self) -> dict[str, str]:
        """What she chose to leave, and why."""
        return kept_of(self.choices.values())

    @property
    def undecided(self) -> bool:
        """Whether there is something she has not been asked about."""
        return any(choice.decision not in {TAKE_AWAY, *KEEP} for choice in self.choices.values())


def decided(words: Mapping[str, str], decisions: Mapping[str, str]) -> Decided:
    """Screen every answer, and do with each finding what she decided. What shows only when something
    else is gone is found too."""
    first = _decided(words, decisions)
    second = _decided(first.words, decisions)
    return Decided(second.words, {**first.choices, **second.choices})


def asked_of(findings: Iterable[Finding], decisions: Mapping[str, str]) -> list[Choice]:
    """What was found in words that are not at hand, each once."""
    alone = (replace(one, start=0, end=len(one.text)) for one in findings)
    return list({one.text: _choice(one.text, one, decisions) for one in alone}.values())


def kept_of(choices: Iterable[Choice]) -> dict[str, str]:
    """What may stay, as it was written, and why."""
    return {one.text: KEEP[one.decision].value for one in choices if one.keeps}


def left_in(choices: Iterable[Choice]) -> list[Left]:
    """Which kinds of data may stay, and why; never what it was."""
    return sorted({(one.finding.kind.value, KEEP[one.decision].value) for one in choices if one.keeps})


def left_of(form: object) -> Sequence[Left]:
    """What may stay in the words of a form that looked at them itself; of another, nothing."""
    left: Sequence[Left] = getattr(form, "left", ())
    return left


def _decided(words: Mapping[str, str], decisions: Mapping[str, str]) -> Decided:
    choices: dict[str, Choice] = {}
    left: dict[str, str] = {}
    for field, text in words.items():
        found = screen(text)
        for finding in found:
            choices.setdefault(finding.text, _choice(text, finding, decisions))
        left[field] = remove(text, [one for one in found if choices[one.text].decision == TAKE_AWAY])
    return Decided(left, choices)


def _choice(text: str, finding: Finding, decisions: Mapping[str, str]) -> Choice:
    start, end = max(finding.start - AROUND, 0), min(finding.end + AROUND, len(text))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    name = f"vondst-{sha256(finding.text.encode()).hexdigest()[:16]}"
    return Choice(
        name=name,
        finding=finding,
        passage={
            "text": f"{before}{text[start:end]}{after}",
            "marks": [(finding.start + shift, finding.end + shift)],
        },
        decision=decisions.get(name, ""),
    )


class ScreenedForm(Form):
    """A form whose words its action looks at: it takes `kept`, and refuses what nobody said may stay. After a
    refusal `found` is what was found in them (`ui/found.html`)."""

    found: Sequence[Choice] = ()

    def kept(self) -> dict[str, str]:
        """What may stay, and why, as it was chosen."""
        return self._decided().kept

    def refuse(self, refusal: LemniscaatError) -> None:
        """Show the refusal above the form; of personal data, all that was found, with what was chosen."""
        self.add_error(None, refusal.sentence)
        refused = refusal.findings if isinstance(refusal, PersonalDataFound) else ()
        texts = {one.text for one in refused}
        self.found = [one for one in self._decided().choices.values() if one.keeps or one.text in texts]

    def _decided(self) -> Decided:
        said = self.cleaned_data.items() if self.is_bound else ()
        lines = {name: value if isinstance(value, list) else [value] for name, value in said}
        words = {(name, n): one for name, rows in lines.items() for n, one in enumerate(rows)}
        return decided({str(key): one for key, one in words.items() if isinstance(one, str)}, self.data)


class Screened:
    """A form that looks at its words itself; it goes before the form it is mixed with. Only what was changed
    is looked at: what stands there was looked at before."""

    screened: Sequence[str] = ()
    """Names of fields with words."""

    found: Sequence[Choice] = ()
    left: Sequence[Left] = ()
    """What kinds of data may stay in them, and why."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    data: Any

    def words(self) -> Iterable[str]:
        """The names of fields that are looked at."""
        return self.screened

    def may_stand(self, finding: Finding) -> bool:
        """Whether this is no secret here, such as who made a publication."""
        return False

    def clean(self) -> Any:
        """Refuse what was found and nobody said may stay; what was chosen stays chosen."""
        cleaned = super().clean()  # type: ignore[misc]
        texts = {name: self.cleaned_data[name] for name in self.words() if self._was_changed(name)}
        found = [one for one in decided(texts, self.data).choices.values() if not self.may_stand(one.finding)]
        open_ones = [one for one in found if not one.keeps]
        if open_ones:
            refusal = PersonalDataFound([one.finding for one in open_ones])
            self.add_error(None, refusal.sentence)  # type: ignore[attr-defined]
        self.found = found
        self.left = left_in(found)
        return cleaned

    def refuse(self, refusal: LemniscaatError) -> None:
        """Show the refusal above the form."""
        self.add_error(None, refusal.sentence)  # type: ignore[attr-defined]

    def _was_changed(self, name: str) -> bool:
        text = self.cleaned_data.get(name)
        if not isinstance(text, str) or not text.strip():
            return False
        before = self.get_initial_for_field(self.fields[name], name)  # type: ignore[attr-defined]
        return _plain(before) != _plain(text)


class ScreenedInBackOffice(Screened):
    """The same, with a field for each thing found above its other fields: Wagtail draws fields alone."""

    def clean(self) -> Any:
        """As `Screened`."""
        cleaned = super().clean()
        for one in self.found:
            self.fields[one.name] = forms.ChoiceField(
                label=_("“%(text)s” looks like a %(label)s") % {"text": one.text, "label": one.label},
                choices=[
                    ("", _("I take it out")),
                    *((value, _("May stay: %(why)s") % {"why": why}) for value, why, _is in one.reasons),
                ],
                required=False,
            )
        self.order_fields([one.name for one in self.found])  # type: ignore[attr-defined]
        return cleaned

    @property
    def asked(self) -> list[forms.BoundField]:
        """What is asked of what was found, to be drawn first."""
        return [self[one.name] for one in self.found]  # type: ignore[index]


def _plain(text: object) -> str:
    return str(text or "").replace("\r\n", "\n").strip()
