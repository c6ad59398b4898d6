"""How a link answers."""

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

from lemniscaat.kernel import outside
from lemniscaat.knowledge.enums import LinkSeen

BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
LEAST_WAIT, MOST_WAIT = timedelta(days=1), timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Heard:
    """`status` is that of HTTP, None without an answer; `wait` is what a busy server asks for."""

    seen: LinkSeen
    status: int | None = None
    wait: timedelta | None = None


def hear(url: str, *, patience: float = outside.PATIENCE) -> Heard:
    """Ask for the head of it; a server that answers that with an error, or not at all, is asked for it whole,
    since many do not know heads. Nothing of what stands there is read."""
    try:
        answer = _head(url, patience)
        if answer is None or (answer.status >= HTTPStatus.BAD_REQUEST and answer.status not in BUSY):
            answer = outside.ask(url, most_bytes=0, patience=patience)
    except outside.Forbidden:
        return Heard(LinkSeen.CLOSED)
    except outside.Unreached:
        return Heard(LinkSeen.SILENT)
    if answer.status in BUSY:
        return Heard(LinkSeen.BUSY, answer.status, _wait(answer.headers.get("retry-after", "")))
    return Heard(_seen(answer.status), answer.status)


def _head(url: str, patience: float) -> outside.Answer | None:
    try:
        return outside.ask(url, method="HEAD", patience=patience)
    except outside.Forbidden:
        raise
    except outside.Unreached:
        return None


def _seen(status: int) -> LinkSeen:
    """Who keeps a door shut is there: many let no program in."""
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return LinkSeen.MISSING
    return LinkSeen.SILENT if status >= HTTPStatus.INTERNAL_SERVER_ERROR else LinkSeen.THERE


def _wait(told: str) -> timedelta:
    """Told in seconds; one that names a moment instead is left alone for the least."""
    seconds = int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0
    return min(max(timedelta(seconds=seconds), LEAST_WAIT), MOST_WAIT)
