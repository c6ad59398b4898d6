import base64
from pathlib import Path

import pytest

from lemniscaat.site import environment
from lemniscaat.site.environment import WrongSetting


def test_text_prefers_the_file_that_is_named(monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.setenv("KEY", "from the environment")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert environment.text("KEY") == "from a file"


def test_text_of_a_file_that_is_not_there_stops_with_a_line(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(WrongSetting) as stopped:
        environment.text("KEY")
    assert str(stopped.value) == f"KEY_FILE: cannot read {tmp_path}/nowhere (No such file or directory)"
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("value", "flag"), [("", True), ("1", True), ("Yes", True), ("off", False), ("0", False)]
)
def test_flag_reads_what_people_write(value, flag, monkeypatch) -> None:
    monkeypatch.setenv("FLAG", value)
    assert environment.flag("FLAG", default=True) is flag


def test_flag_refuses_what_is_neither(monkeypatch) -> None:
    monkeypatch.setenv("FLAG", "perhaps")
    with pytest.raises(WrongSetting) as stopped:
        environment.flag("FLAG", default=True)
    assert str(stopped.value) == "FLAG is 'perhaps': use 1 or 0"


def test_database_is_a_file_in_the_data_folder_without_an_address(tmp_path: Path) -> None:
    settings = environment.database("", tmp_path)
    assert (settings["ENGINE"], settings["NAME"]) == (
        "django.db.backends.sqlite3",
        tmp_path / "lemniscaat.sqlite3",
    )


def test_database_reads_an_address_with_what_is_quoted_in_it(tmp_path: Path) -> None:
    settings = environment.database("postgres://me:p%40ss@db.example:5433/my%20name", tmp_path)
    assert {name: settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "my name",
        "USER": "me",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }


def test_database_of_another_make_stops_with_a_line(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting) as stopped:
        environment.database("mysql://me@db/name", tmp_path)
    assert str(stopped.value) == "DATABASE_URL begins with 'mysql': use postgres://user:password@host/name"


def test_secret_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    first = environment.secret(tmp_path / "data", "key", size=48)
    assert environment.secret(tmp_path / "data", "key", size=48) == first
    assert len(base64.urlsafe_b64decode(first)) == 48
    assert (tmp_path / "data" / "key").stat().st_mode & 0o777 == 0o600
