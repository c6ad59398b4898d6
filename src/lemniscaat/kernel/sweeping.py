"""What was deleted is gone from the disk too: files that still hold it are swept, by the worker.

A database leaves deleted text in its journal, an index in its segments, until they are written anew.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from lemniscaat.kernel import work
from lemniscaat.kernel.errors import Conflict
from lemniscaat.kernel.registry import Registry

TASK = "kernel.sweep"

sweeps: Registry[Callable[[], object]] = Registry("sweep")
"""By what is swept. Each bears being run twice, and raises when it could not; none waits for another."""


def sweep_later() -> None:
    """Ask for all sweeps, once this transaction has been committed."""
    for what in sweeps:
        work.enqueue(TASK, key=f"{TASK}:{what}", what=what)


def sweep(what: str) -> None:
    """Run a sweep; outside a transaction, since a journal cannot be emptied from within one."""
    sweeps[what]()


def drop_mail_files() -> None:
    """A server without a mail server leaves what it would send in files: they are to look at, and go."""
    if settings.MAIL_TRANSPORT.endswith("filebased.EmailBackend"):
        for path in Path(settings.EMAIL_FILE_PATH).glob("*.log"):
            path.unlink(missing_ok=True)


def empty_journal() -> None:
    """Write SQLite's journal into the database and empty it. Freed pages are zeroed by `secure_delete`.
    PostgreSQL's vacuum does this in its own time."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, *_counts = cursor.fetchone()
    if is_busy:
        raise Conflict(_("The database is being read. Its journal is emptied later."))
