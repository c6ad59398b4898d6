"""The network in fast-forward: repeatable, and other in each way of playing."""

import json
from types import SimpleNamespace

import pytest

import factories as make
from fast_forward import years
from lemniscaat.circulation import api as circulation
from lemniscaat.demo.network_in_time import crossing
from lemniscaat.demo.network_in_time.luck import Luck

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


@pytest.mark.parametrize("fits", [True, False])
def test_desk_looks_past_an_offer_that_it_took_up_by_itself(fits: bool) -> None:
    question, item = make.make_question(werkplaats=make.make_werkplaats()), make.make_item()
    offer = make.make_offer(question, item)
    before = circulation.Offer.objects.get(pk=offer.pk)
    circulation.take_up_offer(actor=make.SYSTEM, offer=offer)
    case = SimpleNamespace(place=SimpleNamespace(coordinator=make.SYSTEM))
    crossing._look(None, case, before, item, Luck(1, "bureau"), fits=fits)
    assert circulation.Offer.objects.get().state == "taken_up"
