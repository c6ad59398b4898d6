"""What one fills in to adapt a module, to offer a change back, and to say where it is used."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.kernel import clock
from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import (
    EDIT_ROLES,
    Actor,
    OrganisationKind,
    Role,
    Werkplaats,
    organisations,
    own_werkplaatsen,
)
from lemniscaat.ui.forms import Form
from lemniscaat.ui.screened import Screened, ScreenedForm

SCHOOLS = (OrganisationKind.HOGESCHOOL, OrganisationKind.MBO, OrganisationKind.UNIVERSITY)


def places_to_adapt(actor: Actor) -> QuerySet[Werkplaats]:
    """Where she teaches or edits."""
    return own_werkplaatsen(actor, EDIT_ROLES | {Role.TEACHER})


class AdaptForm(Screened, Form):
    """What it will be called, and in which of her werkplaatsen it will stand."""

    screened = ("title",)

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    werkplaats = forms.ModelChoiceField(
        Werkplaats.objects.none(), label=gettext_lazy("In which werkplaats"), empty_label=None
    )

    def __init__(self, *args: Any, actor: Actor, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].initial = _("%(title)s (adaptation)") % {"title": item.title[:280]}
        places = places_to_adapt(actor)
        self.fields["werkplaats"].queryset = places
        self.fields["werkplaats"].initial = places.first()
        self.may = places.exists() or actor.has_national(Role.SECRETARIAT)
        if actor.has_national(Role.SECRETARIAT):
            self.fields["werkplaats"].empty_label = _("National")
            self.fields["werkplaats"].required = False


class OfferForm(Screened, Form):
    """One lesson, and why it is better so."""

    screened = ("why",)

    lesson = forms.UUIDField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("Why is it better so?"),
        help_text=gettext_lazy("For who has to choose. Tell what you saw when you taught it."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_lesson(self) -> str:
        """As text."""
        return str(self.cleaned_data["lesson"])


class DeclineForm(ScreenedForm):
    """Why a change is not taken over; taking it over asks nothing."""

    reason = forms.CharField(required=False, strip=False)


class ProgrammeForm(Screened, Form):
    """Whose programme, which, since when."""

    screened = ("programme",)

    organisation = forms.ModelChoiceField(
        organisations().filter(kind__in=SCHOOLS), label=gettext_lazy("School"), empty_label=""
    )
    programme = forms.CharField(
        label=gettext_lazy("Study programme"),
        help_text=gettext_lazy("As it is called there, such as Social Work, year 2."),
        max_length=200,
    )
    since = forms.DateField(
        label=gettext_lazy("Since"),
        initial=clock.today,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
