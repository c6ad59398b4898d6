"""Everything made so far, by the key it has in the data files, and who acts on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.vocabulary import api as vocabulary

SYSTEM = network.system()

SET_UP = date(2022, 9, 1)
"""When the network and the facts are put down: before the first agenda of the period."""


@dataclass
class Cast:
    """Filled while the story is played; an act finds here what earlier acts made."""

    werkplaatsen: dict[str, network.Werkplaats] = field(default_factory=dict)
    municipalities: dict[str, network.Municipality] = field(default_factory=dict)
    organisations: dict[str, network.Organisation] = field(default_factory=dict)
    """By name: that is how people in the story call them."""
    groups: dict[str, network.ResearchGroup] = field(default_factory=dict)
    themes: dict[str, vocabulary.Theme] = field(default_factory=dict)
    kinds: dict[str, vocabulary.Kind] = field(default_factory=dict)
    audiences: dict[str, vocabulary.Audience] = field(default_factory=dict)
    four_os: dict[str, vocabulary.FourO] = field(default_factory=dict)
    periods: dict[str, network.Period] = field(default_factory=dict)
    actors: dict[tuple[network.Role, str], network.Actor] = field(default_factory=dict)
    """By role and the slug of the werkplaats, or the name of the national partner."""
    issues: dict[str, circulation.Issue] = field(default_factory=dict)
    items: dict[str, knowledge.Item] = field(default_factory=dict)
    dossiers: dict[str, knowledge.Dossier] = field(default_factory=dict)
    factors: dict[str, knowledge.Factor] = field(default_factory=dict)
    questions: dict[str, agenda.Question] = field(default_factory=dict)
    agenda_items: dict[str, agenda.AgendaItem] = field(default_factory=dict)
    """By the key of a question: where on its region's agenda it belongs now."""
    circles: dict[str, learning.Circle] = field(default_factory=dict)
    projects: dict[str, learning.Project] = field(default_factory=dict)

    def desk(self, werkplaats: str) -> network.Actor:
        """The coordinator of a werkplaats."""
        return self.actors[network.Role.COORDINATOR, werkplaats]

    def editor(self, werkplaats: str) -> network.Actor:
        """The editor of a werkplaats: makes what the coordinator publishes."""
        return self.actors[network.Role.EDITOR, werkplaats]

    def partner(self, organisation: str) -> network.Actor:
        """Who acts for a national partner."""
        return self.actors[network.Role.KNOWLEDGE_PARTNER, organisation]

    def secretariat(self) -> network.Actor:
        """The secretariat."""
        return self.actors[network.Role.SECRETARIAT, ""]


def moment(day: date, minute: int = 0) -> datetime:
    """So many minutes after nine on a day in the Netherlands."""
    hours, minutes = divmod(minute, 60)
    return datetime.combine(day, time(9 + hours, minutes), tzinfo=clock.AMSTERDAM)


@contextmanager
def at(day: date, minute: int = 0) -> Iterator[None]:
    """Hold time there."""
    with clock.held(moment(day, minute)):
        yield
