"""The web server and the worker as children of one parent."""

import http.client
import os
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from lemniscaat.site import working
from lemniscaat.site.processes import Child, Family, follow_parent

THREADS = 4
"""Requests at a time in one web process: enough to wait for the database, few enough for one core."""


def serve(*, host: str, port: int, workers: int, when_ready: Callable[[], None]) -> int:
    """Serve until told to stop; gives the status. All must be prepared, and `warm` been called."""
    from lemniscaat.site.wsgi import application

    def web() -> None:
        parent = os.getpid()

        def loaded(target: str) -> Callable[..., Any]:
            follow_parent(parent)
            return application

        Granian(
            "lemniscaat.site.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=4,
            log_level=LogLevels.warning,
        ).serve(target_loader=loaded)

    family = Family(Child("web", web), Child("worker", working.until_told_to_stop))
    return family.keep(ready=lambda: answers(host, port), when_ready=when_ready)


def warm() -> None:
    """Load addresses, template tags and dictionaries before the children are made: they share them."""
    from django.urls import get_resolver

    from lemniscaat.discovery import api as discovery

    discovery.warm()
    get_resolver().url_patterns  # noqa: B018  reading it loads every view


def answers(host: str, port: int) -> bool:
    """Whether a server answers at this address, whatever it says."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  it is asked, not offered
    connection = http.client.HTTPConnection(reachable, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status > 0
    except OSError:
        return False
    finally:
        connection.close()
