"""What one fills in to say what works, to judge it, and to take evidence back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.knowledge.enums import FACTOR_STATES, FactorState
from lemniscaat.knowledge.models import Factor
from lemniscaat.ui.screened import ScreenedForm
from lemniscaat.vocabulary.api import PANEL_RUNGS, Rung

LONGEST = 2_000


class FactorForm(ScreenedForm):
    """In <context>, <what> works for <whom>, because <mechanism>."""

    context = forms.CharField(
        label=pgettext_lazy("factor", "In"),
        help_text=_("Where and when, such as: a neighbourhood where people hardly know each other."),
        max_length=300,
    )
    what = forms.CharField(
        label=pgettext_lazy("factor", "works"),
        help_text=_("What one does, such as: be where people are already."),
        max_length=200,
    )
    for_whom = forms.CharField(
        label=pgettext_lazy("factor", "for"),
        help_text=_("Whom it helps. Say it too when it does not help everyone."),
        max_length=300,
    )
    mechanism = forms.CharField(
        label=pgettext_lazy("factor", "because"),
        help_text=_("What it does with people. Without this nobody can tell whether it works elsewhere."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RungForm(ScreenedForm):
    """On which rung it stands, and what that rests on."""

    rung = forms.TypedChoiceField(
        label=_("Rung"),
        coerce=int,
        choices=[(rung.value, rung.label) for rung in Rung if rung not in PANEL_RUNGS],
    )
    reason = forms.CharField(
        label=_("What does this rung rest on?"),
        help_text=_("It stands beside the rung. Name what contradicts it, too."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StandForm(ScreenedForm):
    """How it stands from now on; withdrawing asks for a reason."""

    state = forms.ChoiceField(label=_("How it stands"))
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Needed when you withdraw it: it stays at this address, for who comes looking."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, factor: Factor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = FACTOR_STATES.table[FactorState(factor.state)]
        self.fields["state"].choices = [(s.value, s.label) for s in FactorState if s in allowed]


class TakeBackForm(ScreenedForm):
    """Why it counts no more."""

    reason = forms.CharField(
        label=_("Why do you take it back?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
