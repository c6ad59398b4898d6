"""`lemniscaat search` and `match` say in a sentence what is the matter."""

import pytest

import factories as make
from lemniscaat.discovery import api as discovery
from lemniscaat.site import cli, prepare

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places(monkeypatch: pytest.MonkeyPatch, settings, tmp_path) -> None:
    """A database that is there, and an index of its own."""
    settings.INDEX_ROOT = tmp_path / "index"
    monkeypatch.setattr(prepare, "tables_or_stop", lambda: None)
    monkeypatch.setattr(prepare, "data_folder", lambda: None)


@pytest.fixture
def library() -> None:
    """One publication, found."""
    make.make_item("Eenzaamheid bij ouderen")
    discovery.rebuild()


@pytest.mark.parametrize(
    "command, text, said",
    [
        ("search", "*", "0 found: there is no word here to search by\n"),
        ("search", "zeilboot", "0 found\n"),
        ("match", "Mijn fietsketting loopt vast", "Nothing good found\n"),
        ("match", "", "Nothing good found\n"),
    ],
)
def test_nothing_is_said_to_be_nothing(library: None, capsys, command: str, text: str, said: str) -> None:
    assert cli.main([command, text]) == 0
    assert capsys.readouterr().out == said


def test_what_was_meant_is_said(library: None, capsys) -> None:
    assert cli.main(["search", "eenzamheid"]) == 0
    assert capsys.readouterr().out.startswith("1 found\nDid you mean: eenzaamheid\n\nEenzaamheid bij")


@pytest.mark.parametrize("command", ["search", "match"])
def test_without_an_index_it_says_so(capsys, command: str) -> None:
    assert cli.main([command, "ouderen"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "The search index is being made: ask again in a minute.\n")
