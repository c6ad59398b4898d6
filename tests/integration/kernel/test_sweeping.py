"""What was written over is on no page of the database's files once they have been swept."""

from pathlib import Path

import pytest
from django.db import connections
from django.db.utils import ConnectionHandler

from lemniscaat.kernel import sweeping
from lemniscaat.kernel.errors import Conflict
from lemniscaat.site import environment

pytestmark = pytest.mark.django_db

NAME = "Wilhelmina Quispelstra"


@pytest.fixture
def handler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ConnectionHandler:
    """A database on disk, as a server has it, with a text in it that was written over and one deleted."""
    settings = {**connections.settings["default"], **environment.database("", tmp_path)}
    handler = ConnectionHandler({"default": settings})
    with handler["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT)")
        cursor.execute("INSERT INTO words (text) VALUES (%s), (%s)", [NAME * 500, NAME])
        cursor.execute("UPDATE words SET text = 'weg' WHERE id = 1")
        cursor.execute("DELETE FROM words WHERE id = 2")
    monkeypatch.setattr(sweeping, "connection", handler["default"])
    return handler


def left(folder: Path) -> set[str]:
    """The files in which the text still stands."""
    return {path.name for path in folder.iterdir() if NAME.encode() in path.read_bytes()}


def test_journal_and_freed_pages_are_empty_after_the_sweep(
    handler: ConnectionHandler, tmp_path: Path
) -> None:
    assert left(tmp_path) == {"lemniscaat.sqlite3-wal"}
    sweeping.empty_journal()
    assert left(tmp_path) == set()
    assert (tmp_path / "lemniscaat.sqlite3-wal").stat().st_size == 0
    handler["default"].close()


def test_while_somebody_reads_it_is_done_later(handler: ConnectionHandler, tmp_path: Path) -> None:
    other = ConnectionHandler({"default": handler.settings["default"]})["default"]
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT text FROM words")
        with handler["default"].cursor() as writer:
            writer.execute("PRAGMA busy_timeout = 1")
            writer.execute("INSERT INTO words (text) VALUES ('na')")
        with pytest.raises(Conflict):
            sweeping.empty_journal()
        cursor.execute("ROLLBACK")
    other.close()
    sweeping.empty_journal()
    handler["default"].close()


def test_mails_left_as_files_go(settings, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = tmp_path
    mail = tmp_path / "20260101-1.log"
    mail.write_text(NAME)
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    sweeping.drop_mail_files()
    assert mail.exists()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    sweeping.drop_mail_files()
    assert not mail.exists()
