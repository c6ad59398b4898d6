"""From what the engine found to what is shown."""

from collections.abc import Iterable, Mapping, Sequence

from lemniscaat.discovery.answers import Hit
from lemniscaat.discovery.lens import View
from lemniscaat.kernel.documents import facets


def hits(views: Sequence[View]) -> list[Hit]:
    """The hits, with the kinds in the words of the reader's own language."""
    kinds = words("kind", {view.card.kind for view in views})
    return [_hit(view, kinds) for view in views]


def words(facet: str, codes: Iterable[str]) -> Mapping[str, str]:
    """The words for codes of a facet, as far as somebody has them."""
    known = facets.get(facet)
    return known.words(sorted(codes)) if known else {}


def _hit(view: View, kinds: Mapping[str, str]) -> Hit:
    card = view.card
    return Hit(
        kind=card.kind,
        uuid=card.id,
        group=card.group,
        title=card.title,
        url=card.url,
        score=view.score,
        why=view.reasons(),
        passage=view.answer(),
        kind_label=str(kinds.get(card.kind, card.kind_label)),
        meta=tuple(card.meta),
        date=card.day,
    )
