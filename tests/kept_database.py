"""Play the migrations once, and keep what they make until one of them changes: seconds instead of twenty."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.core import management
from django.db import connection


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> Iterator[None]:
    """Called by pytest-django before it makes the test database, one for each process. Elsewhere than on
    SQLite: nothing more."""
    if connection.vendor != "sqlite" or request.config.cache is None:
        yield
        return
    kept = request.config.cache.mkdir("migrated") / f"{fingerprint()}.sqlite3"
    with patch.object(management, "call_command", migrating_once(management.call_command, kept)):
        yield


def migrating_once(call_command: Callable[..., Any], kept: Path) -> Callable[..., Any]:
    """`call_command`, but `migrate` fills the database from `kept`; the first time it fills `kept`."""

    def call(name: str, *arguments: Any, **options: Any) -> Any:
        if name != "migrate":
            return call_command(name, *arguments, **options)
        connection.ensure_connection()
        if kept.exists():
            with closing(sqlite3.connect(kept)) as file:
                file.backup(connection.connection)
            return None
        made = call_command(name, *arguments, **options)
        draft = kept.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(draft)) as file:
            connection.connection.backup(file)
        for older in kept.parent.glob("*.sqlite3"):
            older.unlink(missing_ok=True)
        draft.replace(kept)
        return made

    return call


def fingerprint() -> str:
    """Every migration of every app, and the models that the rows of permissions are made from."""
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for model in app.get_models():
            digest.update(
                f"{model._meta.label} {model._meta.verbose_name} {model._meta.permissions}\n".encode()
            )
        if app.models_module is not None:
            for path in sorted(Path(app.path, "migrations").glob("*.py")):
                digest.update(path.read_bytes())
    digest.update(str(import_module("django").VERSION).encode())
    return digest.hexdigest()[:24]
