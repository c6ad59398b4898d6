"""What one fills in about a use."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.ui.screened import ScreenedForm

LONGEST = 4000


class UseForm(ScreenedForm):
    """What somebody applied, where, and what came of it; little of it must be filled in."""

    werkplaats = forms.ModelChoiceField(
        queryset=None, label=_("In which werkplaats?"), to_field_name="slug", empty_label=None
    )
    organisation = forms.ModelChoiceField(
        queryset=None,
        label=_("Which organisation applied it?"),
        to_field_name="slug",
        empty_label=_("Choose an organisation"),
    )
    place = forms.CharField(
        label=_("Where?"),
        max_length=200,
        help_text=_("A neighbourhood, a team, a school: no names of people."),
    )
    headline = forms.CharField(
        label=_("What did you do, in one sentence?"),
        max_length=200,
        help_text=_("For example: “The neighbourhood team asks about money in the first talk.”"),
    )
    result = forms.CharField(
        label=_("What came of it?"),
        max_length=LONGEST,
        help_text=_("Also what did not go well: others learn most from that."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    adapted = forms.CharField(
        label=_("What did you do differently?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    figure = forms.CharField(
        label=_("Is there a figure that tells it?"),
        required=False,
        max_length=200,
        help_text=_("For example: 31 of 42 families came back."),
    )
    again = forms.TypedChoiceField(
        label=_("Would you do it again?"),
        required=False,
        choices=[("", _("I can't say yet")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, places: Any, tells_for: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["werkplaats"].queryset = places
        self.fields["organisation"].queryset = tells_for
        if len(places) == 1:
            self.fields["werkplaats"].widget = forms.HiddenInput()
            self.fields["werkplaats"].initial = places[0].slug


class TakeOffForm(ScreenedForm):
    """Why a use goes off the website."""

    reason = forms.CharField(label=_("Why?"), max_length=500)
