"""The lemniscate's door."""

from lemniscaat.circulation.actions.flow import recount, renew_flow
from lemniscaat.circulation.actions.going_round import TASK as OFFER_AROUND
from lemniscaat.circulation.actions.going_round import let_go_round
from lemniscaat.circulation.actions.handovers import (
    accept_handover,
    decline_handover,
    offer_handover,
    receive_handover,
    return_handover,
)
from lemniscaat.circulation.actions.issues import agendise_issue, name_issue, publish_synthesis
from lemniscaat.circulation.actions.offers import (
    follow_link,
    make_offer,
    pass_on_offers,
    put_offer_aside,
    take_up_offer,
)
from lemniscaat.circulation.actions.rounds import present_round
from lemniscaat.circulation.actions.steps import begin_journey, change_journey, record_step, undo_step
from lemniscaat.circulation.enums import (
    HANDOVER_STATES,
    OFFER_STATES,
    Activity,
    HandoverState,
    OfferState,
    Phase,
)
from lemniscaat.circulation.models import Handover, Issue, Journey, Offer, Scope, Step, Synthesis
from lemniscaat.circulation.policies import can_answer_handover, can_write_synthesis
from lemniscaat.circulation.queries.figures import (
    PLACES,
    Flow,
    by_place,
    crossings_by_state,
    crossings_of,
    flow,
    flow_by_werkplaats,
    steps_by_activity,
    turned_by_werkplaats,
    turns,
    years,
)
from lemniscaat.circulation.queries.handovers import (
    came_back,
    crossings_in,
    handovers,
    handovers_from,
    handovers_of_issue,
    handovers_of_question,
    handovers_to,
    waiting_crossings,
    waiting_for_partners,
)
from lemniscaat.circulation.queries.issues import agendised, issue_page, issues, synthesis, taken_up
from lemniscaat.circulation.queries.journeys import journey_of, journeys, under_way
from lemniscaat.circulation.queries.offers import offers_at, offers_of, offers_to
from lemniscaat.circulation.queries.steps import (
    latest_steps,
    steps,
    steps_about,
    steps_in,
    steps_of_issue,
    steps_of_question,
)
from lemniscaat.circulation.queries.thread import Knot, Thread, thread

__all__ = [
    "HANDOVER_STATES",
    "OFFER_AROUND",
    "OFFER_STATES",
    "PLACES",
    "Activity",
    "Flow",
    "Handover",
    "HandoverState",
    "Issue",
    "Journey",
    "Knot",
    "Offer",
    "OfferState",
    "Phase",
    "Scope",
    "Step",
    "Synthesis",
    "Thread",
    "accept_handover",
    "agendise_issue",
    "agendised",
    "begin_journey",
    "by_place",
    "came_back",
    "can_answer_handover",
    "can_write_synthesis",
    "change_journey",
    "crossings_by_state",
    "crossings_in",
    "crossings_of",
    "decline_handover",
    "flow",
    "flow_by_werkplaats",
    "follow_link",
    "handovers",
    "handovers_from",
    "handovers_of_issue",
    "handovers_of_question",
    "handovers_to",
    "issue_page",
    "issues",
    "journey_of",
    "journeys",
    "latest_steps",
    "let_go_round",
    "make_offer",
    "name_issue",
    "offer_handover",
    "offers_at",
    "offers_of",
    "offers_to",
    "pass_on_offers",
    "present_round",
    "publish_synthesis",
    "put_offer_aside",
    "receive_handover",
    "record_step",
    "recount",
    "renew_flow",
    "return_handover",
    "steps",
    "steps_about",
    "steps_by_activity",
    "steps_in",
    "steps_of_issue",
    "steps_of_question",
    "synthesis",
    "take_up_offer",
    "taken_up",
    "thread",
    "turned_by_werkplaats",
    "turns",
    "under_way",
    "undo_step",
    "waiting_crossings",
    "waiting_for_partners",
    "years",
]
