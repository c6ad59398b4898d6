"""The worker's round along the links: a few at a time, one server at a time, with rests between."""

import time
from collections import deque
from collections.abc import Callable, Iterator

from django.conf import settings

from lemniscaat.kernel import transactions
from lemniscaat.knowledge.actions.link_checks import claim, due, note_heard, note_new_links
from lemniscaat.knowledge.asking.links import hear
from lemniscaat.knowledge.enums import LinkSeen
from lemniscaat.knowledge.models import LinkCheck

EVERY = 600.0
"""Seconds between two rounds."""

A_ROUND = 60
REST = 3.0
"""Seconds between two questions to one server."""

_went = {"at": 0.0}


def is_due() -> bool:
    """Whether a round is to be made: only where we may ask outside."""
    if not settings.OUTSIDE or (_went["at"] and time.monotonic() - _went["at"] < EVERY):
        return False
    _went["at"] = time.monotonic()
    return True


def go_round(rest: Callable[[float], None] = time.sleep) -> int:
    """Ask for those whose turn it is; gives how many. Killed, the others keep their turn."""
    with transactions.opened():
        note_new_links(most=A_ROUND)
    asked, last = 0, ""
    busy: set[str] = set()
    for check in _in_turn(list(due()[:A_ROUND])):
        if check.host in busy:
            continue
        if check.host == last:
            rest(REST)
        asked, last = asked + _ask(check, busy), check.host
    return asked


def _ask(check: LinkCheck, busy: set[str]) -> int:
    with transactions.opened():
        if not claim(check=check):
            return 0
    heard = hear(check.url)
    if heard.seen == LinkSeen.BUSY:
        busy.add(check.host)
    with transactions.opened():
        note_heard(check=check, heard=heard)
    return 1


def _in_turn(checks: list[LinkCheck]) -> Iterator[LinkCheck]:
    """One of each server, then the next of each: so that most need no rest."""
    by_host: dict[str, deque[LinkCheck]] = {}
    for check in checks:
        by_host.setdefault(check.host, deque()).append(check)
    while by_host:
        for host in list(by_host):
            yield by_host[host].popleft()
            if not by_host[host]:
                del by_host[host]
