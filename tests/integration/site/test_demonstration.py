"""The demonstration as who installed it asks it from a command line, or over HTTP without a browser."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from demonstration import Demonstration
from lemniscaat.kernel.documents import WHOM
from visiting import Visitor

pytestmark = pytest.mark.sqlite

PAGES = Path(__file__).parents[3] / "benchmarks" / "pages.py"
QUESTION = "Hoe bereik ik ouderen die eenzaam zijn en nergens aan meedoen?"
HIT = {"kind", "uuid", "title", "url", "score", "why", "passage"}


def asked(demonstration: Demonstration, *arguments: str) -> dict[str, Any]:
    """What a command prints as JSON."""
    done = demonstration.run(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return dict(json.loads(done.stdout))


def is_passage(passage: dict[str, Any]) -> bool:
    """Whether it is a text that says where it stands, with what is marked inside it."""
    return bool(
        passage.keys() == {"text", "marks", "where"}
        and passage["text"]
        and passage["where"]
        and all(0 <= start < end <= len(passage["text"]) for start, end in passage["marks"])
    )


def says_why(hit: dict[str, Any]) -> bool:
    """Whether it gives reasons: where, with the words found there."""
    return bool(hit["why"]) and all(reason["label"] and reason["terms"] for reason in hit["why"])


def test_match_finds_in_each_group_what_there_is_and_why(demonstration: Demonstration) -> None:
    found = asked(demonstration, "match", QUESTION)
    groups = {group["group"]: group["hits"] for group in found["groups"]}
    hits = [hit for group in groups.values() for hit in group]
    assert found.keys() == {"query", "took_ms", "groups"}
    assert found["query"] == QUESTION
    assert groups.keys() >= {"knowledge", "questions", "circles", "werkplaatsen"}
    assert [hit["title"] for hit in hits if hit.keys() != HIT] == []
    assert [hit["title"] for hit in hits if not says_why(hit)] == []
    read = [hit for name, group in groups.items() if name not in WHOM.values() for hit in group]
    assert [hit["title"] for hit in read if not is_passage(hit["passage"])] == []
    # Whom one can call is known by what they made and did: of that no passage is shown.
    first = [group[0] for name, group in groups.items() if name not in WHOM.values()]
    assert [hit["title"] for hit in first if not hit["passage"]["marks"]] == []
    assert groups["knowledge"][0]["url"] == "/kwesties/eenzaamheid-bij-ouderen"


def test_search_finds_a_page_and_says_why(demonstration: Demonstration) -> None:
    found = asked(demonstration, "search", "eenzaamheid ouderen")
    hits = found["hits"]
    assert found.keys() == {"query", "took_ms", "total", "hits", "facets", "did_you_mean"}
    assert (found["query"], found["did_you_mean"]) == ("eenzaamheid ouderen", None)
    assert found["total"] >= len(hits) == 20
    assert {"kind", "theme", "werkplaats"} <= {name for name, counts in found["facets"].items() if counts}
    assert [hit["title"] for hit in hits if hit.keys() != HIT] == []
    assert [hit["title"] for hit in hits if not says_why(hit)] == []
    assert [hit["title"] for hit in hits if hit["passage"] and not is_passage(hit["passage"])] == []
    # Its title and that of one question hold both words.
    assert "/kwesties/eenzaamheid-bij-ouderen" in [hit["url"] for hit in hits[:2]]
    assert hits[0]["passage"]["marks"]


def test_check_of_what_is_wholly_fit_says_so_of_each(demonstration: Demonstration) -> None:
    done = demonstration.run("check")
    expected = [
        "fit      settings     .+, a demonstration",
        f"fit      data folder  {demonstration.environment['LEMNISCAAT_DATA']}",
        "fit      database     sqlite",
        "fit      migrations   all applied",
        r"fit      index        [1-9]\d+ documents, \d+ changes waiting",
        r"fit      worker       \S+:\d+",
        r"fit      mail         \d+ wait for a later try, 0 went to an address where nobody is",
    ]
    told = done.stdout.splitlines()
    assert [line for line, fit in zip(told, expected, strict=True) if not re.fullmatch(fit, line)] == []
    assert (done.returncode, done.stderr) == (0, "")


def test_a_search_longer_than_anyone_types_gets_a_page_that_says_so(demonstration: Demonstration) -> None:
    answer = Visitor(demonstration.port).get(f"/zoeken?q={'a' * 60_000}")
    assert answer.status == 200
    assert "Dit is te lang om op te zoeken" in answer.body
    assert re.search(r'<input [^>]*name="q"[^>]* maxlength="500"', answer.body)


def test_an_address_longer_than_http_takes_is_refused_by_the_server(demonstration: Demonstration) -> None:
    assert Visitor(demonstration.port).get(f"/zoeken?q={'a' * 100_000}").status == 414
    assert Visitor(demonstration.port).get("/healthz").status == 200


@pytest.mark.parametrize(("limit", "slow"), [("0.001", 6), ("60000", 0)])
def test_the_benchmark_of_pages_holds_its_limit(limit: str, slow: int, demonstration: Demonstration) -> None:
    done = subprocess.run(
        [sys.executable, str(PAGES), "--times", "2", "--limit", limit],
        env=demonstration.environment,
        check=False,
        capture_output=True,
        text=True,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith(f"not under {limit} ms: ")]
    assert (done.returncode, done.stderr) == (int(slow > 0), "")
    assert [len(line.split(" ms)")) - 1 for line in told] == [slow] * bool(slow)
