"""Where the pages about many items stand, and the buttons that lead to them."""

from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from lemniscaat.knowledge.back_office.lists import Lists, OneList
from lemniscaat.knowledge.back_office.proposals import TakeOver
from lemniscaat.knowledge.back_office.reviewing import Reviewing
from lemniscaat.ui.back_office.views import List


class ItemList(List):
    """With a way to the pages about many."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Beside what there is."""
        lists = Button(_("Bring in a list"), url=reverse("kennis:lists"), icon_name="upload")
        return [*super().header_more_buttons, lists]


def addresses() -> list[URLPattern]:
    """Within the room of items."""
    return [
        path("edit/<int:pk>/overnemen/", TakeOver.as_view(), name="take_over"),
        path("nakijken/", Reviewing.as_view(), name="review"),
        path("lijst/", Lists.as_view(), name="lists"),
        path("lijst/<uuid:uuid>/", OneList.as_view(), name="list"),
    ]
