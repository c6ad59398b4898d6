"""Bring in a list of items, batch by batch, each row once; and take it back."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.items import draft_item, submit_item
from lemniscaat.knowledge.actions.publishing import publish_item
from lemniscaat.knowledge.enums import UNPUBLISHED_ITEM_STATES, RowLeft
from lemniscaat.knowledge.importing.known import Known
from lemniscaat.knowledge.importing.looking import Looked
from lemniscaat.knowledge.importing.sheet import Sheet
from lemniscaat.knowledge.models import Contributor, Import, ImportedRow, Item, Link
from lemniscaat.network.api import Actor, AuditEvent, Werkplaats, acts_on, audited

BATCH = 100
"""Rows of one transaction: what a kill in the middle costs, and how long others wait to write."""

TAKE_BACK = "knowledge.take_back"


@transactions.action
def begin_import(*, actor: Actor, werkplaats: Werkplaats | None, name: str, sheet: Sheet) -> Import:
    """Begin to bring in a list, or go on with the same list where it was broken off."""
    werkplaats_id = werkplaats.pk if werkplaats else None
    require(policies.can_draft(actor, werkplaats_id), _("You can only add knowledge to your own werkplaats."))
    there = import_of(sheet=sheet, werkplaats=werkplaats)
    if there is not None:
        return there
    begun = Import(
        key=_key(sheet, werkplaats),
        name=name[:200],
        werkplaats=werkplaats,
        n_rows=len(sheet.rows),
        made_by=actor.user,
    )
    with audited(actor=actor, act="begin_import", subject=begun, werkplaats_id=werkplaats_id) as audit:
        begun.save(audit=audit)
    return begun


@transactions.action
def take_in_rows(
    *,
    actor: Actor,
    into: Import,
    rows: Sequence[Looked],
    known: Known,
    reviewer: Actor | None = None,
) -> list[ImportedRow]:
    """Make a draft of each row that is not in yet, or let it join what it is the same as.

    What the list has as published is laid ready for a colleague; a `reviewer`, who did not bring the list,
    publishes it in her own name. `known` is told what was made: after a refusal it is to be made anew.
    """
    require(
        policies.can_draft(actor, into.werkplaats_id), _("You can only add knowledge to your own werkplaats.")
    )
    if Import.objects.select_for_update().get(pk=into.pk).undo_asked_at is not None:
        raise Conflict(_("This list has been taken back. Bring it in once more."))
    if wrong := [row.number for row in rows if not row.is_right]:
        raise Invalid(_("Nothing was brought in. Look at row %(rows)s first.") % {"rows": wrong[0]})
    numbers = [row.number for row in rows]
    there = set(into.rows.filter(number__in=numbers).values_list("number", flat=True))
    made = [_take_in(actor, into, row, known, reviewer) for row in rows if row.number not in there]
    return ImportedRow.objects.bulk_create(made)


@transactions.action
def finish_import(*, actor: Actor, imported: Import) -> None:
    """All its rows are in."""
    stored = Import.objects.select_for_update().get(pk=imported.pk)
    if stored.finished_at is None:
        stored.finished_at = clock.now()
        _save(actor, stored, "finish_import")


@transactions.action
def undo_import(*, actor: Actor, imported: Import) -> None:
    """Ask for a list to be taken back: the worker does, batch by batch."""
    require(
        policies.can_draft(actor, imported.werkplaats_id),
        _("You can only take back a list of your own werkplaats."),
    )
    stored = Import.objects.select_for_update().get(pk=imported.pk)
    if stored.undo_asked_at is None:
        stored.undo_asked_at = clock.now()
        _save(actor, stored, "undo_import")
    work.enqueue(TAKE_BACK, key=f"{TAKE_BACK}:{stored.uuid}", uuid=str(stored.uuid))


@transactions.action
def take_back_rows(*, actor: Actor, imported: Import) -> bool:
    """Take back the next batch: what is unpublished and nobody changed since. What stays says why. False
    when all has been looked at."""
    rows = list(
        imported.rows.filter(joined=False, left="", item__isnull=False).select_related("item")[:BATCH]
    )
    if not rows:
        stored = Import.objects.select_for_update().get(pk=imported.pk)
        if stored.undone_at is None:
            stored.key, stored.undone_at = None, clock.now()
            _save(actor, stored, "end_undo_of_import")
        return False
    acts = acts_on("item", [row.item.uuid for row in rows if row.item])
    for row in rows:
        row.left = _why_left(row, acts)
        if not row.left and not _delete(actor, row):
            row.left = RowLeft.NEEDED
    ImportedRow.objects.bulk_update([row for row in rows if row.left], ["left"])
    return True


def import_of(*, sheet: Sheet, werkplaats: Werkplaats | None) -> Import | None:
    """The list that says the same and was brought in here; None when it was not, or was taken back."""
    found: Import | None = Import.objects.filter(key=_key(sheet, werkplaats)).first()
    return found


def left_of(imported: Import) -> list[tuple[int, str, str]]:
    """What stays of a list that was taken back: number of the row, title, and why."""
    rows = imported.rows.exclude(left="").select_related("item")
    return [(row.number, str(row.item), row.get_left_display()) for row in rows]


def _key(sheet: Sheet, werkplaats: Werkplaats | None) -> str:
    return f"{werkplaats.slug if werkplaats else ''}:{sheet.digest}"


def _take_in(actor: Actor, into: Import, row: Looked, known: Known, reviewer: Actor | None) -> ImportedRow:
    made = ImportedRow(imported=into, number=row.number, digest=row.digest)
    found = known.match(row)
    if found is not None:
        made.item_id, made.joined = found[0], True
        return made
    item = draft_item(actor=actor, werkplaats=into.werkplaats, **row.fields)
    if row.wants_public:
        submit_item(actor=reviewer or actor, item=item)
        made.submitted = True
    if row.wants_public and reviewer is not None:
        publish_item(actor=reviewer, item=item)
    known.note(row, item.pk, item.title)
    made.item = item
    return made


def _why_left(row: ImportedRow, acts: Mapping[UUID, list[str]]) -> str:
    """Only what the list itself did with it may have been done."""
    item = row.item
    if item is None or item.state not in UNPUBLISHED_ITEM_STATES:
        return RowLeft.PUBLISHED
    done = ["draft_item", "submit_item"] if row.submitted else ["draft_item"]
    return "" if acts.get(item.uuid) == done else RowLeft.CHANGED


def _delete(actor: Actor, row: ImportedRow) -> bool:
    """Delete the item of a row; False when another thing points at it (rule 6)."""
    item = row.item
    if item is None:
        return True
    try:
        with (
            transaction.atomic(),
            audited(
                actor=actor, act="take_back_item", subject=item, werkplaats_id=item.werkplaats_id
            ) as audit,
        ):
            _take_apart(item, audit)
    except ProtectedError:
        return False
    work.mark_changed("item", item.uuid)
    return True


def _take_apart(item: Item, audit: AuditEvent) -> None:
    for model in (Contributor, Link):
        for part in model.objects.filter(item=item):
            part.delete(audit=audit)
    item.delete(audit=audit)


def _save(actor: Actor, imported: Import, act: str) -> None:
    with audited(actor=actor, act=act, subject=imported, werkplaats_id=imported.werkplaats_id) as audit:
        imported.save(audit=audit)
