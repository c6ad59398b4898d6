"""Reads of modules. What stands for teachers is not even read for who may not."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from lemniscaat.knowledge import policies
from lemniscaat.knowledge.enums import ItemState
from lemniscaat.knowledge.models import File, Item, Lesson, Module
from lemniscaat.network.api import Actor


@dataclass(frozen=True, slots=True)
class ModulePage:
    """What the page of an item shows of its lessons. Only of what she may see."""

    module: Module
    lessons: Sequence[Lesson]
    reads_notes: bool
    may_write: bool


def module_page(actor: Actor, item: Item) -> ModulePage | None:
    """None when it has no lessons (one query), else a fixed number."""
    module = module_of(item)
    if module is None:
        return None
    return ModulePage(
        module=module,
        lessons=list(lessons(actor, module)),
        reads_notes=policies.can_read_notes(actor, item),
        may_write=item.state == ItemState.DRAFT and policies.can_change(actor, item),
    )


def modules(actor: Actor) -> QuerySet[Module]:
    """Modules she may see, newest first, each with its item and what a list shows of that."""
    seen = Module.objects.filter(item__in=Item.objects.visible_to(actor))
    return seen.select_related("item__kind", "item__werkplaats").order_by("-item__published_at", "-item__id")


def module_of(item: Item) -> Module | None:
    """What makes an item a module, with where it was made from."""
    return Module.objects.filter(item=item).select_related("forked_from__item__werkplaats").first()


def lessons(actor: Actor, module: Module) -> QuerySet[Lesson]:
    """In order, with their files; notes for teachers only when she may read them."""
    files = Prefetch("files", File.standing.visible_to(actor).select_related("reading"))
    rows = Lesson.objects.filter(module=module).prefetch_related(files)
    return rows if policies.can_read_notes(actor, module.item) else rows.defer("teacher_notes")
