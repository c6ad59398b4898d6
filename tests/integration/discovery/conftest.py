from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid5

import pytest

from lemniscaat.kernel.documents import Document, DocumentSource, Facet, Passage, documents, doers, facets

NAMES = UUID("6f1c9c3e-0d0c-4b0e-9b0a-3f1d5d0a7a11")

Shelf = dict[UUID, Document | Exception]


@pytest.fixture
def shelf(db, monkeypatch, settings, tmp_path) -> Shelf:
    """What the sources hold, by uuid. An exception in it is raised by whoever loads it."""
    settings.INDEX_ROOT = tmp_path / "index"
    held: Shelf = {}

    def load(uuids):
        for uuid in uuids:
            found = held.get(uuid)
            if isinstance(found, Exception):
                raise found
            if found is not None:
                yield found

    monkeypatch.setattr(documents, "_entries", {})
    monkeypatch.setattr(doers, "_entries", {})
    monkeypatch.setattr(facets, "_entries", {})
    documents.join("thing", DocumentSource(load, lambda: iter(list(held))))
    kinds = {"item": "Kennisproduct", "question": "Praktijkvraag"}
    facets.join("kind", Facet(lambda: "Soort", lambda codes: {c: kinds[c] for c in codes if c in kinds}))
    facets.join("theme", Facet(lambda: "Thema", lambda codes: {}))
    return held


@pytest.fixture
def put(shelf) -> Callable[..., Document]:
    """Lay a document on the shelf, by its title."""

    def lay(title: str, text: str = "", **fields) -> Document:
        uuid = uuid5(NAMES, title)
        document = Document(
            kind="thing",
            uuid=uuid,
            group="knowledge",
            title=title,
            url=f"/thing/{uuid}",
            kind_label="Ding",
            passages=[Passage(text, "samenvatting")] if text else [],
        )
        shelf[uuid] = replace(document, **fields)
        return document

    return lay
