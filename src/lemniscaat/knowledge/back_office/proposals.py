"""What files and registers say of a draft, shown on its page; taken over one by one, by who keeps it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError
from lemniscaat.kernel.privacy import screen
from lemniscaat.knowledge.actions.proposing import take_over
from lemniscaat.knowledge.enums import ItemState, Proposes
from lemniscaat.knowledge.models import Item, Proposed
from lemniscaat.network.api import can_enter_back_office, own

MOST_TOLD = 5


def proposed_for(item: Item) -> list[Proposed]:
    """What is proposed and does not stand there yet; only of a draft. Two queries."""
    if item.state != ItemState.DRAFT:
        return []
    rows = item.proposed.select_related("file")
    return [each for each in rows if each.says_more(item)]


class Proposing:
    """A page of one item that shows what is proposed for it."""

    object: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what is proposed."""
        found = super().get_context_data(**kwargs)  # type: ignore[misc]
        return found | {"proposed": proposed_for(self.object), "object": self.object}


def _refuse_personal(item: Item, number: int) -> None:
    """Words of a file are looked through as words that are typed."""
    told = item.proposed.filter(pk=number, field__in=[Proposes.TITLE, Proposes.ABSTRACT]).first()
    found = screen(told.shown) if told else []
    if found:
        raise Invalid(
            _("There may be personal data in this: %(found)s. Type over yourself what may stand there.")
            % {"found": ", ".join(f"“{each.text}”" for each in found[:MOST_TOLD])}
        )


class TakeOver(View):
    """Take one thing over; then the page of the item again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For who keeps the item; for others it is not there."""
        if not can_enter_back_office(request.actor):
            raise Http404
        item = get_object_or_404(own(Item.objects.visible_to(request.actor), request.actor), pk=pk)
        given = request.POST.get("voorstel", "")
        try:
            with transactions.opened():
                number = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
                _refuse_personal(item, number)
                take_over(actor=request.actor, item=item, proposed_id=number)
        except LemniscaatError as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Taken over. Look whether it is right."))
        return HttpResponseRedirect(reverse("kennis:edit", args=[item.pk]))
