"""Questions in the back office: the list of one's own desk, to look at. The acts are on the desk."""

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from lemniscaat.agenda.enums import NATIONAL_DESK
from lemniscaat.agenda.models import Question
from lemniscaat.kernel.addresses import address
from lemniscaat.network.api import DESK_ROLES, Actor, Role, own
from lemniscaat.ui.back_office.policy import OwnPolicy
from lemniscaat.ui.back_office.room import Room


def own_questions(actor: Actor) -> QuerySet[Question]:
    """Those at her own desk; published ones elsewhere are read on the site."""
    rows = own(Question.objects.visible_to(actor), actor, roles=DESK_ROLES)
    return rows.select_related("werkplaats")


def has_desk(actor: Actor) -> bool:
    """Whether she runs a desk."""
    return bool(actor.werkplaats_ids(DESK_ROLES)) or actor.has_national(Role.SECRETARIAT)


def desk_link(question: Question) -> SafeString | str:
    """The way to the desk it lies at, where something shows desks."""
    place = address("desk", question.werkplaats.slug if question.werkplaats else NATIONAL_DESK)
    return format_html('<a href="{}">{}</a>', place, _("To the desk")) if place else ""


class QuestionRoom(Room):
    """The questions of one's own desk."""

    model = Question
    name = "vragen"
    icon = "help"
    menu_order = 110
    policy = OwnPolicy(Question, rows=own_questions, enters=has_desk, changes=False)
    list_display = [
        "number",
        "wording",
        "state",
        "werkplaats",
        "due_on",
        Column("desk", label=_("Desk"), accessor=desk_link),
    ]
    search_fields = ["number", "wording"]
    list_filter = ["state"]
    labels = {
        "number": _("Number"),
        "state": _("State"),
        "werkplaats": _("Werkplaats"),
        "due_on": _("Due on"),
    }
