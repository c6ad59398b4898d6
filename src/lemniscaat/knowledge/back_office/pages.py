"""Where the pages about many items stand, and the buttons that lead to them."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.widgets.button import Button

from lemniscaat.knowledge.back_office.lists import Lists, OneList
from lemniscaat.knowledge.back_office.proposals import TakeOver
from lemniscaat.knowledge.back_office.reviewing import Reviewing
from lemniscaat.knowledge.back_office.together import Changing, OneChange
from lemniscaat.knowledge.models import Item
from lemniscaat.ui.back_office.views import List


class Chosen(BaseColumn):
    """A box to tick: what is to be done with the ticked rows stands above the list."""

    cell_template_name = "knowledge/back_office/_choose.html"


class ItemList(List):
    """With a way to the pages about many, and a box before each row."""

    results_template_name = "knowledge/back_office/items_results.html"

    @cached_property
    def columns(self) -> list[Any]:
        """The boxes first."""
        return [Chosen("chosen", label=_("Choose")), *super().columns]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Beside what there is."""
        lists = Button(_("Bring in a list"), url=reverse("kennis:lists"), icon_name="upload")
        together = Button(_("Changed together"), url=reverse("kennis:together"), icon_name="list-ul")
        return [*super().header_more_buttons, lists, together]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what narrows the list, for who takes all of it."""
        narrowing = [
            (name, value)
            for name, values in self.request.GET.lists()
            for value in values
            if name not in {"p", "id", "alle", "_w_filter_fragment"}
        ]
        return super().get_context_data(**kwargs) | {"narrowing": narrowing}


def addresses(narrowed: Callable[[HttpRequest], QuerySet[Item]]) -> list[URLPattern]:
    """Within the room of items; `narrowed` gives the list as an address narrows it."""
    return [
        path("edit/<int:pk>/overnemen/", TakeOver.as_view(), name="take_over"),
        path("samen/", Changing.as_view(narrowed=narrowed), name="together"),
        path("samen/<uuid:uuid>/", OneChange.as_view(), name="one_together"),
        path("nakijken/", Reviewing.as_view(), name="review"),
        path("lijst/", Lists.as_view(), name="lists"),
        path("lijst/<uuid:uuid>/", OneList.as_view(), name="list"),
    ]
