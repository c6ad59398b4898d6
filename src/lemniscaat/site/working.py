"""The worker: turn after turn over the rows that wait."""

import logging
import signal
import threading

from django.db import close_old_connections
from django.db.utils import Error

from lemniscaat.kernel import work

log = logging.getLogger(__name__)

REST = 0.3
"""Seconds between two looks when there was nothing to do."""

REST_AFTER_TROUBLE = 3.0


def until_told_to_stop() -> None:
    """Work until SIGTERM or SIGINT; what is being done is finished first."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    name = work.worker_name()
    while not told.is_set():
        close_old_connections()
        try:
            if not work.turn(by=name):
                told.wait(REST)
        except Error:
            log.exception("the database does not answer; trying again")
            told.wait(REST_AFTER_TROUBLE)


def until_done() -> int:
    """Work until nothing waits; gives how much was done."""
    name, total = work.worker_name(), 0
    while done := work.turn(by=name):
        total += done
    return total
