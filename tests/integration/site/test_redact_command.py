"""`lemniscaat redact`: the text comes in by itself, and nothing goes without a reason."""

import io
import json

import pytest

import factories as make
from lemniscaat.site import cli, prepare

pytestmark = pytest.mark.django_db

NAME = "Quispelstra"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name on standard input, and a database that is there."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NAME}\n"))
    monkeypatch.setattr(prepare, "tables_or_stop", lambda: None)


@pytest.mark.parametrize("reason", [None, "Asked by herself"])
def test_only_a_reason_takes_it_out(typed: None, capsys, reason: str | None) -> None:
    item = make.make_item("Een verslag", abstract=f"Met {NAME} en {NAME}.")
    reasoned = [] if reason is None else ["--reason", reason]
    status = cli.main(["redact", "item", str(item.uuid), "--text-from-stdin", "--json", *reasoned])
    told = json.loads(capsys.readouterr().out)
    item.refresh_from_db()
    assert status == 0
    assert told["done"] is (reason is not None)
    assert told["places"]["het kennisproduct"] == 2
    assert (NAME in item.abstract) is (reason is None)


def test_refusal_is_one_line_without_the_text(typed: None, capsys) -> None:
    item = make.make_item("Een verslag")
    assert cli.main(["redact", "item", str(item.uuid), "--text-from-stdin"]) == 2
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines()), NAME in told.err) == ("", 1, False)
