from pathlib import Path

import bootstrap
import pytest


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A whole environment with one library of one file."""
    folder = tmp_path / ".venv"
    library = folder / "lib" / "python3.11" / "site-packages"
    (library / "thing-1.0.dist-info").mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin" / "python").touch(mode=0o755)
    (folder / "pyvenv.cfg").write_text("home = /usr/bin\nversion_info = 3.11.7\n")
    (library / "thing.py").touch()
    (library / "thing-1.0.dist-info" / "RECORD").write_text("thing.py,,\nthing-1.0.dist-info/RECORD,,\n")
    return folder


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("3.10.9", False),
        ("3.11.0", True),
        ("3.13.2", True),
        ("3.14.0", False),
        ((3, 12, 1), True),
        ((2, 7), False),
    ],
)
def test_python_fits_from_oldest_to_newest(version: str | tuple[int, ...], fits: bool) -> None:
    assert bootstrap.fits(version) is fits


def test_damage_of_a_whole_environment_is_none(venv: Path) -> None:
    assert bootstrap.damage(venv) == ""


def test_damage_names_a_missing_file(venv: Path) -> None:
    (venv / "lib" / "python3.11" / "site-packages" / "thing.py").unlink()
    assert bootstrap.damage(venv) == "thing.py is missing"


def test_damage_names_a_library_that_was_being_installed(venv: Path) -> None:
    (venv / "lib" / "python3.11" / "site-packages" / "thing-1.0.dist-info" / "RECORD").unlink()
    assert bootstrap.damage(venv) == "thing-1.0.dist-info is half installed"


def test_damage_names_another_python(venv: Path) -> None:
    (venv / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.9.2\n")
    assert bootstrap.damage(venv) == "its Python is 3.9.2"


def test_damage_names_a_python_that_went(venv: Path) -> None:
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to("/nowhere/python")
    assert bootstrap.damage(venv) == "its Python is gone"


def test_damage_names_a_folder_that_is_no_environment(tmp_path: Path) -> None:
    assert bootstrap.damage(tmp_path) == "it has no pyvenv.cfg"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "error: dns error: failed to lookup address information",
            "no network, or no way to the package index",
        ),
        ("error: No solution found when resolving dependencies", "the libraries cannot be installed"),
    ],
)
def test_failure_is_told_in_one_line(
    said: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "LOG", tmp_path / "install.log")
    with pytest.raises(bootstrap.TroubleError) as trouble:
        bootstrap.run(["sh", "-c", f"echo '{said}'; exit 1"], "the libraries cannot be installed")
    assert told in str(trouble.value)
    assert "\n" not in str(trouble.value)
    assert (tmp_path / "install.log").read_text() == said + "\n"
