"""The forms of a priority round: what it is, and the points somebody gives."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.agenda.api import Audience, Candidate, Round
from lemniscaat.agenda.forms.screened import ScreenedForm
from lemniscaat.network.api import Perspective
from lemniscaat.ui.forms import Form


class RoundForm(ScreenedForm):
    """What a round is, while it is prepared."""

    title = forms.CharField(
        max_length=150,
        label=gettext_lazy("Name of the round"),
        help_text=gettext_lazy("For example: “What goes first in 2027?”"),
    )
    question = forms.CharField(
        max_length=300,
        label=gettext_lazy("What do you ask?"),
        help_text=gettext_lazy("One sentence above the list, so that everyone weighs the same thing."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    points = forms.IntegerField(
        min_value=1,
        max_value=100,
        initial=10,
        label=gettext_lazy("How many points does each have?"),
        help_text=gettext_lazy("About as many as there are things to choose between works well."),
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Last day to give points"),
        help_text=gettext_lazy("The round closes by itself at the end of this day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    audience = forms.ChoiceField(
        choices=Audience.choices,
        initial=Audience.PARTNERS,
        label=gettext_lazy("Who may give points?"),
        help_text=gettext_lazy("Who has no account confirms an e-mail address. It is not kept."),
        widget=forms.RadioSelect,
    )


class BallotForm(Form):
    """A number for each candidate, and what else must be known: from which side (where she can speak from
    several), where to confirm, or the number of the paper. How many points fit together the action says."""

    perspective = forms.ChoiceField(
        choices=Perspective.choices,
        label=gettext_lazy("From which side do you look at it?"),
        help_text=gettext_lazy("Each side is counted by itself."),
        widget=forms.RadioSelect,
    )
    email = forms.CharField(
        max_length=254,
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("You get one mail, to say yes. After that your address is gone."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    reference = forms.CharField(
        max_length=20,
        label=gettext_lazy("Number on the paper"),
        help_text=gettext_lazy("So that each paper counts once. No name."),
    )
    website = forms.CharField(required=False, label=gettext_lazy("Leave this empty"))

    def __init__(
        self,
        *args: Any,
        round: Round,
        asks: Collection[str] = (),
        points: Mapping[int, int] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name in {"perspective", "email", "reference", "website"} - set(asks):
            del self.fields[name]
        if "reference" in asks:
            self.fields["perspective"].label = _("On which side does who filled it in stand?")
        self.candidates = {
            f"p{candidate.pk}": candidate for candidate in round.candidates.all() if candidate.is_shown
        }
        for name, candidate in self.candidates.items():
            self.fields[name] = _points(candidate, (points or {}).get(candidate.pk))

    @property
    def rows(self) -> list[tuple[Candidate, BoundField]]:
        """Each candidate with its field."""
        return [(candidate, self[name]) for name, candidate in self.candidates.items()]

    @property
    def weights(self) -> dict[Candidate, int]:
        """What was filled in."""
        return {candidate: self.cleaned_data[name] or 0 for name, candidate in self.candidates.items()}

    def clean_website(self) -> str:
        """People do not see this field; programs fill it in."""
        if self.cleaned_data["website"]:
            self.data = self.data.copy()
            self.data["website"] = ""
            raise forms.ValidationError(_("A hidden field was filled in. Send your points once more."))
        return ""


def _points(candidate: Candidate, given: int | None) -> forms.IntegerField:
    return forms.IntegerField(
        required=False,
        min_value=0,
        label=str(candidate),
        initial=given,
        widget=forms.NumberInput(attrs={"class": "lem-input", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Fill in a whole number, such as 3."),
            "min_value": _("Fill in 0 or more."),
        },
    )
