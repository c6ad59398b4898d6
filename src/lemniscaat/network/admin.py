"""The network in the back office: the partners of one's own werkplaats, and that werkplaats itself."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.slugs import free_slug
from lemniscaat.network.actions import registry as actions
from lemniscaat.network.enums import EDIT_ROLES
from lemniscaat.network.forms.partners import (
    EndForm,
    NewOrganisationForm,
    NewPartnershipForm,
    OrganisationForm,
    PartnershipForm,
    WerkplaatsForm,
)
from lemniscaat.network.models import Actor, Organisation, Partnership, Werkplaats
from lemniscaat.network.policies import can_enter_back_office
from lemniscaat.network.queries import own, own_organisations, own_werkplaatsen
from lemniscaat.ui.back_office.acts import Act
from lemniscaat.ui.back_office.policy import OwnPolicy
from lemniscaat.ui.back_office.room import Room


def own_partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Partners of her own werkplaatsen, those that left too."""
    rows = own(Partnership.objects.all(), actor)
    return rows.select_related("organisation", "werkplaats", "research_group").order_by(
        "werkplaats__short_name", "organisation__name"
    )


def has_own(actor: Actor) -> bool:
    """Whether she edits in a werkplaats."""
    return bool(actor.werkplaats_ids(EDIT_ROLES))


END = Act(
    name="beeindigen",
    label=_("End"),
    means=_("The partner takes part until this day. That it did stays in the record."),
    done=_("The end of the partnership has been noted."),
    do=lambda actor, row, fields: actions.end_partnership(
        actor=actor, partnership=row, until=fields["until"]
    ),
    offered=lambda actor, row: row.until is None,
    form=EndForm,
)


class PartnershipRoom(Room):
    """Who takes part in one's own werkplaats."""

    model = Partnership
    name = "partners"
    icon = "group"
    menu_order = 200
    menu_label = _("Partners")
    policy = OwnPolicy(Partnership, rows=own_partnerships, enters=has_own, adds=has_own)
    list_display = ["organisation", "part", "werkplaats", "since", "until"]
    labels = {
        "organisation": _("Organisation"),
        "research_group": _("Research group"),
        "werkplaats": _("Werkplaats"),
    }
    search_fields = ["organisation__name"]
    list_filter = ["part"]
    new_form = NewPartnershipForm
    one_form = PartnershipForm
    acts = (END,)

    def begin(self, actor: Actor, fields: dict[str, Any]) -> Partnership:
        """Let it join."""
        return actions.join_partner(actor=actor, **fields)

    def revise(self, actor: Actor, row: Partnership, fields: dict[str, Any]) -> Partnership:
        """Revise its part."""
        return actions.revise_partnership(actor=actor, partnership=row, **fields)


class OrganisationRoom(Room):
    """Organisations that take part here only; a new one joins at once."""

    model = Organisation
    name = "organisaties"
    icon = "home"
    menu_order = 210
    policy = OwnPolicy(Organisation, rows=own_organisations, enters=can_enter_back_office, adds=has_own)
    list_display = ["name", "kind", "municipality"]
    labels = {
        "municipality": _("Municipality"),
        "website": _("Website"),
    }
    search_fields = ["name"]
    list_filter = ["kind"]
    new_form = NewOrganisationForm
    one_form = OrganisationForm

    def begin(self, actor: Actor, fields: dict[str, Any]) -> Organisation:
        """Register it, and let it join: nobody keeps an organisation that takes part nowhere."""
        werkplaats = fields.pop("werkplaats")
        slug = free_slug(Organisation.objects.all(), fields["name"])
        made = actions.register_organisation(actor=actor, werkplaats=werkplaats, slug=slug, **fields)
        actions.join_partner(actor=actor, werkplaats=werkplaats, organisation=made)
        return made

    def revise(self, actor: Actor, row: Organisation, fields: dict[str, Any]) -> Organisation:
        """Revise it."""
        return actions.revise_organisation(actor=actor, organisation=row, **fields)


class WerkplaatsRoom(Room):
    """One's own werkplaats: how it presents itself."""

    model = Werkplaats
    name = "werkplaats"
    icon = "site"
    menu_order = 300
    policy = OwnPolicy(Werkplaats, rows=own_werkplaatsen, enters=has_own)
    list_display = ["name", "region", "state"]
    labels = {
        "state": _("State"),
    }
    one_form = WerkplaatsForm

    def revise(self, actor: Actor, row: Werkplaats, fields: dict[str, Any]) -> Werkplaats:
        """Describe it anew."""
        return actions.describe_werkplaats(actor=actor, werkplaats=row, **fields)
