"""Ask the judged questions of the demonstration data that `LEMNISCAAT_DATA` holds; print how it went.

LEMNISCAAT_DATA=var python benchmarks/demo_questions.py
"""

import sys
from pathlib import Path

import django

django.setup()

from lemniscaat.discovery import api  # noqa: E402
from lemniscaat.discovery.cards import key  # noqa: E402
from lemniscaat.discovery.loading import plain  # noqa: E402
from lemniscaat.discovery.trial import scores  # noqa: E402
from lemniscaat.kernel.documents import WHOM, documents  # noqa: E402

QUESTIONS = Path(__file__).parent / "questions.txt"

LEAST = {"nDCG@10": 0.70, "recall@100": 0.93}
"""Under one of these, or with an answer to a question from outside the field, the status is 1."""


def judged() -> list[tuple[str, list[str]]]:
    """Each question with the beginnings of the titles that answer it."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    parts = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(question.strip(), [title.strip() for title in titles]) for question, *titles in parts]


def ranked(question: str) -> list[str]:
    """The titles found, best first, each once."""
    return list(dict.fromkeys(hit.title for hit in api.search(question, per_page=100).hits))


def right(found: list[str], titles: list[str]) -> set[str]:
    """The titles found that were judged right, and for those not found their beginning."""
    return {next((one for one in found if one.startswith(title)), title) for title in titles}


def makers() -> list[tuple[str, set[str]]]:
    """The title of everything public, with the keys of who made or did it."""
    found = ((kind, list(source.uuids())) for kind, source in documents.items())
    return [(card.title, set(card.makers)) for kind, uuids in found for card, _codes in plain(kind, uuids)]


def whom(asked: list[tuple[str, list[str]]]) -> dict[str, tuple[int, int]]:
    """By kind: of how many questions to which one of it is named, and of how many the first made or did
    something that answers."""
    made, count = makers(), dict.fromkeys(WHOM, (0, 0))
    for question, titles in asked:
        right = {maker for title, its in made if title.startswith(tuple(titles)) for maker in its}
        for group in api.match(question).groups:
            first = group.hits[0]
            if first.kind in WHOM and any(maker.startswith(f"{first.kind}:") for maker in right):
                named, good = count[first.kind]
                count[first.kind] = (named + 1, good + (key(first.kind, first.uuid) in right))
    return count


def main() -> int:
    figures, told, silent, outside = [], 0, 0, 0
    for question, titles in judged():
        good = [hit.title for group in api.match(question).groups for hit in group.hits]
        if titles:
            found = ranked(question)
            figures.append(scores(found, right(found, titles)))
            told += any(title.startswith(tuple(titles)) for title in good)
        else:
            outside += 1
            silent += not good
    means = [sum(column) / len(figures) for column in zip(*figures, strict=True)]
    named = dict(zip(("nDCG@10", "MRR@10", "recall@100"), means, strict=True))
    print(f"{len(figures)} questions: {'  '.join(f'{name} {mean:.3f}' for name, mean in named.items())}")
    print(
        f"match gives a right answer to {told} of {len(figures)}, and keeps silent on {silent} of {outside}"
    )
    for kind, (of, good) in whom([one for one in judged() if one[1]]).items():
        print(f"the first {kind} named to call made or did something that answers: {good} of {of}")
    return int(silent < outside or any(named[name] < least for name, least in LEAST.items()))


if __name__ == "__main__":
    sys.exit(main())
