"""A room: the list of one model, with pages to begin, change and act. What Wagtail would add and
could show another's rows (delete, copy, history, usage, reference index, export, bulk acts) is left out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.forms import ModelForm
from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from lemniscaat.ui.back_office import rooms
from lemniscaat.ui.back_office.acts import Act
from lemniscaat.ui.back_office.policy import OwnPolicy
from lemniscaat.ui.back_office.views import Acting, List, New, One


class Room(ModelViewSet):
    """Subclasses give `model`, `policy`, `name`, `icon`, `list_display`, the forms, and the acts
    `begin(actor, fields)` and `revise(actor, row, fields)`. Without a form, that page is not there."""

    index_view_class = List
    add_view_class = New
    edit_view_class = One
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False

    policy: OwnPolicy
    new_form: type[ModelForm] | None = None
    one_form: type[ModelForm] | None = None
    acts: Sequence[Act] = ()
    begin: Callable[..., Any]
    """Makes one: `begin(actor, fields)`. Goes with `new_form`."""
    revise: Callable[..., Any]
    """Changes one: `revise(actor, row, fields)`. Goes with `one_form`."""
    labels: Mapping[str, Any] = {}
    """Words for fields, where their own are not for people."""

    def get_form_class(self, for_update: bool = False) -> type[ModelForm] | None:
        """The form of a new one, or of one that is there."""
        return self.one_form if for_update else self.new_form

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Only the addresses that this room has."""
        closed = dict.fromkeys(("history_url_name", "usage_url_name", "delete_url_name"))
        if self.new_form is None:
            closed["add_url_name"] = None
        if self.one_form is None:
            closed["edit_url_name"] = None
        return super().get_common_view_kwargs(**{**closed, "labels": self.labels, **kwargs})

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """With the act that makes one."""
        return super().get_add_view_kwargs(begin=self.begin, **kwargs)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """With the act that changes one, and the others."""
        return super().get_edit_view_kwargs(
            revise=self.revise, acts=self.acts, act_url_name=self.get_url_name("act"), **kwargs
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """No page that is not written here."""
        found = [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
        if self.new_form:
            found.append(path("new/", self.add_view, name="add"))
        if self.one_form:
            acting = self.construct_view(Acting, acts=self.acts)
            found.append(path("edit/<int:pk>/", self.edit_view, name="edit"))
            found.append(path("edit/<int:pk>/<slug:act>/", acting, name="act"))
        return found

    def register_permissions(self) -> None:
        """Its policy, for whatever in Wagtail asks; no permission rows to hand out to groups."""
        register_permission_policy(self.model, self.policy)

    def on_register(self) -> None:
        """Join Wagtail, and say that this room is open."""
        super().on_register()
        rooms.opened.add(self.url_namespace)
