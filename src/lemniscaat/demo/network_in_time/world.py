"""Who and what there is while the years go by. What a person knows by heart is kept here; all else is in the
database, and read from it."""

from dataclasses import dataclass, field

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.demo.cast import SYSTEM
from lemniscaat.demo.network_in_time.days import Days
from lemniscaat.demo.network_in_time.luck import Luck
from lemniscaat.demo.network_in_time.outsider import Outsider
from lemniscaat.demo.network_in_time.ways import Way
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.vocabulary import api as vocabulary

__all__ = ["SYSTEM", "Case", "Group", "Matter", "Partner", "Place", "World"]


@dataclass(frozen=True, slots=True)
class Matter:
    """What a question is about: a people, and what it runs into. In the rows it is a theme."""

    theme: vocabulary.Theme
    issue: circulation.Issue
    asks: tuple[str, ...]
    names: tuple[str, ...]
    title: str
    summary: str


@dataclass(eq=False)
class Place:
    """A werkplaats, its people, and what they have in hand."""

    werkplaats: network.Werkplaats
    coordinator: network.Actor
    editor: network.Actor
    organisation: network.Organisation
    groups: "list[Group]" = field(default_factory=list)
    queue: "list[Case]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Partner:
    """A national partner and who acts for it."""

    organisation: network.Organisation
    actor: network.Actor


@dataclass(eq=False)
class Case:
    """A question at its desk."""

    place: Place
    matter: Matter
    words: str
    luck: Luck
    question: agenda.Question
    answered_with: set[int] = field(default_factory=set)


@dataclass(eq=False)
class Group:
    """A circle or project that finds something out for these questions."""

    place: Place
    matter: Matter
    luck: Luck
    thing: "learning.Circle | learning.Project"
    cases: list[Case]


@dataclass(eq=False)
class World:
    """The network, on its way through the years."""

    way: Way
    luck: Luck
    days: Days
    outsider: Outsider
    secretariat: network.Actor
    kinds: dict[str, vocabulary.Kind]
    places: list[Place]
    partners: list[Partner]
    matters: list[Matter]
    cases: list[Case] = field(default_factory=list)
    shelf: list[tuple[Matter, Place, knowledge.Item]] = field(default_factory=list)
    """What was published, in the order it was."""
    told: dict[int, int] = field(default_factory=dict)
    """By issue: how much was on the shelf when its synthesis was last written."""

    def about(self, matter: Matter) -> list[tuple[Place, knowledge.Item]]:
        """What was published about a matter, oldest first."""
        return [(place, item) for known, place, item in self.shelf if known is matter]
