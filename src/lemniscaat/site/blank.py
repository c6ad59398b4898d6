"""A database in which every migration was played once, laid down where there is none yet.

Playing two hundred migrations takes half a minute; laying this file takes no time, and `migrate`
plays what came after it. It holds what migrations make and nothing else: no account, no secret.
"""

import gzip
import os
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection

PACKED = Path(__file__).with_name("blank.sqlite3.gz")


def lay(path: Path) -> None:
    """Put the blank database at `path`; of two starts at once, the first one's stays."""
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    draft.write_bytes(gzip.decompress(PACKED.read_bytes()))
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def pack(to: Path = PACKED) -> None:
    """Play every migration in the empty database of this process, and pack what that makes."""
    call_command("migrate", verbosity=0, interactive=False)
    bare = to.with_suffix("")
    with closing(sqlite3.connect(bare)) as file:
        connection.ensure_connection()
        connection.connection.backup(file)
        file.execute("PRAGMA journal_mode=DELETE")
        file.execute(f"PRAGMA user_version = {migrations_now()}")
        file.execute("UPDATE django_migrations SET applied = '2026-01-01 00:00:00'")
        file.commit()
        file.execute("VACUUM")
    to.write_bytes(gzip.compress(bare.read_bytes(), mtime=0))
    bare.unlink()


def migrations_now() -> int:
    """A number of 31 bits that changes with any file of migrations: the `user_version` of what was packed."""
    sums = 0
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            sums = zlib.crc32(f"{app.label}/{path.name}".encode() + path.read_bytes(), sums)
    return sums >> 1
