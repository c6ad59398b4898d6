"""Finding a text in everything that is kept of a thing, and taking it out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.validators import EmailValidator, RegexValidator
from django.db.models import F, JSONField, Model, QuerySet, SlugField
from django.utils.functional import Promise

from lemniscaat.kernel.redaction.fields import fields_of_words, in_json
from lemniscaat.kernel.redaction.holding import About, Kept, Redactable, keepers, redactables
from lemniscaat.kernel.redaction.wanted import CUT_SIGN, Wanted
from lemniscaat.kernel.slugs import free_slug

FORMS = (RegexValidator, EmailValidator)
"""What asks a form of a field's text."""

LABEL = 300
"""Characters after which a kept label is cut off."""


@dataclass(slots=True)
class Place:
    """One row in which the text stands: what is written instead, and pieces of what stands there now."""

    label: str | Promise
    row: Model
    then: Callable[[Any], None] | None = None
    instead: dict[str, Any] = field(default_factory=dict)
    now: list[str] = field(default_factory=list)
    times: int = 0

    def take_out(self) -> None:
        """Write what comes instead. The one door past the actions of the rows' owners, and past what is
        written once: nothing may keep what must go."""
        rows_of(type(self.row)).filter(pk=self.row.pk).update(**self.instead)
        if self.then:
            self.then(self.row)


@dataclass(frozen=True, slots=True)
class Found:
    """The thing, and every place where the text stands."""

    of: Redactable
    thing: Any
    places: list[Place]

    def take_out(self) -> None:
        """Write what comes instead, everywhere."""
        for place in self.places:
            place.take_out()
        if self.of.revision:
            rows_of(self.of.model).filter(pk=self.thing.pk).update(
                **{self.of.revision: F(self.of.revision) + 1}
            )

    def would_empty(self, wanted: Wanted) -> bool:
        """Whether a field that cannot go whole would."""
        return any(wanted.is_all_of(getattr(self.thing, name)) for name in self.of.never_whole)


def find(kind: str, uuid: UUID, wanted: Wanted) -> Found | None:
    """Where the text stands in what is kept of this thing; None when there is no such thing."""
    of = redactables.get(kind)
    thing = rows_of(of.model).filter(uuid=uuid).first() if of else None
    if of is None or thing is None:
        return None
    places: dict[tuple[type[Model], Any], Place] = {}
    for kept in _all(of, thing):
        for row in kept.rows:
            place = look(kept, row, wanted)
            if place.times:
                places.setdefault((type(row), row.pk), place)
    return Found(of, thing, list(places.values()))


def texts(kind: str, uuid: UUID) -> Iterator[str]:
    """The words of a thing and its parts, to look through."""
    of = redactables[kind]
    for kept in of.parts(rows_of(of.model).get(uuid=uuid)):
        for row in kept.rows:
            values = (getattr(row, name) for name in _names(kept, row))
            yield from (value for value in values if isinstance(value, str) and value)


def _all(of: Redactable, thing: Any) -> Iterator[Kept]:
    about = About(thing.uuid)
    for kept in of.parts(thing):
        found = {row.uuid for row in kept.rows if hasattr(row, "uuid")}
        about.rows.update(found)
        # Of what belongs to others too, only these fields are looked at.
        about.parts.update(set() if kept.fields else found)
        yield kept
    # Apps join from roof to ground.
    for keeper in keepers.values():
        for kept in keeper(about):
            about.rows.update(row.uuid for row in kept.rows if hasattr(row, "uuid"))
            yield kept


def look(kept: Kept, row: Model, wanted: Wanted) -> Place:
    """Where the text stands in one row, and what comes instead."""
    place = Place(kept.label, row, kept.then)
    fields = {each.attname: each for each in fields_of_words(type(row))}
    for name in _names(kept, row):
        value, its = getattr(row, name), fields[name]
        if not value:
            continue
        instead = _without(place, its, value, wanted)
        if instead != value:
            limit = its.max_length
            place.instead[name] = instead[:limit] if limit and isinstance(instead, str) else instead
    return place


def _without(place: Place, its: Any, value: Any, wanted: Wanted) -> Any:
    def take(text: str, name: str) -> str:
        if name == "slug":
            taken, times = wanted.out_of_slug(text)
        else:
            is_cut = text.endswith(CUT_SIGN) or len(text) in {LABEL, its.max_length}
            taken, times = wanted.out_of(text, may_be_cut=is_cut)
        if times:
            place.times += times
            place.now.append(text)
        return taken

    if isinstance(its, JSONField):
        return in_json(value, take)
    taken = take(value, "slug" if isinstance(its, SlugField) else its.attname)
    if isinstance(its, SlugField) and taken != value and its.unique:
        return free_slug(rows_of(type(place.row)), taken)
    # A number or address with a gap in it is none.
    return "" if taken != value and any(isinstance(check, FORMS) for check in its.validators) else taken


def _names(kept: Kept, row: Model) -> list[str]:
    return list(kept.fields) or [each.attname for each in fields_of_words(type(row))]


def rows_of(model: type[Model]) -> "QuerySet[Any]":
    """All rows: a model's own manager may refuse to write, or hide some."""
    return QuerySet(model)
