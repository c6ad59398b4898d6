"""What the page of one piece of knowledge is made of. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery.api import Hit
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import PUBLIC_ITEM_STATES, Evidence, Item, Licence
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Project, Use
from lemniscaat.network.api import VISITOR

MOST, ALIKE = 30, 4


@dataclass(frozen=True, slots=True)
class ItemPage:
    item: Item
    uses: Sequence[Use]
    questions: Sequence[Question]
    evidence: Sequence[Evidence]
    projects: Sequence[Project]
    citation: str
    alike: Sequence[Hit]

    @property
    def is_public(self) -> bool:
        """Whether everyone may read it; otherwise this is how it will look."""
        return self.item.state in PUBLIC_ITEM_STATES

    @property
    def licence(self) -> str:
        """Under which it may be taken; unknown is said."""
        return str(Licence(self.item.licence).label)

    @property
    def version(self) -> int:
        """The number of the newest version, 0 when it has none yet."""
        return max((version.number for version in self.item.versions.all()), default=0)

    @property
    def places(self) -> list[str]:
        """The werkplaatsen where it was applied."""
        return sorted({str(use.werkplaats) for use in self.uses})


def item(found: Item) -> ItemPage:
    """Everything on the page; what it is linked with only as far as that is public."""
    return ItemPage(
        item=found,
        uses=list(learning.uses_of_item(found)[:MOST]),
        questions=list(agenda.questions_with_item(VISITOR, found.uuid)[:MOST]),
        evidence=list(knowledge.evidence_from(found)[:MOST]),
        projects=list(learning.projects().filter(products=found)[:MOST]),
        citation=citation(found),
        alike=discovery.like("item", found.uuid, limit=ALIKE),
    )


def citation(found: Item) -> str:
    """How to name it: makers, year, title, publisher. What is not known is left out or said."""
    names = [contributor.name for contributor in found.contributors.all()]
    if len(names) > 1:
        makers = _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}
    else:
        makers = names[0] if names else found.publisher
    year = str(found.year or _("no year"))
    publisher = found.publisher if names else ""
    parts = [f"{makers} ({year})" if makers else f"({year})", found.title, publisher]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
