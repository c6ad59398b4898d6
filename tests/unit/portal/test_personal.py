from lemniscaat.ui.screened import decided

NUMBER, MAIL = "06 12 34 56 78", "fatima@voorbeeld.example"
WORDS = {"original": f"Bel {NUMBER} of mail {MAIL}, of bel nog eens {NUMBER}.", "why": ""}


def names(screened):
    return {text: choice.name for text, choice in screened.choices.items()}


def test_decided_on_nothing_yet():
    screened = decided(WORDS, {})
    assert set(screened.choices) == {NUMBER, MAIL}
    assert screened.undecided
    assert screened.words == WORDS
    assert screened.kept == {}


def test_decided_takes_away_and_keeps():
    name = names(decided(WORDS, {}))
    screened = decided(WORDS, {name[NUMBER]: "weg", name[MAIL]: "openbaar"})
    assert not screened.undecided
    assert screened.kept == {MAIL: "public"}
    assert screened.words["original"] == f"Bel [weggehaald] of mail {MAIL}, of bel nog eens [weggehaald]."


def test_decided_on_one_of_two_leaves_the_other_open():
    name = names(decided(WORDS, {}))
    assert decided(WORDS, {name[NUMBER]: "weg"}).undecided


def test_decision_does_not_fall_on_another_text():
    name = names(decided(WORDS, {}))
    other = {"original": "Bel 06 87 65 43 21."}
    assert decided(other, {name[NUMBER]: "openbaar"}).undecided


def test_choice_shows_the_finding_in_her_own_words():
    choice = decided({"original": "x " * 100 + NUMBER + " y" * 100}, {}).choices[NUMBER]
    text, ((start, end),) = choice.passage["text"], choice.passage["marks"]
    assert text[start:end] == NUMBER
    assert (text[0], text[-1]) == ("…", "…")


def test_nothing_found_needs_no_decision():
    assert not decided({"original": "Hoe bereik ik jongeren?"}, {}).undecided
