"""What one fills in for an analysis over cases."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lemniscaat.knowledge.enums import Finding, Outcome
from lemniscaat.network.api import EDIT_ROLES, Actor, Werkplaats, own_werkplaatsen, werkplaatsen
from lemniscaat.ui.forms import Form
from lemniscaat.ui.screened import ScreenedForm

LONGEST = 600
UNKNOWN = ("", _("not known"))


class BeginForm(Form):
    """What it is called, where it is kept, and with whom."""

    title = forms.CharField(
        label=_("Title"),
        help_text=_("The question you want to answer by it, such as: what makes the difference?"),
        max_length=200,
    )
    werkplaats = forms.ModelChoiceField(
        Werkplaats.objects.none(),
        label=_("Your werkplaats"),
        help_text=_("It keeps the analysis, and a second person there publishes it."),
        empty_label=None,
    )
    others = forms.ModelMultipleChoiceField(
        Werkplaats.objects.none(),
        label=_("Together with"),
        help_text=_("Their editors work on it as you do. Their cases stand beside yours."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places: Any = self.fields["werkplaats"]
        places.queryset = own_werkplaatsen(actor, EDIT_ROLES)
        others: Any = self.fields["others"]
        others.queryset = werkplaatsen()
        self.may = places.queryset.exists()


class CellForm(ScreenedForm):
    """What was found, and a remark. `as_read` is the turn of what was seen."""

    finding = forms.ChoiceField(
        label=_("What was found?"),
        required=False,
        choices=[*Finding.choices, UNKNOWN],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("Remark"),
        help_text=_("What made it so here. Everyone reads this when the analysis is published."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    as_read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class OutcomeForm(CellForm):
    """What came of a case."""

    finding = None
    label = forms.CharField(
        label=_("What is this case called?"),
        help_text=_("A place, a group or a project, without names."),
        max_length=200,
    )
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        required=False,
        choices=[*Outcome.choices, UNKNOWN],
        widget=forms.RadioSelect,
    )
    field_order = ("label", "outcome", "remark", "as_read")


class CaseForm(ScreenedForm):
    """A case that has no evidence yet."""

    label = forms.CharField(
        label=_("Which case?"), help_text=_("A place, a group or a project, without names."), max_length=200
    )
    werkplaats = forms.ModelChoiceField(
        Werkplaats.objects.none(), label=_("Of which werkplaats?"), empty_label=None
    )

    def __init__(self, *args: Any, places: QuerySet[Werkplaats], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["werkplaats"]
        chosen.queryset = places
