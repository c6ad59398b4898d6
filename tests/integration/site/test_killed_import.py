"""A list of items whose import is killed half-way: run again it goes on, and each row comes in once."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lemniscaat.site import blank
from watching import eventually

pytestmark = pytest.mark.sqlite

ROWS = 1000
KIND = """
import django
django.setup()
import factories
from django.db import transaction
with transaction.atomic():
    factories.make_kind()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An installation of its own that knows one kind."""
    blank.lay(tmp_path / "lemniscaat.sqlite3")
    own = {name: value for name, value in os.environ.items() if not name.startswith("LEMNISCAAT_")}
    own |= {"LEMNISCAAT_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings"}
    own.pop("DATABASE_URL", None)
    folders = [str(Path(__file__).resolve().parents[2]), own.get("PYTHONPATH", "")]
    subprocess.run(
        [sys.executable, "-c", KIND], env={**own, "PYTHONPATH": os.pathsep.join(folders)}, check=True
    )
    return own


def came_in(data: str) -> list[tuple[int, str]]:
    """Number of each row and title of its item."""
    said = "SELECT number, title FROM knowledge_importedrow r JOIN knowledge_item i ON i.id = r.item_id"
    with closing(sqlite3.connect(Path(data) / "lemniscaat.sqlite3")) as file:
        return file.execute(f"{said} ORDER BY number").fetchall()


def test_killed_half_way_and_run_again_each_row_comes_in_once(
    environment: dict[str, str], tmp_path: Path
) -> None:
    data, path = environment["LEMNISCAAT_DATA"], tmp_path / "kennis.csv"
    path.write_text("titel;soort\n" + "".join(f"Verslag {n};rapport\n" for n in range(2, ROWS + 2)))
    command = [sys.executable, "-m", "lemniscaat", "import", "items", str(path), "--werkplaats", "landelijk"]
    quiet = {"env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    first = subprocess.Popen(command, **quiet)
    eventually(lambda: bool(came_in(data)))
    first.kill()
    first.wait()
    half = came_in(data)

    subprocess.run(command, check=True, **quiet)

    assert 0 < len(half) < ROWS
    assert came_in(data) == [(n, f"Verslag {n}") for n in range(2, ROWS + 2)]
    with closing(sqlite3.connect(Path(data) / "lemniscaat.sqlite3")) as file:
        assert file.execute("SELECT count(*) FROM knowledge_item").fetchone() == (ROWS,)
