"""Every place where a word could be left: tables, bytes on disk, pages, the API, what is written out."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from pypdf import PdfReader

from lemniscaat.agenda import api as agenda
from lemniscaat.knowledge import api as knowledge
from lemniscaat.site.commands.export import FORMATS


def tables() -> dict[str, str]:
    """Every row of every table there is, as text."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[f"table {table}"] = "\n".join(map(_told, cursor.fetchall()))
    return found


def bytes_of_database() -> dict[str, str]:
    """The database as it lies on disk, with the pages that were freed."""
    if connection.vendor != "sqlite":
        return {}
    connection.ensure_connection()
    return {"bytes of the database": connection.connection.serialize().decode("latin-1")}


def files(*folders: Path) -> dict[str, str]:
    """The bytes of all files below these folders."""
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {f"file {path.name}": path.read_bytes().decode("latin-1") for path in paths}


def answers(client: Client, *addresses: str) -> dict[str, str]:
    """What each address answers to this browser; of a PDF, its words."""
    return {address: _read(client.get(address)) for address in addresses}


def _read(answer: Any) -> str:
    if answer.get("Content-Type") != "application/pdf":
        return str(answer.content.decode())
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def written_out() -> dict[str, str]:
    """What the commands write out."""
    items = {f"export as {form}": "".join(knowledge.export_items(form)) for form in FORMATS}
    return {"judgements": json.dumps(list(agenda.judged_questions()), default=str), **items}


def places(straws: dict[str, str], *needles: str) -> set[str]:
    """Where one of the needles is left, in capitals or not, and in the spelling of addresses."""
    wanted = [needle.casefold() for needle in needles]
    return {name for name, straw in straws.items() if any(one in straw.casefold() for one in wanted)}


def _told(row: tuple[Any, ...]) -> str:
    return " | ".join(
        bytes(each).decode("latin-1") if isinstance(each, bytes | memoryview) else _plain(each)
        for each in row
    )


def _plain(value: Any) -> str:
    return (
        json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value)
    )
