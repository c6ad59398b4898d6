"""Gatherings: set, moved, called off, written up; in one's own calendar as RFC 5545 says, and closed to
others."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

import factories as make
from calendar_reading import read_calendar
from circle_worlds import ROLES, World, make_world
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import CircleRole, Gathering
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 27, 12, tzinfo=clock.AMSTERDAM)
AWKWARD = "Café; \\hoek, “Bij Fien”\nBEGIN:VEVENT " + "éé " * 40


def feed_of(browser: Client) -> str:
    """The address of a calendar, made on the page of one's own."""
    browser.post("/mijn/leerkringen/agenda", {"act": "maken"})
    page = browser.get("/mijn/leerkringen").content.decode()
    [address] = set(re.findall(r"/mijn/leerkringen/agenda/[\w-]+\.ics", page))
    return str(address)


def test_calendar_of_ones_circles_is_read_by_any_calendar_and_follows_each_change(
    sign_in: Callable[..., Client],
) -> None:
    world = make_world()
    keeper = world.actor("facilitator")
    browser = sign_in(world.users["member of the circle"])
    with clock.held(NOW):
        address = feed_of(browser)
        assert read_calendar(Client().get(address).content).of("VEVENT") == []
        at = datetime(2026, 3, 30, 19, 30, tzinfo=clock.AMSTERDAM)
        gathering = learning.plan_gathering(
            actor=keeper, circle=world.circle, at=at, place=AWKWARD[:190], programme="Geheim programma",
            online="https://meet.example.org/geheim",
        )  # fmt: skip
        [event] = read_calendar(Client().get(address).content).of("VEVENT")
        told = event.properties
        assert told["LOCATION"] == AWKWARD[:190] + ", online"
        assert (told["DTSTART"], told["DTEND"]) == ("20260330T193000", "20260330T213000")
        assert (told["SUMMARY"], told["SEQUENCE"], told["STATUS"]) == ("Kring", "0", "CONFIRMED")
        assert "eheim" not in Client().get(address).content.decode()

    with clock.held(NOW + timedelta(hours=1)):
        learning.change_gathering(actor=keeper, gathering=gathering, programme="Anders")
        learning.change_gathering(actor=keeper, gathering=gathering, at=at + timedelta(days=1))
        learning.call_off_gathering(actor=keeper, gathering=gathering)
        [event] = read_calendar(Client().get(address).content).of("VEVENT")
        later = event.properties
        assert later["UID"] == told["UID"]
        assert (later["DTSTART"], later["SEQUENCE"], later["STATUS"]) == ("20260331T193000", "2", "CANCELLED")
        assert later["DTSTAMP"] > told["DTSTAMP"]
        one = browser.get(f"/leerkringen/kring/bijeenkomsten/{gathering.uuid}.ics")
        assert [event.properties for event in read_calendar(one.content).of("VEVENT")] == [later]

        learning.leave_circle(actor=world.actor("member of the circle"), circle=world.circle)
        assert read_calendar(Client().get(address).content).of("VEVENT") == []
        another = feed_of(browser)
        assert (Client().get(address).status_code, Client().get(another).status_code) == (404, 200)


def test_gathering_and_its_file_are_there_for_insiders_alone(sign_in: Callable[..., Client]) -> None:
    world = make_world()
    gathering = learning.plan_gathering(
        actor=make.SYSTEM, circle=world.circle, at=clock.now(), place="Buurthuis"
    )
    page = f"/leerkringen/kring/bijeenkomsten/{gathering.uuid}"
    read = {address: set() for address in (page, f"{page}.ics", f"{page}/wijzig")}
    for who, user in world.users.items():
        browser = sign_in(user)
        for address, readers in read.items():
            if browser.get(address).status_code == 200:
                readers.add(who)
    keepers = {"editor here", "coordinator here", "facilitator"}
    inside = keepers | {"member of the circle", "member of the werkplaats"}
    assert read == {page: inside, f"{page}.ics": inside, f"{page}/wijzig": keepers}
    assert {Client().get(address).status_code for address in read} == {302}
    assert set(world.users) == set(ROLES) - {"visitor"}


def test_member_writes_up_who_was_there_and_what_was_said(sign_in: Callable[..., Client]) -> None:
    world = make_world()
    member, other = world.row("member of the circle"), world.row("facilitator")
    at = clock.now() - timedelta(hours=3)
    gathering = learning.plan_gathering(actor=make.SYSTEM, circle=world.circle, at=at)
    page = f"/leerkringen/kring/bijeenkomsten/{gathering.uuid}"
    browser, beside = sign_in(member.user), sign_in(other.user)
    typed = {"report": "Bel 06-12345678 voor meer.", "present": [member.pk, other.pk], "as_read": ""}
    refused = browser.post(page, typed)
    assert (refused.status_code, "Bel 06-12345678 voor meer." in refused.content.decode()) == (422, True)

    assert browser.post(page, {**typed, "report": "We aten samen."}).status_code == 302
    late = beside.post(page, {**typed, "report": "Ik schreef ook."})
    told = late.content.decode()
    assert (late.status_code, "We aten samen." in told, "Ik schreef ook." in told) == (422, True, True)
    again = {"report": "Ik schreef ook.", "present": [other.pk], "as_read": mark_in(told)}
    assert beside.post(page, again).status_code == 302

    gathering.refresh_from_db()
    assert (gathering.report, list(gathering.present.all())) == ("Ik schreef ook.", [other])


def mark_in(page: str) -> str:
    return page.split('name="as_read" value="')[1].split('"', maxsplit=1)[0]


def test_date_is_set_on_its_page_and_what_is_wrong_loses_nothing(sign_in: Callable[..., Client]) -> None:
    world = make_world()
    browser = sign_in(world.users["facilitator"])
    typed = {
        "day": "2026-12-01",
        "begins": "19:30",
        "ends": "18:00",
        "place": "Buurthuis",
        "programme": "Soep",
    }
    refused = browser.post("/leerkringen/kring/bijeenkomsten/nieuw", typed)
    assert (refused.status_code, "Soep" in refused.content.decode()) == (422, True)
    browser.post("/leerkringen/kring/bijeenkomsten/nieuw", {**typed, "ends": "21:00"})
    gathering = Gathering.objects.get()
    assert gathering.at == datetime(2026, 12, 1, 19, 30, tzinfo=clock.AMSTERDAM)
    assert gathering.ends - gathering.at == timedelta(hours=1, minutes=30)


def test_what_is_too_early_or_too_late_is_told() -> None:
    world: World = make_world()
    keeper = world.actor("facilitator")
    tomorrow = learning.plan_gathering(actor=keeper, circle=world.circle, at=clock.now() + timedelta(days=1))
    yesterday = learning.plan_gathering(actor=keeper, circle=world.circle, at=clock.now() - timedelta(days=1))
    with pytest.raises(Conflict, match="nog niet geweest"):
        learning.write_up_gathering(actor=keeper, gathering=tomorrow, report="Alvast.")
    with pytest.raises(Conflict, match="al geweest"):
        learning.call_off_gathering(actor=keeper, gathering=yesterday)
    learning.call_off_gathering(actor=keeper, gathering=tomorrow)
    with pytest.raises(Conflict, match="afgezegd"):
        learning.change_gathering(actor=keeper, gathering=tomorrow, place="Elders")


@pytest.mark.parametrize("n", [1, 3])
def test_pages_of_gatherings_ask_the_database_as_often_for_many(
    sign_in: Callable[..., Client], queries: Callable[[Callable[[], Any]], int], n: int
) -> None:
    here = make.make_werkplaats()
    keeper = make.make_user(Role.COORDINATOR, here)
    circle = make.make_circle(here, "Kring")
    learning.add_member(actor=make.SYSTEM, circle=circle, email=keeper.email, role=CircleRole.FACILITATOR)
    rows = [
        learning.add_member(actor=make.SYSTEM, circle=circle, email=make.make_user().email) for _ in range(n)
    ]
    for _ in range(n):
        learning.plan_gathering(actor=make.SYSTEM, circle=circle, at=clock.now() + timedelta(days=1))
        been = learning.plan_gathering(actor=make.SYSTEM, circle=circle, at=clock.now() - timedelta(days=1))
        learning.write_up_gathering(actor=make.SYSTEM, gathering=been, report="Soep.", present=rows)
    browser = sign_in(keeper)
    feed = feed_of(browser)
    page = f"/leerkringen/kring/bijeenkomsten/{been.uuid}"
    asked = {way: queries(lambda way=way: browser.get(way)) for way in ("/leerkringen/kring", page, feed)}
    assert list(asked.values()) == [10, 13, 2]
