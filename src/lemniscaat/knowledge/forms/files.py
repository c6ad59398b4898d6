"""Files of an item: bring some, say what each is, put them in order, take one away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core import signing
from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.kernel import storing
from lemniscaat.kernel.storing import Brought
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, ItemState
from lemniscaat.knowledge.models import File, Item
from lemniscaat.knowledge.queries.found_text import beyond
from lemniscaat.knowledge.reading.found import Note
from lemniscaat.ui.forms import Form

MOST_AT_ONCE = 20
HELD = "gebracht"
LARGE = 1024 * 1024


class ManyFiles(forms.ClearableFileInput):
    """Several at once."""

    allow_multiple_selected = True


class Uploads(forms.FileField):
    """Several files or none, each `Brought`: an empty one or one that is too large too, for what is wrong
    with a file is said beside it and keeps nothing else from being saved."""

    widget = ManyFiles

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> list[Brought]:
        """All that came."""
        found: list[Brought] = [one for one in data or [] if one]
        if len(found) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Choose at most %(n)s files at once.") % {"n": MOST_AT_ONCE})
        return found


class HeldUploads(forms.BaseForm):
    """For a form with `uploads`: files that came in stay while something else in it is mended. The page
    carries a name of each, signed for her alone; after an hour one chooses them again."""

    data: Any
    for_user: Any
    cleaned_data: dict[str, Any]

    def clean_uploads(self) -> list[Brought]:
        """Those of before, with what came now."""
        return [*self._of_before(), *self.cleaned_data["uploads"]]

    def hold_uploads(self) -> None:
        """Keep them for the next try, and say so beside the field."""
        held = [(storing.hold(each), each.name) for each in self.cleaned_data.get("uploads") or ()]
        rows = [
            (HELD, signing.dumps([uuid.hex, name], salt=self._salt), name)
            for uuid, name in held
            if uuid is not None
        ]
        if rows:
            field = self["uploads"]
            told = format_html_join("", '<br><input type="hidden" name="{}" value="{}"><b>{}</b>', rows)
            field.help_text = format_html("{}<br>{}{}", field.help_text, _("Came in already:"), told)

    def close_uploads(self) -> None:
        """Let go of those of before; what came now the request lets go of itself."""
        for each in self.__dict__.pop("again", ()):
            each.close()

    @property
    def _salt(self) -> str:
        return f"uploads.{self.for_user.pk}"

    def _of_before(self) -> Iterator[Brought]:
        given = self.data.getlist(HELD) if hasattr(self.data, "getlist") else []
        for token in given[:MOST_AT_ONCE]:
            try:
                uuid, name = signing.loads(token, salt=self._salt, max_age=storing.OLD)
            except signing.BadSignature:
                found = None
            else:
                found = storing.held(UUID(uuid), name)
            if found is None:
                raise forms.ValidationError(_("Choose the files again: they were kept for an hour."))
            self.__dict__.setdefault("again", []).append(found)
            yield found


def hint() -> str:
    """What may be brought."""
    return _(
        "PDF, Word, PowerPoint, OpenDocument and plain text can be searched by page. Anything else can be "
        "downloaded. At most %(most)s MB each."
    ) % {"most": settings.FILE_MOST_BYTES // LARGE}


@dataclass(frozen=True, slots=True)
class Row:
    """A file with its fields, and what is to be said of how much of it is found; "" when all is."""

    file: File
    fields: list[BoundField]
    beyond: str


class FilesForm(Form):
    """All files of one item. Of what is published only a file that has gone can be put in its place, and the
    day of one under embargo be another."""

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.files_of_item = list(item.files.select_related("reading"))
        self.is_draft = item.state == ItemState.DRAFT
        self.is_public = item.state in PUBLIC_ITEM_STATES
        for at, file in enumerate(self.files_of_item, start=1):
            self._add(file, at)
        if self.is_draft:
            self.fields["uploads"] = Uploads(label=gettext_lazy("Add files"), help_text=hint())

    def _add(self, file: File, at: int) -> None:
        if self.is_draft:
            label = forms.CharField(label=_("What it is"), max_length=200, required=False, initial=file.label)
            place = forms.IntegerField(label=_("Place"), min_value=1, max_value=999, initial=at)
            self.fields[f"label-{file.uuid}"] = label
            self.fields[f"place-{file.uuid}"] = place
            self.fields[f"remove-{file.uuid}"] = forms.BooleanField(label=_("Take away"), required=False)
        if self.is_draft or (self.is_public and file.is_embargoed):
            self.fields[f"embargo-{file.uuid}"] = forms.DateField(
                label=_("For everyone from"),
                required=False,
                initial=file.embargo_until,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                help_text=_(
                    "Empty: at once. Otherwise only you and your colleagues can take it until that day."
                ),
            )
        if file.reading.note == Note.TAKEN:
            self.fields[f"instead-{file.uuid}"] = Uploads(label=_("Put in its place"))

    def rows(self) -> Iterator[Row]:
        """Each file with its own fields."""
        left = beyond(self.files_of_item)
        for file in self.files_of_item:
            names = [name for name in self.fields if name.endswith(str(file.uuid))]
            told = _told(left[file.pk]) if file.pk in left else ""
            yield Row(file, [self[name] for name in names], told)


def _told(last: int) -> str:
    if not last:
        return _(
            "The files of this item are long together: the text of this one cannot all be found. Put it "
            "higher, or make a second item of it."
        )
    return _(
        "The files of this item are long together: of this one the text can be found up to page %(n)s. Put "
        "it higher, or make a second item of it."
    ) % {"n": last}
