"""A circle closes with what is left for the next; nothing more is written in it, whoever was writing."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from threading import Event
from time import sleep
from typing import Any

import pytest
from django.db import connection
from django.test import Client

import factories as make
from circle_worlds import make_world
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Circle, CircleState, Gathering, Membership, MemberState
from lemniscaat.network.api import Role


@pytest.mark.django_db
def test_circle_closes_by_its_page_and_the_next_one_reads_what_is_left(
    settings: Any, sign_in: Callable[..., Client]
) -> None:
    settings.EMAIL_BACKEND = "lemniscaat.kernel.mail.OutboxBackend"
    world = make_world()
    following, elsewhere = make.make_circle(world.here, "Volgende"), make.make_circle(make.make_werkplaats())
    new = make.make_user()
    learning.add_member(actor=make.SYSTEM, circle=following, email=new.email)
    question = make.make_question(werkplaats=world.here)
    learning.start_circle(actor=make.SYSTEM, circle=world.circle, questions=[question])
    soon = learning.plan_gathering(actor=make.SYSTEM, circle=world.circle, at=clock.now() + timedelta(days=9))
    keeper = sign_in(world.users["facilitator"])
    typed = {"hand_over": "Bel eerst 06-12345678.", "successor": str(following.pk), "taken_by": ""}
    OutgoingMail.objects.all().delete()

    refused = keeper.post("/leerkringen/kring/sluiten", typed)
    assert (refused.status_code, "Bel eerst 06-12345678." in refused.content.decode()) == (422, True)
    assert keeper.post("/leerkringen/kring/sluiten", {**typed, "successor": elsewhere.pk}).status_code == 422
    said = {**typed, "hand_over": "De koffie staat klaar.", "taken_by": "Jaar twee"}
    assert keeper.post("/leerkringen/kring/sluiten", said).status_code == 302

    circle = Circle.objects.get(pk=world.circle.pk)
    assert (circle.state, circle.until, circle.successor) == (CircleState.CLOSED, clock.today(), following)
    soon.refresh_from_db()
    assert (soon.called_off_at is not None, soon.sequence) == (True, 1)
    assert Membership.objects.get(user=world.users["who asked"]).state == MemberState.TURNED_DOWN
    assert list(following.questions.all()) == [question]
    assert "De koffie staat klaar." in sign_in(new).get("/leerkringen/volgende").content.decode()
    assert "De koffie staat klaar." in keeper.get("/leerkringen/kring").content.decode()
    for browser in (Client(), sign_in(new), sign_in(make.make_user(Role.MEMBER, make.make_werkplaats()))):
        outside = browser.get("/leerkringen/kring").content.decode()
        assert ("koffie" in outside, "Jaar twee" in outside, "Volgende" in outside) == (False, False, True)


@pytest.mark.django_db
def test_circle_is_taken_over_by_another_that_runs_here() -> None:
    here = make.make_werkplaats()
    circle, closed = make.make_circle(here), make.make_circle(here)
    learning.close_circle(actor=make.SYSTEM, circle=closed)
    with pytest.raises(Conflict):
        learning.close_circle(actor=make.SYSTEM, circle=circle, successor=closed)
    for wrong in (circle, make.make_circle(make.make_werkplaats())):
        with pytest.raises(Invalid):
            learning.close_circle(actor=make.SYSTEM, circle=circle, successor=wrong)
    assert Circle.objects.get(pk=circle.pk).state == CircleState.FORMING


@pytest.mark.django_db
def test_what_is_written_while_the_circle_closes_comes_back_on_the_page(
    sign_in: Callable[..., Client],
) -> None:
    world = make_world()
    been = learning.plan_gathering(
        actor=make.SYSTEM, circle=world.circle, at=clock.now() - timedelta(hours=5)
    )
    browser = sign_in(world.users["member of the circle"])
    learning.close_circle(actor=make.SYSTEM, circle=world.circle)
    answer = browser.post(f"/leerkringen/kring/bijeenkomsten/{been.uuid}", {"report": "We aten soep."})
    page = answer.content.decode()
    assert (answer.status_code, "We aten soep." in page, "Deze kring is gesloten" in page) == (
        422,
        True,
        True,
    )
    been.refresh_from_db()
    assert been.report == ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
@pytest.mark.parametrize("first", ["closing", "writing"])
def test_circle_that_closes_while_a_gathering_is_written_up_has_one_outcome(
    first: str, beside: Callable[[Callable[[], Any]], "Future[Any]"]
) -> None:
    with transactions.opened():
        circle = make.make_circle(make.make_werkplaats())
        been = learning.plan_gathering(actor=make.SYSTEM, circle=circle, at=clock.now() - timedelta(hours=5))
    done = Event()

    def close() -> None:
        learning.close_circle(actor=make.SYSTEM, circle=circle, hand_over="Soep.")
        if first == "closing":
            done.set()
            sleep(A_WHILE)

    def write() -> None:
        learning.write_up_gathering(actor=make.SYSTEM, gathering=been, report="We aten soep.")
        if first == "writing":
            done.set()
            sleep(A_WHILE)

    begun = beside(close if first == "closing" else write)
    assert done.wait(timeout=10)
    late = beside(write if first == "closing" else close)
    begun.result(timeout=10)
    if first == "closing":
        with pytest.raises(Conflict):
            late.result(timeout=10)
    else:
        late.result(timeout=10)

    now = Gathering.objects.select_related("circle").get(pk=been.pk)
    assert now.circle.state == CircleState.CLOSED
    assert (now.report, now.written_at is not None) == (
        ("", False) if first == "closing" else ("We aten soep.", True)
    )


A_WHILE = 0.3
