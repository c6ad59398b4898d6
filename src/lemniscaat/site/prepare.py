"""What must be so before anything is served: folder, port, database, tables, files, index.

Each function makes it so, or raises `Unfit` with one line. None touches what another program made.
"""

import argparse
import errno
import socket
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from io import TextIOBase
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error

from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.site import blank, processes, static
from lemniscaat.site.errors import Unfit
from lemniscaat.site.progress import Advance, bar

OURS = "kernel_job"


def load_django() -> None:
    """Read the settings and load every app."""
    try:
        django.setup()
    except OSError as error:
        if error.filename is None:
            raise
        raise _unwritable(error.filename, error) from error


def data_folder() -> Path:
    """The data folder, made when it is missing and tried by writing into it."""
    from django.conf import settings

    folder = Path(settings.DATA)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(path: str | Path, error: OSError) -> Unfit:
    return Unfit(f"{path} cannot be written: {error.strerror}. Set LEMNISCAAT_DATA to a folder that can.")


def positive(text: str) -> int:
    """A whole number from one up, as a command's argument."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")


def port_number(text: str) -> int:
    """A port, as a command's argument."""
    if (number := positive(text)) < 65536:
        return number
    raise argparse.ArgumentTypeError(f"{text!r} is not a port: use 1 to 65535")


def readable(text: str) -> Path:
    """A file that is there, as a command's argument."""
    if (path := Path(text)).is_file():
        return path
    raise argparse.ArgumentTypeError(f"there is no file {text!r}")


def port(host: str, number: int) -> None:
    """See that nobody listens at this address yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError as error:
            reason = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
            raise Unfit(f"port {number} on {host} {reason}. Choose another with --port.") from error


def database() -> bool:
    """Whether the database holds our tables; False when it is empty."""
    try:
        tables = _tables_in_file() if connection.vendor == "sqlite" else set(_tables_on_server())
    except (Error, sqlite3.Error) as error:
        reason = str(error).strip().splitlines()[0]
        raise Unfit(f"the database cannot be used: {reason}") from error
    if OURS in tables:
        return True
    if tables - {"django_migrations"}:
        raise Unfit("the database holds another program's tables. Set DATABASE_URL or LEMNISCAAT_DATA.")
    return False


def _tables_in_file() -> set[str]:
    """Read without Django's connection, which would switch another program's file to our journal."""
    path = Path(connection.settings_dict["NAME"])
    if not path.exists():
        return set()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
        return {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _tables_on_server() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def tables_or_stop() -> None:
    """For commands that only look: raise `Unfit` while there are no tables."""
    if not database():
        raise Unfit("the database is empty. Start with: lemniscaat demo, or lemniscaat serve.")


def demonstration_only() -> None:
    """Claim an empty database for the demonstration, or recognise one that was claimed before."""
    from django.conf import settings

    marker = Path(settings.DEMO_MARKER)
    name = "{HOST}/{NAME}".format(**connection.settings_dict)
    if database() and not (marker.is_file() and marker.read_text() == name):
        raise Unfit(
            "the database holds data that is no demonstration. Set LEMNISCAAT_DATA to another folder."
        )
    marker.write_text(name)


def everything(*, seed: int | None = None, meanwhile: Callable[[], None] | None = None) -> None:
    """Bring tables, static files, demonstration data (with a `seed`) and index up to date.

    In a process of its own: what it starts (threads of the index, of a progress bar) ends with it.
    `meanwhile` is done beside it.
    """
    child = processes.fork(lambda: _everything(seed))
    if meanwhile is not None:
        meanwhile()
    status = processes.wait(child)
    if status:
        raise SystemExit(status)
    static.read_names()


def _everything(seed: int | None) -> None:
    from lemniscaat.discovery import api as discovery

    try:
        tables()
        static.collect()
        if seed is not None:
            _demonstration(seed)
        if not discovery.status().ready:
            with bar("Making the index") as advance:
                discovery.rebuild(advance)
    except LemniscaatError as error:
        print(f"lemniscaat: {error}", file=sys.stderr)
        raise SystemExit(2) from error


def _demonstration(seed: int) -> None:
    from lemniscaat.demo import api as demo

    if not demo.is_loaded():
        with bar("Playing two years of the network") as advance:
            demo.load(seed=seed, progress=advance)


def migrations_waiting() -> Sequence[object]:
    """The migrations that are still to be applied."""
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def tables() -> None:
    """Bring the tables up to date. The kernel's come first: by them a database is known as ours."""
    if connection.vendor == "sqlite" and not database():
        blank.lay(Path(connection.settings_dict["NAME"]))
    if waiting := len(migrations_waiting()):
        with bar("Making the tables") as advance:
            counter = _Counter(advance, waiting)
            call_command("migrate", "kernel", stdout=counter, interactive=False)
            call_command("migrate", stdout=counter, interactive=False)


class _Counter(TextIOBase):
    """A stream for `migrate` that counts the migrations it tells of."""

    def __init__(self, advance: Advance, total: int) -> None:
        self.advance, self.total, self.done = advance, total, 0

    def write(self, text: str) -> int:
        if "Applying" in text:
            self.done += 1
            self.advance(self.done, self.total)
        return len(text)
