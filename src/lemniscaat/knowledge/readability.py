"""How easily a Dutch text reads, by Flesch-Douma: long sentences and long words make it hard. A hint for who
writes, no mark: it knows nothing of what the words mean.

W. H. Douma (1960), De leesbaarheid van landbouwbladen: 206.84 − 0.93 × words a sentence − 77 × syllables a
word. What is 60 or more is plain Dutch, about B1.
"""

import re
from dataclasses import dataclass

PLAIN, HARD = 60, 45
LONG_SENTENCE = 20
"""Words: of a longer sentence one forgets the beginning."""
LONG_WORD = 4
"""Syllables: of a longer word one wonders what it means."""
MOST_WORDS = 5
FEWEST = 20
"""Words of which anything can be told."""

SENTENCE = re.compile(r"[.!?…]+(?:[\"”’)]*\s+|\s*$)|\n\s*\n|\n\s*[-•*]\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
VOWELS = re.compile(
    r"aa?i|oo?i|oei|eeu|ieu|ij|ei|ui|eu|oe|ie|ou|au|aa|ee|oo|uu|[aeiouyáéíóúàèìòùâêîôûäëïöü]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """`score` is 0 to 100; `long_sentence` the longest if too long; `long_words` the longest, once each."""

    score: int
    long_sentence: str
    long_words: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Whether most people read it at once."""
        return self.score >= PLAIN

    @property
    def is_hard(self) -> bool:
        return self.score < HARD


def read(text: str) -> Reading | None:
    """How this reads; None of too few words to tell."""
    sentences = [found for found in map(str.strip, SENTENCE.split(text)) if WORD.search(found)]
    words = WORD.findall(text)
    if len(words) < FEWEST:
        return None
    score = 206.84 - 0.93 * len(words) / len(sentences) - 77 * sum(map(syllables, words)) / len(words)
    longest = max(sentences, key=_length)
    hard = sorted(
        {word for word in words if syllables(word) > LONG_WORD}, key=lambda word: (-syllables(word), word)
    )
    return Reading(
        min(100, max(0, round(score))),
        longest if _length(longest) > LONG_SENTENCE else "",
        tuple(hard[:MOST_WORDS]),
    )


def syllables(word: str) -> int:
    """About how many: one for each sound of vowels."""
    return max(1, len(VOWELS.findall(word)))


def _length(sentence: str) -> int:
    return len(WORD.findall(sentence))
