"""A list of items brought in by an editor: looked through first, then taken in whole; and taken back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.kernel import sheets, transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Import
from lemniscaat.network.api import Role, can_enter_back_office, own_werkplaatsen
from lemniscaat.ui.back_office.page import Page
from lemniscaat.ui.forms import Form
from lemniscaat.ui.screened import Choice, asked_of, kept_of, left_in

MOST_ROWS = 300
MOST_BYTES = 2_000_000
"""Of one list here; longer ones are for the command."""

MOST_SHOWN = 50


class ListForm(Form):
    """Whose, and the file; or, once it was looked through, its text."""

    werkplaats = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Werkplaats"))
    bestand = forms.FileField(
        label=gettext_lazy("CSV file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("Saved from Excel or LibreOffice as CSV. At most 300 rows."),
    )
    tekst = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = own_werkplaatsen(actor)
        self.fields["werkplaats"].queryset = mine
        if actor.has_national(Role.SECRETARIAT):
            self.fields["werkplaats"].required = False
            self.fields["werkplaats"].empty_label = _("National")
        elif len(mine) == 1:
            self.fields["werkplaats"].initial = mine[0]

    def data_of_file(self) -> bytes:
        """What was chosen now, else what was looked through before."""
        if file := self.cleaned_data["bestand"]:
            return file.read(MOST_BYTES + 1)
        if not self.cleaned_data["tekst"]:
            raise Invalid(_("Choose a file first."))
        return self.cleaned_data["tekst"].encode()


@dataclass(frozen=True, slots=True)
class Look:
    """A list looked through: its rows, and how many are wrong or there already."""

    name: str
    text: str
    sheet: api.Sheet
    rows: list[api.Reported]
    found: list[Choice]
    """What may be personal data, once each, and what was chosen: what nobody said may stay keeps the list
    out."""

    @property
    def n_wrong(self) -> int:
        """Rows to be mended in the sheet."""
        return sum(bool(each.row.problems) for each in self.rows)

    @property
    def is_asked(self) -> bool:
        """Whether there is something of which nobody said that it may stay."""
        return not all(one.keeps for one in self.found)

    @property
    def n_there(self) -> int:
        """Rows of which no new item is made."""
        return sum(bool(each.joins) for each in self.rows)

    @property
    def n_new(self) -> int:
        """Rows that become an item."""
        return sum(each.row.is_right and not each.joins for each in self.rows)


class Lists(Page):
    """What was brought in before, and a new list."""

    template_name = "knowledge/back_office/lists.html"
    page_title = gettext_lazy("Bring in a list")
    enters = can_enter_back_office
    trail = (("kennis:index", gettext_lazy("Knowledge products")),)

    def get(self, request: HttpRequest) -> HttpResponse:
        """A file to choose."""
        return self.shown(form=ListForm(actor=request.actor))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look it through; or take it in, when that was asked and every row is right."""
        form = ListForm(request.POST, request.FILES, actor=request.actor)
        if not form.is_valid():
            return self.shown(form=form, status=422)
        try:
            look = self._look(form)
            refused = look.n_wrong or look.is_asked
            if "breng" not in request.POST or refused:
                return self.shown(form=form, look=look, status=422 if refused else 200)
            imported = self._take_in(form, look)
        except LemniscaatError as refusal:
            form.add_error(None, refusal.sentence)
            return self.shown(form=form, status=422)
        messages.success(request, _("The list has come in. Here stands what became of each row."))
        return HttpResponseRedirect(reverse("kennis:list", args=[imported.uuid]))

    def _look(self, form: ListForm) -> Look:
        data = form.data_of_file()
        sheet = api.read_list(data, most_bytes=MOST_BYTES, most_rows=MOST_ROWS)
        file, werkplaats = form.cleaned_data["bestand"], form.cleaned_data["werkplaats"]
        name = file.name if file else self.request.POST.get("naam", "")
        place = werkplaats.pk if werkplaats else None
        rows = list(api.report(sheet, place))
        found = asked_of((one for each in rows for one in each.row.findings), self.request.POST)
        if kept := kept_of(found):
            rows = list(api.report(sheet, place, kept))
        return Look(name or _("list"), sheets.text_of(data), sheet, rows, found)

    def _take_in(self, form: ListForm, look: Look) -> Import:
        actor, werkplaats = self.request.actor, form.cleaned_data["werkplaats"]
        with transactions.opened(), letting_stand(left_in(look.found)):
            into = api.begin_import(actor=actor, werkplaats=werkplaats, name=look.name, sheet=look.sheet)
            api.take_in_rows(
                actor=actor,
                into=into,
                rows=[each.row for each in look.rows],
                known=api.known(werkplaats.pk if werkplaats else None),
            )
            api.finish_import(actor=actor, imported=into)
        return into

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the lists of before, newest first."""
        made = Q(rows__joined=False)
        lists = Import.objects.visible_to(self.request.actor).select_related("werkplaats", "made_by")
        counted = lists.annotate(n_in=Count("rows"), n_made=Count("rows", filter=made))
        return super().get_context_data(**kwargs) | {"lists": counted[:MOST_SHOWN]}


class OneList(Page):
    """What became of each row of a list, and taking it back."""

    template_name = "knowledge/back_office/list.html"
    enters = can_enter_back_office
    trail = (*Lists.trail, ("kennis:lists", Lists.page_title))

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The list, when it is hers."""
        super().setup(request, *args, **kwargs)
        seen = Import.objects.visible_to(request.actor).select_related("werkplaats", "made_by")
        self.imported = get_object_or_404(seen, uuid=kwargs["uuid"])

    def get_page_title(self) -> str:
        """As its file is called."""
        return self.imported.name

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Row by row."""
        rows = self.imported.rows.select_related("item__kind").order_by("number")
        return self.shown(imported=self.imported, rows=rows[: MOST_ROWS + 1], most=MOST_ROWS)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Take it back; the worker does."""
        with transactions.opened():
            api.undo_import(actor=request.actor, imported=self.imported)
        messages.success(request, _("The list is being taken back. Look here again in a minute."))
        return HttpResponseRedirect(request.path)
