"""What is known of a DOI: asked at doi.org, which leads to the register it stands in (Crossref, DataCite and
others) and has all of them answer in one form."""

import json
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from lemniscaat.kernel import outside
from lemniscaat.knowledge.asking.csl import fields_of
from lemniscaat.knowledge.enums import Proposes

RESOLVER = "https://doi.org/"
FORM = "application/vnd.citationstyles.csl+json"


def known_of(doi: str) -> dict[Proposes, Any]:
    """What its register tells, by field; nothing when it stands in none. Raises `Unreached` when it cannot
    be asked now."""
    answer = outside.ask(RESOLVER + quote(doi, safe="/:;()._-"), accept=FORM)
    if answer.status == HTTPStatus.NOT_FOUND:
        return {}
    if answer.status != HTTPStatus.OK:
        raise outside.Unreached(f"{RESOLVER}: {answer.status}")
    try:
        return fields_of(json.loads(answer.body))
    except (ValueError, RecursionError):
        return {}
