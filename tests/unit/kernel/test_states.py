import pytest

from lemniscaat.agenda.api import AGENDA_STATES, QUESTION_STATES, QuestionState
from lemniscaat.circulation.api import HANDOVER_STATES, OFFER_STATES
from lemniscaat.kernel.errors import Conflict
from lemniscaat.kernel.states import StateTable
from lemniscaat.knowledge.api import FACTOR_STATES, ITEM_STATES
from lemniscaat.learning.api import CIRCLE_STATES, PROJECT_STATES

TABLES = [
    AGENDA_STATES,
    CIRCLE_STATES,
    FACTOR_STATES,
    HANDOVER_STATES,
    ITEM_STATES,
    OFFER_STATES,
    PROJECT_STATES,
    QUESTION_STATES,
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_table_names_every_state_and_reaches_it_from_the_first(table: StateTable) -> None:
    states = set(type(next(iter(table.table))))
    reached, frontier = set(), {next(iter(table.table))}
    while frontier:
        reached |= frontier
        frontier = {new for old in frontier for new in table.table[old]} - reached

    assert set(table.table) == states
    assert reached == states


def test_check_says_both_states_in_words() -> None:
    QUESTION_STATES.check("received", QuestionState.IN_TALK)

    with pytest.raises(Conflict) as refused:
        QUESTION_STATES.check("received", QuestionState.ON_AGENDA)

    assert str(QuestionState.RECEIVED.label) in refused.value.sentence
    assert str(QuestionState.ON_AGENDA.label) in refused.value.sentence


def test_diagram_has_a_line_a_transition() -> None:
    arrows = [line for line in QUESTION_STATES.diagram().splitlines() if "-->" in line]

    assert len(arrows) == sum(len(news) for news in QUESTION_STATES.table.values())
