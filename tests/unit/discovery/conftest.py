from collections.abc import Callable
from pathlib import Path

import pytest

from engines import ENGINES
from lemniscaat.discovery.engine import Engine, Entry, Query, Writer


@pytest.fixture(params=ENGINES, ids=lambda engine: type(engine).__name__)
def engine(request) -> Engine:
    return request.param


@pytest.fixture
def folder(engine, tmp_path) -> Path:
    engine.create(tmp_path)
    return tmp_path


@pytest.fixture
def write(engine, folder) -> Callable[..., None]:
    def write(*entries: Entry, drop: tuple[str, ...] = ()) -> None:
        writer: Writer = engine.writer(folder)
        writer.drop(drop)
        writer.put(entries)
        writer.commit()
        writer.close()

    return write


@pytest.fixture
def find(engine, folder) -> Callable[..., list[str]]:
    def find(query: Query, **cut) -> list[str]:
        hits = engine.reader(folder).find(query, **{"limit": 10, **cut})
        return [hit.card.decode() for hit in hits]

    return find
