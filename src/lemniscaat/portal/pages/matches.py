"""What there is already on what somebody writes: knowledge, the same question elsewhere, people."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lemniscaat.discovery import api as discovery
from lemniscaat.discovery.api import Hit
from lemniscaat.kernel.privacy import impersonal

ENOUGH = 12
"""Signs before it makes sense to look."""

A_GROUP = 3

SECTIONS = (
    (_("What is known already"), ("knowledge", "factors")),
    (_("Who asks this too"), ("questions",)),
    (_("Who works on it"), ("circles", "projects")),
    (_("Whom you can turn to"), ("werkplaatsen", "organisations")),
)
"""Headings with the groups of a match that stand under them."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Matches:
    """`asked` is False while there is too little to look for."""

    sections: Sequence[Section]
    asked: bool

    @property
    def n(self) -> int:
        """How many things there are."""
        return sum(len(section.hits) for section in self.sections)

    @property
    def said(self) -> str:
        """The number in a sentence, for who sees it and for who hears it."""
        if not self.asked:
            return ""
        if not self.n:
            return str(_("We found nothing like it yet. All the more reason to ask it."))
        found = ngettext(
            "We found %(n)s thing with your words.", "We found %(n)s things with your words.", self.n
        )
        enough = str(_("Is it enough for you? Then you need not send anything."))
        return f"{found % {'n': self.n}} {enough}"


NOTHING = Matches((), asked=False)


def matches(text: str) -> Matches:
    """The best of each group; nothing is kept of what was typed. Names and numbers of people are no
    part of what is looked for: nobody wrote them down elsewhere."""
    if len(text.strip()) < ENOUGH:
        return NOTHING
    result = discovery.match(impersonal(text), limit=A_GROUP)
    groups = {group.group: group.hits for group in result.groups}
    sections = [
        Section(str(heading), [hit for name in names for hit in groups.get(name, ())][: A_GROUP + 1])
        for heading, names in SECTIONS
    ]
    return Matches([section for section in sections if section.hits], asked=True)
