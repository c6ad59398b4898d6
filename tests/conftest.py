"""What every test may use. A folder's own fixtures stand in its own conftest."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import translation

pytest_plugins = ["at_once", "browsing", "demonstration", "fast_forward", "kept_database", "signing_in"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measuring what is reached doubles the time of a test, and a walk reaches what other tests do."""
    for item in items:
        if item.get_closest_marker("browser") or item.get_closest_marker("walk"):
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def named_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that a read left out (`kernel.reading.naming`) is asked for by nobody: it would cost a
    query a row."""
    refresh = models.Model.refresh_from_db

    def refused(
        self: models.Model, using: Any = None, fields: Any = None, *rest: Any, **options: Any
    ) -> None:
        left_out = set(fields or ()) & self.get_deferred_fields()
        assert not left_out, f"{type(self).__name__}.{left_out.pop()} was left out of the read"
        refresh(self, using, fields, *rest, **options)

    monkeypatch.setattr(models.Model, "refresh_from_db", refused)


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    """A request in English leaves its language behind in the thread."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def queries(db: None) -> Callable[[Callable[[], Any]], int]:
    """`queries(act)` does it and gives how many queries that took."""

    def count(act: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    return count
