import pytest
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.discovery.dutch import clean, fold, terms, terms_of, words


@pytest.mark.parametrize(
    "one, other",
    [
        ("ouderen", "oudere"),
        ("eenzaamheid", "eenzaam"),
        ("Cliënten", "client"),
        ("gezinnen", "gezin"),
        ("gemeenten", "gemeente"),
        ("schulden", "schuld"),
        ("reïntegratie", "reintegratie"),
    ],
)
def test_forms_of_a_word_are_one_term(one, other):
    assert terms_of(one).whole == terms_of(other).whole


@pytest.mark.parametrize("word", ["de", "Het", "hoe", "waarom", "welke", "ik"])
def test_words_that_say_nothing(word):
    assert terms_of(word) is None


@pytest.mark.parametrize("word", ["Wmo", "pgb", "JW301", "2026", "IWP"])
def test_codes_are_kept_whole(word):
    assert terms_of(word).whole == word.lower()


def test_numbers_keep_their_signs():
    assert [word.written for word in words("van 2020-2022, art. 1.4.2.")] == [
        "van",
        "2020-2022",
        "art",
        "1.4.2",
    ]


def test_composed_and_decomposed_are_the_same():
    assert clean("cafe\u0301") == "caf\u00e9"
    assert fold("CAF\u00c9") == "cafe"


@given(st.text())
def test_words_stand_where_they_say(text):
    text = clean(text)
    assert all(text[word.start : word.end] == word.written for word in words(text))
    list(terms(text))
