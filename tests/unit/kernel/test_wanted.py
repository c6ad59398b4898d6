"""How a text is known again, however it stands there."""

import pytest

from lemniscaat.kernel.redaction import Wanted


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("Jan de Vries", "JAN de\n  vries belt", "[weggehaald] belt"),
        ("Jan de Vries", "Jan\u00a0de\u00a0Vries", "[weggehaald]"),
        ("Jan de Vries", "Jan d\u00ade V\u200bries", "[weggehaald]"),
        ("Ren\u00e9", "Rene\u0301 en rene", "[weggehaald] en rene"),
        ("D'Hondt", "<p>D&#x27;Hondt</p>", "<p>[weggehaald]</p>"),
        ("06-12345678", "06 12 34.56.78 of 0612345678", "[weggehaald] of [weggehaald]"),
        ("12345", "1-2345", "1-2345"),
        ("a.b+c@d.nl", "A.B+C@D.NL axb+c@d.nl", "[weggehaald] axb+c@d.nl"),
    ],
)
def test_taken_out_however_it_is_written(text: str, value: str, taken: str) -> None:
    assert Wanted(text).out_of(value)[0] == taken


def test_a_value_without_it_stays_as_it_is_to_the_byte() -> None:
    assert Wanted("Jan").out_of("Rene\u0301") == ("Rene\u0301", 0)


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("Vraag van Jan de V", "Vraag van [weggehaald]"),
        ("Vraag van Jan…", "Vraag van [weggehaald]"),
        ("Vraag van Ja", "Vraag van Ja"),
    ],
)
def test_a_cut_off_label_loses_the_beginning_too(value: str, taken: str) -> None:
    assert Wanted("Jan de Vries").out_of(value, may_be_cut=True)[0] == taken
    assert Wanted("Jan de Vries").out_of(value)[0] == value


def test_an_address_loses_it_in_its_own_letters() -> None:
    assert Wanted("06 12345678").out_of_slug("bel-06-12345678-nu") == ("bel-weggehaald-nu", 1)
    assert Wanted("René").out_of_slug("vraag-van-rene") == ("vraag-van-weggehaald", 1)


def test_all_of_a_value_is_known() -> None:
    assert Wanted("Help Jan").is_all_of(" help  jan! ")
    assert not Wanted("Help Jan").is_all_of("Help Jan nu")
