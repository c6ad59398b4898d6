"""Years of the network in weeks, for tests."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from lemniscaat.demo import api as demo
from lemniscaat.demo.network_in_time import assumptions

WAYS = {way.name: way for way in demo.WAYS}

HURRIED = {
    "werkplaatsen": 4, "matters": 3, "questions": 3, "settling": 2, "deciding": 2, "researching": 20,
    "gathering": 7, "opening": 1.0, "drafting": 6, "publishing": 0.9, "starting_use": 5, "using": 1.0,
    "joining": 1.0, "reading_offer": 1.0, "taking_up": 1.0, "answering": 4, "working": 8, "noting": 3,
    "looking": 2, "handing_over": 0.8, "indexing": 7, "outsider": 20,
}  # fmt: skip
"""As much in weeks as else in years."""

WEEKS = 84


@pytest.fixture(scope="module")
def hurried() -> Iterator[None]:
    """Acts follow each other quickly."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(assumptions, "_VALUES", assumptions._VALUES | HURRIED)
        yield


@contextmanager
def years(way: str, days: int = WEEKS, seed: int = 1) -> Iterator[dict[str, Any]]:
    """The figures, while rows and index are there."""
    with (
        tempfile.TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patched,
        transaction.atomic(),
    ):
        patched.setattr(settings, "INDEX_ROOT", Path(folder) / "index")
        yield demo.play(days=days, seed=seed, way=WAYS[way])
        transaction.set_rollback(True)
