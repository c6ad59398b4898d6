"""The pages of a room: a list, a new one, one of them, and an act on it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict, LemniscaatError
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.ui.back_office.acts import Act
from lemniscaat.ui.back_office.together import now_stands, opened_on
from lemniscaat.ui.screened import left_of


class List(generic.IndexView):
    """Her own rows: list, search, filter and order all begin there."""

    labels: Mapping[str, Any] = {}

    @cached_property
    def columns(self) -> list[Any]:
        """Headed in the words of the room."""
        columns = super().columns
        for column, shown in zip(columns, self.list_display, strict=True):
            column.label = self.labels.get(shown, column.label)
        return columns

    @cached_property
    def filterset_class(self) -> Any:
        """The same for filters."""
        made = super().filterset_class
        for name, each in made.base_filters.items() if made else ():
            each.label = self.labels.get(name, each.label)
        return made

    def get_base_queryset(self) -> QuerySet[Any]:
        """What the policy gives her."""
        return self.permission_policy.rows(self.request.actor)


class _Writing:
    """A form whose save is an act; what the act refuses is said above the form."""

    labels: Mapping[str, Any] = {}

    def get_form(self, form_class: Any = None) -> Any:
        """In the words of the room."""
        form = super().get_form(form_class)  # type: ignore[misc]
        for name, field in form.fields.items():
            field.label = self.labels.get(name, field.label)
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it, or say why not."""
        try:
            return super().form_valid(form)  # type: ignore[misc,no-any-return]
        except LemniscaatError as error:
            form.add_error(None, error.sentence)
            self.produced_error_message = error.sentence
            return self.form_invalid(form)  # type: ignore[attr-defined,no-any-return]


class New(_Writing, generic.CreateView):
    """Begin one; `begin(actor, fields)` is the act."""

    begin: Callable[..., Any] | None = None

    def save_instance(self) -> Any:
        """The act, in place of a save; Wagtail's own log, which knows no owners, is left out."""
        with transactions.opened(), letting_stand(left_of(self.form)):
            return self.begin(self.request.actor, self.form.cleaned_data)


class One(_Writing, generic.EditView):
    """Change one of her own; `revise(actor, row, fields)` is the act. Another's is not there."""

    template_name = "ui/back_office/one.html"
    revise: Callable[..., Any] | None = None
    acts: Sequence[Act] = ()
    act_url_name = ""
    now: Any = None
    """The form of what stands there now, when somebody else changed it while she wrote."""

    def get_queryset(self) -> QuerySet[Any]:
        """What the policy gives her."""
        return self.permission_policy.rows(self.request.actor)

    def save_instance(self) -> Any:
        """The act, in place of a save, on the row as it stands and if nobody changed it since the form was
        opened. Saved again after that was told, what she typed comes in place."""
        with transactions.opened(), letting_stand(left_of(self.form)):
            rows = self.get_queryset().select_for_update(of=("self",))
            stored = get_object_or_404(rows, pk=self.object.pk)
            now = self._opened(stored)
            if opened_on(now) != self.request.POST.get("opened_on"):
                self.now = now
                raise Conflict(
                    _(
                        "Somebody else changed this while you were writing. What you typed is still here; "
                        "what stands there now is above it. Save again to put yours in its place."
                    )
                )
            return self.revise(self.request.actor, stored, self.form.cleaned_data)

    def _opened(self, row: Any) -> Any:
        """The form as it would open on this row."""
        return self.get_form_class()(instance=row, for_user=self.request.user)

    def _opened_on(self, form: Any) -> str:
        if self.now is not None:
            return opened_on(self.now)
        return self.request.POST.get("opened_on", "") if form.is_bound else opened_on(form)

    def get_last_updated_info(self) -> None:
        """Stands in our own audit, not in Wagtail's log."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what she can do with it now."""
        actor = self.request.actor
        stored = self.get_queryset().get(pk=self.object.pk)
        acts = [
            (act, reverse(self.act_url_name, args=[stored.pk, act.name]))
            for act in self.acts
            if act.offered(actor, stored)
        ]
        context = super().get_context_data(**kwargs)
        return context | {
            "acts": acts,
            "stored": stored,
            "opened_on": self._opened_on(context["form"]),
            "now_stands": now_stands(context["form"], self.now) if self.now is not None else [],
        }


class Acting(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """One act on one of her own: what it means, what it asks, and the button."""

    model: Any = None
    permission_required = "change"
    template_name = "ui/back_office/act.html"
    index_url_name = ""
    edit_url_name = ""
    acts: Sequence[Act] = ()

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the act by its name; what is no act of this room is not there."""
        super().setup(request, *args, **kwargs)
        self.act = next((act for act in self.acts if act.name == kwargs["act"]), None)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the row among her own."""
        if self.act is None:
            raise Http404
        self.object = get_object_or_404(self.permission_policy.rows(request.actor), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[Any]:
        """What the act asks."""
        return self.act.form

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it; what the act refuses is said on the page one comes to."""
        there = self.done()
        try:
            with transactions.opened(), letting_stand(left_of(form)):
                done = self.act.do(self.request.actor, self.object, form.cleaned_data)
        except LemniscaatError as error:
            messages.error(self.request, error.sentence)
        else:
            messages.success(self.request, self.act.done)
            there = self._on(done, there)
        return HttpResponseRedirect(there)

    def _on(self, done: Any, there: str) -> str:
        """To another row, where the act gives one; to the list, when it is not hers to see any more."""
        other = isinstance(done, self.model) and done.pk != self.object.pk
        row = done if other else self.object
        if not self.permission_policy.rows(self.request.actor).filter(pk=row.pk).exists():
            return self._list
        return reverse(self.edit_url_name, args=[row.pk]) if other else there

    def done(self) -> str:
        """Where one goes on: the row's own page."""
        return reverse(self.edit_url_name, args=[self.object.pk])

    @property
    def _list(self) -> str:
        return reverse(self.index_url_name)

    def get_page_title(self) -> str:
        """The act in words."""
        return str(self.act.label)

    def get_page_subtitle(self) -> str:
        """On what."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """List, row, act."""
        return [
            *self.breadcrumbs_items,
            {"url": self._list, "label": capfirst(self.model._meta.verbose_name_plural)},
            {"url": reverse(self.edit_url_name, args=[self.object.pk]), "label": str(self.object)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The act and its row."""
        return super().get_context_data(**kwargs) | {
            "act": self.act,
            "object": self.object,
            "edit_url": reverse(self.edit_url_name, args=[self.object.pk]),
        }
