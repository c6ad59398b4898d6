"""CSL-JSON 1.0.2, which reference managers and citation styles read; `custom` has what it has no name for."""

import json
from collections.abc import Sequence
from typing import Any

from lemniscaat.knowledge.citing.work import Maker, Work


def entry(work: Work) -> str:
    """One item as JSON."""
    return json.dumps(as_csl(work), ensure_ascii=False)


def as_csl(work: Work) -> dict[str, Any]:
    """One item; what is not known is left out."""
    item = work.item
    told = {
        "id": item.slug,
        "type": work.called.csl,
        "title": item.title,
        "author": _people(work.makers),
        "editor": _people(work.editors),
        "issued": {"date-parts": [[item.year]]} if item.year else None,
        "genre": item.kind.label,
        "container-title": item.part_of,
        "volume": item.volume,
        "issue": item.issue_number,
        "page": item.pages,
        "publisher": item.publisher,
        "DOI": item.doi,
        "ISBN": item.isbn,
        "URL": work.permanent,
        "language": item.language,
        "keyword": "; ".join(work.themes),
        "abstract": work.abstract,
        "custom": _custom(work),
    }
    return {name: value for name, value in told.items() if value}


def _custom(work: Work) -> dict[str, Any]:
    item = work.item
    people = [*work.makers, *work.editors]
    told = {
        "handle": item.handle,
        "licence": item.licence,
        "licence-url": work.licence_url,
        "orcid": {maker.filed: maker.orcid for maker in people if maker.orcid},
        "plain-summary": work.summary,
        "links": [link.url for link in item.links.all()],
    }
    return {name: value for name, value in told.items() if value}


def _people(makers: Sequence[Maker]) -> list[dict[str, str]]:
    return [_person(maker) for maker in makers]


def _person(maker: Maker) -> dict[str, str]:
    if maker.name is None or not maker.name.given:
        return {"literal": maker.filed}
    told = {
        "family": maker.name.family,
        "given": maker.name.given,
        "non-dropping-particle": maker.name.particle,
        "suffix": maker.name.suffix,
    }
    return {name: value for name, value in told.items() if value}
