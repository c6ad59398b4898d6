"""Search and match for machines; mounted by site."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from lemniscaat.discovery import api
from lemniscaat.kernel.documents import facets

router = Router(tags=["search"])


class MatchIn(Schema):
    """A question in somebody's own words. It is a POST so that no log keeps it."""

    text: str = Field(max_length=20_000)
    groups: list[str] | None = None
    limit: int = Field(5, ge=1, le=50)


@router.get("/search", summary="Search everything that is public")
def search(
    request: HttpRequest,
    q: str = Query("", max_length=20_000),
    page: int = Query(1, ge=1),
    per_page: int = Query(20, ge=1, le=100),
    order: str = Query("relevance", pattern="^(relevance|newest|oldest)$"),
) -> dict[str, Any]:
    """Any facet is a parameter too (`kind=item&theme=…`), and may be given more than once."""
    filters = {name: request.GET.getlist(name) for name in ("kind", *facets) if name in request.GET}
    return api.search(q, filters=filters, page=page, per_page=per_page, order=order).as_dict()  # type: ignore[arg-type]


@router.post("/match", summary="Match a question to knowledge, questions and people")
def match(request: HttpRequest, asked: MatchIn) -> dict[str, Any]:
    """What is known, asked and done about it, by group; groups without anything good are left out."""
    return api.match(asked.text, groups=asked.groups, limit=asked.limit).as_dict()


@router.get("/suggest", summary="Complete what somebody types: themes and titles")
def suggest(
    request: HttpRequest, q: str = Query("", max_length=200), limit: int = Query(8, ge=1, le=20)
) -> dict[str, Any]:
    """A theme has no address: it is a word to search for."""
    found = api.suggest(q, limit=limit)
    return {"suggestions": [{"text": one.text, "kind": one.kind, "url": one.url} for one in found]}


@router.get("/like/{kind}/{uuid}", summary="More like this")
def like(request: HttpRequest, kind: str, uuid: UUID, limit: int = Query(5, ge=1, le=20)) -> dict[str, Any]:
    """Documents that share the words which set this one apart; none when it is not public."""
    return {"hits": [hit.as_dict() for hit in api.like(kind, uuid, limit=limit)]}
