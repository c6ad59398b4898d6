"""The lessons of a module: write each, put them in order, add one, take one away. What was typed stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from lemniscaat.knowledge.actions.modules import MOST_CHARACTERS, mark_of, texts_of
from lemniscaat.knowledge.enums import Level
from lemniscaat.knowledge.models import Item, LessonText, Module
from lemniscaat.knowledge.models.module import MOST_HOURS
from lemniscaat.ui.forms import Form
from lemniscaat.ui.screened import ScreenedInBackOffice

NEW = "new"
WORDS = ("title", "activities", "materials", "teacher_notes")
PARTS = ("title", "hours", "activities", "materials", "teacher_notes", "files", "remove")


@dataclass(frozen=True, slots=True)
class Row:
    """A lesson with its fields; the last is for a new one."""

    key: str
    title: str
    fields: list[BoundField]
    is_first: bool
    is_last: bool

    @property
    def is_new(self) -> bool:
        """Whether it is still to be written."""
        return self.key == NEW


class LessonsForm(ScreenedInBackOffice, Form):
    """All lessons of one item. What stands there and was not on her screen is left as it is."""

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.module = Module.objects.filter(item=item).first()
        self.mark = mark_of(self.module)
        stored = texts_of(self.module) if self.module else []
        self.stored = {str(text.uuid): text for text in stored}
        self.choices = [(str(file.uuid), str(file)) for file in item.files.all()]
        self._add_module()
        seen = self.data.getlist("lesson") if self.is_bound else []
        self.keys = list(dict.fromkeys([*self.stored, *filter(_is_uuid, seen)]))
        for key in [*self.keys, NEW]:
            self._add_lesson(key, self.stored.get(key, LessonText("")))

    def _add_module(self) -> None:
        levels = [("", _("not said")), *Level.choices]
        self.fields["level"] = forms.TypedChoiceField(
            label=_("Level"),
            choices=levels,
            required=False,
            empty_value=None,
            coerce=lambda value: Level(int(value)),
            initial=(self.module.level if self.module else None) or "",
        )
        self.fields["competences"] = forms.CharField(
            label=_("What students can do afterwards"),
            help_text=_("One thing a line. Begin with a verb."),
            widget=forms.Textarea(attrs={"rows": 4}),
            max_length=MOST_CHARACTERS,
            required=False,
            initial=self.module.competences if self.module else "",
        )

    def _add_lesson(self, key: str, text: LessonText) -> None:
        fields = self.fields
        fields[f"title-{key}"] = forms.CharField(
            label=_("Title"), max_length=200, required=False, initial=text.title
        )
        fields[f"hours-{key}"] = forms.DecimalField(
            label=_("Hours"),
            min_value=0,
            max_value=MOST_HOURS,
            decimal_places=1,
            localize=True,
            required=False,
            initial=_short(text.hours),
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )
        fields[f"activities-{key}"] = _text(_("What students do"), text.activities, rows=6)
        fields[f"materials-{key}"] = _text(
            _("Materials"), text.materials, rows=3, help_text=_("One thing a line, an address too.")
        )
        fields[f"teacher_notes-{key}"] = _text(
            _("For the teacher"), text.teacher_notes, rows=4, help_text=_("Only teachers read this.")
        )
        if self.choices:
            fields[f"files-{key}"] = forms.MultipleChoiceField(
                label=_("Files with this lesson"),
                choices=self.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[str(uuid) for uuid in text.files],
            )
        if key != NEW:
            fields[f"remove-{key}"] = forms.BooleanField(label=_("Take this lesson away"), required=False)

    def words(self) -> list[str]:
        """All that is written of each lesson; what was on her screen."""
        written = tuple(f"{part}-" for part in WORDS)
        return [name for name in self.fields if name == "competences" or name.startswith(written)]

    def rows(self) -> Iterator[Row]:
        """Each lesson with its own fields, and an empty one."""
        for key in [*self.keys, NEW]:
            fields = [self[f"{part}-{key}"] for part in PARTS if f"{part}-{key}" in self.fields]
            title = self.stored[key].title if key in self.stored else ""
            yield Row(key, title, fields, [key] == self.keys[:1], [key] == self.keys[-1:])

    def clean(self) -> dict[str, Any]:
        """A lesson that is there has a title; a new one is there when anything of it was written."""
        for key in [*self.keys, NEW]:
            if self._is_there(key) and not self._of("title", key) and not self._of("remove", key):
                self.add_error(f"title-{key}", _("Give this lesson a title."))
        return super().clean()

    def cleaned_data_of_module(self) -> dict[str, Any]:
        """What `write_module` takes."""
        said = {name: self.cleaned_data[name] for name in ("level", "competences")}
        return said | {"lessons": self._texts(), "as_read": self.data.get("as_read", "")}

    def _texts(self) -> list[LessonText]:
        keys = [key for key in [*self.keys, NEW] if self._is_there(key) and not self._of("remove", key)]
        return [self._as_text(key) for key in _moved(keys, self.data.get("move", ""))]

    def _is_there(self, key: str) -> bool:
        if key != NEW:
            return True
        return any(self._of(part, key) for part in ("title", "activities", "materials", "teacher_notes"))

    def _as_text(self, key: str) -> LessonText:
        if key in self.stored and f"title-{key}" not in self.data:
            return self.stored[key]
        return LessonText(
            title=self._of("title", key) or "",
            hours=self._of("hours", key) or Decimal(0),
            activities=self._of("activities", key) or "",
            materials=self._of("materials", key) or "",
            teacher_notes=self._of("teacher_notes", key) or "",
            uuid=None if key == NEW else UUID(key),
            files=tuple(UUID(uuid) for uuid in self._of("files", key) or ()),
        )

    def _of(self, part: str, key: str) -> Any:
        if part == "title" and key in self.stored and f"title-{key}" not in self.data:
            return self.stored[key].title
        return self.cleaned_data.get(f"{part}-{key}")


def _text(label: str, initial: str, *, rows: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        initial=initial,
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _short(hours: Decimal) -> Decimal:
    whole = hours.to_integral_value()
    return whole if whole == hours else hours


def _moved(keys: list[str], move: str) -> list[str]:
    """With one of them a place up or down: `up <key>`."""
    way, _space, key = move.partition(" ")
    if key not in keys or way not in {"up", "down"}:
        return keys
    at = keys.index(key)
    to = max(0, at - 1) if way == "up" else at + 1
    rest = [each for each in keys if each != key]
    return [*rest[:to], key, *rest[to:]]


def _is_uuid(value: str) -> bool:
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False
