"""What rows of work hold of a thing's words, and of a person: mails that wait, and errors of what failed."""

import re
from collections.abc import Iterator

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.models import Changed, Job, OutgoingMail
from lemniscaat.kernel.persons import Person
from lemniscaat.kernel.redaction.holding import About, Kept

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def kept_of_person(person: Person) -> Iterator[Kept]:
    """Mails that wait to be sent to her; of those that went nobody knows to whom they did."""
    yield Kept(_("mails that wait"), _to(person), ("subject", "body", "made_at", "not_before"))


def forget_person(person: Person) -> None:
    """Send her nothing more."""
    _to(person).delete()


def _to(person: Person) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(to__iexact=person.email)


def kept_of(about: About) -> Iterator[Kept]:
    """A mail or job tells by its key or payload what it is about. Of a mail that went, nothing is kept."""
    uuids = set(map(str, about.rows | about.parts))
    mails = OutgoingMail.objects.filter(sent_at=None).exclude(key=None).values_list("pk", "key")
    waiting = [pk for pk, key in mails if not uuids.isdisjoint(UUID.findall(key or ""))]
    # Not to whom: an address that asked to hear of it is dropped by its owner.
    told_in = ("subject", "body", "html", "error")
    yield Kept(_("mails that wait"), OutgoingMail.objects.filter(pk__in=waiting), told_in)
    told = Concat(Coalesce("key", Value("")), Cast("payload", TextField()), output_field=TextField())
    jobs = Job.objects.exclude(error="", done_at__isnull=False).annotate(told=told).values_list("pk", "told")
    undone = [pk for pk, text in jobs if not uuids.isdisjoint(UUID.findall(text))]
    yield Kept(_("work that waits"), Job.objects.filter(pk__in=undone), ("payload", "error"))
    yield Kept(_("errors of work"), Changed.objects.filter(uuid__in=about.rows | about.parts), ("error",))
