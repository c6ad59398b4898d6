"""Under what an item is filed, in codes: what it has, what it would get, and why not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.modules import asked_licence
from lemniscaat.knowledge.enums import ItemState, Licence
from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import Actor, AuditEvent, Werkplaats, werkplaatsen
from lemniscaat.vocabulary.api import Audience, Theme, audiences, themes

FIELDS = ("themes", "audiences", "licence", "review_on", "werkplaats")
MANY = ("themes", "audiences")
NATIONAL = ""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to change. None leaves a field as it is; a licence "" takes it away, `no_review` the day, and
    `werkplaats` NATIONAL makes it national."""

    themes: Sequence[Theme] = ()
    themes_off: Sequence[Theme] = ()
    audiences: Sequence[Audience] = ()
    audiences_off: Sequence[Audience] = ()
    licence: str | None = None
    review_on: date | None = None
    no_review: bool = False
    werkplaats: str | None = None


@dataclass(frozen=True, slots=True)
class Codes:
    """What the codes stand for: read once for a whole table, in three queries."""

    themes: Mapping[str, Theme]
    audiences: Mapping[str, Audience]
    werkplaatsen: Mapping[str, Werkplaats]

    @classmethod
    def read(cls) -> "Codes":
        """All there are."""
        return cls(
            {one.slug: one for one in themes()},
            {one.code: one for one in audiences()},
            {one.slug: one for one in werkplaatsen()},
        )

    def place(self, slug: str) -> Werkplaats | None:
        """None is national."""
        return self.werkplaatsen[slug] if slug else None

    def shown(self, name: str, value: Any) -> str:
        """A value for people."""
        if name == "themes":
            return ", ".join(str(self.themes.get(code, code)) for code in value)
        if name == "audiences":
            return ", ".join(str(self.audiences.get(code, code)) for code in value)
        if name == "werkplaats":
            return (
                self.werkplaatsen[value].short_name if value in self.werkplaatsen else value or _("National")
            )
        return str(Licence(value).label) if name == "licence" else _day_shown(value)


def filed(rows: Any) -> Any:
    """With what `values_of` and `why_not` ask: a fixed number of queries."""
    return rows.select_related("kind", "werkplaats", "module", "next_version", "revises").prefetch_related(
        *MANY
    )


def values_of(item: Item) -> dict[str, Any]:
    """What an item is filed under."""
    return {
        "themes": sorted(theme.slug for theme in item.themes.all()),
        "audiences": sorted(one.code for one in item.audiences.all()),
        "licence": item.licence,
        "review_on": item.review_on.isoformat() if item.review_on else None,
        "werkplaats": item.werkplaats.slug if item.werkplaats else NATIONAL,
    }


def wished(before: Values, wishes: Wishes) -> dict[str, Any]:
    """What it would be filed under."""
    on = wishes.review_on.isoformat() if wishes.review_on else before["review_on"]
    return {
        "themes": _with(before["themes"], wishes.themes, wishes.themes_off, "slug"),
        "audiences": _with(before["audiences"], wishes.audiences, wishes.audiences_off, "code"),
        "licence": before["licence"] if wishes.licence is None else wishes.licence,
        "review_on": None if wishes.no_review else on,
        "werkplaats": before["werkplaats"] if wishes.werkplaats is None else wishes.werkplaats,
    }


def why_not(actor: Actor, item: Item, after: Values, codes: Codes) -> str:
    """Why this cannot be done with it; "" when it can. What is published may be filed otherwise: it is not
    what it says. What a colleague looks at, or looked at, may not."""
    if not policies.can_change(actor, item):
        return _("It is not of your own werkplaats.")
    if item.state in {ItemState.IN_REVIEW, ItemState.SCHEDULED}:
        return _("A colleague looks at it, or did and it opens on its day.")
    if item.state not in {ItemState.DRAFT, ItemState.PUBLISHED}:
        return _("It has been withdrawn, or merged with another.")
    if getattr(item, "next_version", None) is not None:
        return _("A next version of it has been begun. Change that one.")
    return _why_not_there(actor, item, after, codes) or _why_not_so(item, after)


def put(audit: AuditEvent, item: Item, after: Values, codes: Codes) -> None:
    """File it so. What many rows say (themes, audiences) is told in the event too."""
    before = values_of(item)
    item.licence = after["licence"]
    item.review_on = date.fromisoformat(after["review_on"]) if after["review_on"] else None
    if before["werkplaats"] != after["werkplaats"]:
        item.werkplaats = codes.place(after["werkplaats"])
    item.save(audit=audit)
    for name in MANY:
        if before[name] != after[name]:
            known = getattr(codes, name)
            getattr(item, name).set([known[code] for code in after[name] if code in known])
            audit.changes[-1]["fields"][name] = [before[name], after[name]]


def _why_not_there(actor: Actor, item: Item, after: Values, codes: Codes) -> str:
    now, wanted = item.werkplaats.slug if item.werkplaats else NATIONAL, after["werkplaats"]
    if now == wanted:
        return ""
    if item.revises_id is not None:
        return _("It is a next version, and stays where what it is of stands.")
    place = codes.werkplaatsen.get(wanted)
    if (wanted and place is None) or not policies.can_draft(actor, place.pk if place else None):
        return _("You do not edit in the werkplaats where it would go.")
    return ""


def _why_not_so(item: Item, after: Values) -> str:
    asked = asked_licence(getattr(item, "module", None))
    if asked and after["licence"] not in {asked, item.licence}:
        return _("This was made from something under %(licence)s, so it stays under that.") % {
            "licence": Licence(asked).label
        }
    return ""


def _with(codes: Sequence[str], more: Iterable[Any], less: Iterable[Any], name: str) -> list[str]:
    gone = {getattr(each, name) for each in less}
    return sorted({*codes, *(getattr(each, name) for each in more)} - gone)


def _day_shown(written: str | None) -> str:
    return date.fromisoformat(written).strftime("%d-%m-%Y") if written else ""
