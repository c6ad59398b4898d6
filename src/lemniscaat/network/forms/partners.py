"""What the back office asks about partners and about a werkplaats itself."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from lemniscaat.network.models import Organisation, Partnership, Werkplaats
from lemniscaat.network.queries import own_werkplaatsen
from lemniscaat.ui.forms import WordsField, say_what_to_do


class PartnershipForm(WagtailAdminModelForm):
    """The part of a partner that is there; who and where does not change: end it and begin another."""

    class Meta:
        model = Partnership
        fields = ["part", "since"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_to_do(self)


class NewPartnershipForm(PartnershipForm):
    """A new partner of one's own werkplaats."""

    class Meta(PartnershipForm.Meta):
        fields = ["werkplaats", "organisation", "research_group", "part", "since"]
        error_messages = {NON_FIELD_ERRORS: {"unique": _("This partner has this part already.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["werkplaats"].queryset = own_werkplaatsen(self.for_user.actor)
        self.fields["research_group"].queryset = self.fields["research_group"].queryset.select_related(
            "organisation"
        )

    def clean(self) -> dict[str, Any]:
        """A research group is one of the organisation."""
        given = super().clean() or {}
        group, organisation = given.get("research_group"), given.get("organisation")
        if group and organisation and group.organisation_id != organisation.pk:
            self.add_error("research_group", _("This research group belongs to another organisation."))
        return given


class EndForm(forms.Form):
    """From which day a partner takes part no longer."""

    until = forms.DateField(label=_("Up to and including"), widget=AdminDateInput())


class OrganisationForm(WagtailAdminModelForm):
    """An organisation; that it is national is for the secretariat to say, elsewhere."""

    class Meta:
        model = Organisation
        fields = ["name", "kind", "municipality", "website"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_to_do(self)


class NewOrganisationForm(OrganisationForm):
    """An organisation that is not known yet, as a partner of one's own werkplaats."""

    werkplaats = forms.ModelChoiceField(Werkplaats.objects.none(), label=_("Partner in"))

    class Meta(OrganisationForm.Meta):
        fields = ["name", "kind", "municipality", "website"]

    field_order = ["werkplaats", "name", "kind", "municipality", "website"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["werkplaats"].queryset = own_werkplaatsen(self.for_user.actor)


class WerkplaatsForm(WagtailAdminModelForm):
    """How a werkplaats presents itself, and its own words."""

    theme_words = WordsField(label=_("Themes in its own words"), required=False, help_text=_("One a line."))
    working_forms = WordsField(
        label=_("Ways of working together"), required=False, help_text=_("One a line.")
    )

    class Meta:
        model = Werkplaats
        fields = [
            "name", "short_name", "region", "description", "predecessor", "start_year", "website",
            "phone", "email", "hours",
            "theme_words", "working_forms", "circle_label", "circle_label_plural", "response_days",
        ]  # fmt: skip
        help_texts = {
            "phone": _("Everyone reads this. Use a number of the desk, not of a person at home."),
            "email": _("Everyone reads this. Use an address of the desk."),
            "hours": _("For example: Monday to Thursday, 9 to 17."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_to_do(self)
