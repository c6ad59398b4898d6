"""A write takes its audit event with it: saving without one cannot be expressed."""

# That these methods ask for an event where Django's do not is what this module is for.
# mypy: disable-error-code="override"

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, ids
from lemniscaat.kernel.errors import Conflict
from lemniscaat.kernel.privacy import let_stand
from lemniscaat.kernel.states import StateTable
from lemniscaat.network.models.actor import Actor

LET_STAND = "let stand"


class AuditEvent(models.Model):
    """Who did what, when, to which thing, and what changed by it. Written once, by `audited`."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    at = models.DateTimeField(default=clock.now, db_index=True)
    actor = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    actor_label = models.CharField(max_length=200, blank=True)
    act = models.CharField(max_length=80)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_uuid = models.UUIDField(null=True)
    changes = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_uuid"])]

    def __str__(self) -> str:
        return f"{self.act} {self.subject_kind} {self.subject_uuid}"

    def add(self, obj: "AuditedModel", change: str) -> None:
        """Note what a save or delete does to `obj`, before it is done."""
        self.changes.append(
            {
                "kind": obj._meta.model_name,
                "uuid": str(getattr(obj, "uuid", obj.pk)),
                "change": change,
                "fields": obj.differences() if change != "deleted" else {},
            }
        )

    def let_stand(self, left: Iterable[tuple[str, str]]) -> None:
        """Note which kinds of personal data may stay in the words that it is about, each with the reason that
        was chosen; never what it was."""
        if fields := {kind: ["", why] for kind, why in left}:
            about = {"kind": self.subject_kind, "uuid": str(self.subject_uuid or "")}
            self.changes.append({**about, "change": LET_STAND, "fields": fields})

    def name_what_was_made(self) -> None:
        """Make the first thing that was made its subject, if that is known by a uuid."""
        for change in self.changes:
            if change["change"] == "made" and len(change["uuid"]) == len(str(UUID(int=0))):
                self.subject_kind, self.subject_uuid = change["kind"], UUID(change["uuid"])
                return


@contextmanager
def audited(
    *,
    actor: Actor,
    act: str,
    subject: Any = None,
    werkplaats_id: int | None = None,
    left: Iterable[tuple[str, str]] = (),
) -> Iterator[AuditEvent]:
    """The event under which an action writes; it is stored with what was changed when the block ends.
    Without a `subject` it is about the first thing that is made under it. `left` is what may stay of the
    personal data in words that are written."""
    event = AuditEvent(
        actor=actor.user,
        actor_label=actor.label,
        act=act,
        werkplaats_id=werkplaats_id,
        subject_kind=subject._meta.model_name if subject is not None else "",
        subject_uuid=getattr(subject, "uuid", None),
    )
    yield event
    if not event.subject_kind:
        event.name_what_was_made()
    event.let_stand([*let_stand(), *left])
    event.save(force_insert=True)


class AuditedQuerySet(models.QuerySet[Any]):
    """Reads as any other; writes only under an audit event."""

    def create(self, *, audit: AuditEvent, **fields: Any) -> Any:
        """Make and save one object under `audit`."""
        obj = self.model(**fields)
        obj.save(audit=audit, force_insert=True, using=self.db)
        return obj

    def bulk_create(self, objs: Iterable[Any], *args: Any, audit: AuditEvent, **options: Any) -> list[Any]:
        """Make many at once under `audit`, each noted."""
        made = list(objs)
        for obj in made:
            audit.add(obj, "made")
        return super().bulk_create(made, *args, **options)

    def update(self, **fields: Any) -> int:
        """Refused: it would change rows without saying which. Save each under its event."""
        raise TypeError(f"{self.model.__name__} is changed by its actions, one audited save at a time")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused, as `update`."""
        raise TypeError(f"{self.model.__name__} is deleted by its actions, one audited delete at a time")


class AuditedModel(models.Model):
    """A model whose every write needs an audit event.

    Fields named in `audit_private` hold people's own words: an event says that they changed,
    never what they were. `named_by` are the fields by which others name it.
    """

    audit_private: ClassVar[frozenset[str]] = frozenset()
    named_by: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    uuid: Any
    state: Any
    _stored: dict[str, Any] | None = None

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **options: Any) -> Self:
        """Remember what was read, so that a save knows what it changes."""
        obj = super().from_db(db, field_names, values, **options)
        obj._stored = dict(zip(field_names, values, strict=False))
        return obj

    def differences(self) -> dict[str, list[Any]]:
        """Field → [stored, now] for what a save would change; all that is filled in, when new."""
        stored = self._stored or {}
        found = {}
        for field in self._meta.concrete_fields:
            now = getattr(self, field.attname)
            old = stored.get(field.attname)
            if now == old or field.primary_key or (old is None and now in ("", [], {})):
                continue
            private = field.attname in self.audit_private
            found[field.attname] = ["…", "…"] if private else [_plain(old), _plain(now)]
        return found

    def save(self, *args: Any, audit: AuditEvent, **options: Any) -> None:
        """Save under `audit`."""
        audit.add(self, "made" if self._state.adding else "changed")
        super().save(*args, **options)
        self._stored = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}

    def move(self, new: Any, *, by: StateTable[Any], audit: AuditEvent) -> None:
        """Change `state` along the table `by`, in one UPDATE that only holds if nobody was first.

        Raises `Conflict`, with the state as it stands now in words, when the table or somebody
        else's act forbids it.
        """
        old = self.state
        by.check(old, new)
        self.state = new
        audit.add(self, "changed")
        row: models.QuerySet[Any] = models.QuerySet(type(self)).filter(pk=self.pk)
        if row.filter(state=old).update(state=new) != 1:
            self.state = row.values_list("state", flat=True).first() or old
            by.check(self.state, new)
            raise Conflict(_("Somebody else was first. Look again at how it stands."))
        self._stored = {**(self._stored or {}), "state": new}

    def delete(self, *args: Any, audit: AuditEvent, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete under `audit`."""
        audit.add(self, "deleted")
        return super().delete(*args, **options)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= 500 else f"{value[:500]}…"
    if isinstance(value, UUID) or not isinstance(value, bool | int | float | list | dict | None):
        return str(value)
    return value
