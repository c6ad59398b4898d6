"""A next version of what is published: a working copy, a draft like any other, that puts itself in the place
of what everyone reads at once and whole, and goes."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lemniscaat.kernel import storing, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.knowledge.actions import modules
from lemniscaat.knowledge.actions.carrying import copy_lessons, drop_lessons, put_lessons_in_place
from lemniscaat.knowledge.actions.changing import require_own
from lemniscaat.knowledge.enums import ItemState
from lemniscaat.knowledge.models import (
    Contributor,
    Evidence,
    File,
    Item,
    Link,
    PageText,
    Reading,
    Version,
)
from lemniscaat.network.api import Actor, AuditEvent, audited

OF_ITS_LIFE = frozenset(
    {
        "id", "uuid", "slug", "state", "werkplaats", "superseded_by", "superseded_reason", "revises",
        "made_by", "made_at", "published_at", "publish_on", "publish_note", "reviewed_by",
        "withdrawn_reason", "is_invented",
    }
)  # fmt: skip
"""What belongs to a row and how it stands; every other field is what is in it, and goes along."""

CONTENT = tuple(field.name for field in Item._meta.concrete_fields if field.name not in OF_ITS_LIFE)
MANY = tuple(field.name for field in Item._meta.many_to_many)
OF_A_MAKER = tuple(
    field.name for field in Contributor._meta.concrete_fields if field.name not in {"id", "item"}
)


@transactions.action
def begin_next_version(*, actor: Actor, item: Item) -> Item:
    """Begin a next version of what is published: a copy to work on, which only its own editors see. There
    is one at a time: who comes second is told of the first."""
    require_own(actor, item)
    item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.state != ItemState.PUBLISHED:
        raise Conflict(_("Only what is published has a next version."))
    begun = Item.objects.filter(revises=item).select_related("made_by").first()
    if begun is not None:
        raise Conflict(
            _("%(who)s has begun a next version already. Go on with that one.")
            % {"who": begun.made_by or _("Somebody")}
        )
    copy = Item(
        revises=item,
        made_by=actor.user,
        werkplaats=item.werkplaats,
        is_invented=item.is_invented,
        **{name: getattr(item, name) for name in CONTENT},
    )
    copy.slug = copy.uuid.hex
    with audited(
        actor=actor, act="begin_next_version", subject=item, werkplaats_id=item.werkplaats_id
    ) as audit:
        copy.save(audit=audit)
        _copy_what_belongs_to_it(audit, item, copy)
    work.mark_changed("item", copy.uuid)
    return copy


@transactions.action
def drop_next_version(*, actor: Actor, item: Item) -> Item:
    """Throw a working copy away; what is published stays as it is, and is given."""
    require_own(actor, item)
    published: Item | None = item.revises
    if published is None:
        raise Invalid(_("This is no next version. Withdraw it and say why."))
    with audited(
        actor=actor, act="drop_next_version", subject=published, werkplaats_id=item.werkplaats_id
    ) as audit:
        _go(audit, item)
    return published


def revised_by(copy: Item) -> Item:
    """The item that a working copy revises, held; refused when it is no longer there to be revised."""
    item: Item = Item.objects.select_for_update(of=("self",)).get(pk=copy.revises_id)
    if item.state != ItemState.PUBLISHED:
        raise Conflict(
            _(
                "What this is the next version of is no longer published. Copy what you need, and throw this "
                "away."
            )
        )
    return item


def put_in_place(audit: AuditEvent, copy: Item, item: Item) -> Item:
    """What is in a working copy becomes what is in the item it revises, and the copy goes."""
    for name in (*CONTENT, "published_at", "reviewed_by"):
        setattr(item, name, getattr(copy, name))
    for name in MANY:
        getattr(item, name).set(getattr(copy, name).all())
    for model in (Contributor, Link):
        for old in model.objects.filter(item=item):
            old.delete(audit=audit)
        _hand_over(audit, model.objects.filter(item=copy), item)
    _hand_over(audit, Evidence.objects.filter(item=copy), item)
    put_lessons_in_place(audit, copy, item, _hand_over_files(audit, copy, item))
    _go(audit, copy)
    return item


def keep_version(audit: AuditEvent, item: Item, note: str) -> Version:
    """Keep what is published now, to be read and cited when there is something newer."""
    kept: Version = Version.objects.create(
        audit=audit,
        item=item,
        number=newest_number(item) + 1,
        title=item.title,
        plain_summary=item.plain_summary,
        abstract=item.abstract,
        year=item.year,
        publisher=item.publisher,
        makers=[
            {name: getattr(row, name) for name in OF_A_MAKER} for row in Contributor.objects.filter(item=item)
        ],
        note=note,
    )
    modules.keep_version(audit, kept)
    return kept


def newest_number(item: Item) -> int:
    """Of its newest version; 0 when it has none yet."""
    numbers = Version.objects.filter(item=item).values_list("number", flat=True)
    return max(numbers, default=0)


def _copy_what_belongs_to_it(audit: AuditEvent, item: Item, copy: Item) -> None:
    for name in MANY:
        getattr(copy, name).set(getattr(item, name).all())
    for model in (Contributor, Link):
        for row in model.objects.filter(item=item):
            _again(audit, row, item=copy)
    kept = [file for file in item.files.select_related("reading") if file.reading.has_bytes]
    copy_lessons(audit, item, copy, {file.uuid: copy_file(audit, file, copy).uuid for file in kept})


def copy_file(audit: AuditEvent, file: File, copy: Item) -> File:
    """A row of its own, with what was read of it."""
    made: File = _again(audit, file, item=copy)
    storing.keep_again(file.uuid, made.uuid)
    kept = {
        field.name: getattr(file.reading, field.name)
        for field in Reading._meta.concrete_fields
        if field.name not in {"id", "file", "tries", "claimed_by", "claimed_until"}
    }
    Reading.objects.create(file=made, **kept)
    PageText.objects.bulk_create(
        PageText(file=made, number=page.number, text=page.text) for page in file.texts.all()
    )
    return made


def _again(audit: AuditEvent, row: Any, **otherwise: Any) -> Any:
    """The same row once more, with an id of its own."""
    own = {"id", "uuid", *otherwise}
    fields = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}
    kept = {name: value for name, value in fields.items() if name not in own}
    return type(row).objects.create(audit=audit, **kept, **otherwise)


def _hand_over(audit: AuditEvent, rows: Any, item: Item) -> None:
    for row in rows:
        row.item = item
        row.save(audit=audit)


def _hand_over_files(audit: AuditEvent, copy: Item, item: Item) -> dict[UUID, UUID]:
    """A file that stayed keeps its address; one that is new comes, one that is not in the copy was of the
    versions before, and stays at its address for who cites them. Gives which each of the copy is now."""
    before = newest_number(item)
    standing = {file.sha256: file for file in item.files.all() if file.sha256}
    now: dict[UUID, UUID] = {}
    for file in copy.files.all():
        now[file.uuid] = file.uuid
        same = standing.pop(file.sha256, None)
        if same is None:
            file.item, file.since = item, before + 1
            file.save(audit=audit)
            continue
        same.name, same.label, same.order = file.name, file.label, file.order
        same.embargo_until = file.embargo_until
        same.save(audit=audit)
        now[file.uuid] = same.uuid
    for file in standing.values():
        file.until = before
        file.save(audit=audit)
    return now


def _drop(audit: AuditEvent, file: File) -> None:
    uuid = file.uuid
    file.delete(audit=audit)
    transaction.on_commit(lambda: storing.drop(uuid))


def _go(audit: AuditEvent, copy: Item) -> None:
    """Nobody outside ever saw it; what is told of it is told of the thing it was of."""
    drop_lessons(audit, copy)
    for file in File.objects.filter(item=copy):
        _drop(audit, file)
    for model in (Contributor, Link):
        for row in model.objects.filter(item=copy):
            row.delete(audit=audit)
    work.mark_changed("item", copy.uuid)
    copy.delete(audit=audit)
