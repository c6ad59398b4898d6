"""The address that stays, `/id/<kind>/<uuid>`: leads to a thing's page, or to it in the form asked for."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import resolve
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item, ItemState, Version

HTML = "text/html"


class SeeOther(HttpResponseRedirect):
    """The thing is not this answer: what tells about it stands elsewhere."""

    status_code = HTTPStatus.SEE_OTHER


@require_safe
def permanent(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """For everyone, what is public."""
    item = (
        knowledge.told_items().select_related("superseded_by").filter(uuid=uuid).first()
        if kind == "item"
        else None
    )
    if item is not None:
        return _item(request, item)
    version = knowledge.versions().filter(uuid=uuid).first() if kind == "version" else None
    if version is not None:
        return _version(version)
    subject = resolve([(kind, uuid)]).get((kind, uuid))
    if subject is None or not subject.url:
        raise Http404
    return SeeOther(subject.url)


def _version(version: Version) -> HttpResponse:
    """Its own page; of what was withdrawn no version is read."""
    knowledge.refuse_withdrawn(version.item)
    return SeeOther(address("version", f"{version.item.slug}.{version.number}"))


def _item(request: HttpRequest, item: Item) -> HttpResponse:
    """Its page, or the form that is asked for before a page; withdrawn, its tombstone (rule 6). Of one that
    was merged with another, that of the other."""
    item = item.superseded_by or item
    if item.state == ItemState.WITHDRAWN:
        return render(request, "portal/item_withdrawn.html", {"item": item}, status=HTTPStatus.GONE)
    forms = {form.media_type: form for form in knowledge.TAKEN.values()}
    form = forms.get(request.get_preferred_type([HTML, *forms]) or HTML)
    there = address("item-file", f"{item.slug}.{form.ending}") if form else address("item", item.slug)
    return SeeOther(there, headers={"Vary": "Accept"})
