"""What a command finds, told in a line. A few run as a process of their own, as people run them."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from lemniscaat.site import prepare
from lemniscaat.site.errors import Unfit

pytestmark = pytest.mark.sqlite


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the default database; not there yet."""
    path = tmp_path / "lemniscaat.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", path)
    return path


def fill(file: Path, *tables: str) -> bytes:
    """Make tables in it; gives the file as it is then."""
    with sqlite3.connect(file) as database:
        for table in tables:
            database.execute(f"CREATE TABLE {table} (name TEXT)")
    database.close()
    return file.read_bytes()


@pytest.mark.parametrize(
    ("tables", "ours"),
    [((), False), (("django_migrations",), False), (("django_migrations", "kernel_job", "more"), True)],
)
def test_a_database_is_empty_or_ours(tables: tuple[str, ...], ours: bool, file: Path) -> None:
    before = fill(file, *tables)
    assert prepare.database() is ours
    assert file.read_bytes() == before


def test_a_database_that_is_not_there_is_empty_and_stays_so(file: Path) -> None:
    assert prepare.database() is False
    assert not file.exists()


def test_a_database_of_another_program_is_left_as_it_was(file: Path) -> None:
    before = fill(file, "django_migrations", "recipes")
    with pytest.raises(Unfit, match="holds another program's tables"):
        prepare.database()
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_told(file: Path) -> None:
    file.write_text("not a database, only words " * 100)
    with pytest.raises(Unfit, match="the database cannot be used: file is not a database"):
        prepare.database()


def test_looking_in_an_empty_database_says_how_to_begin(file: Path) -> None:
    with pytest.raises(Unfit, match="Start with: lemniscaat demo, or lemniscaat serve"):
        prepare.tables_or_stop()


@pytest.fixture
def marker(tmp_path: Path, settings) -> Path:
    settings.DEMO_MARKER = tmp_path / "demonstration"
    return settings.DEMO_MARKER


def test_the_demonstration_claims_an_empty_database_and_knows_it_again(file: Path, marker: Path) -> None:
    prepare.demonstration_only()
    fill(file, "kernel_job")
    prepare.demonstration_only()


@pytest.mark.parametrize("claimed", [None, "/elsewhere"])
def test_the_demonstration_leaves_any_other_database_alone(
    claimed: str | None, file: Path, marker: Path
) -> None:
    before = fill(file, "kernel_job")
    if claimed:
        marker.write_text(claimed)
    with pytest.raises(Unfit, match="holds data that is no demonstration"):
        prepare.demonstration_only()
    assert file.read_bytes() == before


def lemniscaat(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a data folder of its own."""
    settings = {"LEMNISCAAT_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings"}
    return subprocess.run(
        [sys.executable, "-m", "lemniscaat", *arguments],
        env=os.environ | settings | more,
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_data_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = lemniscaat(tmp_path / "file" / "data", "demo", "--port", "18431")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "cannot be written" in done.stderr


def test_a_setting_that_cannot_be_used_is_told_in_one_line(tmp_path: Path) -> None:
    done = lemniscaat(tmp_path, "check", LEMNISCAAT_DEMO="maybe")
    assert (done.returncode, done.stderr) == (2, "lemniscaat: LEMNISCAAT_DEMO is 'maybe': use 1 or 0\n")


def test_check_tells_each_in_a_line_before_anything_is_made(tmp_path: Path) -> None:
    done = lemniscaat(tmp_path, "check")
    lines = done.stdout.splitlines()
    assert [(line[:8].strip(), line[9:21].strip()) for line in lines] == [
        ("fit", "settings"),
        ("fit", "data folder"),
        ("not fit", "database"),
        ("not fit", "migrations"),
        ("not fit", "index"),
        ("not fit", "worker"),
        ("not fit", "mail"),
    ]
    assert done.returncode == 1
