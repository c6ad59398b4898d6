"""Who is named in an insight, and the same words without the names."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from lemniscaat.learning.actions.inside import parts_of
from lemniscaat.learning.models import Insight, Membership
from lemniscaat.learning.models.insight import WORDS

SHORTEST_PART = 3
"""Of a name that stands alone: shorter ones are words as well."""

BETWEEN = frozenset(
    ["van", "de", "der", "den", "het", "ter", "ten", "te", "la", "le", "du", "von", "el", "al", "bin"]
)
"""Parts of a surname that are ordinary words."""

END = r"(?=s?(?!\w))"
"""Of a name, or of what is hers: "Jans fiets"."""

Words = Mapping[str, str]
"""The fields of an insight by name."""


def words_of(insight: Insight) -> dict[str, str]:
    """As it stands."""
    return {name: getattr(insight, name) for name in WORDS}


def named_in(texts: Iterable[str], members: Iterable[Membership]) -> list[Membership]:
    """Those of whom a whole name, a first name or a surname stands in one of the texts. Who is named whole is
    not somebody else of the same surname."""
    text, rows = "\n".join(texts), list(members)
    found = set()
    for of in (_wholes, _parts):
        for row in rows:
            forms = of(row.user.name)
            if any(form.search(text) for form in forms):
                found.add(row.pk)
        for row in rows:
            for form in of(row.user.name):
                text = form.sub("", text)
    return [row for row in rows if row.pk in found]


def anonymised(words: Words, named: Sequence[Membership]) -> dict[str, str]:
    """The same words with what somebody is in the place of her name: with more than one of a kind, numbered
    in the order of the list."""
    done = dict(words)
    for of in (_wholes, _parts):
        for row, instead in zip(named, _stand_ins(named), strict=True):
            for form in of(row.user.name):
                done = {name: _put(form, instead, text) for name, text in done.items()}
    return done


def _put(form: re.Pattern[str], instead: str, text: str) -> str:
    def placed(found: re.Match[str]) -> str:
        before = text[: found.start()].rstrip()
        begins = not before or before[-1] in ".!?\n"
        return instead[:1].upper() + instead[1:] if begins else instead

    return form.sub(placed, text)


def _stand_ins(named: Sequence[Membership]) -> list[str]:
    """ "a member" for the only one, else "member 1", "member 2"."""
    found: list[str] = []
    for row in named:
        same = [other for other in named if other.role == row.role]
        role = str(row.get_role_display())
        number = same.index(row) + 1
        alone = _("a %(role)s") % {"role": role}
        found.append(alone if len(same) == 1 else _("%(role)s %(n)s") % {"role": role, "n": number})
    return found


def _wholes(name: str) -> list[re.Pattern[str]]:
    """Her name, and all of it but the first; what stands in brackets behind it is no name."""
    parts = name.partition("(")[0].split()
    wholes = [parts, parts[1:] if len(parts) > 2 else []]
    return [re.compile(rf"(?<!\w){_spaced(whole)}{END}", re.IGNORECASE) for whole in wholes if len(whole) > 1]


def _parts(name: str) -> list[re.Pattern[str]]:
    """What may stand alone, with a capital: written small it is an ordinary word, at which the screening
    looks."""
    bare = name.partition("(")[0]
    alone = {part for part in parts_of(bare) if len(part) >= SHORTEST_PART and part not in BETWEEN}
    forms = []
    for part in sorted(alone, key=lambda part: (-len(part), part)):
        written = "|".join(re.escape(form) for form in (part[:1].upper() + part[1:], part.upper()))
        forms.append(re.compile(rf"(?<!\w)(?:{written}){END}"))
    return forms


def _spaced(parts: Sequence[str]) -> str:
    return r"\s+".join(re.escape(part) for part in parts)


def still_named(words: Words, members: Collection[Membership]) -> list[Membership]:
    """Who can still be read by name."""
    return named_in(words.values(), members)
