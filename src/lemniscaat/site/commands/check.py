"""Tell whether settings, database, migrations, index, worker, mail and data folder are fit: a line each.

The status is 1 when one of them is not.
"""

import argparse
from collections.abc import Callable
from datetime import timedelta

from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.site import prepare

HELP = "tell whether everything is fit to serve"
EXAMPLE = "lemniscaat check"

SILENCE = timedelta(seconds=30)
"""A worker that was not seen for so long is taken to be dead."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(arguments: argparse.Namespace) -> int:
    """Check each in turn, also after one that is not fit."""
    prepare.load_django()
    checks: dict[str, Callable[[], str]] = {
        "settings": _settings,
        "data folder": _data_folder,
        "database": _database,
        "migrations": _migrations,
        "index": _index,
        "worker": _worker,
        "mail": _mail,
    }
    return max([_told(name, check) for name, check in checks.items()])


def _told(name: str, check: Callable[[], str]) -> int:
    try:
        sentence, status = check(), 0
    except LemniscaatError as error:
        sentence, status = error.sentence, 1
    print(f"{'not fit' if status else 'fit':8} {name:12} {sentence}")
    return status


def _settings() -> str:
    from django.conf import settings
    from django.core.checks import WARNING, run_checks

    deployed = settings.HTTPS and not settings.DEMO
    if wrong := [
        message for message in run_checks(include_deployment_checks=deployed) if message.level >= WARNING
    ]:
        raise prepare.Unfit("; ".join(f"{message.id}: {message.msg}".splitlines()[0] for message in wrong))
    return f"{settings.BASE_URL}{', a demonstration' if settings.DEMO else ''}"


def _data_folder() -> str:
    return str(prepare.data_folder())


def _database() -> str:
    from django.db import connection

    if not prepare.database():
        raise prepare.Unfit("it is empty: lemniscaat serve makes the tables")
    return connection.vendor


def _migrations() -> str:
    _database()
    if waiting := len(prepare.migrations_waiting()):
        raise prepare.Unfit(f"{waiting} to be applied: lemniscaat serve does so")
    return "all applied"


def _index() -> str:
    _migrations()
    from lemniscaat.discovery import api as discovery

    status = discovery.status()
    if not status.ready:
        raise prepare.Unfit(f"{status.fault}: lemniscaat index rebuild")
    if status.set_aside:
        raise prepare.Unfit(f"{status.set_aside} changes could not be applied: lemniscaat index status")
    return f"{status.documents} documents, {status.waiting} changes waiting"


def _worker() -> str:
    _migrations()
    from lemniscaat.kernel import clock
    from lemniscaat.kernel.models import Worker

    last = Worker.objects.order_by("-seen_at").first()
    if last is None or last.seen_at < clock.now() - SILENCE:
        raise prepare.Unfit("none is running: lemniscaat serve starts one, or lemniscaat worker")
    return last.name


def _mail() -> str:
    _migrations()
    from lemniscaat.kernel import mail

    nobody, others = mail.given_up()
    if others:
        raise prepare.Unfit(f"{others} given up: the mail server would not have them")
    return f"{mail.held_up()} wait for a later try, {nobody} went to an address where nobody is"
