"""Rows in, work out: tasks by name, pumps that look for work of their own, one loop over both; and chores,
that take too long to be waited for."""

import logging
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from lemniscaat.kernel import clock
from lemniscaat.kernel.documents import closed_documents, documents
from lemniscaat.kernel.models import Changed, Job, Worker
from lemniscaat.kernel.registry import Registry

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
MOST_TRIES = 8

DONE_STAYS = timedelta(days=7)
"""How long a job that is done can be looked at."""

tasks: Registry[Callable[..., None]] = Registry("task")
"""By name: a function called with a job's payload as keywords. It must bear being run twice."""

errands: Registry[Callable[..., None]] = Registry("errand")
"""As `tasks`, for what cannot be done within a transaction."""

pumps: Registry[Callable[[], int]] = Registry("pump")
"""By name: a function called at each turn of the worker; it gives how much it did."""


@dataclass(frozen=True, slots=True)
class Chore:
    """Work that takes minutes. `is_due` is asked at each turn, and says no while somebody is at it; `do` can
    be killed at any moment, and is due still."""

    is_due: Callable[[], bool]
    do: Callable[[], object]


chores: Registry[Chore] = Registry("chore")
"""By name: what a worker has done in a process beside it, so that all else goes on meanwhile."""


def mark_changed(kind: str, *uuids: Any) -> None:
    """Note that these objects' search documents may have changed (call inside the transaction).

    A kind that nobody makes documents of is passed over.
    """
    if kind not in documents and kind not in closed_documents:
        return
    Changed.objects.bulk_create(Changed(kind=kind, uuid=uuid) for uuid in uuids)


def enqueue(name: str, *, key: str | None = None, run_at: Any = None, **payload: Any) -> None:
    """Leave work for the worker. With a `key` that is waiting already, nothing is added."""
    if name not in tasks and name not in errands:
        raise ValueError(f"no task {name!r}")
    fields = {"name": name, "payload": payload, "run_at": run_at or clock.now()}
    if key is None:
        Job.objects.create(**fields)
    else:
        Job.objects.get_or_create(key=key, defaults=fields)


def worker_name() -> str:
    """This process, as it signs its claims."""
    return f"{socket.gethostname()}:{os.getpid()}"


def claim(rows: "models.QuerySet[Any]", *, by: str) -> bool:
    """Take one row for `LEASE`, if nobody holds it: one UPDATE, so one winner on any database."""
    moment = clock.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=moment)
    return rows.filter(free).update(claimed_by=by, claimed_until=moment + LEASE) == 1


def run_due_jobs(*, by: str, most: int = 50) -> int:
    """Run jobs whose time has come; gives how many were taken up.

    A job that raises waits longer each time and is left, with its error, after `MOST_TRIES`.
    """
    moment = clock.now()
    due = Job.objects.filter(done_at=None, run_at__lte=moment, tries__lt=MOST_TRIES).order_by("run_at", "id")
    taken = 0
    for job in due[:most]:
        if claim(Job.objects.filter(pk=job.pk, done_at=None), by=by):
            taken += 1
            _run(job)
    return taken


def forget_done() -> int:
    """Delete jobs that were done a while ago; gives how many. One that was given up stays, with its error.
    A pump."""
    return Job.objects.filter(done_at__lt=clock.now() - DONE_STAYS).delete()[0]


def _run(job: Job) -> None:
    try:
        if job.name in errands:
            # What is asked for while it runs is work of its own.
            Job.objects.filter(pk=job.pk).update(key=None)
            errands[job.name](**job.payload)
            _note_done(job)
            return
        with transaction.atomic():
            tasks[job.name](**job.payload)
            _note_done(job)
    except Exception as error:
        log.exception("job %s failed", job.name)
        wait = timedelta(seconds=10 * 2**job.tries)
        Job.objects.filter(pk=job.pk).update(
            tries=job.tries + 1, error=repr(error)[:2000], run_at=clock.now() + wait, claimed_until=None
        )


def _note_done(job: Job) -> None:
    # The key is let go, so that the same work can be asked for again.
    Job.objects.filter(pk=job.pk).update(done_at=clock.now(), key=None, error="", claimed_until=None)


def turn(*, by: str) -> int:
    """One turn of the worker: sign in, run due jobs, let each pump do its share."""
    Worker.objects.update_or_create(name=by, defaults={"seen_at": clock.now()})
    done = run_due_jobs(by=by)
    for name, pump in pumps.items():
        try:
            done += pump()
        except Exception:
            log.exception("pump %s failed", name)
    return done


def do_chores() -> int:
    """Do the chores that are due, here and now; gives how many."""
    due = [chore for chore in chores.values() if chore.is_due()]
    for chore in due:
        chore.do()
    return len(due)
