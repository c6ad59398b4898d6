"""What the page of one organisation is made of. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Handover, Issue
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Project, Use
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Organisation, Partnership

MOST = 20


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    organisation: Organisation
    partnerships: Sequence[Partnership]
    issues: Sequence[Issue]
    projects: Sequence[Project]
    uses: Sequence[Use]
    handovers: Sequence[Handover]


def organisation(slug: str) -> OrganisationPage | None:
    """Everything on the page, for whoever comes; None when it is not there."""
    found = network.organisation_page(slug)
    if found is None:
        return None
    return OrganisationPage(
        organisation=found,
        partnerships=found.partnerships.all(),
        issues=list(circulation.issues().prefetch_related(None).filter(steward=found)[:MOST]),
        projects=list(learning.projects().filter(partners=found)[:MOST]),
        uses=list(learning.uses().filter(organisation=found)[:MOST]),
        handovers=list(circulation.waiting_crossings(VISITOR).filter(to_organisation=found)[:MOST]),
    )
