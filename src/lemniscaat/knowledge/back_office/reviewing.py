"""What asks for an editor's eye, on one page: each thing opened, or done with, with one button."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError
from lemniscaat.knowledge.actions.link_checks import ask_again
from lemniscaat.knowledge.actions.reviewing import confirm_item
from lemniscaat.knowledge.queries.reviewing import dead_links, figures, items_to_review, waiting_for
from lemniscaat.network.api import Role, can_enter_back_office, own_werkplaatsen
from lemniscaat.ui.back_office.page import Page
from lemniscaat.vocabulary.api import kinds

A_YEAR = timedelta(days=365)
FEW, A_PAGE = 10, 50
"""Rows of each part when all stand together, and of one part by itself."""

COME, SOON, LINKS = "gekomen", "binnenkort", "links"
PARTS = {
    COME: gettext_lazy("Its day has come"),
    SOON: gettext_lazy("Within two months"),
    LINKS: gettext_lazy("Dead links"),
}
NATIONAL = "landelijk"


class Narrowing(forms.Form):
    """Of which werkplaats, of which kind, and one part alone. What is not known narrows nothing."""

    werkplaats = forms.ChoiceField(label=gettext_lazy("Werkplaats"), required=False)
    soort = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    wat = forms.ChoiceField(required=False, choices=[("", ""), *PARTS.items()], widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(one.slug, one.short_name) for one in own_werkplaatsen(actor)]
        places += [(NATIONAL, _("National"))] if actor.has_national(Role.SECRETARIAT) else []
        if len(places) > 1:
            self.fields["werkplaats"].choices = [("", _("All")), *places]
        else:
            del self.fields["werkplaats"]
        self.fields["soort"].choices = [("", _("All")), *kinds().values_list("code", "label")]
        self.is_valid()

    @property
    def part(self) -> str:
        """The part that is shown alone, if one is."""
        return str(self.cleaned_data.get("wat", ""))

    @property
    def narrowed(self) -> dict[str, Any]:
        """As a filter of items."""
        place, kind = self.cleaned_data.get("werkplaats"), self.cleaned_data.get("soort")
        found = {"kind__code": kind} if kind else {}
        if place == NATIONAL:
            return found | {"werkplaats__isnull": True}
        return found | ({"werkplaats__slug": place} if place else {})


class Reviewing(Page):
    """Items whose day has come or comes soon, and dead links."""

    template_name = "knowledge/back_office/review.html"
    page_title = gettext_lazy("To look at")
    enters = can_enter_back_office
    trail = (("kennis:index", gettext_lazy("Knowledge products")),)

    @cached_property
    def form(self) -> Narrowing:
        """What stands in the address."""
        return Narrowing(self.request.GET or {"wat": ""}, actor=self.request.actor)

    def get(self, request: HttpRequest) -> HttpResponse:
        """All parts in short, or one of them page by page."""
        return self.shown()

    def post(self, request: HttpRequest) -> HttpResponse:
        """One act on one row, and the same page again; what was typed stays where it is refused."""
        try:
            with transactions.opened():
                done = self._confirm() if "klopt" in request.POST else self._ask_again()
        except LemniscaatError as refusal:
            messages.error(request, refusal.sentence)
            given = {"typed": request.POST.get("op", ""), "typed_at": request.POST.get("klopt", "")}
            return self.shown(status=refusal.status, **given)
        messages.success(request, done)
        return HttpResponseRedirect(request.get_full_path())

    def _confirm(self) -> str:
        item = get_object_or_404(items_to_review(self.request.actor), pk=self._number("klopt"))
        try:
            next_on = date.fromisoformat(self.request.POST.get("op", ""))
        except ValueError as error:
            raise Invalid(_("Choose the day on which it is looked at again.")) from error
        confirm_item(actor=self.request.actor, item=item, next_on=next_on)
        return _("Noted: “%(title)s” is still right.") % {"title": item.title}

    def _ask_again(self) -> str:
        check = get_object_or_404(dead_links(self.request.actor), pk=self._number("vraag"))
        ask_again(actor=self.request.actor, check=check)
        return _("The link is asked again within a quarter of an hour. Look here then.")

    def _number(self, name: str) -> int:
        given = self.request.POST.get(name, "")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Figures of what is narrowed to, and the rows behind each."""
        actor, form = self.request.actor, self.form
        counted = figures(actor, **form.narrowed)
        numbers = {COME: counted.come, SOON: counted.soon, LINKS: counted.dead}
        chosen = [form.part] if form.part else list(PARTS)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "figures": [
                (PARTS[part], numbers[part], self._at(wat=part), part == form.part) for part in PARTS
            ],
            "all_url": self._at(wat=""),
            "parts": [self._part(part, numbers[part]) for part in chosen],
            "part_alone": form.part,
            "next_year": (clock.today() + A_YEAR).isoformat(),
            "can_ask": settings.OUTSIDE,
            "is_empty": not any(numbers.values()),
            "is_narrowed": bool(form.narrowed),
        }

    def _part(self, part: str, n: int) -> Mapping[str, Any]:
        """Its rows: the first few, or a page of them when it is shown alone."""
        is_alone = part == self.form.part
        pages = Paginator(self._rows(part), A_PAGE if is_alone else FEW)
        pages.count = n
        page = pages.get_page(self.request.GET.get("p") if is_alone else 1)
        found = {"name": part, "label": PARTS[part], "n": n, "rows": page.object_list, "more_url": ""}
        if not is_alone and n > FEW:
            found["more_url"] = self._at(wat=part)
        if is_alone and page.has_other_pages():
            before = self._at(p=page.previous_page_number()) if page.has_previous() else ""
            after = self._at(p=page.next_page_number()) if page.has_next() else ""
            found |= {"before_url": before, "after_url": after, "page": page}
        return found

    def _rows(self, part: str) -> Any:
        if part == LINKS:
            return dead_links(self.request.actor, **self.form.narrowed)
        rows, today = items_to_review(self.request.actor, **self.form.narrowed), clock.today()
        return rows.filter(review_on__lte=today) if part == COME else rows.filter(review_on__gt=today)

    def _at(self, **changed: Any) -> str:
        """This page with something else in its address."""
        query = self.request.GET.copy()
        query.pop("p", None)
        for name, value in changed.items():
            query[name] = value
            if value == "":
                del query[name]
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path


class ToReview(MenuItem):
    """In the menu, with how much waits."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("To look at"),
            reverse("kennis:review"),
            "nakijken",
            icon_name="calendar-check",
            order=101,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """For who keeps something."""
        return can_enter_back_office(request.actor)

    def render_component(self, request: HttpRequest) -> Any:
        """With its figure, unless nothing waits."""
        shown = super().render_component(request)
        if n := waiting_for(request.actor):
            shown.label = f"{shown.label} ({n})"
        return shown
