"""A form whose words others will read: what may be personal data in them is told before anything is kept, and
whoever wrote it ticks what may stay (rule 2). It goes before the form it is mixed with."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from lemniscaat.kernel.privacy import Finding, PersonalDataFound, screen

KEPT = "kept"


class Screened:
    """Only what was changed is looked at: what stands there was looked at before. After a refusal `found` is
    what was found, and the form has a box for each, above its other fields."""

    screened: Sequence[str] = ()
    """Names of fields with words."""

    found: Sequence[Finding] = ()
    ticked: Sequence[str] = ()
    """What was ticked before, to be sent along again."""

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
        """Refuse what was found and not ticked; what was ticked before stays so."""
        cleaned = super().clean()  # type: ignore[misc]
        self.ticked = kept = list(self.data.getlist(KEPT)) if hasattr(self.data, "getlist") else []
        texts = [self.cleaned_data[name] for name in self.words() if self._was_changed(name)]
        found = {each.text: each for text in texts for each in screen(text)}
        self.found = [each for each in found.values() if each.text not in kept and not self.may_stand(each)]
        if self.found:
            self.add_error(None, PersonalDataFound(self.found).sentence)  # type: ignore[attr-defined]
        if self.errors:  # type: ignore[attr-defined]
            self._ask({each.text: _asked(each) for each in self.found} | {text: text for text in kept})
        return cleaned

    def _was_changed(self, name: str) -> bool:
        text = self.cleaned_data.get(name)
        if not isinstance(text, str) or not text.strip():
            return False
        before = self.get_initial_for_field(self.fields[name], name)  # type: ignore[attr-defined]
        return _plain(before) != _plain(text)

    def _ask(self, choices: dict[str, str]) -> None:
        if choices:
            self.fields[KEPT] = forms.MultipleChoiceField(
                label=_("May stay"),
                help_text=_("Tick what is not about a person, or is public already."),
                choices=list(choices.items()),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.order_fields([KEPT])  # type: ignore[attr-defined]


def _asked(finding: Finding) -> str:
    return _("“%(text)s” may stay (it looks like a %(label)s)") % {
        "text": finding.text,
        "label": finding.kind.label,
    }


def _plain(text: object) -> str:
    return str(text or "").replace("\r\n", "\n").strip()
