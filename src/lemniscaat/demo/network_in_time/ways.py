"""The four ways in which the same years are played."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """With or without `offers` of what was learnt elsewhere, and with or without `shown`: "dit is er al",
    what fits a question shown to its desk before it has anything found out."""

    name: str
    offers: bool
    shown: bool


WAYS = (
    Way("without", offers=False, shown=False),
    Way("offers", offers=True, shown=False),
    Way("shown", offers=False, shown=True),
    Way("offers_and_shown", offers=True, shown=True),
)
