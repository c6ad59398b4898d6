"""What the page of one piece of knowledge is made of. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery.api import Hit
from lemniscaat.kernel import clock
from lemniscaat.kernel.reading import first_of
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import (
    PUBLIC_ITEM_STATES,
    Citation,
    Direction,
    Dossier,
    Evidence,
    File,
    ForMachines,
    Item,
    Licence,
    Matrix,
    ModulePage,
)
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Project, Use
from lemniscaat.network.api import VISITOR, Actor

MOST, ALIKE = 30, 4


MEANS = {
    Licence.UNKNOWN: _("Nobody said what you may do with it. Ask its makers before you share it."),
    Licence.CC_BY: _("You may use, change and share it, if you name the source."),
    Licence.CC_BY_SA: _(
        "You may use, change and share it, if you name the source and share it the same way."
    ),
    Licence.CC_BY_NC: _(
        "You may use, change and share it without earning money by it, if you name the source."
    ),
    Licence.CC_BY_NC_ND: _("You may share it as it is, without earning money by it, if you name the source."),
    Licence.CC0: _("You may do with it what you like."),
    Licence.RESERVED: _("You may read and cite it. For anything more, ask its makers."),
}
"""What one may do under each licence, for who knows no licences."""


@dataclass(frozen=True)
class ItemPage:
    item: Item
    uses: Sequence[Use]
    n_uses: int
    """How often it was applied; the newest stand here."""
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
    dossiers: Sequence[Dossier]
    matrix: Matrix | None
    """Of an analysis over cases."""

    @property
    def is_public(self) -> bool:
        """Whether everyone may read it; otherwise this is how it will look."""
        return self.item.state in PUBLIC_ITEM_STATES

    @cached_property
    def files(self) -> list[File]:
        """What can be taken here, in order."""
        return [file for file in self.item.files.all() if file.reading.has_bytes]

    @property
    def licence(self) -> str:
        """Under which it may be taken; unknown is said."""
        return str(Licence(self.item.licence).label)

    @property
    def means(self) -> str:
        """What one may do with it."""
        return str(MEANS.get(Licence(self.item.licence), ""))

    @cached_property
    def cover(self) -> File | None:
        """The first file with a picture of its first page."""
        return next((each for each in self.files if each.reading.has_picture and not each.is_embargoed), None)

    @property
    def look(self) -> File | None:
        """The first file whose pages one can look at before taking it."""
        seen = (each for each in self.files if each.reading.n_pictures and not each.is_embargoed)
        return next(seen, None)

    @property
    def weighed(self) -> list[tuple[str, list[Evidence]]]:
        """The evidence it gives by which way it points, in words; contradiction is not left out."""
        sides = [
            (str(side.label), [piece for piece in self.evidence if piece.direction == side])
            for side in Direction
        ]
        return [(label, pieces) for label, pieces in sides if pieces]

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
    analysis = knowledge.analysis_of(found)
    uses, n_uses = first_of(learning.uses_of_item(found), MOST)
    return ItemPage(
        item=found,
        uses=uses,
        n_uses=n_uses,
        questions=list(agenda.questions_with_item(VISITOR, found)[:MOST]),
        evidence=list(knowledge.evidence_from(found)[:MOST]),
        projects=list(learning.projects_with(found)[:MOST]),
        citation=knowledge.apa(work, clock.today()),
        permanent=work.permanent,
        licence_url=work.licence_url,
        machines=knowledge.for_machines(work) if found.state in PUBLIC_ITEM_STATES else None,
        alike=discovery.like("item", found.uuid, limit=ALIKE, named=True),
        module=knowledge.module_page(actor, found),
        dossiers=list(knowledge.dossiers_with(found)[:MOST]),
        matrix=knowledge.matrix(analysis) if analysis is not None else None,
    )
