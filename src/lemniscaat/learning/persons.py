"""What learning keeps of a person with an account."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock
from lemniscaat.kernel.persons import Person
from lemniscaat.kernel.redaction import Kept
from lemniscaat.learning.actions.opening import refuse_for
from lemniscaat.learning.enums import MEMBER_STATES, MemberState
from lemniscaat.learning.models import CircleCalendar, Consent, Gathering, Insight, Membership, Opening
from lemniscaat.network.api import audited, system


def kept_of(person: Person) -> Iterator[Kept]:
    """The circles she took part in, and what she wrote when she asked."""
    rows = Membership.objects.filter(user=person.pk)
    yield Kept(_("circles"), rows, ("circle__name", "role", "state", "word", "asked_at", "since", "until"))
    there = Gathering.objects.filter(present__user=person.pk)
    yield Kept(_("gatherings she was at"), there, ("circle__name", "at"))
    written = Insight.objects.filter(by=person.pk)
    yield Kept(_("insights she wrote down"), written, ("circle__name", "title", "at", "opened_at"))
    openings = Opening.objects.filter(asked_by=person.pk)
    yield Kept(_("insights she asked to open"), openings, ("insight__uuid", "state", "asked_at"))
    said = Consent.objects.filter(membership__user=person.pk)
    yield Kept(_("what she said to opening insights"), said, ("opening__uuid", "agrees", "answered_at"))
    calendars = CircleCalendar.objects.filter(user=person.pk)
    yield Kept(_("the calendar of her circles"), calendars, ("made_at",))


def forget(person: Person) -> None:
    """She takes part nowhere any more, and what she wrote when she asked goes; so does the address
    of her calendar."""
    CircleCalendar.objects.filter(user=person.pk).delete()
    for row in Membership.objects.filter(user=person.pk).select_related("circle"):
        with audited(
            actor=system(), act="leave_circle", subject=row.circle, werkplaats_id=row.circle.werkplaats_id
        ) as audit:
            row.word = ""
            if MEMBER_STATES.allows(row.state, MemberState.LEFT):
                row.state, row.until = MemberState.LEFT, clock.now()
            row.save(audit=audit)
        refuse_for(membership=row)
