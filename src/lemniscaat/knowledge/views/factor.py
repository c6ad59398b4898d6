"""One working factor, `/factoren/<slug>`: what works, for whom, because; and every piece of evidence."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Direction, Evidence, ItemState


@require_safe
def factor(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everyone."""
    found = api.factor_page(slug)
    if found is None:
        raise Http404
    pieces = list(found.evidence.all())
    subjects = resolve((piece.subject_kind, piece.subject_uuid) for piece in pieces)
    groups = [
        (direction, [(piece, _source(piece, subjects)) for piece in pieces if piece.direction == direction])
        for direction in Direction
    ]
    return render(request, "knowledge/factor.html", {"factor": found, "groups": groups, "n": len(pieces)})


def _source(piece: Evidence, subjects: Mapping[tuple[str, Any], Subject]) -> tuple[str, str]:
    """What it stands on, and where that is shown; the kept label stays when it is not public."""
    if piece.item is not None and piece.item.state in api.PUBLIC_ITEM_STATES | {ItemState.SUPERSEDED}:
        return piece.item.title, address("item", piece.item.slug)
    subject = subjects.get((piece.subject_kind, piece.subject_uuid))
    return (subject.label, subject.url) if subject else (piece.subject_label, "")
