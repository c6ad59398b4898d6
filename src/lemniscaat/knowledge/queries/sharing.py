"""What others make of a module: what is different, what they offer back, and who wants to hear."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lemniscaat.knowledge import policies
from lemniscaat.knowledge.enums import ChangeState
from lemniscaat.knowledge.models import (
    Change,
    Item,
    Lesson,
    LessonText,
    Module,
    ModuleVersion,
    Version,
    VersionMail,
)
from lemniscaat.knowledge.queries.differences import Compared, Reworded, compared, differences
from lemniscaat.knowledge.queries.modules import SOURCE, changes_for, lessons, standing_source
from lemniscaat.network.api import Actor


@dataclass(frozen=True, slots=True)
class FromSource:
    """An adaptation beside the version it was made from."""

    version: Version
    source: Item
    """Of that version, or that with which this was merged."""
    taken_under: str
    rows: Sequence[Compared]
    lessons: Sequence[Lesson]
    newest: int
    """The number of the newest version of the source."""
    may_offer: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A change beside the lesson as it stands in the text that is worked on, or is published."""

    change: Change
    is_new: bool
    parts: Sequence[Reworded]

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.change.state == ChangeState.OFFERED


def differences_with_source(actor: Actor, item: Item) -> FromSource | None:
    """None when it is no adaptation, or its source is no longer there for everyone. Without what stands for
    teachers."""
    found = Module.objects.select_related(*SOURCE, "item").filter(item=item).first()
    version = found.forked_from if found else None
    source = standing_source(found) if found else None
    if found is None or version is None or source is None:
        return None
    kept = ModuleVersion.objects.filter(version=version).first()
    own = list(lessons(actor, found))
    numbers = Version.objects.filter(item=version.item).values_list("number", flat=True)
    return FromSource(
        version=version,
        source=source,
        taken_under=found.get_taken_under_display(),
        rows=differences(kept.texts() if kept else [], [as_text(lesson) for lesson in own]),
        lessons=own,
        newest=max(numbers),
        may_offer=policies.can_offer_change(actor, item),
    )


def changes_offered(item: Item) -> list[Offered]:
    """For its keepers: what waits first, then what was answered, newest first."""
    rows = changes_for(item).select_related("adaptation__werkplaats", "by")
    now = _now(item)
    found = [_offered(change, now) for change in rows]
    return sorted(found, key=lambda offered: not offered.is_open)


def change_of(actor: Actor, uuid: UUID | None) -> Change | None:
    """One that is hers to answer; None when it is not there or not hers."""
    rows = Change.objects.select_related("source__superseded_by", "by")
    change: Change | None = rows.filter(uuid=uuid).first()
    return change if change is not None and policies.can_answer_change(actor, change.source.now) else None


def version_mail_by_token(token: str) -> VersionMail | None:
    """Whose it is, with the module."""
    return VersionMail.objects.filter(token=token).select_related("item").first()


def as_text(lesson: Lesson, *, notes: bool = False) -> LessonText:
    """A lesson to compare; what stands for teachers only with `notes`."""
    return LessonText(
        title=lesson.title,
        hours=lesson.hours,
        activities=lesson.activities,
        materials=lesson.materials,
        teacher_notes=lesson.teacher_notes if notes else "",
        uuid=lesson.uuid,
        origin=lesson.origin,
    )


def _now(item: Item) -> dict[UUID, LessonText]:
    """By the lesson of the module: its text in the next version, if one is worked on, or as it is read."""
    published = Lesson.objects.filter(module__item=item)
    worked_on = Lesson.objects.filter(module__item__revises=item)
    found = {lesson.uuid: as_text(lesson, notes=True) for lesson in published}
    return found | {lesson.origin: as_text(lesson, notes=True) for lesson in worked_on if lesson.origin}


def _offered(change: Change, now: dict[UUID, LessonText]) -> Offered:
    stands = now.get(change.lesson) if change.lesson else None
    beside = stands or LessonText("", hours=change.hours)
    # Without notes of its own an offer leaves those that stand there.
    parts = compared(beside, change.text(), notes=bool(change.teacher_notes))
    return Offered(change=change, is_new=stands is None, parts=parts)
