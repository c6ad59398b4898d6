"""Bring a file to an item, say what it is, put files in order, take one away, and keep what was read."""

import unicodedata
from collections.abc import Sequence
from pathlib import PurePath
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lemniscaat.kernel import storing, transactions, work
from lemniscaat.kernel.errors import Conflict, Missing
from lemniscaat.kernel.storing import Brought
from lemniscaat.knowledge.actions.changing import about, require_changeable, require_own
from lemniscaat.knowledge.enums import FileState
from lemniscaat.knowledge.models import File, Item, PageText, Reading
from lemniscaat.knowledge.reading.found import Found, Note
from lemniscaat.network.api import Actor, audited

LONGEST_NAME = 200
MOST_TRIES = 3


@transactions.action
def add_file(*, actor: Actor, item: Item, brought: Brought, label: str = "") -> File:
    """Keep a file with an item. One that is empty or too large is told of and not kept: the item stands.
    The same file a second time is the first."""
    require_changeable(actor, item)
    same: File | None = item.files.filter(sha256=brought.sha256, size=brought.size).first()
    if same is not None:
        return same
    file = File(item=item, name=_name(brought.name), label=label.strip(), size=brought.size)
    file.order = item.files.count()
    with audited(actor=actor, act="add_file", subject=about(item), werkplaats_id=item.werkplaats_id) as audit:
        note = _place(file, brought)
        file.save(audit=audit)
        Reading.objects.create(file=file, note=note, state=FileState.NOT_READ if note else FileState.WAITING)
    return file


@transactions.action
def replace_file(*, actor: Actor, file: File, brought: Brought) -> File:
    """Put a file in the place of one that has gone because a text was taken out of it: all that may come
    to what is published without a new review, for nothing of it is new."""
    require_own(actor, file.item)
    reading = Reading.objects.select_for_update().get(file=file)
    if reading.note != Note.TAKEN:
        raise Conflict(_("This file is still there. Take it away first."))
    file.name, file.size = _name(brought.name), brought.size
    with audited(
        actor=actor, act="replace_file", subject=about(file.item), werkplaats_id=file.item.werkplaats_id
    ) as audit:
        note = _place(file, brought)
        file.save(audit=audit)
        state = FileState.NOT_READ if note else FileState.WAITING
        Reading.objects.filter(pk=reading.pk).update(note=note or "", state=state, tries=0)
        PageText.objects.filter(file=file).delete()
    work.mark_changed("item", file.item.uuid)
    return file


@transactions.action
def label_file(*, actor: Actor, file: File, label: str) -> File:
    """Say what a file is, in words for who takes it."""
    require_changeable(actor, file.item)
    file.label = label.strip()[:LONGEST_NAME]
    with audited(
        actor=actor, act="label_file", subject=about(file.item), werkplaats_id=file.item.werkplaats_id
    ) as audit:
        file.save(audit=audit)
    work.mark_changed("item", file.item.uuid)
    return file


@transactions.action
def order_files(*, actor: Actor, item: Item, uuids: Sequence[UUID]) -> None:
    """Show the files of an item in this order; those that are not named come after."""
    require_changeable(actor, item)
    places = {uuid: at for at, uuid in enumerate(uuids)}
    files = sorted(item.files.all(), key=lambda file: (places.get(file.uuid, len(places)), file.order))
    with audited(
        actor=actor, act="order_files", subject=about(item), werkplaats_id=item.werkplaats_id
    ) as audit:
        for at, file in enumerate(files):
            if file.order != at:
                file.order = at
                file.save(audit=audit)
    work.mark_changed("item", item.uuid)


@transactions.action
def remove_file(*, actor: Actor, file: File) -> None:
    """Take a file away from a draft, off the disk too."""
    require_changeable(actor, file.item)
    uuid, item = file.uuid, file.item
    with audited(
        actor=actor, act="remove_file", subject=about(item), werkplaats_id=item.werkplaats_id
    ) as audit:
        file.delete(audit=audit)
    work.mark_changed("item", item.uuid)
    transaction.on_commit(lambda: storing.drop(uuid))


@transactions.action
def keep_reading(*, reading: Reading, by: str, found: Found, n_pictures: int) -> bool:
    """Write down what the worker found in a file; False when the file has changed or gone meanwhile, or
    another took over. No act of a person: nothing is audited, and it may be done again."""
    ours = Reading.objects.filter(pk=reading.pk, state=FileState.WAITING, claimed_by=by)
    done = ours.update(
        state=FileState.READ if found.was_read else FileState.NOT_READ,
        note=found.note.value,
        media_type=found.media_type,
        n_pages=found.n_pages,
        n_read=max((number for number, _text in found.pages), default=0),
        has_picture=n_pictures > 0,
        n_pictures=max(n_pictures - 1, 0),
        claimed_until=None,
    )
    if not done:
        return False
    PageText.objects.filter(file=reading.file_id).delete()
    PageText.objects.bulk_create(
        PageText(file_id=reading.file_id, number=number, text=text) for number, text in found.pages
    )
    work.mark_changed("item", reading.file.item.uuid)
    return True


def take_off_disk(text: PageText) -> None:
    """A text was taken out of a page, so the file and its pictures, which hold it still, go."""
    uuid = File.objects.values_list("uuid", flat=True).get(pk=text.file_id)
    readings = Reading.objects.filter(file=text.file_id)
    readings.update(note=Note.TAKEN.value, has_picture=False, n_pictures=0)
    transaction.on_commit(lambda: storing.drop(uuid))


def file_of(item: Item, uuid: UUID) -> File:
    """One of the files of this item."""
    found: File | None = item.files.select_related("reading", "item").filter(uuid=uuid).first()
    if found is None:
        raise Missing(_("This file is no longer there."))
    return found


def _place(file: File, brought: Brought) -> Note:
    """Give the bytes their place on disk before the row is written; why not, if not."""
    file.sha256 = ""
    if brought.is_too_large:
        return Note.TOO_LARGE
    if not brought.size:
        return Note.EMPTY
    storing.drop(file.uuid)
    brought.keep_as(file.uuid)
    file.sha256 = brought.sha256
    return Note.NOTHING


def _name(given: str | None) -> str:
    """As it came, without signs that are not seen or that turn the rest around; its ending stays."""
    seen = "".join(sign for sign in given or "" if unicodedata.category(sign)[0] != "C")
    path = PurePath(" ".join(seen.replace("/", " ").replace("\\", " ").split()) or "bestand")
    return f"{path.stem[: LONGEST_NAME - 20]}{path.suffix[:20]}"
