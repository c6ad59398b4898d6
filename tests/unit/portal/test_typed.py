import pytest

from lemniscaat.portal import typed


@pytest.mark.parametrize(
    "given, shown",
    [
        ("gewoon", "gewoon"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("a\x00b\x1bc\ufffe", "abc"),
        ("tab\there", "tab here"),
        ("gezin 👨‍👩‍👧", "gezin 👨‍👩‍👧"),
        ("half \ud800", "half "),
    ],
)
def test_text_keeps_lines_and_drops_what_cannot_be_shown(given, shown):
    assert typed.text(given) == shown


def test_line_is_one_line():
    assert typed.line("  een\n twee\x00drie\t\x07 ") == "een twee drie"
