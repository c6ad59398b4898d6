"""Two agendas beside each other: what was added, left out, put in other words or moved."""

from typing import Any

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AgendaState

pytestmark = pytest.mark.django_db


def said(parts: Any) -> dict[str, list[str]]:
    """What the page tells of one kind of part, by what happened."""
    rows = {
        "added": [part.title for part in parts.added],
        "gone": [part.title for part in parts.gone],
        "out": [pair.new.reason for pair in parts.out],
        "back": [pair.new.title for pair in parts.back],
        "reworded": [pair.new.title for pair in parts.reworded],
        "moved": [f"{pair.new.title} {pair.places}" for pair in parts.moved],
    }
    return {name: found for name, found in rows.items() if found}


def whole(plan: agenda.Agenda) -> agenda.Agenda:
    return agenda.whole(agenda.agendas(make.SYSTEM)).get(pk=plan.pk)


def test_versions_are_compared_by_what_each_theme_was() -> None:
    here = make.make_werkplaats()
    plan = make.make_agenda(
        here, "Een?", "Twee?", "Drie?", "Vier?", "Vijf?", mission="Samen sterk in de wijk."
    )
    agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title="Zes?", is_chosen=False, reason="Te groot.")
    line = agenda.add_line(actor=make.SYSTEM, agenda=plan, title="Met bewoners")
    plan = make.adopt(agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan))
    coming = agenda.begin_version(actor=make.SYSTEM, agenda=plan)
    items = {item.title: item for item in coming.items.all()}
    change, add = agenda.change_agenda_item, agenda.add_agenda_item
    change(actor=make.SYSTEM, item=items["Een?"], title="Een of meer?")
    change(actor=make.SYSTEM, item=items["Twee?"], title="Twee?", is_chosen=False, reason="Is beantwoord.")
    change(actor=make.SYSTEM, item=items["Zes?"], title="Zes?", is_chosen=True, reason="Toch wel.")
    add(actor=make.SYSTEM, agenda=coming, title="Zeven?")
    agenda.move_part(actor=make.SYSTEM, part=items["Vijf?"], to=1)
    agenda.change_agenda(actor=make.SYSTEM, agenda=coming, mission="Samen sterker in de wijk.")
    agenda.change_line(
        actor=make.SYSTEM, line=coming.lines.get(), title="Met bewoners", explanation="Altijd."
    )
    agenda.add_programme(actor=make.SYSTEM, agenda=coming, title="Ateliers")

    found = agenda.compare(whole(plan), whole(coming))

    assert said(found.items) == {
        "added": ["Zeven?"],
        "out": ["Is beantwoord."],
        "back": ["Zes?"],
        "reworded": ["Een of meer?"],
        "moved": ["Vijf? (4, 1)"],
    }
    assert (said(found.lines), said(found.programmes)) == (
        {"reworded": [line.title]},
        {"added": ["Ateliers"]},
    )
    assert found.mission is not None
    assert [found.mission.new["text"][a:b] for a, b in found.mission.new["marks"]] == ["sterker"]
    [pair] = found.items.reworded
    assert (pair.title.old["text"], pair.title.new["text"]) == ("Een?", "Een of meer?")
    assert found.items.n_same == 2


def test_periods_without_a_shared_origin_are_compared_by_their_words() -> None:
    here = make.make_werkplaats()
    old = make.make_agenda(here, "Hoe komt iedereen rond?", "Wie helpt er na tienen?", period="2020-2022")
    new = make.make_agenda(
        here,
        "Hoe komt iedereen in Twente rond?",
        "Wat leren we van bewoners?",
        state=AgendaState.CONSULTATION,
    )

    found = agenda.compare(whole(old), whole(new))

    assert said(found.items) == {
        "added": ["Wat leren we van bewoners?"],
        "gone": ["Wie helpt er na tienen?"],
        "reworded": ["Hoe komt iedereen in Twente rond?"],
    }
