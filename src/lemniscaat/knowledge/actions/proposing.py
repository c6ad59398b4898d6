"""Keep what files and registers say of an item, and take it over when somebody says so."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, Missing, Refused
from lemniscaat.knowledge.actions.changing import require_changeable
from lemniscaat.knowledge.actions.items import revise_item
from lemniscaat.knowledge.enums import Proposes
from lemniscaat.knowledge.models import File, Item, Proposed
from lemniscaat.knowledge.reading.found import Found
from lemniscaat.network.api import Actor

LOOK_UP = "knowledge.look_up_doi"
FIRST_PAGES = 6
SUMMARY = re.compile(
    r"\b(?:[Mm]anagements)?[Ss]amenvatting\b|\bSAMENVATTING\b|\b[Aa]bstract\b|"
    r"\b(?:[Ee]xecutive )?[Ss]ummary\b"
)
LEAST, MOST = 200, 1500
"""Characters of a text that is proposed."""


@transactions.action
def propose_from_file(*, file: File, found: Found) -> None:
    """Keep what a file says of its item, in place of what it said before. No act of a person."""
    Proposed.objects.filter(file=file).delete()
    told = {
        Proposes.TITLE: found.title,
        Proposes.CONTRIBUTORS: [{"name": name, "orcid": ""} for name in found.people],
        Proposes.YEAR: found.year,
        Proposes.ABSTRACT: passage([text for _number, text in found.pages[:FIRST_PAGES]]),
    }
    _keep(file.item, told, file=file)


@transactions.action
def propose_from_register(*, item: Item, told: Mapping[Proposes, Any]) -> None:
    """Keep what is known of its DOI, or that nothing is. No act of a person."""
    Proposed.objects.filter(item=item, file=None).delete()
    _keep(item, told or {Proposes.NOTHING: item.doi})


@transactions.action
def look_up_doi(*, actor: Actor, item: Item) -> None:
    """Ask the worker to look up what is known of the item's DOI; what it finds is proposed."""
    require_changeable(actor, item)
    if not settings.OUTSIDE:
        raise Refused(_("This installation asks no other servers."))
    if not item.doi:
        raise Invalid(_("Fill in the DOI first."))
    work.enqueue(LOOK_UP, key=f"{LOOK_UP}:{item.uuid}", uuid=str(item.uuid))


@transactions.action
def take_over(*, actor: Actor, item: Item, proposed_id: int) -> Item:
    """Put what is proposed in its place in the item."""
    found = Proposed.objects.filter(pk=proposed_id, item=item).exclude(field=Proposes.NOTHING).first()
    if found is None:
        raise Missing(_("This is no longer proposed."))
    revised = revise_item(actor=actor, item=item, **{found.field: found.value})
    found.delete()
    return revised


def passage(pages: list[str]) -> str:
    """Where a text says in short what it says: under its summary, else on its first full page."""
    for text in pages:
        found = list(SUMMARY.finditer(text))
        said = text[found[-1].end() :].lstrip(" :.-–|") if found else ""
        if len(said) >= LEAST:
            return _whole(said)
    return next((_whole(text) for text in pages if len(text) >= MOST), "")


def _whole(text: str) -> str:
    """To the end of a sentence."""
    if len(text) <= MOST:
        return text
    cut = text[:MOST]
    return cut[: cut.rfind(". ") + 1] or cut[: cut.rfind(" ")] or cut


def _keep(item: Item, told: Mapping[Proposes, Any], file: File | None = None) -> None:
    Proposed.objects.bulk_create(
        Proposed(item=item, file=file, field=field, value=value) for field, value in told.items() if value
    )
