"""The whole network at this moment, as the figure and its table show it."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import HandoverState, Phase
from lemniscaat.kernel import clock
from lemniscaat.network.api import VISITOR
from lemniscaat.ui.figure import Crossing, Flow, Quarter, Row
from lemniscaat.ui.passages import day

LONG = timedelta(days=30)
"""What waits longer in the middle is said beside the crossing."""


def network_flow(*, werkplaatsen: int, partners: int) -> Flow:
    """What is on its way now, with how long it has been there: two queries, whatever the number."""
    flow = circulation.flow()
    where = reverse("portal:lemniscate")
    quarters = [
        Quarter(phase, str(phase.label), flow[phase].under_way, _what()[phase], f"{where}#{phase}")
        for phase in Phase
    ]
    waiting = _waiting_long()
    said = ngettext("%(n)s waits longer than a month", "%(n)s wait longer than a month", waiting) % {
        "n": waiting
    }
    return Flow(
        quarters=quarters,
        crossing=Crossing(
            out=flow["out"].under_way,
            back=flow["back"].under_way,
            waiting=said if waiting else "",
            waiting_url=f"{where}#oversteek",
        ),
        regions=ngettext("%(n)s werkplaats", "%(n)s werkplaatsen", werkplaatsen) % {"n": werkplaatsen},
        partners=ngettext("%(n)s knowledge partner", "%(n)s knowledge partners", partners) % {"n": partners},
        rows=_rows(flow, where),
        caption=_("What is on its way on %(day)s") % {"day": day(clock.today())},
    )


def _what() -> dict[Phase, str]:
    return {
        Phase.ONTWIKKELEN: _("questions that become clear or are being looked into"),
        Phase.OPSCHALEN: _("questions that become one issue together"),
        Phase.VERSPREIDEN: _("issues that we bundle and tell about"),
        Phase.VERRIJKEN: _("ways of working on their way to a region"),
    }


def _rows(flow: dict[str, circulation.Flow], where: str) -> list[Row]:
    names = {
        Phase.ONTWIKKELEN: str(Phase.ONTWIKKELEN.label),
        "out": _("Crossing out, to a knowledge partner"),
        Phase.OPSCHALEN: str(Phase.OPSCHALEN.label),
        Phase.VERSPREIDEN: str(Phase.VERSPREIDEN.label),
        "back": _("Crossing back, to a werkplaats"),
        Phase.VERRIJKEN: str(Phase.VERRIJKEN.label),
    }
    found = ((name, flow[place], place) for place, name in names.items())
    return [
        Row(
            name,
            there.under_way,
            days=there.mean_days if there.under_way else None,
            url=f"{where}#{place if place in Phase.values else 'oversteek'}",
        )
        for name, there, place in found
    ]


def _waiting_long() -> int:
    since = clock.now() - LONG
    late = Q(state=HandoverState.OFFERED, offered_at__lt=since) | Q(returned_at__lt=since)
    return circulation.waiting_crossings(VISITOR).filter(late).count()
