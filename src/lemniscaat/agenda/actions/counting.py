"""How a round is counted: perspectives beside each other, and those with few voters together."""

from collections.abc import Mapping, Sequence

from lemniscaat.agenda.enums import SMALLEST_GROUP
from lemniscaat.network.api import Perspective


def grouped(voters: Mapping[Perspective, int]) -> list[Sequence[Perspective]]:
    """The groups in which these perspectives are counted, those that stand alone first.

    A perspective with fewer than `SMALLEST_GROUP` voters never stands alone. All of those form one
    group; while that is too small itself, the next smallest joins it. What is shown are sums of whole
    groups only, so that nothing can be subtracted to what a few of them gave. With fewer voters in
    all there is one group, of which nothing is to be shown.
    """
    heard = sorted((side for side in Perspective if voters.get(side)), key=lambda side: voters[side])
    together = [side for side in heard if voters[side] < SMALLEST_GROUP]
    others = heard[len(together) :]
    while together and others and sum(voters[side] for side in together) < SMALLEST_GROUP:
        together.append(others.pop(0))
    alone: list[Sequence[Perspective]] = [[side] for side in Perspective if side in others]
    return [*alone, [side for side in Perspective if side in together]] if together else alone
