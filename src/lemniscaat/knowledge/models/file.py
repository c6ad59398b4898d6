from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.enums import FILE_NOTES, FileState
from lemniscaat.knowledge.models.item import Item
from lemniscaat.knowledge.reading.found import OCTETS, Note
from lemniscaat.knowledge.reading.kinds import KINDS
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet


class FileQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "FileQuerySet":
        """Those of items that she may see; under embargo, of items that she edits."""
        seen = Item.objects.visible_to(actor)
        return self.filter(
            models.Q(item__in=seen) & self.opened_by_day() | models.Q(item__in=Item.objects.edited_by(actor))
        )

    def opened(self) -> "FileQuerySet":
        """Under no embargo, or one that has ended."""
        return self.filter(self.opened_by_day())

    @staticmethod
    def opened_by_day() -> models.Q:
        """The same as a condition."""
        return models.Q(embargo_until=None) | models.Q(embargo_until__lte=clock.today())


class StandingFiles(models.Manager.from_queryset(FileQuerySet)):  # type: ignore[misc]
    """Without what an earlier version had and the newest has not."""

    def get_queryset(self) -> FileQuerySet:
        """Those of the newest version."""
        found: FileQuerySet = super().get_queryset().filter(until=None)
        return found


class File(AuditedModel):
    """A file of an item. `name` is what it was called when it came, and what it is called when it is taken;
    on disk it stands under its uuid (`kernel.storing`).

    `since` and `until` are the numbers of the first and the last version that have it; `item.files` are
    those of the newest, `File.objects` are all. Before `embargo_until` it is for its editors alone: others
    see that it will be there, and from when, and find nothing of its text.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(gettext_lazy("name"), max_length=200)
    label = models.CharField(gettext_lazy("what it is"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    since = models.PositiveSmallIntegerField(default=1)
    until = models.PositiveSmallIntegerField(null=True, blank=True)
    embargo_until = models.DateField(gettext_lazy("for everyone from"), null=True, blank=True, db_index=True)

    objects = FileQuerySet.as_manager()
    standing = StandingFiles()

    class Meta:
        default_manager_name = "standing"
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.label or self.name

    @property
    def is_embargoed(self) -> bool:
        """Whether its day has yet to come."""
        return self.embargo_until is not None and self.embargo_until > clock.today()

    @property
    def is_open(self) -> bool:
        """Whether whoever may see its item can take it."""
        return self.reading.has_bytes and not self.is_embargoed

    @property
    def kind(self) -> str:
        """What it is, in a word: by what is in it once that is known, never by its name."""
        return KINDS.get(self.reading.media_type, _("file"))

    @property
    def warning(self) -> str:
        """What who takes it should know."""
        notes = {
            Note.MACROS: _("With macros: open it only if you know who made it."),
            Note.LOCKED: _("With a password."),
        }
        return notes.get(Note(self.reading.note), "")


class Reading(models.Model):
    """What the worker found in a file. Nobody's act: it can be done again from the file.

    `n_pages` is how many pages it has, `n_read` the last one whose text is kept, `n_pictures` of how many of
    the first there is a picture to look into it. Read when the bytes are
    there, `tries` counts how often that was begun.
    """

    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="reading")
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.WAITING)
    note = models.CharField(max_length=10, blank=True)
    media_type = models.CharField(max_length=100, default=OCTETS)
    n_read = models.PositiveIntegerField(default=0)
    n_pages = models.PositiveIntegerField(null=True)
    has_picture = models.BooleanField(default=False)
    n_pictures = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.CharField(max_length=100, blank=True, default="")
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "id"])]

    def __str__(self) -> str:
        return f"{self.file_id} {self.state}"

    @property
    def has_bytes(self) -> bool:
        """Whether there is something to take; what was empty or too large was not kept."""
        return self.note not in {Note.EMPTY, Note.TOO_LARGE, Note.TAKEN}

    @property
    def pictures(self) -> range:
        """The numbers of the pages one can look at."""
        return range(1, self.n_pictures + 1)

    @property
    def sentence(self) -> str:
        """What its keeper should know of it, and can do."""
        if self.state == FileState.WAITING:
            return str(FileState.WAITING.label)
        if self.note == Note.CUT and self.n_pages is None:
            return _("This file is long: only the text of its beginning can be found.")
        said = FILE_NOTES.get(Note(self.note))
        return str(said) % {"n": self.n_read} if said else ""


class PageText(models.Model):
    """The text of one page; number 0 when its kind of file has no pages."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="one_text_a_page")]

    def __str__(self) -> str:
        return f"{self.file_id} p. {self.number}"
