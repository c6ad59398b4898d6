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
from lemniscaat.knowledge.enums import (
    FACTOR_STATES,
    ITEM_STATES,
    PUBLIC_ITEM_STATES,
    Direction,
    FactorState,
    ItemState,
    Licence,
)
from lemniscaat.knowledge.models import Contributor, Evidence, Factor, Item, Link, Version
from lemniscaat.knowledge.policies import can_change, can_draft, can_publish, can_weigh_factors
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
)

__all__ = [
    "FACTOR_STATES",
    "ITEM_STATES",
    "PUBLIC_ITEM_STATES",
    "Contributor",
    "Direction",
    "Evidence",
    "Factor",
    "FactorState",
    "Item",
    "ItemState",
    "Licence",
    "Link",
    "Version",
    "add_evidence",
    "can_change",
    "can_draft",
    "can_publish",
    "can_weigh_factors",
    "draft_item",
    "evidence_from",
    "factor_page",
    "factors",
    "factors_by_issue",
    "factors_of_issue",
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
    "withdraw_item",
]
