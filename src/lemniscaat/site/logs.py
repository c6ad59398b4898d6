"""What someone typed stays out of every log: not the address, not the words in an exception."""

import logging
import traceback
from types import TracebackType

from django.http import HttpRequest

Trouble = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Filter):
    """Names a request by its route, never by its path: a path can hold a secret link or a word."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite records that speak of a request; let every record through."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            match = request.resolver_match
            route = f"/{match.route}" if match else "an unknown address"
            record.msg, record.args = "%s %s", (request.method, route)
            if status := getattr(record, "status_code", None):
                record.msg, record.args = "%s %s %s", (status, request.method, route)
        return True


class LineFormatter(logging.Formatter):
    """One line a record. Of what went wrong inside a request: where and what kind, not which words."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """As the standard formatter, but a request's exception is named without its message."""
        if not (record.exc_info and hasattr(record, "request")):
            return super().format(record)
        told = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None})
        return f"{super().format(told)}\n{_without_message(record.exc_info)}"


def _without_message(trouble: Trouble) -> str:
    kind, _, where = trouble
    name = kind.__name__ if kind else "unknown"
    return "".join(traceback.format_tb(where)) + f"{name} (without its message: that may hold what was typed)"
