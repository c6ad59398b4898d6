"""The blank database that is shipped is what the migrations make, and holds nobody."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lemniscaat.site import blank

LIBRARIES = ("django_", "sqlite_", "wagtail", "auth_")


@pytest.fixture
def laid(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The blank database, laid down as an installation does."""
    path = tmp_path / "lemniscaat.sqlite3"
    blank.lay(path)
    with closing(sqlite3.connect(path)) as file:
        yield file


def test_blank_is_what_the_migrations_make(laid: sqlite3.Connection) -> None:
    assert laid.execute("PRAGMA user_version").fetchone() == (blank.migrations_now(),), "make blank"


def test_blank_holds_nobody_and_no_secret(laid: sqlite3.Connection) -> None:
    tables = [name for (name,) in laid.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    filled = {name for name in tables if laid.execute(f"SELECT count(*) FROM {name}").fetchone()[0]}

    assert {name for name in filled if not name.startswith(LIBRARIES)} == set()
    assert not {"django_session", "network_user"} & filled


def test_lay_leaves_a_database_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "lemniscaat.sqlite3"
    path.write_bytes(b"van een ander")

    blank.lay(path)

    assert path.read_bytes() == b"van een ander"
    assert list(tmp_path.iterdir()) == [path]
