"""Links are asked politely, a dead one is called so only after a while, and its keeper can ask again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from factories import SYSTEM, make_actor, make_item, make_werkplaats
from lemniscaat.kernel import clock, outside
from lemniscaat.kernel.errors import Conflict, LemniscaatError, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge import link_rounds
from lemniscaat.knowledge.actions.link_checks import ask_again
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.asking.links import Heard, hear
from lemniscaat.knowledge.enums import LinkSeen
from lemniscaat.knowledge.models import LinkCheck
from lemniscaat.knowledge.queries.reviewing import dead_links
from lemniscaat.network.api import VISITOR, Actor, Role

pytestmark = pytest.mark.django_db

BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
PRIVATE = "http://10.0.0.8/binnen"


class Handler(BaseHTTPRequestHandler):
    """Answers by its path: `/404`, `/zonder-kop` (knows no heads), `/naar-binnen`, `/traag`."""

    asked: list[str] = []
    go_on = Event()

    def do_GET(self) -> None:
        Handler.asked.append(f"{self.command} {self.path}")
        if self.path == "/traag":
            Handler.go_on.wait(30)
        elif self.path == "/naar-binnen":
            self._answer(302, Location=PRIVATE)
        elif self.path == "/zonder-kop":
            self._answer(405 if self.command == "HEAD" else 200)
        elif self.path == "/429":
            self._answer(429, **{"Retry-After": str(2 * 24 * 3600)})
        else:
            self._answer(int(self.path[1:4]))

    do_HEAD = do_GET  # noqa: N815  as its base asks for them

    def _answer(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_arguments: Any) -> None:
        """Quiet."""


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    settings.OUTSIDE = True
    monkeypatch.setattr(outside, "permitted", {"127.0.0.1"})
    Handler.asked.clear()
    Handler.go_on.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        Handler.go_on.set()
        http.shutdown()
        thread.join()


def linked(*urls: str, **fields: Any) -> Item:
    return make_item(links=[{"url": url, "label": ""} for url in urls], **fields)


def go_round(after: float = 0) -> list[str]:
    """A round so many days later; gives what the server was asked."""
    Handler.asked.clear()
    with clock.held(BEGUN + timedelta(days=after)):
        link_rounds.go_round(rest=lambda _seconds: None)
    return list(Handler.asked)


@pytest.mark.parametrize(
    ("path", "heard", "asked"),
    [
        ("/200", Heard(LinkSeen.THERE, 200), ["HEAD"]),
        ("/zonder-kop", Heard(LinkSeen.THERE, 200), ["HEAD", "GET"]),
        ("/403", Heard(LinkSeen.THERE, 403), ["HEAD", "GET"]),
        ("/404", Heard(LinkSeen.MISSING, 404), ["HEAD", "GET"]),
        ("/410", Heard(LinkSeen.MISSING, 410), ["HEAD", "GET"]),
        ("/500", Heard(LinkSeen.SILENT, 500), ["HEAD", "GET"]),
        ("/429", Heard(LinkSeen.BUSY, 429, timedelta(days=2)), ["HEAD"]),
        ("/503", Heard(LinkSeen.BUSY, 503, timedelta(days=1)), ["HEAD"]),
        ("/naar-binnen", Heard(LinkSeen.CLOSED), ["HEAD"]),
        ("/traag", Heard(LinkSeen.SILENT), ["HEAD", "GET"]),
    ],
)
def test_how_a_link_answers(server: str, path: str, heard: Heard, asked: list[str]) -> None:
    assert hear(server + path, patience=0.3 if path == "/traag" else 10) == heard
    assert Handler.asked == [f"{each} {path}" for each in asked]


def test_link_is_dead_after_as_many_times_as_its_answer_asks_and_lives_when_it_answers(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ("/200", "/404", "/500", "/naar-binnen")
    linked(*(server + path for path in paths), published=True)
    dead = {}
    for day in (0, 1.1, 4.2, 11.3):
        go_round(day)
        dead[day] = {row.url.removeprefix(server) for row in LinkCheck.objects.filter(is_dead=True)}
    assert dead == {
        0: {"/naar-binnen"},
        1.1: {"/naar-binnen", "/404"},
        4.2: {"/naar-binnen", "/404"},
        11.3: {"/naar-binnen", "/404", "/500"},
    }
    missing = LinkCheck.objects.get(url=f"{server}/404")
    assert (missing.failing_since, missing.seen_at, missing.status) == (BEGUN, None, 404)
    monkeypatch.setattr(link_rounds, "hear", lambda _url: Heard(LinkSeen.THERE, 200))
    go_round(60)
    assert not LinkCheck.objects.filter(is_dead=True).exists()


def test_one_server_is_asked_one_at_a_time_with_rests_and_left_alone_when_it_is_busy(server: str) -> None:
    linked(f"{server}/200", f"{server}/201", f"{server}/429", f"{server}/202")
    rests: list[float] = []
    with clock.held(BEGUN):
        link_rounds.go_round(rest=rests.append)
    assert Handler.asked == ["HEAD /200", "HEAD /201", "HEAD /429"]
    assert rests == [link_rounds.REST] * 2
    assert go_round(1.9) == []
    check = LinkCheck.objects.get(url=f"{server}/202")
    with clock.held(BEGUN + timedelta(days=1.9)), pytest.raises(Conflict, match="wachten"):
        ask_again(actor=SYSTEM, check=check)
    assert go_round(2.1) == ["HEAD /429"]


def test_only_what_everyone_reads_is_asked_and_only_where_that_is_allowed(server: str, settings: Any) -> None:
    linked(f"{server}/200", published=False)
    linked(f"{server}/201")
    assert go_round() == ["HEAD /201"]
    settings.OUTSIDE = False
    assert not link_rounds.is_due()
    with pytest.raises(Refused):
        ask_again(actor=SYSTEM, check=LinkCheck.objects.get())


def test_killed_in_the_middle_the_others_keep_their_turn_and_it_comes_again(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(f"{server}/200", f"{server}/201")
    with monkeypatch.context() as patch:
        patch.setattr(link_rounds, "hear", lambda _url: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go_round()
    assert go_round() == ["HEAD /201"]
    assert go_round(0.1) == ["HEAD /200"]


def test_what_was_heard_stays_through_a_next_version_and_goes_with_the_link(server: str) -> None:
    item = linked(f"{server}/404", f"{server}/200")
    go_round()
    go_round(1.1)
    copy = knowledge.begin_next_version(actor=SYSTEM, item=item)
    knowledge.submit_item(actor=SYSTEM, item=copy)
    item = knowledge.publish_item(actor=SYSTEM, item=copy)
    assert go_round(1.2) == []
    assert dead_links_everywhere() == [f"{server}/404"]
    copy = knowledge.begin_next_version(actor=SYSTEM, item=item)
    knowledge.revise_item(actor=SYSTEM, item=copy, links=[{"url": f"{server}/200", "label": ""}])
    knowledge.submit_item(actor=SYSTEM, item=copy)
    knowledge.publish_item(actor=SYSTEM, item=copy)
    go_round(1.3)
    assert list(LinkCheck.objects.values_list("url", flat=True)) == [f"{server}/200"]


def dead_links_everywhere() -> list[str]:
    return list(LinkCheck.objects.filter(is_dead=True).values_list("url", flat=True))


def test_who_may_ask_again_and_sees_what_is_dead(server: str) -> None:
    here, there = make_werkplaats("hier"), make_werkplaats("daar")
    item = linked(f"{server}/naar-binnen", werkplaats=here)
    go_round()
    check = LinkCheck.objects.get(item=item)
    people: dict[str, Actor] = {
        "visitor": VISITOR,
        "member": make_actor(Role.MEMBER, here),
        "teacher": make_actor(Role.TEACHER, here),
        "editor": make_actor(Role.EDITOR, here),
        "coordinator": make_actor(Role.COORDINATOR, here),
        "editor elsewhere": make_actor(Role.EDITOR, there),
        "secretariat": make_actor(Role.SECRETARIAT),
    }
    asked = {who for who, actor in people.items() if may_ask(actor, check)}
    seen = {who for who, actor in people.items() if dead_links(actor).exists()}
    assert asked == seen == {"editor", "coordinator"}


def may_ask(actor: Actor, check: LinkCheck) -> bool:
    try:
        ask_again(actor=actor, check=check)
    except LemniscaatError:
        return False
    return True
