"""A lesson as a value: what somebody writes, what a version keeps, what is compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LessonText:
    """`uuid` is the lesson it is about, None for a new one; `origin` the one it is a copy of; `files` are
    those of the item that go with it."""

    title: str
    hours: Decimal = Decimal(1)
    activities: str = ""
    materials: str = ""
    teacher_notes: str = ""
    uuid: UUID | None = None
    origin: UUID | None = None
    files: tuple[UUID, ...] = ()

    def written(self) -> dict[str, Any]:
        """To keep as JSON, without what is for teachers."""
        return {
            "uuid": str(self.uuid),
            "origin": str(self.origin or ""),
            "title": self.title,
            "hours": str(self.hours),
            "activities": self.activities,
            "materials": self.materials,
        }

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> "LessonText":
        """As it was written."""
        return cls(
            title=row["title"],
            hours=Decimal(row["hours"]),
            activities=row["activities"],
            materials=row["materials"],
            uuid=UUID(row["uuid"]),
            origin=UUID(row["origin"]) if row["origin"] else None,
        )
