"""What an editor changes of a theme on the page holds at once in every process that answers, and no index is
made anew for it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from served import Site
from visiting import Visitor
from watching import PATIENCE, eventually

pytestmark = pytest.mark.sqlite

LIVING = Path(__file__).with_name("living.py")
EACH = 24
"""Searches, each over a connection of its own: which process takes it is for the system to say."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    own = Site(tmp_path, workers=2)
    own.start()
    try:
        yield own
    finally:
        own.stop()


def worked(site: Site) -> list[int]:
    """How long each process that answers has been at work, in ticks."""
    return [int(Path(f"/proc/{pid}/stat").read_text().split()[13]) for pid in site.answering()]


def totals(site: Site) -> set[int]:
    answers = [Visitor(site.port, patience=PATIENCE).get("/api/v1/search?q=duiten") for _ in range(EACH)]
    return {json.loads(answer.body)["total"] for answer in answers}


def test_words_of_a_theme_hold_at_once_in_every_process(site: Site) -> None:
    made = json.loads(site.run(str(LIVING), "words"))
    visitor = Visitor(site.port, patience=PATIENCE)
    eventually(lambda: json.loads(visitor.get("/api/v1/search?q=schulden").body)["total"] > 0)
    assert len(site.answering()) == 2
    assert totals(site) == {0}
    indexes = sorted((site.data / "index").glob("gen-*"))
    secretariat = Visitor(site.port, patience=PATIENCE, sessionid=made["session"])
    here = f"/beheer/themas/edit/{made['theme']}/"
    page = secretariat.get(here)
    assert page.status == 200, page
    opened = unescape(re.search(r'name="opened_on" value="([^"]*)"', page.body)[1])  # type: ignore[index]
    fields = {**page.hidden(), "opened_on": opened, "pref_label": "Schulden", "alt_labels": "duiten"}
    saved = secretariat.post(here, {**fields, "hidden_labels": "", "definition": "", "broader": ""})
    assert (saved.status, saved.location) == (302, "/beheer/themas/"), saved.body
    before = worked(site)
    assert totals(site) == {1}
    assert all(after > then for after, then in zip(worked(site), before, strict=True))
    assert sorted((site.data / "index").glob("gen-*")) == indexes
