"""Asking a server of somebody else, and nobody but a public one.

An address may come from anybody: a link in an item, where a page leads on to. So the machines that only we
can reach (this one, those beside it, the cloud's own) must not be asked. The address that was looked at is
the address that is connected to: a name that resolves otherwise a moment later gains nothing. Without
`LEMNISCAAT_OUTSIDE` nobody is asked at all.
"""

import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from django.conf import settings
from django.utils.translation import gettext as _
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Timeout
from urllib3.util.connection import create_connection

from lemniscaat.kernel.errors import LemniscaatError, Refused

MOST_TURNS = 5
MOST_BYTES = 1_000_000
PATIENCE = 10.0
LONGEST = 2000
"""Of an address; what is longer no server answers."""

PORTS = frozenset({80, 443})
FIRST_FREE_PORT = 1024
"""Below it only the web's own: no mail server, no shell."""

TURNS = frozenset({301, 302, 303, 307, 308})
CARRIERS = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")))
"""IPv6 networks in whose addresses one of IPv4 is packed: where they lead cannot be seen."""

permitted: set[str] = set()
"""Addresses that are let through although they are not public. Empty, but for tests with a server of their
own."""


class Unreached(LemniscaatError):
    """No answer that we can use; the sentence says why."""

    status = 502


class Forbidden(Unreached):
    """We do not ask there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`url` is where it came from in the end, `headers` have names in small letters."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes


def ask(
    url: str,
    *,
    method: str = "GET",
    accept: str = "*/*",
    most_bytes: int = MOST_BYTES,
    patience: float = PATIENCE,
) -> Answer:
    """What is answered at `url`, followed where it leads, all within `patience` seconds. With `most_bytes` 0
    its body is not read. Raises `Unreached`."""
    if not settings.OUTSIDE:
        raise Refused(_("This installation asks no other servers."))
    with _hurried(patience) as deadline:
        for _turn in range(MOST_TURNS + 1):
            answer = _asked(_checked(url), method, accept, most_bytes, deadline)
            if answer.status not in TURNS or "location" not in answer.headers:
                return answer
            url = urljoin(url, answer.headers["location"])
    raise Unreached(_("This address leads on and on."))


def is_public(written: str) -> bool:
    """Whether everyone can reach this address; what carries another within it is not looked through."""
    address: IPv4Address | IPv6Address = ip_address(written.partition("%")[0])
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    closed = address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global
    return not closed and not any(address in network for network in CARRIERS)


class _Deadline:
    """Ends the connections of one question when its time is over, at whatever they are."""

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self.is_over = False
        self.connections: list[HTTPConnection] = []

    def end(self) -> None:
        """Hang up."""
        self.is_over = True
        for connection in self.connections:
            with suppress(OSError, AttributeError):  # the other side, or the end of it all, was first
                connection.sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def _hurried(patience: float) -> Iterator[_Deadline]:
    deadline = _Deadline(patience)
    timer = Timer(patience, deadline.end)
    timer.daemon = True
    timer.start()
    try:
        yield deadline
    finally:
        timer.cancel()


class _Guarded(HTTPConnection):
    """Resolves the name itself, looks at every address it gives, and connects to the one it looked at."""

    deadline: _Deadline

    def _new_conn(self) -> socket.socket:
        address = _address_of(self.host, self.port or 80)
        made = create_connection((address, self.port), self.timeout, socket_options=self.socket_options)
        sys.audit("http.client.connect", self, self.host, self.port)
        return made

    def connect(self) -> None:
        """Known to its deadline."""
        self.deadline.connections.append(self)
        super().connect()


class _GuardedSafely(_Guarded, HTTPSConnection):
    """The same over TLS: the certificate is that of the name, not of the address."""


def _address_of(host: str, port: int) -> str:
    try:
        found = [
            str(each[4][0]) for each in socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        ]
    except (OSError, UnicodeError) as error:
        raise Unreached(_("There is no server of that name.")) from error
    if not found or not all(address in permitted or is_public(address) for address in found):
        raise Forbidden(_("This address leads to a network of its own, where no reader comes."))
    return found[0]


def _checked(url: str) -> SplitResult:
    """Only the web, only without a name and password in it, only at a port where the web may be."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise Unreached(_("This is no address.")) from error
    if parts.scheme not in {"http", "https"} or not host or len(url) > LONGEST:
        raise Forbidden(_("Only addresses with http:// or https:// are asked."))
    if parts.username is not None or (port is not None and port < FIRST_FREE_PORT and port not in PORTS):
        raise Forbidden(_("An address like this is not asked."))
    return parts


def _asked(parts: SplitResult, method: str, accept: str, most_bytes: int, deadline: _Deadline) -> Answer:
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    headers = {"User-Agent": user_agent(), "Accept": accept, "Connection": "close"}
    try:
        with closing(_pool(parts, deadline)) as pool:
            response = pool.urlopen(
                method, target, headers=headers, redirect=False, retries=False, preload_content=False
            )
            with closing(response):
                body = _read(response, most_bytes if method != "HEAD" else 0, deadline)
    except LemniscaatError:
        raise
    except (HTTPError, OSError, ValueError) as error:
        raise Unreached(_("This server does not answer.")) from error
    heads = {str(name).lower(): str(value) for name, value in response.headers.items()}
    return Answer(response.status, urlunsplit(parts), heads, body)


def _pool(parts: SplitResult, deadline: _Deadline) -> HTTPConnectionPool:
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    safely = parts.scheme == "https"
    kind = HTTPSConnectionPool if safely else HTTPConnectionPool
    pool = kind(host, parts.port, timeout=Timeout(deadline.patience), retries=False)
    pool.ConnectionCls = type("Connection", (_GuardedSafely if safely else _Guarded,), {"deadline": deadline})
    return pool


def _read(response: BaseHTTPResponse, most_bytes: int, deadline: _Deadline) -> bytes:
    """As it comes: nothing is unpacked, for what is small packed may be large."""
    body = bytearray()
    if most_bytes and response.status not in TURNS:
        for piece in response.stream(65_536, decode_content=False):
            body += piece
            if len(body) > most_bytes:
                raise Unreached(_("What stands there is too large."))
    if deadline.is_over:
        raise Unreached(_("This server takes too long."))
    return bytes(body)


def user_agent() -> str:
    """Who asks, and where to complain."""
    return f"Lemniscaat/{version('lemniscaat')} (+{settings.BASE_URL}; {settings.SECURITY_CONTACT})"
