"""Taking a text out of everything that is kept of a thing (rule 9)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, Missing, require
from lemniscaat.kernel.privacy import screen
from lemniscaat.kernel.redaction import SHORTEST, Found, Wanted, find
from lemniscaat.kernel.sweeping import sweep_later
from lemniscaat.network import policies
from lemniscaat.network.models import Actor, AuditEvent, audited

ACT = "redact"


@dataclass(frozen=True, slots=True)
class Redaction:
    """Where a text stands, or stood: label → how often; pieces of what stands there, for who may act."""

    places: dict[str, int]
    passages: tuple[str, ...]

    @property
    def times(self) -> int:
        """How often in all."""
        return sum(self.places.values())


def redaction(*, actor: Actor, kind: str, uuid: UUID, text: str) -> Redaction:
    """What `redact` would take out; changes nothing and refuses what `redact` refuses."""
    return _told(_found(actor, kind, uuid, Wanted(text)))


@transactions.action
def redact(*, actor: Actor, kind: str, uuid: UUID, text: str, reason: str) -> Redaction:
    """Take `text` out of a thing, all its versions, notes, events and waiting mails, for good: there
    stands "[weggehaald]". The audit event tells what kind of data it was, where it stood and why, never
    what it was. The index and the database's files follow after the commit.
    """
    wanted, reason = Wanted(text), reason.strip()
    found = _found(actor, kind, uuid, wanted)
    _check_reason(reason, wanted)
    told = _told(found)
    with audited(
        actor=actor, act=ACT, subject=found.thing, werkplaats_id=found.of.owner(found.thing)
    ) as audit:
        found.take_out()
        audit.changes.append(
            {
                "kind": kind,
                "uuid": str(uuid),
                "change": "redacted",
                "fields": {},
                "data": sorted({finding.kind.value for finding in screen(wanted.text)}),
                "places": told.places,
                "reason": reason,
            }
        )
    work.mark_changed(kind, uuid)
    for place in found.places:
        if (shown := getattr(place.row, "uuid", None)) is not None:
            work.mark_changed(str(place.row._meta.model_name), shown)
    sweep_later()
    return told


@transactions.action
def hide_in_events(*, uuid: UUID, fields: Collection[str]) -> None:
    """Let audit events tell that these fields of a thing changed, and no longer from what to what: of
    what was kept in them before they were private."""
    events = AuditEvent.objects.annotate(told=Cast("changes", TextField())).filter(told__contains=str(uuid))
    for event in events:
        for change in event.changes:
            if change.get("uuid") == str(uuid):
                change["fields"] |= {name: ["…", "…"] for name in fields if name in change["fields"]}
        event.save(update_fields=["changes"])


def _found(actor: Actor, kind: str, uuid: UUID, wanted: Wanted) -> Found:
    if len(wanted.text) < SHORTEST:
        raise Invalid(_("Give at least three characters: of less, half of every sentence would go."))
    found = find(kind, uuid, wanted)
    if found is None:
        raise Missing(_("This is not there."))
    require(policies.can_redact(actor, found.of.owner(found.thing)), _("This belongs to another werkplaats."))
    if not found.places:
        raise Invalid(_("This text stands nowhere. Copy it exactly as it stands there."))
    if found.would_empty(wanted):
        raise Invalid(
            _("This is all there is of the original words. Decline or withdraw it, or take out a part.")
        )
    return found


def _check_reason(reason: str, wanted: Wanted) -> None:
    if not reason:
        raise Invalid(_("Say why this has to go. The reason is kept."))
    if wanted.out_of(reason)[1] or screen(reason):
        raise Invalid(_("The reason is kept. Say it without the personal data."))


def _told(found: Found) -> Redaction:
    places: Counter[str] = Counter()
    for place in found.places:
        places[str(place.label)] += place.times
    passages = dict.fromkeys(text for place in found.places for text in place.now)
    return Redaction(dict(places), tuple(passages))
