"""What a command finds, told in a line: run as its own process, as people do."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="these are about the file that is the default"
)


def lemniscaat(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a data folder of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "-m", "lemniscaat", *arguments],
        env={
            **environment,
            "LEMNISCAAT_DATA": str(data),
            "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings",
        },
        check=False,
        capture_output=True,
        text=True,
    )


def foreign(data: Path) -> Path:
    """A database of another program."""
    data.mkdir(parents=True)
    file = data / "lemniscaat.sqlite3"
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()
    return file


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_database_of_another_program_is_left_as_it_was(command: str, tmp_path: Path) -> None:
    file = foreign(tmp_path / "data")
    before = file.read_bytes()
    done = lemniscaat(tmp_path / "data", command, "--port", "18431")
    assert (done.returncode, done.stderr) == (
        2,
        "lemniscaat: the database holds another program's tables. Set DATABASE_URL or LEMNISCAAT_DATA.\n",
    )
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "lemniscaat.sqlite3").write_text("not a database, only words " * 100)
    done = lemniscaat(tmp_path, "serve", "--port", "18431")
    assert (done.returncode, done.stderr) == (
        2,
        "lemniscaat: the database cannot be used: file is not a database\n",
    )


def test_a_data_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = lemniscaat(tmp_path / "file" / "data", "demo", "--port", "18431")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "cannot be written" in done.stderr


def test_a_setting_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("LEMNISCAAT_DEMO", "maybe")
    done = lemniscaat(tmp_path, "check")
    assert (done.returncode, done.stderr) == (2, "lemniscaat: LEMNISCAAT_DEMO is 'maybe': use 1 or 0\n")


@pytest.mark.parametrize(
    "command", [("search", "x"), ("match", "x"), ("index", "status"), ("worker", "--once")]
)
def test_looking_in_an_empty_database_is_told_in_one_line(command: tuple[str, ...], tmp_path: Path) -> None:
    done = lemniscaat(tmp_path, *command)
    assert (done.returncode, done.stderr) == (
        2,
        "lemniscaat: the database is empty. Start with: lemniscaat demo, or lemniscaat serve.\n",
    )


def test_check_tells_each_in_a_line_before_anything_is_made(tmp_path: Path) -> None:
    done = lemniscaat(tmp_path, "check")
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert [line[9:21].strip() for line in lines] == [
        "settings",
        "data folder",
        "database",
        "migrations",
        "index",
        "worker",
    ]
    assert [line[:8].strip() for line in lines] == ["fit", "fit", *["not fit"] * 4]
