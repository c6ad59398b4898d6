"""A knowledge agenda: what is added to it, and until when."""

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AgendaState
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict
from lemniscaat.network import api as network

pytestmark = pytest.mark.django_db


def test_nothing_is_added_to_what_has_been_adopted() -> None:
    werkplaats = make.make_werkplaats()
    municipality = make.make_organisation(kind=network.OrganisationKind.MUNICIPALITY)
    group = network.register_research_group(
        actor=make.SYSTEM, organisation=make.make_organisation(), name="Lectoraat Voorbeeld"
    )
    for organisation, leading in [(municipality, None), (group.organisation, group)]:
        network.join_partner(
            actor=make.SYSTEM,
            werkplaats=werkplaats,
            organisation=organisation,
            research_group=leading,
            part=network.Part.LEAD,
        )
    period = network.register_period(actor=make.SYSTEM, slug="2023-2026", start_year=2023, end_year=2026)
    plan = agenda.draft_agenda(actor=make.SYSTEM, werkplaats=werkplaats, period=period)
    today = clock.today()

    def add(title: str) -> None:
        editor = make.make_actor(network.Role.EDITOR, werkplaats)
        agenda.add_agenda_item(actor=editor, agenda=plan, title=title)

    add("In klad")
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
    add("Na een opmerking")
    agenda.adopt_agenda(
        actor=make.SYSTEM,
        agenda=plan,
        adopters=[(group.organisation, group, today), (municipality, None, today)],
    )
    assert plan.state == AgendaState.ADOPTED
    with pytest.raises(Conflict):
        add("Achteraf")

    assert [item.title for item in plan.items.all()] == ["In klad", "Na een opmerking"]
