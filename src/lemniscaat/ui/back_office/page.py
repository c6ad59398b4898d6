"""A page of a room that is no list, no new one and not one of its rows."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class Page(WagtailAdminTemplateMixin, View):
    """Subclasses give `template_name`, `page_title`, `enters` (who has the page at all) and `trail`: name of
    the address and label of each page above it."""

    enters: Callable[[Any], bool]
    trail: tuple[tuple[str, Any], ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For who may; for others it is not there."""
        if not type(self).enters(request.actor):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The pages above, then this one."""
        above = [{"url": reverse(name), "label": str(label)} for name, label in self.trail]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": str(self.get_page_title())}]

    def shown(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page with what it shows."""
        return self.render_to_response(self.get_context_data(**context), status=status)
