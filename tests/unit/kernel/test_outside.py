"""Asking servers of others: only when allowed to, and never one that the public cannot reach."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from lemniscaat.kernel import outside
from lemniscaat.kernel.errors import Refused


class Handler(BaseHTTPRequestHandler):
    """Answers by its path."""

    asked: list[tuple[str, str, str]] = []
    go_on = Event()

    def do_GET(self) -> None:
        Handler.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path.startswith("/naar?"):
            self._answer(302, b"", Location=self.path.partition("?")[2])
        elif self.path == "/druppel":
            self._answer(200, b"", **{"Content-Length": "100"})
            Handler.go_on.wait(30)
        else:
            self._answer(200, b"x" * 2000)

    do_HEAD = do_GET  # noqa: N815  as its base asks for them

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        """Quiet."""


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine, which only this test lets through."""
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


def test_answer_comes_whole_and_says_who_asked(server: str) -> None:
    answer = outside.ask(f"{server}/stuk?a=1#deel")
    assert (answer.status, len(answer.body), answer.url) == (200, 2000, f"{server}/stuk?a=1#deel")
    [(command, path, agent)] = Handler.asked
    assert (command, path) == ("GET", "/stuk?a=1")
    assert agent.startswith("Lemniscaat/")
    assert outside.ask(server, method="HEAD").body == b""
    assert outside.ask(server, most_bytes=0).body == b""


def test_followed_where_it_leads_but_not_on_and_on(server: str) -> None:
    assert outside.ask(f"{server}/naar?/stuk").url == f"{server}/stuk"
    with pytest.raises(outside.Unreached, match="steeds weer"):
        outside.ask(f"{server}/naar?{'/naar?' * 6}/stuk")


def test_too_large_and_too_slow_are_left(server: str) -> None:
    with pytest.raises(outside.Unreached, match="te groot"):
        outside.ask(server, most_bytes=1999)
    with pytest.raises(outside.Unreached):
        outside.ask(f"{server}/druppel", patience=0.2)


def test_nobody_is_asked_unless_the_setting_says_so(server: str, settings: Any) -> None:
    settings.OUTSIDE = False
    with pytest.raises(Refused):
        outside.ask(server)
    assert Handler.asked == []


def test_this_machine_is_not_asked_and_no_turn_leads_there(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = server.rpartition(":")[2]
    for host in (f"localhost:{port}", f"[::1]:{port}", f"0.0.0.0:{port}", "169.254.169.254"):
        monkeypatch.setattr(outside, "permitted", set())
        with pytest.raises(outside.Unreached):
            outside.ask(f"http://{host}/")
        monkeypatch.setattr(outside, "permitted", {"127.0.0.1"})
        if "localhost" not in host:
            with pytest.raises(outside.Unreached):
                outside.ask(f"{server}/naar?http://{host}/")
    assert [path for _command, path, _agent in Handler.asked if not path.startswith("/naar")] == []


def test_name_is_resolved_once_and_that_address_is_connected_to(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is looked at and ours a moment later."""
    port = int(server.rpartition(":")[2])
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    reached: list[tuple[str, int]] = []

    def resolve(host: str, port: int, **_options: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in next(answers)]

    def connect(address: tuple[str, int], *_rest: Any, **_options: Any) -> None:
        reached.append(address)
        raise OSError

    monkeypatch.setattr(outside, "permitted", set())
    monkeypatch.setattr(outside.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(outside, "create_connection", connect)
    for _time in range(2):
        with pytest.raises(outside.Unreached):
            outside.ask(f"http://wisselt.example:{port}/")
    assert reached == [("93.184.215.14", port)]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/", "file:///etc/passwd", "gopher://a.example", "//a.example", "http://", "http://[",
        "http://jan:geheim@a.example/", "http://a.example:22/", "http://a.example:99999/",
        "javascript:alert(1)", "https://a.example/" + "x" * 3000, "",
    ],
)  # fmt: skip
def test_only_the_web_is_asked(settings: Any, url: str) -> None:
    settings.OUTSIDE = True
    with pytest.raises(outside.Unreached):
        outside.ask(url)


CLOSED = """
127.0.0.1 127.8.8.8 10.0.0.1 172.16.5.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1
255.255.255.255 192.0.2.1 198.18.0.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1
::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 ::127.0.0.1 2001:0:7f00:1::
"""


def test_what_is_public() -> None:
    assert [each for each in CLOSED.split() if outside.is_public(each)] == []
    open_ones = ["93.184.215.14", "8.8.8.8", "2a00:1450:400e:80c::200e", "::ffff:8.8.8.8"]
    assert [each for each in open_ones if not outside.is_public(each)] == []
