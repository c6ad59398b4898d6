"""What every test may use. A folder's own fixtures stand in its own conftest."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytest_plugins = ["browsing", "demonstration", "kept_database", "signing_in"]


@pytest.fixture
def queries(db: None) -> Callable[[Callable[[], Any]], int]:
    """`queries(act)` does it and gives how many queries that took."""

    def count(act: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    return count
