"""What the worker does for knowledge: read the files that wait, open what has its day today, and sweep bytes
that no row knows."""

import time
from contextlib import suppress
from uuid import UUID

from django.db.models import Q, QuerySet

from lemniscaat.kernel import clock, storing, transactions, work
from lemniscaat.kernel.errors import Conflict
from lemniscaat.knowledge.actions.embargo import end_embargo
from lemniscaat.knowledge.actions.files import MOST_TRIES, keep_reading
from lemniscaat.knowledge.actions.importing import TAKE_BACK, take_back_rows
from lemniscaat.knowledge.actions.proposing import LOOK_UP, propose_from_file, propose_from_register
from lemniscaat.knowledge.actions.publishing import open_scheduled
from lemniscaat.knowledge.actions.together import CARRY_ON, carry_on
from lemniscaat.knowledge.asking.doi import known_of
from lemniscaat.knowledge.enums import FileState, ItemState
from lemniscaat.knowledge.models import File, Import, Item, Reading, Together
from lemniscaat.knowledge.reading import apart
from lemniscaat.knowledge.reading.found import Found, Note
from lemniscaat.network.api import actor_of, system

EVERY = 3600.0
"""Seconds between two sweeps."""

MOST_AT_ONCE = 50
"""Things opened at one turn of the worker."""

_swept = {"at": 0.0}


def is_due() -> bool:
    """Whether a file waits that nobody is reading."""
    return _waiting().exists()


def read_waiting() -> None:
    """Read them, one after the other, each in a process apart. Killed, the file is read again after the
    claim on it has ended; one that takes its reader along three times is left."""
    by = work.worker_name()
    while (reading := _waiting().select_related("file__item").first()) is not None:
        if work.claim(Reading.objects.filter(pk=reading.pk, state=FileState.WAITING), by=by):
            _read(reading, by)


def open_due() -> int:
    """Publish what was to open on a day that has come, and end embargoes. A pump: each thing by itself, and
    what somebody else was first to do is left."""
    today = clock.today()
    items = Item.objects.filter(state=ItemState.SCHEDULED, publish_on__lte=today).select_related("revises")
    files = File.objects.filter(embargo_until__lte=today).select_related("item__revises")
    done = 0
    for item in items[:MOST_AT_ONCE]:
        with suppress(Conflict), transactions.opened():
            open_scheduled(item=item)
            done += 1
    for file in files[:MOST_AT_ONCE]:
        with transactions.opened():
            end_embargo(file=file)
            done += 1
    return done


def take_back(uuid: str) -> None:
    """Take a list back, batch by batch. An errand: killed, it is done again, and goes on."""
    imported = Import.objects.get(uuid=uuid)
    more = True
    while more:
        with transactions.opened():
            more = take_back_rows(actor=system(), imported=imported)


def change_together(uuid: str) -> None:
    """Do, or undo, a change of many items, batch by batch, as who asked for it. An errand: killed, it is done
    again, and goes on."""
    together = Together.objects.select_related("made_by").get(uuid=uuid)
    actor, more = actor_of(together.made_by), True
    while more:
        with transactions.opened():
            more = carry_on(actor=actor, together=together)


def look_up_doi(uuid: str) -> None:
    """Ask what is known of the DOI of an item, and propose that. An errand: it waits for another's server,
    and is tried again when that does not answer."""
    item = Item.objects.filter(uuid=uuid).exclude(doi="").first()
    if item is None:
        return
    told = known_of(item.doi)
    with transactions.opened():
        propose_from_register(item=item, told=told)


def sweep() -> int:
    """Take bytes off the disk that no row knows, once in a while. A pump of the worker."""
    if time.monotonic() - _swept["at"] < EVERY and _swept["at"]:
        return 0
    _swept["at"] = time.monotonic()
    return sweep_now()


def sweep_now() -> int:
    """The same at once: when something was taken out for good."""
    return storing.sweep(_known)


def _waiting() -> QuerySet[Reading]:
    free = Q(claimed_until=None) | Q(claimed_until__lt=clock.now())
    return Reading.objects.filter(free, state=FileState.WAITING).order_by("id")


def _read(reading: Reading, by: str) -> None:
    uuid = reading.file.uuid
    if reading.tries >= MOST_TRIES:
        found, pictures = Found(note=Note.TOO_MUCH), list[bytes]()
    else:
        Reading.objects.filter(pk=reading.pk).update(tries=reading.tries + 1)
        found, pictures = apart.read(storing.path_of(uuid))
    for page, picture in enumerate(pictures):
        storing.keep_picture(uuid, picture, page)
    with transactions.opened():
        if keep_reading(reading=reading, by=by, found=found, n_pictures=len(pictures)):
            propose_from_file(file=reading.file, found=found)


def _known(uuids: list[UUID]) -> set[UUID]:
    without = (Note.TAKEN.value, Note.EMPTY.value, Note.TOO_LARGE.value)
    kept = File.objects.filter(uuid__in=uuids).exclude(reading__note__in=without)
    return set(kept.values_list("uuid", flat=True))


ERRANDS = {CARRY_ON: change_together, LOOK_UP: look_up_doi, TAKE_BACK: take_back}
