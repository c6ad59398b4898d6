"""Write the lessons of a module, and keep how they stood in each version."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.knowledge.actions.changing import about, require_changeable
from lemniscaat.knowledge.enums import SHARED_ALIKE, Licence
from lemniscaat.knowledge.models import Item, Lesson, LessonText, Module, ModuleVersion, Version
from lemniscaat.network.api import Actor, AuditEvent, audited
from lemniscaat.vocabulary.api import KindGroup

MOST_LESSONS = 60
MOST_CHARACTERS = 20_000
"""Of one field of a lesson: twelve printed pages."""

TEXTS = ("activities", "materials", "teacher_notes")


@transactions.action
def write_module(
    *,
    actor: Actor,
    item: Item,
    lessons: Sequence[LessonText],
    level: int | None = None,
    competences: str = "",
    as_read: str = "",
) -> Module:
    """Make this the lessons of an item, in this order; a lesson that is not named is taken away. With
    `as_read` (`mark_of`) only if nobody changed them since.

    Only of a draft, as all that is changed of an item.
    """
    item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require_changeable(actor, item)
    if item.kind.group != KindGroup.EDUCATION:
        raise Invalid(_("Only education has lessons. Choose another kind for this first, such as a module."))
    _check(lessons)
    module = Module.objects.filter(item=item).first()
    if as_read and as_read != mark_of(module):
        raise Conflict(
            _(
                "Somebody else changed these lessons while you were writing. What you typed is still here. "
                "Save again to put yours in its place."
            )
        )
    module = module or Module(item=item)
    with audited(
        actor=actor, act="write_module", subject=about(item), werkplaats_id=item.werkplaats_id
    ) as audit:
        module.level, module.competences = level, competences.strip()
        put_lessons(audit, module, lessons)
    work.mark_changed("item", item.uuid)
    return module


def mark_of(module: Module | None) -> str:
    """A mark of how the lessons stand now."""
    told = (module.level, module.competences, texts_of(module)) if module else ()
    return sha256(repr(told).encode()).hexdigest()


def put_lessons(audit: AuditEvent, module: Module, lessons: Sequence[LessonText]) -> None:
    """Save a module with these lessons: those that it has by their uuid, the others anew."""
    module.hours = sum((text.hours for text in lessons), Decimal(0))
    module.save(audit=audit)
    gone = {lesson.uuid: lesson for lesson in module.lessons.all()}
    for order, text in enumerate(lessons):
        known = gone.pop(text.uuid, None) if text.uuid else None
        _put(audit, known or Lesson(module=module, origin=text.origin), order, text)
    for lesson in gone.values():
        lesson.delete(audit=audit)


def texts_of(module: Module) -> list[LessonText]:
    """The lessons of a module as values, with all that belongs to them."""
    return [
        LessonText(
            title=lesson.title,
            hours=lesson.hours,
            activities=lesson.activities,
            materials=lesson.materials,
            teacher_notes=lesson.teacher_notes,
            uuid=lesson.uuid,
            origin=lesson.origin,
            files=tuple(file.uuid for file in lesson.files.all()),
        )
        for lesson in module.lessons.prefetch_related("files")
    ]


def keep_version(audit: AuditEvent, version: Version) -> None:
    """Keep with a version how the lessons stood, when its item is a module."""
    module = Module.objects.filter(item=version.item_id).first()
    if module is None:
        return
    texts = texts_of(module)
    ModuleVersion.objects.create(
        audit=audit,
        version=version,
        level=module.level,
        competences=module.competences,
        hours=module.hours,
        lessons=[text.written() for text in texts],
        notes={str(text.uuid): text.teacher_notes for text in texts if text.teacher_notes},
    )


def check_licence(item: Item) -> None:
    """An adaptation stays under the licence that asked for it."""
    asked = asked_licence(Module.objects.filter(item=item).first() if item.pk else None)
    if asked and item.licence != asked:
        raise Invalid(
            _("This was made from something under %(licence)s, so it stays under that.")
            % {"licence": Licence(asked).label}
        )


def asked_licence(module: Module | None) -> str:
    """The licence that a module must stay under, for what it was made from asks for it; "" when none does."""
    return module.taken_under if module and module.taken_under in SHARED_ALIKE else ""


def _check(lessons: Sequence[LessonText]) -> None:
    if len(lessons) > MOST_LESSONS:
        raise Invalid(_("A module has at most %(n)s lessons. Make two of it.") % {"n": MOST_LESSONS})
    for number, text in enumerate(lessons, start=1):
        if not text.title.strip():
            raise Invalid(_("Lesson %(n)s has no title. Give it one.") % {"n": number})
        if max(len(getattr(text, name)) for name in TEXTS) > MOST_CHARACTERS:
            raise Invalid(_("“%(title)s” is too long. Put a part of it in a file.") % {"title": text.title})


def _put(audit: AuditEvent, lesson: Lesson, order: int, text: LessonText) -> None:
    lesson.order, lesson.title, lesson.hours = order, text.title.strip(), text.hours
    for name in TEXTS:
        setattr(lesson, name, getattr(text, name).strip())
    is_new = lesson.pk is None
    if is_new or lesson.differences():
        lesson.save(audit=audit)
    if text.files or not is_new:
        lesson.files.set(lesson.module.item.files.filter(uuid__in=text.files))
