"""Change many items in one act in what they are filed under: looked at first, done whole, undone exactly."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, Missing
from lemniscaat.knowledge.actions.filing import (
    FIELDS,
    Codes,
    Values,
    Wishes,
    filed,
    put,
    values_of,
    why_not,
    wished,
)
from lemniscaat.knowledge.enums import TogetherLeft, TogetherState
from lemniscaat.knowledge.models import Item, Together, TogetherRow
from lemniscaat.network.api import Actor, audited

MOST = 5000
AT_ONCE = 100
"""More than so many the worker does, in batches of so many: others wait that long to write."""

CARRY_ON = "knowledge.change_together"


@dataclass(frozen=True, slots=True)
class Planned:
    """One item with what would become of it; `why_not` says why it stays as it is."""

    item: Item
    before: Values
    after: Values
    why_not: str = ""

    @property
    def changes(self) -> list[str]:
        """The fields that would change."""
        return [] if self.why_not else [name for name in FIELDS if self.before[name] != self.after[name]]


def plan(*, actor: Actor, items: Any, wishes: Wishes, codes: Codes) -> list[Planned]:
    """What would become of each; nothing is done. A fixed number of queries. A field that would stay as it is
    asks for nothing: why not is said of what would change."""
    planned = []
    for item in filed(items):
        before = values_of(item)
        after = wished(before, wishes)
        why = why_not(actor, item, after, codes) if before != after else ""
        planned.append(Planned(item, before, after, why))
    return planned


def mark_of(planned: Iterable[Planned]) -> str:
    """A mark of what was shown, so that nothing else is done than that."""
    told = [(each.item.pk, each.before, each.after, each.why_not) for each in planned]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@transactions.action
def change_together(*, actor: Actor, planned: Sequence[Planned]) -> Together:
    """Do what was planned: at once, or by the worker when it is much. Each item has an audit event of its
    own. What somebody changed after it was looked at is left, and said."""
    chosen = [each for each in planned if each.changes]
    if not chosen:
        raise Invalid(_("With this nothing changes. Choose something else."))
    if len(chosen) > MOST:
        raise Invalid(_("Change at most %(n)s items at once. Narrow the list first.") % {"n": MOST})
    made = Together(made_by=actor.user)
    with audited(actor=actor, act="change_together", subject=made) as audit:
        made.save(audit=audit)
    TogetherRow.objects.bulk_create(
        TogetherRow(
            together=made,
            item=each.item,
            before={name: each.before[name] for name in each.changes},
            after={name: each.after[name] for name in each.changes},
        )
        for each in chosen
    )
    _go_on(actor, made, len(chosen))
    return made


@transactions.action
def undo_together(*, actor: Actor, together: Together) -> Together:
    """Put back what each item had, but for what somebody changed since: that stays, and is told."""
    seen = Together.objects.visible_to(actor).select_for_update()
    stored: Together | None = seen.filter(pk=together.pk).first()
    if stored is None:
        raise Missing(_("This is not there, or it is not yours to undo."))
    if stored.undo_asked_at is not None:
        raise Conflict(_("This has been undone already."))
    if stored.finished_at is None:
        raise Conflict(_("This is still being done. Undo it when it is whole."))
    stored.undo_asked_at = clock.now()
    _save(actor, stored, "undo_together")
    _go_on(actor, stored, stored.rows.filter(state=TogetherState.DONE).count())
    return stored


@transactions.action
def carry_on(*, actor: Actor, together: Together) -> bool:
    """Do, or undo, the next batch. False when all has been done."""
    stored = Together.objects.select_for_update().get(pk=together.pk)
    undoing = stored.undo_asked_at is not None
    waiting = stored.rows.filter(state=TogetherState.DONE if undoing else TogetherState.WAITING)
    rows = list(waiting[:AT_ONCE])
    if not rows:
        _finish(actor, stored)
        return False
    codes = Codes.read()
    items = {item.pk: item for item in _held(row.item_id for row in rows)}
    do: Callable[..., None] = _undo if undoing else _do
    for row in rows:
        do(actor, row, items[row.item_id], codes)
    TogetherRow.objects.bulk_update(rows, ["state", "why", "stayed"])
    return True


def _go_on(actor: Actor, together: Together, n: int) -> None:
    if n > AT_ONCE:
        work.enqueue(CARRY_ON, key=f"{CARRY_ON}:{together.uuid}", uuid=str(together.uuid))
        return
    while carry_on(actor=actor, together=together):
        pass
    together.refresh_from_db()


def _held(pks: Iterable[int]) -> Any:
    """Held first, read whole after that."""
    held = list(
        Item.objects.select_for_update().filter(pk__in=list(pks)).order_by("pk").values_list("pk", flat=True)
    )
    return filed(Item.objects.filter(pk__in=held))


def _do(actor: Actor, row: TogetherRow, item: Item, codes: Codes) -> None:
    now = values_of(item)
    if {name: now[name] for name in row.before} != row.before:
        row.state, row.why = TogetherState.LEFT, TogetherLeft.CHANGED
        return
    done = _put(actor, item, now | row.after, codes, "change_together")
    row.state, row.why = (TogetherState.DONE, "") if done else (TogetherState.LEFT, TogetherLeft.REFUSED)


def _undo(actor: Actor, row: TogetherRow, item: Item, codes: Codes) -> None:
    now = values_of(item)
    back = {name: old for name, old in row.before.items() if now[name] == row.after[name]}
    row.state, row.stayed = TogetherState.UNDONE, [name for name in row.before if name not in back]
    row.why = TogetherLeft.CHANGED if row.stayed else ""
    if back and not _put(actor, item, now | back, codes, "undo_together"):
        row.why, row.stayed = TogetherLeft.REFUSED, list(row.before)


def _put(actor: Actor, item: Item, after: Values, codes: Codes, act: str) -> bool:
    if why_not(actor, item, after, codes):
        return False
    with audited(
        actor=actor, act=act, subject=item.revises or item, werkplaats_id=item.werkplaats_id
    ) as audit:
        put(audit, item, after, codes)
    work.mark_changed("item", item.uuid)
    return True


def _finish(actor: Actor, together: Together) -> None:
    now = clock.now()
    if together.undo_asked_at is not None and together.undone_at is None:
        together.undone_at = now
        _save(actor, together, "end_undo_of_together")
    elif together.finished_at is None:
        together.finished_at = now
        _save(actor, together, "end_together")


def _save(actor: Actor, together: Together, act: str) -> None:
    with audited(actor=actor, act=act, subject=together) as audit:
        together.save(audit=audit)
