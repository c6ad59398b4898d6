"""A circle or project takes in a question of its werkplaats, when it begins or later."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from lemniscaat.agenda.api import Question, start_research
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.learning.actions.holding import held
from lemniscaat.learning.enums import CircleState, ProjectState
from lemniscaat.learning.models import Circle, Project
from lemniscaat.network.api import Actor

ENDED = frozenset({CircleState.CLOSED, ProjectState.COMPLETED, ProjectState.STOPPED})


@transactions.action
def take_in_question(
    *, actor: Actor, group: Circle | Project, question: Question, note: str = "", kept: Collection[str] = ()
) -> None:
    """Let the group find out: the question is in research from now on, and stands on the page of both."""
    if isinstance(group, Circle):
        group = held(group)
    if group.werkplaats_id != question.werkplaats_id:
        raise Invalid(_("Choose a circle or project of the werkplaats where the question lies."))
    if group.state in ENDED:
        raise Conflict(_("This group has ended. Choose one that runs or is being formed."))
    if group.questions.contains(question):
        raise Conflict(_("This group works on the question already."))
    kind = "circle" if isinstance(group, Circle) else "project"
    start_research(
        actor=actor, question=question, subject=(kind, group.uuid, str(group)), note=note, kept=kept
    )
    group.questions.add(question)
