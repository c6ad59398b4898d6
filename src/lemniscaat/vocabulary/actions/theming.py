"""What holds of a theme whichever way it came: its words are tidy and its own, and no theme stands under
itself."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Invalid
from lemniscaat.vocabulary.models import Theme
from lemniscaat.vocabulary.queries import themes_of_labels

LONGEST = 120


def labels(pref_label: str, alt_labels: Sequence[str], hidden_labels: Sequence[str]) -> dict[str, Any]:
    """Each word once, where it stands first, without spaces around it and without empty ones."""
    seen = {_said(pref_label).lower()}
    found = [_fresh(words, seen) for words in (alt_labels, hidden_labels)]
    return {"pref_label": _said(pref_label), "alt_labels": found[0], "hidden_labels": found[1]}


def check_labels(words: Iterable[str], *, but: int | None = None) -> None:
    """Raises `Invalid` for a word that is too long or that another theme is found by: search would not know
    which of both is meant."""
    others = themes_of_labels(but)
    for word in words:
        if len(word) > LONGEST:
            raise Invalid(
                _("“%(word)s …” is too long for a word. Keep it under %(most)s signs.")
                % {"word": word[:40], "most": LONGEST}
            )
        if theme := others.get(word.lower()):
            raise Invalid(
                _("“%(word)s” belongs to the theme “%(theme)s” already. Take it away there first.")
                % {"word": word, "theme": theme}
            )


def check_place(theme: Theme) -> None:
    """Raises `Invalid` for a theme that would stand under itself. All themes are held meanwhile: two that are
    moved at the same moment could make a ring together."""
    rows = Theme.objects.select_for_update().order_by("pk").values_list("pk", "pref_label", "broader")
    above = {pk: (label, broader) for pk, label, broader in rows}
    way, at = [theme.pref_label], theme.broader_id
    while at is not None and len(way) <= len(above):
        if at == theme.pk:
            raise Invalid(
                _("A theme cannot stand under itself: %(way)s. Choose another broader theme.")
                % {"way": " → ".join([*way, theme.pref_label])}
            )
        label, at = above[at]
        way.append(label)


def _fresh(words: Iterable[str], seen: set[str]) -> list[str]:
    found = []
    for word in map(_said, words):
        if word and word.lower() not in seen:
            seen.add(word.lower())
            found.append(word)
    return found


def _said(word: str) -> str:
    return " ".join(str(word).split())
