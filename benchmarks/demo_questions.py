"""Ask the judged questions of the demonstration data that `LEMNISCAAT_DATA` holds; print how it went.

LEMNISCAAT_DATA=var python benchmarks/demo_questions.py
"""

from pathlib import Path

import django

django.setup()

from lemniscaat.discovery import api  # noqa: E402
from lemniscaat.discovery.trial import scores  # noqa: E402

QUESTIONS = Path(__file__).parent / "questions.txt"


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


def main() -> None:
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
    print(
        f"{len(figures)} questions: nDCG@10 {means[0]:.3f}  MRR@10 {means[1]:.3f}  recall@100 {means[2]:.3f}"
    )
    print(
        f"match gives a right answer to {told} of {len(figures)}, and keeps silent on {silent} of {outside}"
    )


if __name__ == "__main__":
    main()
