from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.discovery.dutch import analyser, clean, fold, terms, terms_of, words
from lemniscaat.discovery.dutch.compounds import LINK_COST, SILENT, parts


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
        ("gezondheid", "gezonde"),
        ("mens", "mensen"),
        ("kans", "kansen"),
        ("arts", "artsen"),
        ("plaats", "plaatsen"),
        ("verslag", "verslagen"),
        ("maker", "makers"),
        ("werknemer", "werknemers"),
        ("professional", "professionals"),
        ("participeren", "participatie"),
        ("evalueert", "evaluaties"),
        ("begeleiden", "begeleiding"),
        ("uitgewerkte", "uitwerken"),
    ],
)
def test_forms_of_a_word_are_one_term(one, other):
    assert terms_of(one).whole == terms_of(other).whole


@pytest.mark.parametrize(
    "one, other",
    [
        ("gezond", "zon"),
        ("gebied", "bieden"),
        ("ouderen", "ouders"),
        ("plaats", "plaat"),
        ("begeleiding", "beleid"),
        ("meeting", "meten"),
        ("briefing", "brief"),
    ],
)
def test_words_that_only_look_alike_are_two_terms(one, other):
    assert terms_of(one).whole != terms_of(other).whole


@pytest.mark.parametrize("word", ["de", "Het", "hoe", "waarom", "welke", "ik", "gewone", "erbij"])
def test_words_that_say_nothing(word):
    assert terms_of(word) is None


@pytest.mark.parametrize("word", ["Wmo", "pgb", "JW301", "2026", "IWP"])
def test_codes_are_kept_whole(word):
    assert terms_of(word).whole == word.lower()


def test_numbers_keep_their_signs():
    assert [word[0] for word in words("van 2020-2022, art. 1.4.2.")] == [
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
    assert all(text[slice(*word.span())] == word[0] for word in words(text))
    list(terms(text))


def listed(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if not line.startswith("#")]


def golden() -> list[list[str]]:
    return listed("compounds.txt")


def test_golden_words_have_their_parts():
    wrong = {word: parts(fold(word)) for word, *right in golden() if parts(fold(word)) != tuple(right)}
    assert wrong == {}
    assert len([word for word, *right in golden() if right]) >= 300


def test_golden_words_are_found_by_their_parts():
    """What stands in the index for a compound holds what is asked for each part."""
    missed = [
        (word, part)
        for word, *right in golden()
        for part in right
        if terms_of(part) and terms_of(part).whole not in {terms_of(word).whole, *terms_of(word).parts}
    ]
    assert missed == []


LEFT = {"wijkverpleegkundigen"}
"""Where the list of words has the plural of two parts together, and it is not split further."""


def whole_of(word: str) -> str:
    (its,) = terms(word)
    return its.whole


def test_parts_and_wholes_find_each_other_in_every_shape():
    """What is asked for a part stands in the index for the whole, and the other way round: each of both in
    singular, plural and inflected."""
    shapes = {part: [part, *others] for part, *others in listed("shapes.txt")}
    apart, missed, tried = [], [], 0
    for part, forms in shapes.items():
        apart += [(part, form) for form in forms if whole_of(form) != whole_of(part)]
    for word, *right in golden():
        last = right[-1] if right and fold(word).endswith(right[-1]) else ""
        wholes = (
            [fold(word).removesuffix(last) + form for form in shapes.get(last, [last])] if last else [word]
        )
        for whole in wholes:
            tried += 1
            (its,) = terms(whole)
            asked = [form for part in right for form in shapes.get(part, [part]) if list(terms(form))]
            missed += [(whole, one) for one in asked if whole_of(one) not in {its.whole, *its.parts}]
    assert (apart, {whole for whole, _part in missed}) == ([], LEFT)
    assert tried > 600


@pytest.mark.parametrize("library", ["simplemma", "snowballstemmer", "PyStemmer"])
def test_another_version_of_what_makes_stems_is_another_analyser(library, monkeypatch):
    was = analyser.version
    assert analyser._mark() == analyser.ANALYSER
    monkeypatch.setattr(analyser, "version", lambda name: "0" if name == library else was(name))
    assert analyser._mark() != analyser.ANALYSER


@given(st.text(alphabet="abcdeginorstz", max_size=60))
def test_parts_cover_the_whole_word(plain):
    left = plain
    for part in parts(plain):
        before, found, left = left.partition(part)
        assert found
        assert before in {"", *LINK_COST, *SILENT}
    if parts(plain):
        assert left in {"", *SILENT}


def test_long_run_of_letters_is_split_in_time():
    assert parts("zorg" * 11) == ()
    assert parts("e" * 45) == ()
