"""Who acts on what she read before somebody else acted: nothing of the other's is written over."""

from collections.abc import Callable
from typing import Any

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AgendaState, Hold, Question, Remark, RemarkState
from lemniscaat.kernel.errors import Conflict
from lemniscaat.network.api import VISITOR, Perspective

pytestmark = pytest.mark.django_db

LOOKS: dict[str, Callable[[Question], Any]] = {
    "release": lambda question: agenda.release_question(actor=make.SYSTEM, question=question),
    "remove": lambda question: agenda.remove_as_spam(actor=make.SYSTEM, question=question, reason="Reclame."),
}


@pytest.mark.parametrize("second", LOOKS)
@pytest.mark.parametrize("first", LOOKS)
def test_of_two_looks_at_what_was_held_the_second_is_told(first: str, second: str) -> None:
    asked = agenda.ask_question(
        actor=VISITOR, original="Hoe dan?", werkplaats=make.make_werkplaats(), held_for=Hold.TOO_QUICK
    )
    mine, hers = (Question.objects.get(pk=asked.question.pk) for _ in range(2))

    LOOKS[first](mine)
    with pytest.raises(Conflict):
        LOOKS[second](hers)

    assert Question.objects.get(pk=asked.question.pk).state == mine.state


def test_erasing_who_asked_leaves_what_the_desk_did_meanwhile() -> None:
    question = make.make_question(werkplaats=make.make_werkplaats(), published=False, role="buurvrouw")
    read, at_desk = (Question.objects.get(pk=question.pk) for _ in range(2))
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe dan?")

    agenda.erase_asker(actor=agenda.asker_of(read), question=read, who_too=True)
    with pytest.raises(Conflict):
        agenda.settle_wording(actor=make.SYSTEM, question=at_desk, text="Anders?")

    row = Question.objects.get(pk=question.pk)
    assert (row.state, row.wording, row.role) == ("explicit", "Hoe dan?", "")


@pytest.mark.parametrize("state", [RemarkState.SHOWN, RemarkState.REMOVED])
def test_decision_on_a_remark_leaves_the_reply_that_came_meanwhile(state: RemarkState) -> None:
    plan = make.make_agenda(make.make_werkplaats(), state=AgendaState.CONSULTATION)
    remark = agenda.type_in_remark(
        actor=make.SYSTEM, agenda=plan, text="Kort.", perspective=Perspective.POLICY
    )
    read = Remark.objects.select_related("agenda").get(pk=remark.pk)
    agenda.reply_to_remark(actor=make.SYSTEM, remark=remark, text="Dank.")

    agenda.remove_remark(actor=make.SYSTEM, remark=read, reason="Hoort hier niet.")
    if state == RemarkState.SHOWN:
        agenda.release_remark(actor=make.SYSTEM, remark=read)

    row = Remark.objects.get(pk=remark.pk)
    assert (row.state, row.reply) == (state, "Dank.")
