"""How well duplicates are found: the publications of the demonstration, and 500 made variants of them.

    python benchmarks/duplicates.py [--seed 7]

A variant is what somebody else would have typed: other case, slips of the pen, with or without the subtitle,
initials, a year more or less; each against all publications, of which at most three are shown. Numbers of a
series are told apart: a next number is another thing. Printed: recall, and automatic merges that are wrong.
"""

import argparse
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lemniscaat.site.settings")
django.setup()

from lemniscaat.knowledge.models import Item  # noqa: E402
from lemniscaat.knowledge.queries import public_items_whole  # noqa: E402
from lemniscaat.knowledge.queries.duplicates import Told, likely, same_thing, told_of  # noqa: E402

SEED, MADE = 7, 500
LEAST_RECALL, MOST_WRONG = 0.95, 0
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Variant:
    """`item` is what it is a variant of; `is_same` is not so for another number of a series."""

    how: str
    told: Told
    item: Item
    is_same: bool


@dataclass
class Measured:
    """By the way in which variants were made: how many, and how many were found."""

    made: Counter[str]
    found: Counter[str]
    wrong: int = 0
    """Taken for the same without a person, and not the same."""
    merged: int = 0

    @property
    def recall(self) -> float:
        """Of those that are the same, the share that is shown."""
        return self.found.total() / self.made.total()


def case(told: Told, luck: random.Random) -> Told:
    """All capitals, all small, or a capital to each word."""
    return replace(told, title=luck.choice([str.upper, str.lower, str.title])(told.title))


def slips(told: Told, luck: random.Random) -> Told:
    """Two slips of the pen: a letter left out, twice, another, or two turned round."""
    title = told.title
    for _slip in range(2):
        at = luck.choice([at for at, sign in enumerate(title[:-1]) if sign.isalpha()])
        letter, following = title[at], title[at + 1]
        slip = luck.choice(["", letter * 2, luck.choice(LETTERS), following + letter])
        title = title[:at] + slip + title[at + (2 if len(slip) == 2 and slip[0] != slip[1] else 1) :]
    return replace(told, title=title)


def subtitle(told: Told, luck: random.Random) -> Told:
    """Without its subtitle, or with one that it has not."""
    main, *rest = re.split(r"[:.?!] ", told.title, maxsplit=1)
    added = luck.choice(["Eindrapport", "Een verkenning in de praktijk", "Lessen uit drie wijken"])
    return replace(told, title=main if rest else f"{told.title}: {added}")


def initials(told: Told, luck: random.Random) -> Told:
    """Names as in a list of sources; signs in the title otherwise."""
    names = [f"{name.split()[-1]}, {name[0]}." for name in told.people]
    return replace(told, people=names, title=told.title.replace("-", " ").replace(": ", " - "))


def year(told: Told, luck: random.Random) -> Told:
    """A year before or after."""
    return replace(told, year=(told.year or 2020) + luck.choice([-1, 1]), title=told.title.rstrip(".?!"))


def several(told: Told, luck: random.Random) -> Told:
    """Several of these at once."""
    return year(slips(case(told, luck), luck), luck)


def series(told: Told, luck: random.Random) -> Told:
    """Another number of the same series."""
    number = luck.randint(11, 99)
    found = re.search(r"\b\d{1,3}\b", told.title)
    title = (
        f"{told.title} {number}"
        if found is None
        else re.sub(r"\b\d{1,3}\b", str(number), told.title, count=1)
    )
    return replace(told, title=title, doi="", handle="", isbn="")


SAME: tuple[Callable[[Told, random.Random], Told], ...] = (case, slips, subtitle, initials, year, several)


def variants(items: Sequence[Item], seed: int = SEED, made: int = MADE) -> list[Variant]:
    """As many as asked, each kind as often; the same for the same seed. Every fifth keeps its identifiers."""

    luck, found = random.Random(seed), []
    for number in range(made):
        item = luck.choice(items)
        how = (*SAME, series)[number % (len(SAME) + 1)]
        told = told_of(item) if number % 5 == 0 else replace(told_of(item), doi="", handle="", isbn="")
        found.append(Variant(how.__name__, how(told, luck), item, how is not series))
    return found


def measure(items: Sequence[Item], made: Sequence[Variant]) -> Measured:
    """Each variant against all that everyone may read."""

    told = Measured(Counter(), Counter())
    for variant in made:
        merged = same_thing(Item.objects.public(), variant.told)
        told.merged += merged is not None
        told.wrong += merged is not None and (merged != variant.item or not variant.is_same)
        if variant.is_same:
            told.made[variant.how] += 1
            told.found[variant.how] += variant.item in [
                one.item for one in likely(Item.objects.public(), variant.told)
            ]
    return told


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    seed = parser.parse_args().seed
    items = list(public_items_whole())
    told = measure(items, variants(items, seed))
    sys.stdout.write(f"Duplicates: {MADE} variants of {len(items)} items, at most three shown\n")
    for how, made in told.made.items():
        sys.stdout.write(f"  {how:<12}{told.found[how]:>4} of {made:<4}{told.found[how] / made:>7.1%}\n")
    sys.stdout.write(f"  recall {told.recall:.3f} (at least {LEAST_RECALL})\n")
    sys.stdout.write(
        f"  merged by themselves {told.merged}, of which wrong {told.wrong} (at most {MOST_WRONG})\n"
    )
    return int(told.recall < LEAST_RECALL or told.wrong > MOST_WRONG)


if __name__ == "__main__":
    sys.exit(main())
