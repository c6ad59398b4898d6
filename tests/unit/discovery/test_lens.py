"""A long document is looked through by its words, and says what it would have said page by page."""

from dataclasses import replace
from uuid import UUID

import pytest

from lemniscaat.discovery import cards
from lemniscaat.discovery.asking import Wider, question
from lemniscaat.discovery.cards import Card, card_of
from lemniscaat.discovery.lens import MOST_PLACES, Lens, View
from lemniscaat.discovery.rarity import Weights
from lemniscaat.kernel.documents import Document, Passage

PAGES = [f"Blad {n}: het wijkteam en de buurt praten over zorg aan huis." for n in range(60)]
LAST = "Jeugdzorgaanbieders kregen een ooievaarspas en een sociale kaart."


def long_card() -> Card:
    pages = [Passage(text, f"p. {n}") for n, text in enumerate([*PAGES, LAST], start=1)]
    document = Document(
        kind="item", uuid=UUID(int=1), group="knowledge", title="Verslag", url="/x", kind_label="",
        passages=pages, people=["Marie de Wit"],
    )  # fmt: skip
    return card_of(document)


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("ooievaarspas", "p. 61"),
        ("wijkteam ooievaarspas", "p. 61"),
        ("zorg voor de jeugd", "p. 1"),
        ("wijkteam", "p. 1"),
        ("verslag van Marie", "p. 1"),
        ("olifanten", "p. 1"),
    ],
)
def test_long_says_what_short_says(monkeypatch: pytest.MonkeyPatch, asked: str, where: str) -> None:
    short = long_card()
    monkeypatch.setattr(cards, "LONG", 1)
    long = long_card()
    assert not short.words
    assert "ooievaarspas" in long.words
    assert replace(long, words=[]) == short
    told = question(asked)
    lens = Lens(told, Weights([3.0 if word.written == "ooievaarspas" else 1.0 for word in told.words]))
    views = [View(lens, card) for card in (short, long)]
    assert views[0].score == views[1].score
    assert lens.glance(short) == lens.glance(long)
    assert views[0].answer() == views[1].answer()
    assert views[1].answer().where == where
    assert len(views[1].reasons()) <= MOST_PLACES + 2


def test_label_of_two_words_is_seen_in_a_long_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "LONG", 1)
    asked = question("wegwijzer")
    asked = replace(asked, wider=[Wider("sociaal_kaart", 0, 0.3, "Wegwijzers")])
    view = View(Lens(asked, Weights([1.0])), long_card())
    assert (view.score, view.answer().where) == (0.6, "p. 61")
    assert view.lens.glance(view.card).score == 0.6


def test_label_of_two_words_is_not_told_beside_those_words() -> None:
    asked = replace(question("sociaal wegwijzer"), wider=[Wider("sociaal_kaart", 1, 0.3, "Wegwijzers")])
    view = View(Lens(asked, Weights([1.0, 1.0])), long_card())
    assert [reason.terms for reason in view.reasons()] == [["sociale", "sociale kaart"]]
    asked = replace(question("sociale kaart"), wider=[Wider("sociaal_kaart", 1, 0.3, "Wegwijzers")])
    view = View(Lens(asked, Weights([1.0, 1.0])), long_card())
    assert [reason.terms for reason in view.reasons()] == [["sociale", "kaart"]]
