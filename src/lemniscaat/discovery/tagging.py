"""Which themes a new text may be about, for a person to confirm.

Two witnesses: the labels of themes that stand in the text, and the themes that people gave to the
documents most like it. So every theme that is confirmed teaches the next suggestion.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.discovery import clauses, concepts, index
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import read
from lemniscaat.discovery.concepts import Thesaurus
from lemniscaat.discovery.dutch import clean
from lemniscaat.discovery.dutch import terms as terms_in
from lemniscaat.discovery.engine import Unfit
from lemniscaat.discovery.index import Edition
from lemniscaat.discovery.lens import Lens
from lemniscaat.discovery.like import telling
from lemniscaat.discovery.rarity import weights
from lemniscaat.network import api as network

IN_TITLE = 3.0
ALIKE = 12
"""So many documents like the text are asked which themes they have."""

LABELS_ENOUGH = 4.0
"""A label that stands so often in a text (in the title thrice as much) leaves no doubt."""

LIKELY = 0.25


@dataclass(frozen=True, slots=True)
class ThemeSuggestion:
    """A theme with how likely it is (0–1), and the words of the text that name it."""

    code: str
    label: str
    likely: float
    because: Sequence[str]


def suggest_themes(title: str, text: str, *, limit: int = 5) -> Sequence[ThemeSuggestion]:
    """The likeliest themes first; none when nothing points to one."""
    title, text = clean(title), clean(text)
    themes = concepts.thesaurus(network.newest_events())
    known = {concept.slug: concept.label for concept in themes.values()}
    named = _named(title, text, themes)
    try:
        shared = index.ask(lambda edition: _shared(edition, title, text))
    except Unfit:
        shared = {}
    found = [
        ThemeSuggestion(
            code,
            label,
            _likely(named.get(code, {}), shared.get(code, 0.0)),
            list(named.get(code, {}))[:limit],
        )
        for code, label in known.items()
    ]
    likely = [one for one in found if one.likely >= LIKELY]
    return sorted(likely, key=lambda one: (-one.likely, one.label))[:limit]


def _likely(named: dict[str, float], shared: float) -> float:
    by_label = min(sum(named.values()) / LABELS_ENOUGH, 1.0)
    return round(1 - (1 - by_label) * (1 - shared), 3)


def _named(title: str, text: str, themes: Thesaurus) -> dict[str, dict[str, float]]:
    """By theme, its labels in the text and how much they count."""
    found: dict[str, dict[str, float]] = {}
    for part, worth in ((title, IN_TITLE), (text, 1.0)):
        for _at, label in concepts.named([its.whole for its in terms_in(part)], themes):
            concept = themes[label]
            words = found.setdefault(concept.slug, {})
            words[" ".join(label)] = words.get(" ".join(label), 0.0) + worth
    return found


def _shared(edition: Edition, title: str, text: str) -> dict[str, float]:
    """By theme, the share of the likest documents that have it, the likest counting most."""
    asked: Question = telling(f"{title} {text}", edition)
    lens = Lens(asked, weights(asked, edition.frequencies))
    cards = [read(hit.card) for hit in edition.reader.find(clauses.query(asked), limit=ALIKE)]
    scores = [lens.glance(card).score for card in cards]
    total = sum(scores) or 1.0
    shared: dict[str, float] = {}
    for card, score in zip(cards, scores, strict=True):
        for code in card.themes:
            shared[code] = shared.get(code, 0.0) + score / total
    return shared
