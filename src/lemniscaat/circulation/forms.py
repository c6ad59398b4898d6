"""What one fills in to answer what was handed over."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.ui.screened import ScreenedForm
from lemniscaat.vocabulary.api import Rung

LONGEST = 2000


class AnswerForm(ScreenedForm):
    """What is said with a yes or a no."""

    reason = forms.CharField(
        label=_("What do you want to say?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReturnForm(ScreenedForm):
    """What became of it; a national partner may give a verdict."""

    became = forms.CharField(
        label=_("What became of it?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    rung = forms.TypedChoiceField(
        label=pgettext_lazy("handover", "Your verdict"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("No verdict")), *Rung.choices],
    )
