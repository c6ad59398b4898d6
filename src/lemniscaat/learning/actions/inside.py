"""Words that stay inside a circle are screened too; the names of its own members may stand in them."""

import re
from collections.abc import Collection, Mapping

from lemniscaat.kernel.privacy import Kind, Left, check_words, screen
from lemniscaat.learning.enums import MemberState
from lemniscaat.learning.models import Circle, Membership

SHORTEST = 2


def check_words_inside(circle: Circle, *texts: str, kept: Collection[str]) -> list[Left]:
    """As `check_words`. A member who is named is asked before such words are opened."""
    if not any(texts):
        return []
    own = {part for row in members_ever(circle) for part in parts_of(row.user.name)}
    found = {each.text for text in texts for each in screen(text) if each.kind == Kind.NAME}
    may_stay = {text for text in found if (parts := set(parts_of(text))) and parts <= own}
    why = kept if isinstance(kept, Mapping) else dict.fromkeys(kept, "")
    return check_words(*texts, kept={**dict.fromkeys(may_stay, ""), **why})


def members_ever(circle: Circle) -> list[Membership]:
    """Who takes part or took part: whoever may be named in what is said."""
    rows = Membership.objects.filter(circle=circle, state__in=[MemberState.IN, MemberState.LEFT])
    rows = rows.exclude(since=None).filter(user__is_active=True)
    return list(rows.select_related("user").order_by("id"))


def parts_of(name: str) -> list[str]:
    """The words of a name, in small letters."""
    return [part for part in re.findall(r"[\w'’-]+", name.casefold()) if len(part) >= SHORTEST]
