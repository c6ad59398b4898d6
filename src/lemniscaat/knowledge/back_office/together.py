"""Many items changed at once: chosen in the list, looked at row by row, done in one act, undone whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.knowledge.actions.filing import Codes
from lemniscaat.knowledge.actions.together import (
    MOST,
    Planned,
    change_together,
    mark_of,
    plan,
    undo_together,
)
from lemniscaat.knowledge.enums import TogetherState
from lemniscaat.knowledge.forms.together import TogetherForm
from lemniscaat.knowledge.models import Item, Together, TogetherRow
from lemniscaat.network.api import can_enter_back_office, own
from lemniscaat.ui.back_office.page import Page

A_PAGE = 100
MOST_SHOWN = 20
FIELD_WORDS = {
    "themes": gettext_lazy("Themes"),
    "audiences": gettext_lazy("For whom"),
    "licence": gettext_lazy("Licence"),
    "review_on": gettext_lazy("Look at again on"),
    "werkplaats": gettext_lazy("Werkplaats"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One item as the page shows it: label, before and after of each field, and what is to be said of it."""

    item: Item
    told: Sequence[tuple[str, str, str]]
    why: str = ""


class Changing(Page):
    """What is to change of the chosen items, and what would become of each."""

    template_name = "knowledge/back_office/together.html"
    page_title = gettext_lazy("Change together")
    enters = can_enter_back_office
    trail = (("kennis:index", gettext_lazy("Knowledge products")),)
    narrowed: Callable[[HttpRequest], QuerySet[Item]] | None = None
    """The list as the address narrows it."""

    @cached_property
    def chosen(self) -> QuerySet[Item]:
        """All of her narrowing, or the rows she ticked; of her own alone."""
        mine = own(Item.objects.visible_to(self.request.actor), self.request.actor)
        if "alle" in self.request.GET and self.narrowed is not None:
            return mine.filter(pk__in=self.narrowed(self.request).order_by().values("pk")).order_by("-pk")
        given = [
            one for one in self.request.GET.getlist("id") if one.isascii() and one.isdigit() and len(one) < 19
        ]
        return mine.filter(pk__in=given[:MOST]).order_by("-pk")

    def get(self, request: HttpRequest) -> HttpResponse:
        """What to change; without anything chosen, how one begins, and what was done before."""
        return self.shown(form=TogetherForm(actor=request.actor))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look at it; or do it, when that was asked and it is what was looked at."""
        form = TogetherForm(request.POST, actor=request.actor)
        n = self.chosen.count()
        if n > MOST:
            form.add_error(
                None, _("Change at most %(n)s items at once. Narrow the list first.") % {"n": MOST}
            )
        if not form.is_valid():
            return self.shown(form=form, n=n, status=422)
        codes = Codes.read()
        planned = plan(actor=request.actor, items=self.chosen, wishes=form.wishes(), codes=codes)
        mark = mark_of(planned)
        if "doe" in request.POST:
            if mark == request.POST.get("gezien"):
                return self._do(form, planned, codes)
            messages.warning(request, _("Something changed meanwhile. Look once more at what will happen."))
        return self.shown(form=form, **self._looked_at(planned, codes, mark))

    def _do(self, form: TogetherForm, planned: Sequence[Planned], codes: Codes) -> HttpResponse:
        try:
            with transactions.opened():
                made = change_together(actor=self.request.actor, planned=planned)
        except LemniscaatError as refusal:
            form.add_error(None, refusal.sentence)
            return self.shown(form=form, status=422, **self._looked_at(planned, codes, mark_of(planned)))
        return HttpResponseRedirect(reverse("kennis:one_together", args=[made.uuid]))

    def _looked_at(self, planned: Sequence[Planned], codes: Codes, mark: str) -> dict[str, Any]:
        changing = [each for each in planned if each.changes]
        refused = [each for each in planned if each.why_not]
        page = Paginator([*refused, *changing], A_PAGE).get_page(self.request.POST.get("p"))
        return {
            "mark": mark,
            "n": len(planned),
            "n_changing": len(changing),
            "n_refused": len(refused),
            "n_same": len(planned) - len(changing) - len(refused),
            "page": page,
            "lines": [
                _line(codes, each.item, each.changes, each.before, each.after, each.why_not) for each in page
            ],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many were chosen, or what was done before."""
        found = super().get_context_data(**kwargs)
        found.setdefault("n", self.chosen.count())
        if not found["n"]:
            done = Count("rows", filter=~Q(rows__state__in=(TogetherState.WAITING, TogetherState.LEFT)))
            made = Together.objects.visible_to(self.request.actor).annotate(n_done=done)
            found["made"] = made[:MOST_SHOWN]
        return found


class OneChange(Page):
    """What became of each item of one change, how far it is, and undoing it."""

    template_name = "knowledge/back_office/one_together.html"
    enters = can_enter_back_office
    page_title = gettext_lazy("What was changed together")
    trail = (*Changing.trail, ("kennis:together", Changing.page_title))

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The change, when it is hers."""
        super().setup(request, *args, **kwargs)
        self.together = get_object_or_404(Together.objects.visible_to(request.actor), uuid=kwargs["uuid"])

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Row by row."""
        rows = self.together.rows.select_related("item__kind").order_by("pk")
        counted = rows.order_by().aggregate(
            n=Count("pk"),
            n_waiting=Count("pk", filter=Q(state=TogetherState.WAITING)),
            n_done=Count("pk", filter=Q(state=TogetherState.DONE)),
            n_left=Count("pk", filter=Q(state=TogetherState.LEFT)),
            n_undone=Count("pk", filter=Q(state=TogetherState.UNDONE)),
        )
        page, codes = Paginator(rows, A_PAGE).get_page(request.GET.get("p")), Codes.read()
        lines = [(_line_of(codes, row), row) for row in page]
        return self.shown(together=self.together, lines=lines, page=page, **counted)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Undo it."""
        try:
            with transactions.opened():
                undone = undo_together(actor=request.actor, together=self.together)
        except LemniscaatError as refusal:
            messages.error(request, refusal.sentence)
        else:
            told = (
                _("It has been undone.")
                if undone.undone_at
                else _("It is being undone. Look here again soon.")
            )
            messages.success(request, told)
        return HttpResponseRedirect(request.path)


def _line(codes: Codes, item: Item, names: Sequence[str], before: Any, after: Any, why: str = "") -> Line:
    told = [
        (str(FIELD_WORDS[name]), codes.shown(name, before[name]), codes.shown(name, after[name]))
        for name in names
    ]
    return Line(item, told, why)


def _line_of(codes: Codes, row: TogetherRow) -> Line:
    stayed = [str(FIELD_WORDS[name]) for name in row.stayed]
    why = f"{row.get_why_display()}: {', '.join(stayed)}" if stayed else row.get_why_display()
    return _line(codes, row.item, list(row.before), row.before, row.after, why)
