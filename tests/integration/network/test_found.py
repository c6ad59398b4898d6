"""What changes of an organisation is changed in the index too."""

import datetime as dt

from factories import SYSTEM, make_organisation, make_werkplaats
from lemniscaat.kernel.documents import documents
from lemniscaat.kernel.models import Changed
from lemniscaat.network import api as network


def changed() -> set[tuple[str, object]]:
    """What waits to be changed in the index, and no longer after this."""
    found = {(row.kind, row.uuid) for row in Changed.objects.all()}
    Changed.objects.all().delete()
    return found


def test_part_in_a_werkplaats_changes_both(db):
    werkplaats, organisation = make_werkplaats("oost"), make_organisation("Hogeschool Oost")
    both = {("organisation", organisation.uuid), ("werkplaats", werkplaats.uuid)}
    changed()
    joined = network.join_partner(actor=SYSTEM, werkplaats=werkplaats, organisation=organisation)
    assert changed() == both
    network.revise_partnership(actor=SYSTEM, partnership=joined, since=dt.date(2020, 1, 1))
    assert changed() == both
    network.end_partnership(actor=SYSTEM, partnership=joined, until=dt.date(2024, 1, 1))
    assert changed() == both
    (document,) = documents["werkplaats"].load([werkplaats.uuid])
    assert "Hogeschool Oost" not in " ".join(passage.text for passage in document.passages)


def test_research_group_changes_its_organisation(db):
    organisation = make_organisation("Hogeschool Oost")
    changed()
    network.register_research_group(actor=SYSTEM, organisation=organisation, name="Sociale basis")
    assert changed() == {("organisation", organisation.uuid)}
