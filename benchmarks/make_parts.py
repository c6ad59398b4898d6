"""Make `dutch/data/parts.gz`, the words a compound may be made of, with how much they are used.

    python benchmarks/make_parts.py /usr/share/dict/dutch passages.jsonl.gz

The words are OpenTaal's (Debian package wdutch). For each: how often it stands in the passages (law
text, which has no copyright), and its family, the number of words in the list it is a part of. Both
are kept as ten times the natural logarithm, which is all the precision there is in them.
"""

import gzip
import math
import sys
from collections import Counter
from pathlib import Path

from lemniscaat.discovery.dutch import clean, fold, spelled
from lemniscaat.discovery.dutch.compounds import FEWEST_LETTERS, FEWEST_UNUSED, LINK_COST, LONGEST_PART
from lemniscaat.discovery.dutch.lists import DATA
from lemniscaat.discovery.trial import lines


def listed(path: Path) -> set[str]:
    """Words without capitals and signs: names are no parts."""
    found = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {fold(word) for word in found if word.isalpha() and word[0].islower()}


def families(known: set[str]) -> Counter[str]:
    """In how many words of two parts each word is one of them."""
    family: Counter[str] = Counter()
    for word in known:
        for at in range(FEWEST_LETTERS, len(word) - FEWEST_LETTERS + 1):
            last, before = word[at:], word[:at]
            if last not in known:
                continue
            firsts = (before.removesuffix(link) for link in LINK_COST if before.endswith(link))
            first = next((one for one in firsts if len(one) >= FEWEST_LETTERS and one in known), None)
            if first:
                family.update((first, last))
    return family


def main(word_list: Path, passages: Path) -> None:
    known = listed(word_list)
    used = Counter(fold(word) for passage in lines(passages) for word in spelled(clean(passage["text"])))
    family = families(known)
    rows = []
    for word in sorted(known):
        may_be_one = FEWEST_UNUSED <= len(word) <= 9
        if len(word) <= LONGEST_PART and (used[word] or family[word] or may_be_one):
            rows.append(
                f"{word} {round(10 * math.log1p(used[word]))} {round(10 * math.log1p(family[word]))}\n"
            )
    with gzip.GzipFile(DATA / "parts.gz", "wb", mtime=0) as file:
        file.write("".join(rows).encode("ascii", "ignore"))
    print(f"{len(rows)} words, {(DATA / 'parts.gz').stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
