"""Dossiers in the back office: put together on any device, one button an act, nothing typed is lost."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel.errors import Missing
from lemniscaat.knowledge.actions import dossiers as actions
from lemniscaat.knowledge.enums import DOSSIER_STATES, DossierState
from lemniscaat.knowledge.forms import WithdrawForm
from lemniscaat.knowledge.forms.dossiers import DossierForm, NewDossierForm, PartsForm
from lemniscaat.knowledge.models import Dossier, DossierEntry
from lemniscaat.knowledge.policies import can_publish_dossier
from lemniscaat.knowledge.queries import published_items
from lemniscaat.knowledge.queries.dossiers import items_to_choose
from lemniscaat.network.api import Actor, can_enter_back_office, own
from lemniscaat.ui.back_office.acts import Act
from lemniscaat.ui.back_office.policy import OwnPolicy
from lemniscaat.ui.back_office.room import Room
from lemniscaat.ui.back_office.views import Acting


def own_dossiers(actor: Actor) -> QuerySet[Dossier]:
    """What she keeps: hers, in every state."""
    return own(Dossier.objects.visible_to(actor), actor).select_related("werkplaats", "issue", "made_by")


def _tend(actor: Actor, dossier: Dossier, fields: Mapping[str, Any]) -> None:
    """Keep what was typed, then do what the button says: `up:<uuid>`, `down:`, `remove:`, `add:`, `words`."""
    entries = list(dossier.entries.select_related("dossier"))
    for entry in entries:
        heading, words = fields.get(f"heading-{entry.uuid}"), fields.get(f"words-{entry.uuid}")
        if (heading, words) not in {(None, None), (entry.heading, entry.words)}:
            actions.write_in_dossier(actor=actor, entry=entry, heading=heading or "", words=words or "")
    verb, _colon, uuid = str(fields.get("do", "")).partition(":")
    if verb == "words":
        actions.add_to_dossier(actor=actor, dossier=dossier)
    elif verb == "add":
        _add(actor, dossier, uuid)
    elif entry := next((entry for entry in entries if str(entry.uuid) == uuid), None):
        _rearrange(actor, dossier, entries, entry, verb)


def _add(actor: Actor, dossier: Dossier, uuid: str) -> None:
    try:
        item = published_items().filter(uuid=UUID(uuid)).first()
    except ValueError:
        item = None
    if item is None:
        raise Missing(_("There is no such item any more. Look for another."))
    actions.add_to_dossier(actor=actor, dossier=dossier, item=item)


def _rearrange(
    actor: Actor, dossier: Dossier, entries: list[DossierEntry], entry: DossierEntry, verb: str
) -> None:
    if verb == "remove":
        actions.remove_from_dossier(actor=actor, entry=entry)
        return
    uuids = [one.uuid for one in entries]
    at = uuids.index(entry.uuid)
    to = min(max(at + {"up": -1, "down": 1}.get(verb, 0), 0), len(uuids) - 1)
    uuids.insert(to, uuids.pop(at))
    actions.order_dossier(actor=actor, dossier=dossier, uuids=uuids)


PARTS = Act(
    name="inhoud",
    label=_("Contents"),
    means=_("Choose what is worth reading, put it in order, and say in your own words why."),
    done=_("Saved."),
    do=_tend,
    offered=lambda actor, dossier: dossier.state == DossierState.DRAFT,
    form=PartsForm,
)

ACTS = (
    PARTS,
    Act(
        name="indienen",
        label=_("Submit"),
        means=_("A colleague looks at it and publishes it. Until then it stays closed."),
        done=_("It lies ready for a colleague to look at."),
        do=lambda actor, dossier, fields: actions.submit_dossier(actor=actor, dossier=dossier),
        offered=lambda actor, dossier: DOSSIER_STATES.allows(dossier.state, DossierState.IN_REVIEW),
    ),
    Act(
        name="publiceren",
        label=_("Publish"),
        means=_("Everyone can find and read it from now on."),
        done=_("It has been published."),
        do=lambda actor, dossier, fields: actions.publish_dossier(actor=actor, dossier=dossier),
        offered=lambda actor, dossier: (
            DOSSIER_STATES.allows(dossier.state, DossierState.PUBLISHED)
            and can_publish_dossier(actor, dossier)
        ),
    ),
    Act(
        name="terugsturen",
        label=_("Send back"),
        means=_("It becomes a draft again, for its maker to go on with."),
        done=_("It is a draft again."),
        do=lambda actor, dossier, fields: actions.send_back_dossier(actor=actor, dossier=dossier),
        offered=lambda actor, dossier: dossier.state == DossierState.IN_REVIEW,
    ),
    Act(
        name="vernieuwen",
        label=_("Renew"),
        means=_("It goes off the site until a colleague publishes it again. Its address stays."),
        done=_("It is a draft again. Change it, and have a colleague look at it."),
        do=lambda actor, dossier, fields: actions.renew_dossier(actor=actor, dossier=dossier),
        offered=lambda actor, dossier: dossier.state == DossierState.PUBLISHED,
    ),
    Act(
        name="intrekken",
        label=pgettext_lazy("item", "Withdraw"),
        means=_("It can no longer be found. At its address stands that it was withdrawn, and why."),
        done=_("It has been withdrawn."),
        do=lambda actor, dossier, fields: actions.withdraw_dossier(
            actor=actor, dossier=dossier, reason=fields["reason"]
        ),
        offered=lambda actor, dossier: DOSSIER_STATES.allows(dossier.state, DossierState.WITHDRAWN),
        form=WithdrawForm,
    ),
)


class Parts(Acting):
    """The parts of one dossier, and a search for more; it stays open."""

    template_name = "knowledge/back_office/parts.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose parts; what is looked for stands in the address."""
        looked = {"initial": {"q": self.request.GET.get("q", "")[:200]}}
        return super().get_form_kwargs() | looked | {"dossier": self.object}

    def form_valid(self, form: Any) -> HttpResponse:
        """The button pressed goes along. Of a part that a colleague added meanwhile nothing was sent, and
        nothing is written."""
        sent = {name: value for name, value in form.cleaned_data.items() if name in self.request.POST}
        form.cleaned_data = {**sent, "do": self.request.POST.get("do", "")}
        return super().form_valid(form)

    def done(self) -> str:
        """Here again, with what she looked for until she chose from it."""
        looked = self.request.POST.get("q", "")[:200]
        is_looking = self.request.POST.get("do") == "look" and looked
        return f"{self.request.path}?{urlencode({'q': looked})}#gevonden" if is_looking else self.request.path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was found by the words in the address."""
        looked = self.request.GET.get("q", "")[:200]
        found = items_to_choose(looked) if looked else []
        chosen = set(self.object.entries.values_list("item_id", flat=True))
        rows = [(item, item.pk in chosen) for item in found]
        return super().get_context_data(**kwargs) | {"looked": looked, "found": rows}


class DossierRoom(Room):
    """The dossiers of one's own werkplaats."""

    model = Dossier
    name = "dossiers"
    icon = "list-ul"
    menu_order = 105
    policy = OwnPolicy(Dossier, rows=own_dossiers, enters=can_enter_back_office, adds=can_enter_back_office)
    list_display = ["title", "state", "werkplaats", "issue", "made_by"]
    search_fields = ["title", "lead"]
    list_filter = ["state"]
    labels = {
        "state": _("State"),
        "werkplaats": _("Werkplaats"),
        "issue": _("Issue"),
        "made_by": _("Begun by"),
    }
    new_form = NewDossierForm
    one_form = DossierForm
    acts = ACTS

    def begin(self, actor: Actor, fields: dict[str, Any]) -> Dossier:
        """Draft it."""
        return actions.draft_dossier(actor=actor, **fields)

    def revise(self, actor: Actor, row: Dossier, fields: dict[str, Any]) -> Dossier:
        """Revise it."""
        return actions.revise_dossier(actor=actor, dossier=row, **fields)

    def get_urlpatterns(self) -> list[URLPattern]:
        """With a page of its own for its parts."""
        page = self.construct_view(Parts, acts=self.acts)
        parts_page = path("edit/<int:pk>/inhoud/", page, {"act": PARTS.name}, name="parts")
        first, *others = super().get_urlpatterns()  # the menu points at the first
        return [first, parts_page, *others]
