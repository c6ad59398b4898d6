"""What a question is about, in the network's own words: said at its desk, one theme at a time."""

from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.turns import turn
from lemniscaat.agenda.enums import Act
from lemniscaat.agenda.models import Question, QuestionEvent
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict
from lemniscaat.network.api import Actor
from lemniscaat.vocabulary.api import Theme


@transactions.action
def add_theme(*, actor: Actor, question: Question, theme: Theme) -> QuestionEvent:
    """Say that the question is about this theme. It is found by it from then on, and teaches what is
    suggested for the next."""
    if question.themes.contains(theme):
        raise Conflict(_("The question has this theme already."))
    with turn(actor=actor, question=question, act=Act.THEME) as taken:
        question.themes.add(theme)
        return taken.write(subject=("theme", theme.uuid, theme.pref_label))


@transactions.action
def drop_theme(*, actor: Actor, question: Question, theme: Theme) -> QuestionEvent:
    """Say that the question is not about this theme after all."""
    if not question.themes.contains(theme):
        raise Conflict(_("The question does not have this theme."))
    with turn(actor=actor, question=question, act=Act.NO_THEME) as taken:
        question.themes.remove(theme)
        return taken.write(subject=("theme", theme.uuid, theme.pref_label))
