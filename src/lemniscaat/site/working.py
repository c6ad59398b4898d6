"""The worker: turn after turn over the rows that wait, and long chores beside it."""

import logging
import signal
import threading

from django.db import close_old_connections
from django.db.utils import Error

from lemniscaat.kernel import work
from lemniscaat.site.beside import Beside

log = logging.getLogger(__name__)

REST = 0.3
"""Seconds between two looks when there was nothing to do."""

REST_AFTER_TROUBLE = 3.0


def until_told_to_stop() -> None:
    """Work until SIGTERM or SIGINT; what is being done is finished first."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    name, beside = work.worker_name(), Beside()
    while not told.is_set():
        close_old_connections()
        try:
            beside.look()
            if not work.turn(by=name):
                told.wait(REST)
        except Error:
            log.exception("the database does not answer; trying again")
            told.wait(REST_AFTER_TROUBLE)
    beside.stop()


def until_done() -> int:
    """Work until nothing waits, chores included; gives how much was done."""
    name, total = work.worker_name(), 0
    while done := work.turn(by=name) + work.do_chores():
        total += done
    return total
