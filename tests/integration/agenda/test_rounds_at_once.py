"""A round in which two do something at one moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Event
from time import sleep
from typing import Any

import pytest
from django.db import connection

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Ballot, Round
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict
from lemniscaat.network.api import Actor, OrganisationKind, Perspective, Role

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgresql,
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite lets one writer in at a time, from its first statement on",
    ),
]
A_WHILE = 0.3


@pytest.fixture
def round() -> Round:
    with transactions.opened():
        return make.make_round(make.make_werkplaats())


@pytest.fixture
def partner(round: Round) -> Actor:
    with transactions.opened():
        municipality = make.make_organisation(kind=OrganisationKind.MUNICIPALITY)
        return make.make_actor(Role.PARTNER, round.werkplaats, municipality)


def test_points_that_come_while_it_is_counted_are_told_so(
    round: Round, partner: Actor, beside: Callable[[Callable[[], Any]], "Future[Any]"]
) -> None:
    with transactions.opened():
        make.type_in(round, Perspective.POLICY, 5, 1)
        weights = {round.candidates.first(): 3}
    counted = Event()

    def close() -> None:
        agenda.close_round(actor=make.SYSTEM, round=round)
        counted.set()
        sleep(A_WHILE)

    closing = beside(close)
    assert counted.wait(timeout=10)
    late = beside(lambda: agenda.cast_ballot(actor=partner, round=round, weights=weights))

    with pytest.raises(Conflict):
        late.result(timeout=10)
    closing.result(timeout=10)
    assert (agenda.result(round).n_ballots, Ballot.objects.count()) == (5, 0)


def test_points_that_come_first_are_counted(
    round: Round, partner: Actor, beside: Callable[[Callable[[], Any]], "Future[Any]"]
) -> None:
    with transactions.opened():
        make.type_in(round, Perspective.POLICY, 4, 1)
        weights = {round.candidates.first(): 3}
    given = Event()

    def weigh() -> None:
        agenda.cast_ballot(actor=partner, round=round, weights=weights)
        given.set()
        sleep(A_WHILE)

    weighing = beside(weigh)
    assert given.wait(timeout=10)
    beside(lambda: agenda.close_round(actor=make.SYSTEM, round=round)).result(timeout=10)

    weighing.result(timeout=10)
    assert (agenda.result(round).n_ballots, Ballot.objects.count()) == (5, 0)


def test_points_sent_twice_at_once_count_once(
    round: Round, partner: Actor, beside: Callable[[Callable[[], Any]], "Future[Any]"]
) -> None:
    weights = {round.candidates.first(): 3}
    sent = [beside(lambda: agenda.cast_ballot(actor=partner, round=round, weights=weights)) for _ in range(4)]

    for each in sent:
        each.result(timeout=10)

    assert agenda.turnout(round)[Perspective.POLICY] == 1
