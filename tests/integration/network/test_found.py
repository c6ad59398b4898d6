"""What changes of an organisation is changed in the index too."""

import datetime as dt

from factories import (
    SYSTEM,
    make_circle,
    make_item,
    make_organisation,
    make_project,
    make_question,
    make_werkplaats,
)
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


def test_new_name_changes_all_that_tells_it(db):
    oost, partner = make_werkplaats("oost"), make_organisation("Hogeschool Oost")
    network.join_partner(actor=SYSTEM, werkplaats=oost, organisation=partner)
    item, question = make_item("Een", werkplaats=oost), make_question("Wat?", werkplaats=oost)
    circle = make_circle(oost, "Kring")
    led, taken_part = make_project(oost, "Van oost"), make_project(None, "Met oost", partners=[partner])
    make_item("Van elders"), make_project(None, "Zonder oost")
    changed()
    network.revise_organisation(actor=SYSTEM, organisation=partner, name="Hogeschool Zuid")
    assert changed() == {
        ("organisation", partner.uuid),
        ("werkplaats", oost.uuid),
        ("project", taken_part.uuid),
    }
    network.describe_werkplaats(actor=SYSTEM, werkplaats=oost, short_name="Zuid")
    assert changed() == {
        ("werkplaats", oost.uuid),
        ("organisation", partner.uuid),
        ("item", item.uuid),
        ("question", question.uuid),
        ("circle", circle.uuid),
        ("project", led.uuid),
    }
    network.describe_werkplaats(actor=SYSTEM, werkplaats=oost, description="Anders", short_name="Zuid")
    assert changed() == {("werkplaats", oost.uuid)}


def test_research_group_changes_its_organisation(db):
    organisation = make_organisation("Hogeschool Oost")
    changed()
    network.register_research_group(actor=SYSTEM, organisation=organisation, name="Sociale basis")
    assert changed() == {("organisation", organisation.uuid)}
