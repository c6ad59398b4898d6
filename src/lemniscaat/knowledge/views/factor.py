"""One working factor, `/factoren/<slug>`: what works, for whom, because; and every piece of evidence.

Who stands here wants to know whether it holds for her: so what contradicts stands beside what supports.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Direction, Evidence, Factor, FactorState, ItemState
from lemniscaat.network.api import Actor, ActorRequest


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence, what it stands on and where that is shown, and whether she may take it back."""

    evidence: Evidence
    source: tuple[str, str]
    may_take_back: bool


@require_safe
def factor(request: ActorRequest, slug: str) -> HttpResponse:
    """The same for everyone, but for what she may do here. One that was withdrawn answers 410, with its
    reason (rule 6)."""
    found = api.factor_page(slug)
    if found is None:
        raise Http404
    gone = found.state == FactorState.WITHDRAWN
    status = HTTPStatus.GONE if gone else HTTPStatus.OK
    return render(request, "knowledge/factor.html", shown(request.actor, found), status=status)


def shown(actor: Actor, factor: Factor) -> dict[str, Any]:
    """What the page is made of; a fixed number of queries."""
    standing, back = list(factor.evidence.all()), list(api.evidence_taken_back(factor))
    rows = [*standing, *back]
    subjects = resolve((row.subject_kind, row.subject_uuid) for row in rows)
    gone = factor.state == FactorState.WITHDRAWN
    pieces = {
        row.pk: Piece(row, _source(row, subjects), not gone and api.can_withdraw_evidence(actor, row))
        for row in rows
    }
    return {
        "factor": factor,
        "gone": gone,
        "sides": [(side, _pointing(standing, side, pieces)) for side in Direction],
        "back": [pieces[row.pk] for row in back],
        "n": len(standing),
        "may_judge": not gone and api.can_judge_factors(actor),
        "may_give": not gone and api.can_propose_factors(actor),
    }


def _pointing(rows: Sequence[Evidence], side: Direction, pieces: Mapping[int, Piece]) -> list[Piece]:
    return [pieces[row.pk] for row in rows if row.direction == side]


def _source(piece: Evidence, subjects: Mapping[tuple[str, Any], Subject]) -> tuple[str, str]:
    """What it stands on, and where that is shown; the kept label stays when it is not public."""
    if piece.item is not None and piece.item.state in api.PUBLIC_ITEM_STATES | {ItemState.SUPERSEDED}:
        return piece.item.title, address("item", piece.item.slug)
    subject = subjects.get((piece.subject_kind, piece.subject_uuid))
    return (subject.label, subject.url) if subject else (piece.subject_label, "")
