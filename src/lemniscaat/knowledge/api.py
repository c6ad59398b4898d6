"""Knowledge's door."""

from lemniscaat.knowledge.actions.factors import add_evidence, move_factor, propose_factor, raise_rung
from lemniscaat.knowledge.actions.items import (
    draft_item,
    publish_item,
    revise_item,
    send_back_item,
    submit_item,
    withdraw_item,
)
from lemniscaat.knowledge.citing.apa import Citation, apa
from lemniscaat.knowledge.citing.exporting import export_items
from lemniscaat.knowledge.citing.formats import TAKEN, Format
from lemniscaat.knowledge.citing.page import ForMachines, for_machines
from lemniscaat.knowledge.citing.work import Work
from lemniscaat.knowledge.enums import (
    FACTOR_STATES,
    ITEM_STATES,
    PUBLIC_ITEM_STATES,
    Direction,
    FactorState,
    ItemState,
    Licence,
    Part,
)
from lemniscaat.knowledge.models import Contributor, Evidence, Factor, Item, Link, Version
from lemniscaat.knowledge.policies import (
    can_change,
    can_draft,
    can_judge_factors,
    can_propose_factors,
    can_publish,
)
from lemniscaat.knowledge.queries import (
    evidence_from,
    factor_page,
    factors,
    factors_by_issue,
    factors_of_issue,
    item_page,
    items,
    items_by_uuid,
    items_of_issue,
    published_items,
    told_items,
)

__all__ = [
    "FACTOR_STATES",
    "ITEM_STATES",
    "PUBLIC_ITEM_STATES",
    "TAKEN",
    "Citation",
    "Contributor",
    "Direction",
    "Evidence",
    "Factor",
    "FactorState",
    "ForMachines",
    "Format",
    "Item",
    "ItemState",
    "Licence",
    "Link",
    "Part",
    "Version",
    "Work",
    "add_evidence",
    "apa",
    "can_change",
    "can_draft",
    "can_judge_factors",
    "can_propose_factors",
    "can_publish",
    "draft_item",
    "evidence_from",
    "export_items",
    "factor_page",
    "factors",
    "factors_by_issue",
    "factors_of_issue",
    "for_machines",
    "item_page",
    "items",
    "items_by_uuid",
    "items_of_issue",
    "move_factor",
    "propose_factor",
    "publish_item",
    "published_items",
    "raise_rung",
    "revise_item",
    "send_back_item",
    "submit_item",
    "told_items",
    "withdraw_item",
]
