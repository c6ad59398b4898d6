"""The form all forms descend from: no messages of the browser's own, errors that say what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Form(forms.Form):
    """A form whose empty fields ask for what is missing. Its page says `novalidate`."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_to_do(self)


class WordsField(forms.CharField):
    """A list of words, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        """The list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: str) -> list[str]:
        """Lines as a list; empty lines are nothing."""
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


def say_what_to_do(form: forms.BaseForm) -> None:
    """Give fields without a sentence of their own one that a person can act on (a ModelForm calls it too)."""
    for field in form.fields.values():
        choosing = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
        wanted = _("Choose one of these.") if choosing else _("Fill this in.")
        if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = wanted
