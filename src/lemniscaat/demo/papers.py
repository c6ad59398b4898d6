"""The papers of invented knowledge: PDFs, set from their words when the demonstration is loaded."""

import json
from datetime import UTC, datetime

import typst

from lemniscaat.demo import files
from lemniscaat.demo.files import DATA, Row
from lemniscaat.kernel import storing
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network.api import Actor


def add(editor: Actor, item: knowledge.Item, key: str) -> None:
    """Bring the papers of an item while it is a draft. The worker reads them once there is one."""
    for row in files.invented("papieren")["papers"]:
        if row["item"] == key:
            brought = storing.bring(row["name"], [_pdf(item, row)])
            knowledge.add_file(actor=editor, item=item, brought=brought, label=row["label"])


def _pdf(item: knowledge.Item, row: Row) -> bytes:
    told = {
        "title": item.title,
        "maker": item.publisher,
        "year": str(item.year),
        "parts": row["parts"],
    }
    pdf: bytes = typst.compile(
        DATA / "paper.typ",
        format="pdf",
        sys_inputs={"paper": json.dumps(told, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=datetime(item.year or 2025, 1, 1, tzinfo=UTC),
    )
    return pdf
