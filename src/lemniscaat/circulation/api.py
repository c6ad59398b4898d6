"""The lemniscate's door."""

from lemniscaat.circulation.actions.flow import recount, renew_flow
from lemniscaat.circulation.actions.handovers import (
    accept_handover,
    decline_handover,
    offer_handover,
    receive_handover,
    return_handover,
)
from lemniscaat.circulation.actions.issues import agendise_issue, name_issue, publish_synthesis
from lemniscaat.circulation.actions.offers import make_offer, put_offer_aside, take_up_offer
from lemniscaat.circulation.actions.steps import begin_journey, change_journey, record_step, undo_step
from lemniscaat.circulation.enums import (
    HANDOVER_STATES,
    OFFER_STATES,
    Activity,
    HandoverState,
    OfferState,
    Phase,
)
from lemniscaat.circulation.models import Handover, Issue, Journey, Offer, Step, Synthesis
from lemniscaat.circulation.policies import can_answer_handover
from lemniscaat.circulation.queries import (
    Flow,
    flow,
    handovers,
    handovers_of_question,
    issue_page,
    issues,
    journey_of,
    journeys,
    latest_steps,
    offers_to,
    steps,
    steps_of_issue,
    steps_of_question,
    waiting_crossings,
)

__all__ = [
    "HANDOVER_STATES",
    "OFFER_STATES",
    "Activity",
    "Flow",
    "Handover",
    "HandoverState",
    "Issue",
    "Journey",
    "Offer",
    "OfferState",
    "Phase",
    "Step",
    "Synthesis",
    "accept_handover",
    "agendise_issue",
    "begin_journey",
    "can_answer_handover",
    "change_journey",
    "decline_handover",
    "flow",
    "handovers",
    "handovers_of_question",
    "issue_page",
    "issues",
    "journey_of",
    "journeys",
    "latest_steps",
    "make_offer",
    "name_issue",
    "offer_handover",
    "offers_to",
    "publish_synthesis",
    "put_offer_aside",
    "receive_handover",
    "record_step",
    "recount",
    "renew_flow",
    "return_handover",
    "steps",
    "steps_of_issue",
    "steps_of_question",
    "take_up_offer",
    "undo_step",
    "waiting_crossings",
]
