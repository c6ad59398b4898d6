"""What the network holds of words: what werkplaatsen and organisations say of themselves; and audit events:
what a thing was called, and what it was changed from and to."""

from collections.abc import Iterator
from functools import reduce
from operator import attrgetter, or_

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.redaction import About, Kept, Redactable
from lemniscaat.network.models import AuditEvent, Organisation, ResearchGroup, Werkplaats

AT_ONCE = 200
"""Things asked for in one query; a database takes no expression without end."""


def kept_of(about: About) -> Iterator[Kept]:
    """Events about the thing and all that holds its words; and those about something else, or nothing,
    that name one of these in what they changed: of a part, its whole is the subject."""
    label = _("notes of what changed")
    events = AuditEvent.objects.annotate(told=Cast("changes", TextField()))
    named = Q(told__contains=str(about.thing))
    yield Kept(label, events.filter(Q(subject_uuid__in=about.rows) | named), ("changes",))
    rows = sorted(map(str, about.rows))
    for start in range(0, len(rows), AT_ONCE):
        some = reduce(or_, (Q(told__contains=row) for row in rows[start : start + AT_ONCE]))
        yield Kept(label, events.filter(some), ("changes",))


def _werkplaats(werkplaats: Werkplaats) -> Iterator[Kept]:
    yield Kept(_("the werkplaats"), Werkplaats.objects.filter(pk=werkplaats.pk))


def _organisation(organisation: Organisation) -> Iterator[Kept]:
    yield Kept(_("the organisation"), Organisation.objects.filter(pk=organisation.pk))
    yield Kept(_("its research groups"), ResearchGroup.objects.filter(organisation=organisation))


REDACTABLES = {
    "werkplaats": Redactable(
        Werkplaats, _werkplaats, never_whole=("name", "short_name"), owner=attrgetter("pk")
    ),
    "organisation": Redactable(
        Organisation, _organisation, never_whole=("name",), owner=lambda organisation: None
    ),
}
