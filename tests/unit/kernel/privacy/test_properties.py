"""What holds for any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lemniscaat.kernel.privacy import REMOVED, Kind, marked, remove, screen

CERTAIN = {Kind.BSN, Kind.PHONE, Kind.EMAIL, Kind.IBAN}
PIECES = [
    *(
        "123456782",
        "12345672",
        "06-12345678",
        "0612345678",
        "+31",
        "0031",
        "(0)",
        "30 123 45 67",
        "0",
        "6",
        "1",
    ),
    *(
        "a@b.nl",
        "@",
        ".",
        ",",
        "-",
        "/",
        " ",
        " ",
        "\n",
        "(",
        ")",
        "NL91ABNA0417164300",
        "NL91",
        "BE68",
        "539007547034",
    ),
    *(
        "mevrouw",
        "De",
        "de",
        "Vries",
        "van",
        "Jan",
        "J.",
        "ik ben",
        "Kerkstraat",
        "Plein 1944",
        "12",
        "3512 AB",
        "ab",
    ),
    *(
        "geboren op",
        "3-4-1987",
        "cliëntnummer",
        "K-48213",
        "linkedin.com/in/",
        "insta @",
        "€",
        "KvK",
        "[weggehaald]",
    ),
    *("\u200b", "\u2060", "０６", "⒈", "\u0308", "\ufe0f", " (at) ", " punt ", "nl", "0 6 1 2 3 4 5 6 7 8"),
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@given(texts)
@example("\ud800 mevrouw \x00Vries")
@example("061234567⒏a@b.nl")
def test_screen_of_any_text_gives_spans_of_it_that_never_overlap(text):
    done = 0
    for finding in screen(text):
        assert done <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        done = finding.end


@given(texts)
def test_marked_of_any_text_is_the_whole_text(text):
    findings = screen(text)
    segments = marked(text, findings)
    assert "".join(segment.text for segment in segments) == text
    assert [segment.finding for segment in segments if segment.finding] == findings


@given(texts)
def test_remove_of_all_findings_leaves_nothing_certain(text):
    left = screen(remove(text, screen(text)))
    assert [finding for finding in left if finding.kind in CERTAIN] == []


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a.",
        "a@",
        "1",
        "1 ",
        "06-",
        "Aa ",
        "A.",
        "mevrouw van ",
        "Kerkstraat ",
        "geboren ",
        "NL91",
        "Jan en ",
        "https://",
        "jan (at) ",
        "jan punt ",
        "bsn 1 ",
        "0 6 ",
        "1\u200b",
        "\u0301\u0327",
    ],
)
def test_screen_of_a_hundred_kilobytes_answers(piece):
    hostile = piece * (100_000 // len(piece))
    assert "".join(segment.text for segment in marked(hostile, screen(hostile))) == hostile


def test_remove_replaces_what_was_found_and_nothing_else():
    text = "Ik ben Fatima de Vries (06-12345678)."
    name, phone = screen(text)
    assert remove(text, [name, phone]) == f"Ik ben {REMOVED} ({REMOVED})."
    assert remove(text, [phone]) == f"Ik ben Fatima de Vries ({REMOVED})."
    assert remove(text, []) == text


def test_screen_logs_nothing(caplog):
    with caplog.at_level(0):
        screen("Ik ben Fatima de Vries, BSN 123456782")
    assert caplog.records == []
