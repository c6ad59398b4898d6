"""Quality on any set of passages and queries, and what each step of the analyser is worth.

python benchmarks/quality.py PASSAGES.jsonl.gz QUERIES.jsonl.gz [--ablation] [--least 0.62 0.83]

With `--least` the status is 1 when the whole analyser finds worse than this nDCG@10 and recall@100.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from unittest.mock import patch

import django

django.setup()

import simplemma  # noqa: E402
import snowballstemmer  # noqa: E402

from lemniscaat.discovery import asking, cards, clauses  # noqa: E402
from lemniscaat.discovery.dutch import Terms, fold, spelled, terms_of  # noqa: E402
from lemniscaat.discovery.dutch.analyser import STOP  # noqa: E402
from lemniscaat.discovery.trial import Quality, quality  # noqa: E402

_stemmer = snowballstemmer.stemmer("dutch")

Chain = Callable[[str], Terms | None]


def chain(*, stop: bool, lemma: bool, stem: bool) -> Chain:
    """The analyser with only some of its steps, without compounds."""

    @cache
    def its(written: str) -> Terms | None:
        plain = fold(written)
        if not plain or (stop and plain in STOP):
            return None
        word = fold(simplemma.lemmatize(written.lower(), lang="nl")) if lemma else plain
        return Terms(_stemmer.stemWord(word) if stem else word, ())

    return its


def whole(written: str) -> Terms | None:
    """The analyser without compounds."""
    its = terms_of(written)
    return its and Terms(its.whole, ())


STEPS: dict[str, tuple[Chain, float]] = {
    "words as they are": (chain(stop=False, lemma=False, stem=False), 0.0),
    "+ stop words": (chain(stop=True, lemma=False, stem=False), 0.0),
    "+ stem": (chain(stop=True, lemma=False, stem=True), 0.0),
    "+ lemma before stem": (chain(stop=True, lemma=True, stem=True), 0.0),
    "+ words kept as they are": (whole, 0.0),
    "+ parts of compounds": (terms_of, 0.0),
    "+ neighbours": (terms_of, clauses.NEIGHBOURS),
}


def measured(passages: Path, queries: Path, its: Chain, neighbours: float) -> Quality:
    """The quality with another chain in the place of ours."""

    def terms(text: str) -> Iterator[Terms]:
        return (found for found in map(its, spelled(text)) if found is not None)

    with ExitStack() as stack:
        for module in (asking, cards):
            stack.enter_context(patch.object(module, "terms_of", its))
        stack.enter_context(patch.object(asking, "terms", terms))
        stack.enter_context(patch.object(clauses, "NEIGHBOURS", neighbours))
        return quality(passages, queries)


def main(passages: Path, queries: Path, *, ablation: bool, least: Sequence[float]) -> int:
    print(f"{'':28} nDCG@10   MRR@10  recall@100   p50 ms   p95 ms")
    steps = STEPS if ablation else {"all": (terms_of, clauses.NEIGHBOURS)}
    for name, (its, neighbours) in steps.items():
        found = measured(passages, queries, its, neighbours)
        print(
            f"{name:28} {found.ndcg_at_10:7.3f}  {found.mrr_at_10:7.3f}  {found.recall_at_100:10.3f}"
            f"  {found.p50_ms:7.2f}  {found.p95_ms:7.2f}",
            flush=True,
        )
    # The last is the whole of it.
    return int(found.ndcg_at_10 < least[0] or found.recall_at_100 < least[1])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("passages", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--least", type=float, nargs=2, default=(0.0, 0.0), metavar=("NDCG", "RECALL"))
    given = parser.parse_args()
    sys.exit(main(given.passages, given.queries, ablation=given.ablation, least=given.least))
