"""The four phases, the twelve activities, and the states of a handover and an offer."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.states import StateTable


class Phase(TextChoices):
    """The quarters of the figure, in the order knowledge goes."""

    ONTWIKKELEN = "ontwikkelen", _("Develop")
    OPSCHALEN = "opschalen", _("Scale up")
    VERSPREIDEN = "verspreiden", _("Spread")
    VERRIJKEN = "verrijken", _("Enrich")


class Activity(TextChoices):
    """The twelve activities, three a phase. Each is recorded by the act itself, none typed in."""

    EXPLICATE = "explicate", _("make the question explicit")
    RESEARCH = "research", _("find out what is needed")
    APPLY = "apply", _("apply in practice")
    CONNECT = "connect", _("connect question and issue")
    ANALYSE = "analyse", _("analyse working factors")
    VALIDATE = "validate", _("validate the yield")
    AGENDISE = "agendise", _("put the question on the agenda")
    BUILD = "build", _("build a body of knowledge")
    COMMUNICATE = "communicate", _("communicate")
    ENRICH_ISSUE = "enrich_issue", _("knowledge about the issue")
    ENRICH_FACTORS = "enrich_factors", _("working factors")
    ENRICH_METHODS = "enrich_methods", _("relevant ways of working")

    @property
    def phase(self) -> Phase:
        """The quarter of the figure in which this activity stands."""
        return list(Phase)[list(Activity).index(self) // 3]

    @property
    def passes(self) -> frozenset[Phase]:
        """The quarters that an issue has been through when this is done. A question that is joined to it was
        made explicit in its region before."""
        joins = self is Activity.CONNECT
        return frozenset({self.phase, Phase.ONTWIKKELEN}) if joins else frozenset({self.phase})


class HandoverState(TextChoices):
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    RETURNED = "returned", _("returned")


HANDOVER_STATES: StateTable[HandoverState] = StateTable(
    "handover",
    {
        HandoverState.OFFERED: frozenset({HandoverState.ACCEPTED, HandoverState.DECLINED}),
        HandoverState.ACCEPTED: frozenset({HandoverState.RETURNED}),
        HandoverState.DECLINED: frozenset(),
        HandoverState.RETURNED: frozenset(),
    },
)


class OfferState(TextChoices):
    WAITING = "waiting", _("waiting")
    TAKEN_UP = "taken_up", _("taken up")
    PUT_ASIDE = "put_aside", _("put aside")


OFFER_STATES: StateTable[OfferState] = StateTable(
    "offer",
    {
        OfferState.WAITING: frozenset({OfferState.TAKEN_UP, OfferState.PUT_ASIDE}),
        OfferState.TAKEN_UP: frozenset({OfferState.WAITING}),
        OfferState.PUT_ASIDE: frozenset({OfferState.TAKEN_UP}),
    },
)
