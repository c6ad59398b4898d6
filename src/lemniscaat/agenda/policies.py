"""Who may do what with questions and agendas."""

from lemniscaat.agenda.models import Agenda, Question
from lemniscaat.network.api import Actor, can_edit_in, can_run_desk


def can_work_on(actor: Actor, question: Question) -> bool:
    """The desk where the question lies."""
    return can_run_desk(actor, question.werkplaats_id)


def can_speak_for(actor: Actor, question: Question) -> bool:
    """Who holds the asker's secret address."""
    return question.uuid in actor.asks or actor.is_system


def can_keep_agenda(actor: Actor, werkplaats_id: int) -> bool:
    """Those who edit in the werkplaats draft its agenda."""
    return can_edit_in(actor, werkplaats_id)


def can_adopt(actor: Actor, agenda: Agenda) -> bool:
    """Its coordinator records who adopted it, with name and date."""
    return can_run_desk(actor, agenda.werkplaats_id)
