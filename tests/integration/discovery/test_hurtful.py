"""Nothing anybody types is an error, takes long or fills the memory."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lemniscaat.discovery import api, asking, clauses
from lemniscaat.discovery.engine import Clause, Query
from lemniscaat.discovery.tantivy_engine import TantivyReader

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


HURTFUL = {
    "very long": "eenzaamheid bij ouderen " * 4_300,
    "one word": "zorg" * 25_000,
    "one word that nobody knows": "eenzaamhied" * 9_000,
    "one compound that nobody knows": "zorg" * 9 + "hied",
    "one compound after another": "zorgverzekeringswetgevingsvraagstukken " * 2_600,
    "very many words": " ".join(f"woord{number}" for number in range(10_000)),
    "very many strange words": " ".join(
        f"eenzaamhijt{chr(97 + number % 26)}{number}" for number in range(9_000)
    ),
    "very many phrases": '"ouderen zorg wijk" ' * 5_000,
    "very many that must not be there": "-zorg -wijk " * 8_000,
    "phrases that must not be there": '-"ouderen zorg wijk" ' * 5_000,
    "very many filters": "".join(f"jaar:{number} " for number in range(10_000)),
    "very many in a title": "titel:zorg auteur:jansen " * 4_000,
    "wildcards": "*zorg* ?ouderen~5 " * 5_500,
    "quotes that never end": '"“„' * 33_000,
    "signs on one letter": "e" + "\u0301" * 100_000,
    "signs that become many": "\ufdfa" * 100_000,
    "words without spaces between": "\u4e2d\u6587" * 50_000,
    "no letters": "\x00" * 100_000,
    "right to left": "\u202e\u05d0 " * 33_000,
    "pairs broken off": "\ud83d" * 100_000,
    "smileys": "\U0001f469\u200d\U0001f467 " * 25_000,
}

MOST_TERMS, MOST_ASKED, MOST_CALLS = 600, 15, 20_000
"""Terms of one question to the engine; questions to it, and calls in Python, of one search."""

MOST_MEMORY = 32_000_000


@pytest.fixture
def asked(monkeypatch):
    """All that the engine is asked."""
    questions = []
    for name in ("find", "count", "best", "near", "frequency"):
        real = getattr(TantivyReader, name)

        def noted(reader, its, *rest, real=real, **cut):
            questions.append(its)
            return real(reader, its, *rest, **cut)

        monkeypatch.setattr(TantivyReader, name, noted)
    return questions


def terms(query: Query) -> int:
    """How many terms the engine looks up for this."""
    some: list[Clause] = [*query.anyof, *query.must, *(one for never in query.never for one in never)]
    return sum(len(one.term.split(" ")) for one in some) + sum(map(len, query.filters.values()))


def calls(act) -> int:
    """How many functions are called meanwhile, in this thread."""
    number = 0

    def called(_frame, event, _arg):
        nonlocal number
        number += event.endswith("call")

    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize("text", HURTFUL.values(), ids=HURTFUL)
def test_no_question_is_much_work(library, asked, text):
    for act in (api.search, api.match, api.suggest):
        asked.clear()
        assert calls(lambda act=act: act(text)) < MOST_CALLS
        assert len(asked) <= MOST_ASKED
        assert max((terms(one) for one in asked if isinstance(one, Query)), default=0) <= MOST_TERMS


@pytest.mark.skipif(sys.platform != "linux", reason="the most memory in use is read from Linux")
def test_no_question_fills_the_memory(library):
    api.search("eenzaamheid")
    own = Path("/proc/self")
    own.joinpath("clear_refs").write_text("5")  # the most in use is counted from here on
    before = memory(own)
    for text in HURTFUL.values():
        api.search(text)
        api.match(text)
    assert memory(own) - before < MOST_MEMORY


def memory(own: Path) -> int:
    """The most that this process had in memory."""
    lines = own.joinpath("status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


EVERY_SIGN = range(0, sys.maxunicode + 1, asking.LONGEST)


def test_every_sign_there_is_can_be_asked(library):
    for first in EVERY_SIGN:
        signs = [chr(code) for code in range(first, min(first + EVERY_SIGN.step, sys.maxunicode + 1))]
        for text in ("".join(signs), " ".join(signs[::2])):
            assert terms(clauses.query(asking.search_line(text))) <= MOST_TERMS
        if first % (16 * EVERY_SIGN.step) == 0:
            assert api.search("ouderen " + " ".join(signs[::40])).ready
