"""The forms of an agenda at its desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.api import Adoption, Agenda
from lemniscaat.agenda.forms.screened import ScreenedForm
from lemniscaat.agenda.queries.agendas import lead_groups, lead_municipalities
from lemniscaat.circulation.api import issues
from lemniscaat.kernel import clock
from lemniscaat.network.api import OrganisationKind, Partnership
from lemniscaat.ui import screened
from lemniscaat.ui.forms import Form
from lemniscaat.vocabulary.api import themes


def day_field(**options: Any) -> forms.DateField:
    """A day, as browsers let one choose it."""
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Fill in a day, such as 2027-03-31.")},
        **options,
    )


class BeginForm(Form):
    """For which period an agenda is begun, and from what."""

    period = forms.ModelChoiceField(queryset=None, label=_("For which period?"), to_field_name="slug")
    follows = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=_("Begin from"),
        empty_label=_("An empty page"),
        help_text=_("Everything of it is copied: themes, lines, programmes. Then you change what you want."),
        to_field_name="uuid",
    )

    def __init__(self, *args: Any, periods: Any, agendas: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["period"].queryset = periods
        self.fields["follows"].queryset = agendas
        self.fields["follows"].label_from_instance = lambda row: f"{row.period}, {row.number}"
        if not agendas:
            del self.fields["follows"]


class MissionForm(ScreenedForm):
    """What the agenda is for, and by when it is wanted."""

    mission = forms.CharField(
        required=False,
        label=_("Mission"),
        help_text=_("In a sentence or two: what do you want to reach together in this period?"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    adopt_by = day_field(
        required=False,
        label=_("To be adopted by"),
        help_text=_("Four weeks, one week and one day before, and on the day itself, a mail reminds of it."),
    )


class PartForm(ScreenedForm):
    """Something that stands on an agenda; `is_new` when it is being added."""

    def __init__(self, *args: Any, agenda: Agenda, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)


class LineForm(PartForm):
    """A cross-cutting line."""

    title = forms.CharField(max_length=300, label=_("The line"))
    explanation = forms.CharField(
        required=False, label=_("Explanation"), widget=forms.Textarea(attrs={"rows": 3})
    )


class ItemForm(PartForm):
    """A theme, phrased as a question."""

    title = forms.CharField(
        max_length=300,
        label=_("The theme, as a question"),
        help_text=_("For example: “How do people with little money have a good life?”"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    explanation = forms.CharField(
        required=False, label=_("Explanation"), widget=forms.Textarea(attrs={"rows": 3})
    )
    is_chosen = forms.TypedChoiceField(
        choices=[("1", _("We choose this")), ("0", _("We leave this out"))],
        coerce=lambda value: value == "1",
        initial="1",
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        required=False,
        label=_("Why?"),
        help_text=_("Everyone reads it. What is left out always says why."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    theme = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=_("National theme"),
        empty_label=_("None"),
        help_text=_("So that other werkplaatsen find it, and the national agenda can count with it."),
    )
    issue = forms.ModelChoiceField(
        queryset=None, required=False, label=_("Issue it is part of"), empty_label=_("None")
    )
    place = forms.IntegerField(required=False, min_value=1, label=_("Place"), help_text=_("1 stands first."))

    def __init__(self, *args: Any, agenda: Agenda, is_new: bool, **options: Any) -> None:
        super().__init__(*args, agenda=agenda, is_new=is_new, **options)
        self.fields["theme"].queryset = themes()
        self.fields["issue"].queryset = issues().prefetch_related(None)
        if is_new:
            del self.fields["place"]


class ProgrammeForm(PartForm):
    """A part of the joint work programme."""

    title = forms.CharField(max_length=300, label=_("Name of the programme"))
    explanation = forms.CharField(
        required=False, label=_("What is done in it"), widget=forms.Textarea(attrs={"rows": 3})
    )
    since = day_field(required=False, label=_("Begins on"))
    until = day_field(required=False, label=_("Ends on"))
    items = forms.ModelMultipleChoiceField(
        queryset=None,
        required=False,
        label=_("Works on these themes"),
        widget=forms.CheckboxSelectMultiple,
        to_field_name="uuid",
    )

    def __init__(self, *args: Any, agenda: Agenda, is_new: bool, **options: Any) -> None:
        super().__init__(*args, agenda=agenda, is_new=is_new, **options)
        self.fields["items"].queryset = agenda.items.filter(is_chosen=True)


class DecisionForm(screened.ScreenedForm):
    """Why an issue comes on the national agenda, or does not."""

    reason = forms.CharField(required=False)


class LastDayForm(Form):
    """Until when remarks can be made."""

    until = day_field(
        label=_("Last day for remarks"), help_text=_("Six weeks is usual: partners must meet in between.")
    )


def _lead_of(adoption: Adoption) -> str:
    """Which of the two leads has adopted by this; a hogeschool as a whole is neither."""
    if adoption.research_group_id is not None:
        return "group"
    return "municipality" if adoption.organisation.kind == OrganisationKind.MUNICIPALITY else ""


class AdoptForm(Form):
    """Who adopts, and when: the lead research group and the lead municipality, unless it said so itself."""

    group = forms.ModelChoiceField(queryset=None, label=_("Lead research group"), empty_label=None)
    group_on = day_field(label=_("adopted it on"))
    municipality = forms.ModelChoiceField(queryset=None, label=_("Lead municipality"), empty_label=None)
    municipality_on = day_field(label=_("adopted it on"))

    def __init__(self, *args: Any, agenda: Agenda, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = lead_groups(agenda)
        self.fields["group"].label_from_instance = _group_name
        self.fields["municipality"].queryset = lead_municipalities(agenda)
        self.fields["municipality"].label_from_instance = lambda row: str(row.organisation)
        for name in ("group_on", "municipality_on"):
            self.fields[name].initial = clock.today
        for name in {_lead_of(row) for row in agenda.adoptions.all()} & self.fields.keys():
            del self.fields[name], self.fields[f"{name}_on"]

    def adopters(self) -> list[Any]:
        """As the action takes them."""
        said = self.cleaned_data
        rows = [(said[name], said[f"{name}_on"]) for name in ("group", "municipality") if name in said]
        return [(row.organisation, row.research_group, on) for row, on in rows]


class EndorseForm(Form):
    """Which partner said that it stands behind the agenda, and when."""

    organisation = forms.ModelChoiceField(
        queryset=None, label=_("Which partner?"), empty_label=_("Choose a partner")
    )
    on = day_field(label=_("Said on"), initial=clock.today)

    def __init__(self, *args: Any, partners: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = partners


def _group_name(row: Partnership) -> str:
    return f"{row.research_group} ({row.organisation})"
