"""What a register of DOIs tells, as fields of an item. It comes from outside: only its shape is believed."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lemniscaat.knowledge.enums import Proposes

TAG = re.compile(r"<[^>]{0,200}>")
SPACE = re.compile(r"\s+")
MOST_PEOPLE = 100
LONGEST = {
    Proposes.TITLE: 300,
    Proposes.ABSTRACT: 20_000,
    Proposes.PUBLISHER: 250,
    Proposes.PART_OF: 300,
    Proposes.VOLUME: 20,
    Proposes.ISSUE_NUMBER: 20,
    Proposes.PAGES: 40,
    Proposes.ISBN: 20,
}
NAMES = {
    Proposes.TITLE: "title",
    Proposes.ABSTRACT: "abstract",
    Proposes.PUBLISHER: "publisher",
    Proposes.PART_OF: "container-title",
    Proposes.VOLUME: "volume",
    Proposes.ISSUE_NUMBER: "issue",
    Proposes.PAGES: "page",
    Proposes.ISBN: "ISBN",
}


def fields_of(told: Any) -> dict[Proposes, Any]:
    """What is told in CSL-JSON, by field; what is not told or has another shape is left out."""
    if not isinstance(told, Mapping):
        return {}
    found: dict[Proposes, Any] = {}
    for field, name in NAMES.items():
        if said := _text(told.get(name)):
            found[field] = said[: LONGEST[field]]
    if people := list(_people(told.get("author")))[:MOST_PEOPLE]:
        found[Proposes.CONTRIBUTORS] = people
    if year := _year(told.get("issued")):
        found[Proposes.YEAR] = year
    return found


def _text(value: Any) -> str:
    """A string, or the first of a list; without marks of layout."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, str):
        return ""
    return SPACE.sub(" ", TAG.sub(" ", first.replace("\x00", " "))).strip()


def _people(value: Any) -> Iterator[dict[str, Any]]:
    for each in value if isinstance(value, list) else []:
        if not isinstance(each, Mapping):
            continue
        given, family = _text(each.get("given")), _text(each.get("family"))
        body = _text(each.get("literal") or each.get("name"))
        orcid = _text(each.get("ORCID")).rpartition("/")[2]
        if family:
            name = f"{given} {family}".strip()[:200]
            yield {"name": name, "family": family[:120], "orcid": orcid[:19]}
        elif body:
            yield {"name": body[:200], "is_body": True, "orcid": ""}


def _year(value: Any) -> int | None:
    try:
        year = int(value["date-parts"][0][0])
    except (TypeError, ValueError, LookupError):
        return None
    return year if 1000 < year < 3000 else None
