"""The themes in the back office: their words, and their places under each other."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from lemniscaat.kernel import documents
from lemniscaat.kernel.addresses import address
from lemniscaat.network.api import Actor
from lemniscaat.ui.back_office.policy import OwnPolicy
from lemniscaat.ui.back_office.room import Room
from lemniscaat.ui.back_office.views import List
from lemniscaat.vocabulary import actions
from lemniscaat.vocabulary.forms import ThemeForm
from lemniscaat.vocabulary.models import Theme
from lemniscaat.vocabulary.policies import can_set_words


def own_themes(actor: Actor) -> QuerySet[Theme]:
    """All of them, for who sets them."""
    rows = Theme.objects.all() if can_set_words(actor) else Theme.objects.none()
    return rows.select_related("broader")


class Words(Column):
    """Its other words, in a line."""

    def get_value(self, instance: Theme) -> str:
        """Those that are shown."""
        return ", ".join(instance.alt_labels)


class Carried(Column):
    """How many public things carry the theme, with the way to them (rule 8)."""

    cell_template_name = "vocabulary/back_office/_carried.html"

    def __init__(self, numbers: Mapping[str, int]) -> None:
        super().__init__("carried", label=_("Carried by"))
        self.numbers = numbers

    def get_value(self, instance: Theme) -> int:
        """As the index has it."""
        return self.numbers.get(instance.slug, 0)

    def get_cell_context_data(self, instance: Theme, parent_context: Any) -> dict[str, Any]:
        """With its address."""
        return super().get_cell_context_data(instance, parent_context) | {
            "url": address("things-of-theme", instance.slug)
        }


class ThemeList(List):
    """With what carries each."""

    @cached_property
    def columns(self) -> list[Any]:
        """The figures are asked once for all rows."""
        return [*super().columns, Words("words", label=_("Other words")), Carried(documents.carried("theme"))]


class ThemeRoom(Room):
    """The network's themes."""

    model = Theme
    name = "themas"
    icon = "tag"
    menu_order = 400
    policy = OwnPolicy(Theme, rows=own_themes, enters=can_set_words, adds=can_set_words)
    index_view_class = ThemeList
    list_display = ["pref_label", "broader"]
    list_per_page = 100
    labels = {"pref_label": _("Theme"), "broader": _("Stands under")}
    search_fields = ["pref_label", "alt_labels", "hidden_labels"]
    new_form = ThemeForm
    one_form = ThemeForm

    def begin(self, actor: Actor, fields: dict[str, Any]) -> Theme:
        """Add it."""
        return actions.define_theme(actor=actor, **fields)

    def revise(self, actor: Actor, row: Theme, fields: dict[str, Any]) -> Theme:
        """Change its words or its place."""
        return actions.revise_theme(actor=actor, theme=row, **fields)
