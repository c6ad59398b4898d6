"""All that is public of an item, as a line of JSON or a row of a table."""

import json
from collections.abc import Mapping
from typing import Any

from lemniscaat.knowledge.citing.work import Maker, Work
from lemniscaat.ui.sheets import line_of

HEAD = (
    "address", "page", "uuid", "slug", "title", "kind", "type", "state", "year", "werkplaats", "makers",
    "editors", "orcids", "publisher", "part_of", "volume", "issue_number", "pages", "language", "licence",
    "doi", "handle", "isbn", "themes", "audiences", "four_os", "issues", "rests_on", "rung", "rung_reason",
    "plain_summary", "abstract", "links", "published_at", "review_on", "source", "is_invented",
)  # fmt: skip
"""The columns of the table. Several values in one cell stand apart by `; `."""


def json_line(work: Work) -> str:
    """Everything, on one line."""
    return json.dumps(everything(work), ensure_ascii=False) + "\n"


def head() -> str:
    """The first line of the table."""
    return line_of(HEAD)


def row(work: Work) -> str:
    """One row, safe to open in a spreadsheet."""
    told = everything(work)
    return line_of([_cell(work, name, told.get(name)) for name in HEAD])


def everything(work: Work) -> dict[str, Any]:
    """All that is public of an item. Who drafted and reviewed it is not: those are people at work."""
    item = work.item
    return {
        "address": work.permanent,
        "page": work.page,
        "uuid": str(item.uuid),
        "slug": item.slug,
        "title": item.title,
        "kind": {"code": item.kind.code, "label": item.kind.label},
        "type": item.kind.work_type,
        "state": item.state,
        "year": item.year,
        "werkplaats": _werkplaats(work),
        "contributors": [
            {
                "name": row.name,
                "family": row.family,
                "is_body": row.is_body,
                "part": row.part,
                "orcid": row.orcid,
                "ror": row.ror,
            }
            for row in item.contributors.all()
        ],
        **{name: getattr(item, name) for name in PLAIN},
        "licence_url": work.licence_url,
        "themes": [{"slug": theme.slug, "label": theme.pref_label} for theme in item.themes.all()],
        "audiences": [{"code": one.code, "label": one.label} for one in item.audiences.all()],
        "four_os": [{"code": one.code, "label": one.label} for one in item.four_os.all()],
        "issues": [{"slug": issue.slug, "label": issue.title} for issue in item.issues.all()],
        "rests_on": list(item.source_kinds),
        "links": [{"url": link.url, "label": link.label} for link in item.links.all()],
        "versions": [_version(each) for each in item.versions.all()],
        "published_at": item.published_at.isoformat() if item.published_at else None,
        "review_on": item.review_on.isoformat() if item.review_on else None,
    }


PLAIN = (
    "publisher", "part_of", "volume", "issue_number", "pages", "language", "licence", "doi", "handle", "isbn",
    "plain_summary", "abstract", "rung", "rung_reason", "source", "is_invented",
)  # fmt: skip


def _werkplaats(work: Work) -> dict[str, str] | None:
    werkplaats = work.item.werkplaats
    return {"slug": werkplaats.slug, "label": str(werkplaats)} if werkplaats else None


def _version(version: Any) -> dict[str, Any]:
    return {
        "uuid": str(version.uuid),
        "number": version.number,
        "title": version.title,
        "note": version.note,
        "published_at": version.published_at.isoformat(),
    }


def _cell(work: Work, name: str, value: Any) -> object:
    people = {"makers": work.makers, "editors": work.editors}
    if name in people:
        return "; ".join(_listed(maker) for maker in people[name])
    if name == "orcids":
        return "; ".join(maker.orcid for maker in [*work.makers, *work.editors] if maker.orcid)
    if isinstance(value, list):
        return "; ".join(_word(each) for each in value)
    return _word(value) if isinstance(value, Mapping) else value


def _listed(maker: Maker) -> str:
    """As a list that comes in has it (`importing.makers`): a body is told from a person."""
    return maker.filed if maker.name else f"{maker.filed} | organisatie"


def _word(value: Any) -> str:
    return value.get("url") or value["label"] if isinstance(value, Mapping) else str(value)
