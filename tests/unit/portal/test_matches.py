"""What is looked for of what somebody writes."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest

from lemniscaat.portal.pages import matches


@pytest.mark.parametrize(
    "written",
    [
        "Ouderen doen de deur niet open. Bel me op 06 12345678.",
        "Ouderen doen de deur niet open. Mail jan@voorbeeld.nl.",
        "Ouderen doen de deur niet open. [weggehaald]",
    ],
)
def test_persons_and_numbers_are_not_looked_for(written):
    asked = []

    def match(text, **_options):
        asked.append(text)
        return SimpleNamespace(groups=[])

    with patch.object(matches.discovery, "match", match):
        matches.matches(written)

    (text,) = asked
    assert text.startswith("Ouderen doen de deur niet open.")
    assert not {"12345678", "06", "jan@voorbeeld.nl", "weggehaald"} & set(text.replace("[", " ").split())
