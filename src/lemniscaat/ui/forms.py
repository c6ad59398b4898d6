"""The form all forms descend from: no messages of the browser's own, errors that say what to do."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.kernel.privacy import Finding, PersonalDataFound


class Form(forms.Form):
    """A form whose empty fields ask for what is missing. Its page says `novalidate`."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_to_do(self)


class ScreenedForm(Form):
    """Words that others read, screened for personal data: after a refusal it says what may stay
    (`ui/found.html`), each with a box to leave it in."""

    found: Sequence[Finding] = ()

    def kept(self) -> Collection[str]:
        """What may stay, as it was ticked."""
        return self.data.getlist("kept") if self.is_bound else ()

    def refuse(self, refusal: LemniscaatError) -> None:
        """Show the refusal above the form; of personal data, what was found and may be left."""
        self.add_error(None, refusal.sentence)
        if isinstance(refusal, PersonalDataFound):
            self.found = refusal.findings


def say_what_to_do(form: forms.BaseForm) -> None:
    """Give fields without a sentence of their own one that a person can act on (a ModelForm calls it too)."""
    for field in form.fields.values():
        choosing = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
        wanted = _("Choose one of these.") if choosing else _("Fill this in.")
        if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = wanted
