"""A maker as one writes him down: a name, and behind bars what else is known."""

import re
from collections.abc import Iterable
from typing import Any

from lemniscaat.kernel.privacy import Finding, Kind
from lemniscaat.knowledge.enums import Part
from lemniscaat.knowledge.identifiers import looks_like_ror

BODY = frozenset({"organisatie", "organisation"})
EDITOR = frozenset({"redactie", "editor"})
ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dX]")


def maker(written: str) -> dict[str, Any]:
    """The fields of a contributor. `Family, Given` says under which name he is filed."""
    name, *told = (part.strip() for part in written.split("|"))
    found: dict[str, Any] = {"name": name, "orcid": "", "ror": ""}
    for word in filter(None, told):
        if word.casefold() in BODY:
            found["is_body"] = True
        elif word.casefold() in EDITOR:
            found["part"] = Part.EDITOR
        elif looks_like_ror(word):
            found |= {"is_body": True, "ror": word}
        else:
            found["orcid"] = word.removeprefix("https://orcid.org/")
    family, comma, rest = name.partition(",")
    if comma and not found.get("is_body"):
        given, _comma, behind = (part.strip() for part in rest.partition(","))
        family = f"{family.strip()} {behind}".strip()
        found |= {"name": f"{given} {family}".strip(), "family": family}
    return found


def is_named_freely(finding: Finding, names: Iterable[str]) -> bool:
    """Whether this is a name of who made it or gave it out: those are named."""
    named = set(" ".join(names).casefold().split())
    return finding.kind == Kind.NAME and set(finding.text.casefold().split()) <= named
