"""A question over the middle: handed to a national partner or another werkplaats, and back on the desk when
they say no."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.asking import answer_due
from lemniscaat.agenda.actions.desk import hand_over_question
from lemniscaat.agenda.actions.turns import turn
from lemniscaat.agenda.enums import Act, QuestionState
from lemniscaat.agenda.models import Question
from lemniscaat.circulation.api import Handover, offer_handover
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid
from lemniscaat.network.api import Actor, system


@transactions.action
def offer_question(
    *,
    actor: Actor,
    question: Question,
    hope: str,
    deadline: date,
    kept: Collection[str] = (),
    **side: Any,
) -> Handover:
    """Hand the question over, in its settled wording, to one `side`: `to_organisation` or `to_werkplaats`.
    It stays this werkplaats's own."""
    if question.werkplaats is None:
        raise Invalid(_("Pass the question on to a werkplaats first: that one hands it over."))
    handover = offer_handover(
        actor=actor,
        werkplaats=question.werkplaats,
        subject=("question", question.uuid, question.wording),
        hope=hope,
        deadline=deadline,
        issue=question.issue,
        kept=kept,
        **side,
    )
    hand_over_question(actor=actor, question=question, handover_uuid=handover.uuid, to=str(handover.to))
    return handover


def come_back(uuid: UUID, handover: UUID, who: str, said: str) -> None:
    """The other side said no, or what became of it: the question is explicit again, and the desk has its
    full time to look for another way, or to answer with what came back, in its own words."""
    question = Question.objects.select_related("werkplaats", "issue").get(uuid=uuid)
    if question.state != QuestionState.HANDED_OVER:
        return
    with turn(actor=system(), question=question, act=Act.COME_BACK) as taken:
        taken.write(
            state=QuestionState.EXPLICIT,
            note=said,
            subject=("handover", handover, who),
            due_on=answer_due(question.werkplaats),
        )
