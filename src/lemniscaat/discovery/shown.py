"""From what the engine found to what is shown."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, override

from lemniscaat.discovery.answers import Answer, Hit, Reason
from lemniscaat.discovery.cards import Card, key
from lemniscaat.discovery.concepts import Moment
from lemniscaat.kernel.documents import facets

MOST_CODES = 5_000
"""Codes of one facet whose words are remembered."""


class Found(Protocol):
    """A document, how well it answers, why, and the piece of text that does."""

    @property
    def card(self) -> Card: ...

    @property
    def score(self) -> float: ...

    def reasons(self) -> Sequence[Reason]: ...

    def answer(self) -> Answer | None: ...


class Words:
    """The words for facet codes in one language, asked for once as long as nobody writes anything."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str | None]] = {}

    def of(self, facet: str, codes: Iterable[str]) -> Mapping[str, str]:
        """The words for codes of a facet, as far as somebody has them."""
        asked, known = list(codes), self._known.setdefault(facet, {})
        if len(known) > MOST_CODES:  # anybody can ask for codes that there are not
            known.clear()
        source = facets.get(facet)
        if source and (fresh := sorted(code for code in asked if code not in known)):
            known.update({**dict.fromkeys(fresh), **source.words(fresh)})
        return {code: word for code in asked if (word := known.get(code)) is not None}


def words(since: Moment) -> Words:
    """The words as they are since these newest events, in the reader's own language."""
    return _words(get_language(), since)


@lru_cache(maxsize=4)
def _words(_language: str | None, _since: Moment) -> Words:
    return Words()


def hits(found: Sequence[Found], words: Words, gone: Collection[str]) -> list[Hit]:
    """The hits that are not `gone`, with their kinds in words."""
    kinds = words.of("kind", {one.card.kind for one in found})
    is_translated = _is_translated()
    return [_hit(one, kinds, is_translated) for one in found if key(one.card.kind, one.card.uuid) not in gone]


def here(url: str) -> str:
    """The address in the reader's own language: the index holds that of the site's."""
    if not _is_translated():
        return url
    language = get_language()
    with override(settings.LANGUAGE_CODE):
        return str(translate_url(url, language))


def _is_translated() -> bool:
    """Whether somebody reads in another language than the site's; dear enough to ask once for all hits."""
    return get_language() not in (None, settings.LANGUAGE_CODE)


def _hit(found: Found, kinds: Mapping[str, str], is_translated: bool) -> Hit:
    card = found.card
    return Hit(
        kind=card.kind,
        uuid=card.id,
        group=card.group,
        title=card.title,
        url=here(card.url) if is_translated else card.url,
        score=found.score,
        why=found.reasons(),
        passage=found.answer(),
        kind_label=str(kinds.get(card.kind, card.kind_label)),
        meta=tuple(card.meta),
        date=card.day,
    )
