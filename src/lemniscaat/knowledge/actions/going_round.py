"""What becomes public of knowledge goes round: to every region that asks."""

from lemniscaat.circulation.api import Activity, let_go_round
from lemniscaat.knowledge.models import Factor, Item


def send_round(item: Item) -> None:
    """A published item, to those who ask about its issues."""
    activity = Activity.ENRICH_METHODS if item.kind.is_approach else Activity.ENRICH_ISSUE
    let_go_round(
        kind="item", uuid=item.uuid, activity=activity, issues=item.issues.all(), maker=item.werkplaats
    )


def send_factor_round(factor: Factor) -> None:
    """A validated factor, to those who ask about its issue."""
    let_go_round(kind="factor", uuid=factor.uuid, activity=Activity.ENRICH_FACTORS, issues=[factor.issue])
