"""What the words of a list mean in the network's vocabulary: by code or by label, whatever the letters."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from lemniscaat.knowledge.enums import Licence
from lemniscaat.vocabulary.api import Kind, SourceKind, audiences, four_os, kinds, themes

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Field → word, without regard to capitals → what it stands for."""

    kinds: Mapping[str, Kind]
    many: Mapping[str, Words]
    licences: Mapping[str, str]


def meaning(werkplaats_id: int | None) -> Meaning:
    """All words of this moment; four queries."""
    return Meaning(
        kinds=_by(kinds(), lambda kind: [kind.code, kind.label, kind.plural]),
        many={
            "themes": _by(themes(), lambda theme: [theme.slug, theme.pref_label, *theme.alt_labels]),
            "audiences": _by(audiences(), lambda one: [one.code, one.label]),
            "four_os": _by(four_os(werkplaats_id), lambda one: [one.code, one.label]),
            "source_kinds": _source_kinds(),
        },
        licences=_licences(),
    )


def _by(rows: Iterable[Any], names: Callable[[Any], Iterable[str]]) -> dict[str, Any]:
    """A first name goes before another's second: rows are passed over twice."""
    listed = [(row, [name.casefold() for name in names(row)]) for row in rows]
    found: dict[str, Any] = {}
    for at in range(max((len(each) for _row, each in listed), default=0)):
        for row, each in listed:
            if at < len(each):
                found.setdefault(each[at], row)
    return found


def _source_kinds() -> dict[str, str]:
    found = {str(each.value): str(each.value) for each in SourceKind}
    for language in ("nl", "en"):
        with override(language):
            found |= {str(each.label).casefold(): str(each.value) for each in SourceKind}
    return found


def _licences() -> dict[str, str]:
    found = {"": "", "all rights reserved": Licence.RESERVED, "alle rechten voorbehouden": Licence.RESERVED}
    for each in Licence:
        if not each:
            continue
        short = str(each.value).rpartition("-")[0] if each.value[-1:] == "0" else str(each.value)
        for name in (str(each.value), short):
            found |= {name.casefold(): each.value, name.replace("CC-", "CC ").casefold(): each.value}
        found[str(each.label).casefold()] = each.value
    return found
