import pytest

from lemniscaat.discovery.mistyped import candidates


@pytest.mark.parametrize(
    "typed, right",
    [
        ("schuldhulpverlenning", ["schuldhulpverlening"]),
        ("vrijwiligerswerk", ["vrijwilligerswerk"]),
        ("mantelzorgondersteunning", ["mantelzorgondersteuning"]),
        ("jeugdhulpaanbeider", ["jeugdhulpaanbieder"]),
        ("verwarrde", ["verwarde", "verwarmde"]),
    ],
)
def test_word_one_typing_error_away(typed, right):
    assert candidates(typed) == right


@pytest.mark.parametrize("typed", ["twnte", "veenendaal", "wageningen", "bohnstuber", "x" * 60])
def test_name_or_noise_is_left_alone(typed):
    assert candidates(typed) == []
