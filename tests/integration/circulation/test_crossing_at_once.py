"""One handover, one circle, and two at one moment: one outcome, who is to hear of it does, nothing half done.

On PostgreSQL in the database of the tests; on SQLite in an installation of its own, with a file on disk.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from crossing_at_once import PLAYS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]

TESTS = Path(__file__).parents[2]


def play(name: str, folder: Path) -> dict[str, Any]:
    if connection.vendor != "sqlite":
        return PLAYS[name]()
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
        "LEMNISCAAT_DATA": str(folder),
        "LEMNISCAAT_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings",
        "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")]),
    }
    command = [sys.executable, str(TESTS / "crossing_at_once.py"), name]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def stands(came: dict[str, Any], state: str) -> None:
    """The handover is in one state, the figures agree with it, and one answer was given and told."""
    assert came["state"] == state
    assert came["counted"] == came["recounted"] == {state: 1}
    assert (came["under_way"], came["audited"]) == (0, 1)
    told = Counter(came["told"])
    assert (told["offered"], told[state]) == (2, 1)


@pytest.mark.parametrize("name", ["two_accept", "yes_and_no"])
def test_of_two_answers_at_once_one_stands_and_the_other_is_told(name: str, tmp_path: Path) -> None:
    came = play(name, tmp_path)
    assert sorted(came["said"]) == ["", "Conflict"]
    first = came["said"].index("")
    stands(came, "declined" if name == "yes_and_no" and first == 1 else "accepted")
    assert (came["reason"] != "") == (came["state"] == "declined")
    assert len(came["told"]) == 3


def test_day_that_passes_in_the_middle_of_a_yes_reminds_nobody(tmp_path: Path) -> None:
    came = play("day_passes_in_the_middle", tmp_path)
    assert came["said"] == ["", ""]
    stands(came, "accepted")
    assert [word for word in came["told"] if word.startswith("late")] == []


def test_circle_that_closes_while_a_gathering_is_written_up_keeps_all_of_it_or_tells(tmp_path: Path) -> None:
    came = play("circle_closes_while_written_up", tmp_path)
    assert came["state"] == "closed"
    assert came["said"][0] == ""
    assert came["written"] == (["", False] if came["said"][1] == "Conflict" else ["We aten soep.", True])
