"""The network in fast-forward: repeatable, and other in each way of playing."""

import json

import pytest

from fast_forward import years
from lemniscaat.circulation import api as circulation

pytestmark = [pytest.mark.usefixtures("db", "hurried"), pytest.mark.walk]


def test_equal_seeds_give_equal_figures_and_another_seed_others() -> None:
    told = []
    for seed in (1, 1, 2):
        with years("offers_and_shown", 24, seed) as figures:
            told.append(json.dumps(figures))
    assert told[0] == told[1] != told[2]


def test_without_offers_nothing_is_offered_and_without_showing_more_is_researched_twice() -> None:
    with years("without", 56) as figures:
        assert not circulation.Offer.objects.exists()
    with years("shown", 56) as shown:
        assert shown["offers"]["made"] == 0
    assert shown["made"]["questions"] == figures["made"]["questions"]
    assert shown["researched_twice"]["questions"] < figures["researched_twice"]["questions"]
