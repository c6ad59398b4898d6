"""Begin with the packed blank database and play what came after it: seconds instead of a minute."""

import gzip
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any
from unittest.mock import patch

import pytest
from django.core import management
from django.db import connection

from lemniscaat.site import blank


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Called by pytest-django before it makes the test database, one for each process. Elsewhere than on
    SQLite: nothing more."""
    if connection.vendor != "sqlite":
        yield
        return
    with patch.object(management, "call_command", from_blank(management.call_command)):
        yield


def from_blank(call_command: Callable[..., Any]) -> Callable[..., Any]:
    """`call_command`, but `migrate` begins with the blank database. That this is what all migrations make,
    `test_blank` shows."""

    def call(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "migrate":
            connection.ensure_connection()
            with closing(sqlite3.connect(":memory:")) as packed:
                packed.deserialize(gzip.decompress(blank.PACKED.read_bytes()))
                packed.backup(connection.connection)
        return call_command(name, *arguments, **options)

    return call
