"""Reads of modules. What stands for teachers is not even read for who may not."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from lemniscaat.kernel.reading import naming
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, ChangeState, ItemState
from lemniscaat.knowledge.models import Change, File, Item, Lesson, Module, ProgrammeUse
from lemniscaat.network.api import EDIT_ROLES, Actor, Role

MOST = 100
SOURCE = ("forked_from__item__werkplaats", "forked_from__item__superseded_by")


@dataclass(frozen=True, slots=True)
class ModulePage:
    """What the page of an item shows of its lessons, and of what others do with it. Only of what she may
    see."""

    module: Module
    lessons: Sequence[Lesson]
    adaptations: Sequence[Item]
    programmes: Sequence[ProgrammeUse]
    reads_notes: bool
    may_write: bool
    may_adapt: bool
    may_tell: bool
    may_answer: bool
    n_offered: int
    """Lessons that others offer back and that wait for an answer; counted for who may give it."""

    @property
    def may_act(self) -> bool:
        """Whether she may do anything with it but read and take it."""
        return self.may_write or self.may_adapt or self.may_tell or self.may_answer

    @property
    def source(self) -> Item | None:
        """What it was made from, while everyone may read that."""
        return standing_source(self.module)


def module_page(actor: Actor, item: Item) -> ModulePage | None:
    """None when it has no lessons (one query), else a fixed number."""
    module = module_of(item)
    if module is None:
        return None
    stands = item.state == ItemState.PUBLISHED
    answers = stands and policies.can_answer_change(actor, item)
    return ModulePage(
        module=module,
        lessons=list(lessons(actor, module)),
        adaptations=list(adaptations(item)[:MOST]),
        programmes=list(programmes(item)[:MOST]),
        reads_notes=policies.can_read_notes(actor, item),
        may_write=item.state == ItemState.DRAFT and policies.can_change(actor, item),
        may_adapt=stands and _adapts_somewhere(actor),
        may_tell=stands and policies.can_tell_of_programme(actor),
        may_answer=answers,
        n_offered=changes_waiting(item) if answers else 0,
    )


def standing_source(module: Module) -> Item | None:
    """What it was made from, or that with which this was merged; None when that is not for everyone."""
    found: Item | None = module.forked_from.item.now if module.forked_from else None
    return found if found is not None and found.state in PUBLIC_ITEM_STATES else None


def modules(actor: Actor) -> QuerySet[Module]:
    """Modules she may see, newest first, each with its item and what a list shows of that."""
    seen = Module.objects.filter(item__in=Item.objects.visible_to(actor))
    return seen.select_related("item__kind", "item__werkplaats").order_by("-item__published_at", "-item__id")


def module_of(item: Item) -> Module | None:
    """What makes an item a module, with where it was made from."""
    return Module.objects.filter(item=item).select_related(*SOURCE).first()


def lessons(actor: Actor, module: Module) -> QuerySet[Lesson]:
    """In order, with those of their files that she may see; notes for teachers only when she may read
    them."""
    files = Prefetch("files", File.standing.visible_to(actor).select_related("reading"))
    rows = Lesson.objects.filter(module=module).prefetch_related(files)
    return rows if policies.can_read_notes(actor, module.item) else rows.defer("teacher_notes")


def adaptations(item: Item) -> QuerySet[Item]:
    """What was made from any version of it, or of what was merged with it, and everyone may read."""
    made = Item.objects.public().filter(module__forked_from__item__in=Item.objects.merged_with(item))
    return naming(made, "kind", "werkplaats")


def programmes(item: Item) -> QuerySet[ProgrammeUse]:
    """In which programmes it is used, those that have ended last."""
    told = ProgrammeUse.objects.filter(item__in=Item.objects.merged_with(item))
    rows = told.select_related("organisation")
    return rows.order_by("until", "-since")


def changes_for(item: Item) -> QuerySet[Change]:
    """What is offered for it, or was for one that was merged with it."""
    return Change.objects.filter(source__in=Item.objects.merged_with(item))


def changes_waiting(item: Item) -> int:
    """How many of these wait for an answer."""
    return changes_for(item).filter(state=ChangeState.OFFERED).count()


def _adapts_somewhere(actor: Actor) -> bool:
    return bool(actor.werkplaats_ids(EDIT_ROLES | {Role.TEACHER})) or actor.has_national(Role.SECRETARIAT)
