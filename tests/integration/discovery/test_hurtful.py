"""Nothing anybody types is an error."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lemniscaat.discovery import api

SIGNS = "\"“”-:*?~^()[]{}\\/|&!<>@#$%\x00\x1f\x7f\u200b\u202e\ud800\n\t' _.,"
PIECES = [
    "ouderen",
    "eenzaam",
    "titel:",
    "jaar:",
    "thema:",
    "auteur:",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "\U0001f642",
    "ß",
    "İ",
    "ﬁ",
]


@pytest.fixture
def library(put):
    put("Eenzaamheid bij ouderen", "Hoe men eenzame ouderen bereikt.", people=["Anna de Vries"])
    api.rebuild()


typed = st.one_of(
    st.text(st.characters(codec=None), max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(list(SIGNS))), max_size=60).map("".join),
)


@given(typed)
@example('"' * 5_000)
@example("-" * 5_000)
@example("a:" * 5_000)
@example("titel:" * 5_000)
@example('-"ouderen ' * 2_000)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_typed_is_answered(library, text):
    searched = api.search(text)
    assert searched.ready
    assert searched.total >= len(searched.hits)
    for hit in searched.hits:
        assert 0 <= hit.score <= 1
        passage = hit.passage
        assert all(0 <= start < end <= len(passage.text) for start, end in passage.marks)
    assert api.match(text).ready
    assert isinstance(api.suggest(text), list)
