"""`kill -9` of the served site while people ask and a desk acts: nothing that was promised is lost."""

import json
import random
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from agreeing import EVERYTHING
from served import Site
from visiting import Visitor
from watching import PATIENCE, eventually

pytestmark = pytest.mark.sqlite

LIVING = Path(__file__).with_name("living.py")
VICTIMS = ["web", "web", "answering", "answering", "worker", "parent"]
SEED = 7


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    own = Site(tmp_path)
    own.start()
    try:
        yield own
    finally:
        own.stop()


def ask(port: int, name: str, municipality: str, enough: Event) -> list[str]:
    """Questions one after another, each form sent until it gets an answer; gives the secret addresses."""
    visitor, given = Visitor(port, patience=PATIENCE), []
    while not enough.is_set():
        form = visitor.get("/vraag").hidden()
        words = f"Hoe pakken wij {name} nummer {len(given)} aan?"
        fields = {**form, "original": words, "municipality": municipality, "act": "send"}
        answer = visitor.post("/vraag", fields)
        assert answer.status == 302, answer.body
        given.append(answer.location)
    return given


def act(port: int, desk: dict[str, str], enough: Event) -> int:
    """Every question through the desk's acts; gives how many went all the way. Sent again after an answer
    that broke off, an act may be done already: then it is a conflict."""
    coordinator, done = Visitor(port, patience=PATIENCE, sessionid=desk["session"]), set[str]()
    for turn in count():
        rows = coordinator.get(f"/bureau/{desk['slug']}")
        assert rows.status == 200, rows.location
        for number in sorted(set(re.findall(r"/bureau/[\w-]+/([\w-]+)\?", rows.body)) - done):
            here = f"/bureau/{desk['slug']}/{number}"
            for name, fields in [
                ("scherp", {"text": f"Hoe pak je nummer {turn} {number} aan?"}),
                ("zet-op-site", {}),
                ("verbind", {"uuid": desk["issue"]}),
            ]:
                page = coordinator.get(here)
                assert page.status == 200, page
                answer = coordinator.post(f"{here}/{name}", page.hidden() | fields)
                assert answer.status in {302, 409}, answer.body
            done.add(number)
            if enough.is_set():
                return len(done)
        time.sleep(0.05)
    raise AssertionError


def test_killed_while_people_ask_everything_promised_is_there(site: Site) -> None:
    desk = json.loads(site.run(str(LIVING), "desk"))
    chance, enough = random.Random(SEED), Event()
    with ThreadPoolExecutor() as people:
        asking = [
            people.submit(ask, site.port, f"kwestie {letter}", desk["municipality"], enough)
            for letter in "ab"
        ]
        acting = people.submit(act, site.port, desk, enough)
        try:
            for victim in chance.sample(VICTIMS, len(VICTIMS)):
                eventually(site.is_whole)
                time.sleep(chance.uniform(0.1, 0.8))
                site.kill(victim)
        finally:
            enough.set()
        given = [address for asker in asking for address in asker.result()]
        settled = acting.result()

    visitor = Visitor(site.port, patience=PATIENCE)
    assert settled > 0
    assert len(set(given)) == len(given) > len(VICTIMS)
    assert {visitor.get(address).status for address in given} == {200}
    assert [visitor.get(page).status for page in ("/zoeken?q=nummer", "/vragen/", "/lemniscaat")] == [200] * 3
    eventually(lambda: site.waiting() == 0)
    assert json.loads(site.run(str(LIVING), "agree")) == {"questions": len(given), **EVERYTHING}
