"""A maker as one writes him down: a name, and behind bars what else is known."""

import re
from typing import Any

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
    family, comma, given = name.partition(",")
    if comma and not found.get("is_body"):
        found |= {"name": f"{given.strip()} {family.strip()}".strip(), "family": family.strip()}
    return found
