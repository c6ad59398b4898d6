"""The whole network at this moment, as the home page shows it."""

from dataclasses import replace
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import ngettext

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import HandoverState
from lemniscaat.kernel import clock
from lemniscaat.network.api import VISITOR
from lemniscaat.portal.pages.lemniscate import flow_of
from lemniscaat.portal.pages.lemniscate_scope import Scope
from lemniscaat.ui.figure import Flow

LONG = timedelta(days=30)
"""What waits longer in the middle is said beside the crossing."""


def network_flow(*, werkplaatsen: int, partners: int) -> Flow:
    """What is on its way now, with how long it has been there: two queries, whatever the number."""
    flow = flow_of(Scope())
    waiting = _waiting_long()
    said = ngettext("%(n)s waits longer than a month", "%(n)s wait longer than a month", waiting)
    return replace(
        flow,
        crossing=replace(flow.crossing, waiting=said % {"n": waiting} if waiting else ""),
        regions=ngettext("%(n)s werkplaats", "%(n)s werkplaatsen", werkplaatsen) % {"n": werkplaatsen},
        partners=ngettext("%(n)s knowledge partner", "%(n)s knowledge partners", partners) % {"n": partners},
    )


def _waiting_long() -> int:
    since = clock.now() - LONG
    late = Q(state=HandoverState.OFFERED, offered_at__lt=since) | Q(returned_at__lt=since)
    return circulation.waiting_crossings(VISITOR).filter(late).count()
