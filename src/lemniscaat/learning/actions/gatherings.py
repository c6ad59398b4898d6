"""The gatherings of a circle: set a date, change it, call it off, write down what was said and who was there.

A circle is held while this is done: one that closes meanwhile takes nothing more, and who writes is told.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.kernel.privacy import Left
from lemniscaat.learning.actions import telling
from lemniscaat.learning.actions.holding import event, held_open, require_keeping, require_writing
from lemniscaat.learning.actions.inside import check_words_inside
from lemniscaat.learning.enums import MemberState
from lemniscaat.learning.models import Circle, Gathering, Membership
from lemniscaat.network.api import Actor, AuditEvent

MOST_CHARACTERS = 20_000

FOR_CALENDARS = ("at", "until", "place", "online")
"""A change in these is one that calendars must hear of."""


@transactions.action
def plan_gathering(
    *, actor: Actor, circle: Circle, at: datetime, kept: Collection[str] = (), **fields: Any
) -> Gathering:
    """Set a date."""
    circle = held_open(circle)
    require_keeping(actor, circle)
    gathering = Gathering(circle=circle, at=at, **fields)
    left = _check(gathering, kept)
    with event(actor, circle, "plan_gathering", left) as audit:
        gathering.save(audit=audit)
    if gathering.at > clock.now():
        telling.tell_date(gathering, by=actor)
    work.mark_changed("gathering", gathering.uuid)
    return gathering


@transactions.action
def change_gathering(
    *, actor: Actor, gathering: Gathering, kept: Collection[str] = (), **fields: Any
) -> Gathering:
    """Another day, another place, another programme."""
    circle, found = _held(gathering)
    require_keeping(actor, circle)
    _check_goes_on(found)
    before = [getattr(found, name) for name in FOR_CALENDARS]
    for name, value in fields.items():
        setattr(found, name, value)
    left = _check(found, kept)
    moved = before != [getattr(found, name) for name in FOR_CALENDARS]
    with event(actor, circle, "change_gathering", left) as audit:
        found.sequence += moved
        _save(found, audit)
    if moved and found.at > clock.now():
        telling.tell_date(found, by=actor)
    return found


@transactions.action
def call_off_gathering(*, actor: Actor, gathering: Gathering) -> Gathering:
    """It does not take place; calendars say so. Of one that has been it is too late."""
    circle, found = _held(gathering)
    require_keeping(actor, circle)
    _check_goes_on(found)
    if found.ends <= clock.now():
        raise Conflict(_("This gathering has been. Write down what was said."))
    with event(actor, circle, "call_off_gathering") as audit:
        call_off(found, audit, by=actor)
    return found


@transactions.action
def write_up_gathering(
    *,
    actor: Actor,
    gathering: Gathering,
    report: str,
    present: Collection[Membership] = (),
    kept: Collection[str] = (),
    as_read: str | None = None,
) -> Gathering:
    """Write down what was said and which members were there. With `as_read` (its `mark`) only if nobody wrote
    since."""
    circle, found = _held(gathering)
    require_writing(actor, circle)
    _check_goes_on(found)
    if found.at > clock.now():
        raise Conflict(_("This gathering has not been yet."))
    if as_read is not None and as_read != found.mark:
        raise Conflict(
            _(
                "Somebody else wrote this up while you were writing. What you typed is still here. "
                "Save again to put yours in its place."
            )
        )
    members = Membership.objects.filter(circle=circle, pk__in=[row.pk for row in present])
    if len(members) != len({row.pk for row in present}):
        raise Invalid(_("Choose from those who take part in this circle."))
    found.report, found.written_at = report.strip(), clock.now()
    left = _check(found, kept)
    with event(actor, circle, "write_up_gathering", left) as audit:
        _save(found, audit)
        found.present.set(members.exclude(state=MemberState.ASKED))
    return found


def call_off(gathering: Gathering, audit: AuditEvent, *, by: Actor) -> None:
    """Of a circle that is held."""
    gathering.called_off_at, gathering.sequence = clock.now(), gathering.sequence + 1
    _save(gathering, audit)
    telling.tell_date(gathering, by=by)


def _held(gathering: Gathering) -> tuple[Circle, Gathering]:
    circle = held_open(gathering.circle)
    return circle, Gathering.objects.select_related("circle").get(pk=gathering.pk)


def _save(gathering: Gathering, audit: AuditEvent) -> None:
    gathering.changed_at = clock.now()
    gathering.save(audit=audit)
    work.mark_changed("gathering", gathering.uuid)


def _check_goes_on(gathering: Gathering) -> None:
    if gathering.called_off_at is not None:
        raise Conflict(_("This gathering has been called off. Set another date."))


def _check(gathering: Gathering, kept: Collection[str]) -> list[Left]:
    if gathering.until is not None and gathering.until <= gathering.at:
        raise Invalid(_("It ends before it begins. Look at the times again."))
    if max(len(gathering.programme), len(gathering.report)) > MOST_CHARACTERS:
        raise Invalid(_("This is very long. Tell it in at most ten pages."))
    return check_words_inside(gathering.circle, gathering.programme, gathering.report, kept=kept)
