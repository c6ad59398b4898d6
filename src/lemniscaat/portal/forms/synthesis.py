"""What one fills in to tell what is known about an issue."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.ui.screened import ScreenedForm

LONGEST = 20_000
LONGEST_GAPS = 4_000


class SynthesisForm(ScreenedForm):
    """The text, what is missing, and whose name stands under it. `after` is the version that was read."""

    text = forms.CharField(
        label=_("What do we know?"),
        help_text=_(
            "Plain words, for who has ten minutes. Say what works, for whom, and where the evidence parts. "
            "An empty line begins a new paragraph."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    gaps = forms.CharField(
        label=_("What do we not know yet?"),
        help_text=_("A question a line. Who can help reads them on the page of the issue."),
        required=False,
        max_length=LONGEST_GAPS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_named = forms.BooleanField(label=_("Put my name under it, too"), required=False)
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_gaps(self) -> list[str]:
        """One a line."""
        return [line.strip() for line in self.cleaned_data["gaps"].splitlines() if line.strip()]
