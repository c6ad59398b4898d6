"""What the page of one piece of knowledge is made of. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery.api import Hit
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import (
    PUBLIC_ITEM_STATES,
    Citation,
    Evidence,
    File,
    ForMachines,
    Item,
    Licence,
    ModulePage,
)
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Project, Use
from lemniscaat.network.api import VISITOR, Actor

MOST, ALIKE = 30, 4


@dataclass(frozen=True, slots=True)
class ItemPage:
    item: Item
    uses: Sequence[Use]
    questions: Sequence[Question]
    evidence: Sequence[Evidence]
    projects: Sequence[Project]
    citation: Citation
    permanent: str
    licence_url: str
    machines: ForMachines | None
    """Of what everyone may read; a draft tells machines nothing."""
    alike: Sequence[Hit]
    module: ModulePage | None

    @property
    def is_public(self) -> bool:
        """Whether everyone may read it; otherwise this is how it will look."""
        return self.item.state in PUBLIC_ITEM_STATES

    @property
    def files(self) -> list[File]:
        """What can be taken here, in order."""
        return [file for file in self.item.files.all() if file.reading.has_bytes]

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


def item(found: Item, actor: Actor = VISITOR) -> ItemPage:
    """Everything on the page; what it is linked with only as far as that is public. Of its lessons so much as
    this actor may read."""
    work = knowledge.Work(found)
    return ItemPage(
        item=found,
        uses=list(learning.uses_of_item(found)[:MOST]),
        questions=list(agenda.questions_with_item(VISITOR, found.uuid)[:MOST]),
        evidence=list(knowledge.evidence_from(found)[:MOST]),
        projects=list(learning.projects().filter(products=found)[:MOST]),
        citation=knowledge.apa(work, clock.today()),
        permanent=work.permanent,
        licence_url=work.licence_url,
        machines=knowledge.for_machines(work) if found.state in PUBLIC_ITEM_STATES else None,
        alike=discovery.like("item", found.uuid, limit=ALIKE),
        module=knowledge.module_page(actor, found),
    )
