"""The lessons of a module go along into the working copy of its next version, and back."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from lemniscaat.knowledge.actions.modules import put_lessons, texts_of
from lemniscaat.knowledge.models import Item, Module
from lemniscaat.network.api import AuditEvent

OF_A_MODULE = ("level", "competences", "forked_from", "taken_under")


def copy_lessons(audit: AuditEvent, item: Item, copy: Item, files: Mapping[UUID, UUID]) -> None:
    """Into a copy, each with the lesson it was. `files` are those of the copy, by those of the item."""
    module = Module.objects.filter(item=item).first()
    if module is None:
        return
    made = Module(item=copy, **{name: getattr(module, name) for name in OF_A_MODULE})
    texts = texts_of(module)
    put_lessons(
        audit,
        made,
        [
            replace(
                text,
                uuid=None,
                origin=text.uuid,
                files=tuple(files[file] for file in text.files if file in files),
            )
            for text in texts
        ],
    )


def put_lessons_in_place(audit: AuditEvent, copy: Item, item: Item, files: Mapping[UUID, UUID]) -> None:
    """From a copy, which then has none: a lesson that stayed is still the same one. `files` are those that
    stand now, by those of the copy."""
    made = Module.objects.filter(item=copy).first()
    if made is None:
        return
    module = Module.objects.filter(item=item).first() or Module(item=item)
    for name in OF_A_MODULE:
        setattr(module, name, getattr(made, name))
    known = set(module.lessons.values_list("uuid", flat=True)) if module.pk else set()
    texts = [
        replace(
            text,
            uuid=text.origin if text.origin in known else None,
            origin=None if text.origin in known else text.origin,
            files=tuple(files[file] for file in text.files if file in files),
        )
        for text in texts_of(made)
    ]
    drop_lessons(audit, copy)
    put_lessons(audit, module, texts)


def drop_lessons(audit: AuditEvent, copy: Item) -> None:
    """They go with the copy."""
    for module in Module.objects.filter(item=copy):
        for lesson in module.lessons.all():
            lesson.delete(audit=audit)
        module.delete(audit=audit)
