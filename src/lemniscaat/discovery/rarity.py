"""What a word of a question is worth: the rarer, the more."""

import math
from collections.abc import Sequence

from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.dutch import Terms
from lemniscaat.discovery.engine import Reader


def weights(asked: Question, reader: Reader) -> Sequence[float]:
    """The worth of each word of the question. A compound nobody uses is worth what its rarest part is;
    a word nobody uses at all is worth most: a document that lacks it lacks what was asked."""
    documents = reader.size()

    def rarity(term: str) -> float:
        return math.log1p(documents / (reader.frequency("mix", term) + 0.5))

    def worth(word: Terms) -> float:
        unused = word.parts and not reader.frequency("mix", word.whole)
        return max(map(rarity, word.parts)) if unused else rarity(word.whole)

    return [worth(word) for word in asked.words]
