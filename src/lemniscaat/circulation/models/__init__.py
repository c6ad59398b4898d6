"""The tables of the lemniscate."""

from lemniscaat.circulation.models.flow import Counted, FlowFigure, TurnFigure
from lemniscaat.circulation.models.handover import Handover
from lemniscaat.circulation.models.issue import Issue, Synthesis
from lemniscaat.circulation.models.journey import LONGEST_LABEL, Journey
from lemniscaat.circulation.models.offer import Offer
from lemniscaat.circulation.models.scope import Part, Scope, kept_for
from lemniscaat.circulation.models.step import Step

__all__ = [
    "LONGEST_LABEL",
    "Counted",
    "FlowFigure",
    "Handover",
    "Issue",
    "Journey",
    "Offer",
    "Part",
    "Scope",
    "Step",
    "Synthesis",
    "TurnFigure",
    "kept_for",
]
