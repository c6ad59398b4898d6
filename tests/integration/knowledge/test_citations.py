"""Formatted citations equal a list written by hand, by APA 7 as Dutch schools explain it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import factories as make
from lemniscaat.knowledge import api as knowledge

LIST = json.loads(Path(__file__).with_name("citations.json").read_text(encoding="utf-8"))
LOOKED_UP = date(2026, 11, 22)


def marked(citation: knowledge.Citation) -> str:
    """As the list has it: *italics*."""
    return "".join(f"*{words}*" if italic else words for words, italic in citation.words)


def maker(told: Any) -> dict[str, Any]:
    """A name alone is a person, with `body:` before it an organisation, with `red:` an editor."""
    for sign, field in (("body:", {"is_body": True}), ("red:", {"part": "editor"})):
        if told.startswith(sign):
            return {"name": told.removeprefix(sign), **field}
    return {"name": told}


@pytest.mark.django_db
@pytest.mark.parametrize("row", LIST, ids=[row["about"] for row in LIST])
def test_citation_is_as_written_by_hand(row: dict[str, Any]) -> None:
    kind = make.make_kind("soort", label=row["kind"], work_type=row["type"])
    item = make.make_item(
        row["title"],
        kind=kind,
        contributors=[maker(told) for told in row.get("makers", [])],
        **{name: value for name, value in row.items() if name in FIELDS},
    )
    told = marked(knowledge.apa(knowledge.Work(item), LOOKED_UP))
    assert told == row["citation"].replace("{id}", f"http://127.0.0.1:8000/id/item/{item.uuid}")


FIELDS = ("year", "publisher", "part_of", "volume", "issue_number", "pages", "doi", "handle")


def test_the_list_has_some_of_every_sort() -> None:
    assert len({row["about"] for row in LIST}) == len(LIST) == 45
    assert {row["type"] for row in LIST} >= {"article", "report", "chapter", "thesis", "video", "course"}
    assert {len(row.get("makers", [])) for row in LIST} >= {0, 1, 2, 3, 20, 21}


@pytest.mark.django_db
def test_citation_on_a_page_is_safe() -> None:
    item = make.make_item("<script>alert(1)</script>", year=2020)
    told = knowledge.apa(knowledge.Work(item), LOOKED_UP)
    assert told.html.startswith("<i>&lt;script&gt;alert(1)&lt;/script&gt;</i>. (2020).")
