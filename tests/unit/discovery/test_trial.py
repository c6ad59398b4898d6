"""What `bench quality` makes of a file with judged questions."""

import json

import pytest

from lemniscaat.discovery.trial import quality
from lemniscaat.kernel.errors import Invalid


@pytest.fixture
def measure(tmp_path):
    """`measure(*queries)` measures on two passages."""

    def write(name, *rows):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows))
        return tmp_path / name

    passages = write("p.jsonl", {"id": "a", "text": "ouderen en zorg"}, {"id": "b", "text": "zorg"})
    return lambda *queries: quality(passages, write("q.jsonl", *queries))


def test_question_with_nothing_judged_right_is_passed_over(measure):
    measured = measure({"q": "zorg", "rel": [], "not": ["a"]}, {"q": "ouderen", "rel": ["a"]})
    assert (measured.queries, measured.ndcg_at_10, measured.recall_at_100) == (1, 1.0, 1.0)
    assert [(row["n"], row["ranked"]) for row in measured.per_query] == [(2, ["a"])]


def test_self_is_left_out(measure):
    measured = measure({"q": "zorg", "rel": ["a"], "self": "b"})
    assert (measured.mrr_at_10, measured.per_query[0]["ranked"]) == (1.0, ["a"])


@pytest.mark.parametrize("queries", [[], [{"q": "zorg", "rel": []}]])
def test_without_a_judged_question_it_says_so(measure, queries):
    with pytest.raises(Invalid):
        measure(*queries)
