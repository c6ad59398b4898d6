"""How a text reads, and where each sign of that was typed: many at once where they read as they stand, and
one by one where they do not."""

import pytest

from lemniscaat.kernel.privacy.reading import read


@pytest.mark.parametrize(
    ("typed", "text", "starts"),
    [
        ("", "", []),
        ("Jan  de\tBoer", "Jan de Boer", [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11]),
        ("   ", " ", [0]),
        ("a \u00a0 b", "a b", [0, 1, 4]),
        ("zoe\u0308 ja", "zoë ja", [0, 1, 2, 4, 5, 6]),
        ("1\ufe0f\u20e32", "12", [0, 3]),
        ("\u0661 \uff12", "1 2", [0, 1, 2]),
        ("\u2488 x", "1. x", [0, 0, 1, 2]),
        ("a\u00ad\u0301 b\r\nc", "á b\nc", [0, 3, 4, 6, 7]),
    ],
)
def test_each_sign_is_read_where_it_was_typed(typed: str, text: str, starts: list[int]) -> None:
    reading = read(typed)
    assert (reading.text, reading.starts) == (text, starts)
    assert len(reading.ends) == len(starts)
