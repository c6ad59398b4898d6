"""The tables of questions and agendas."""

from lemniscaat.agenda.models.agenda import Adoption, Agenda, AgendaItem
from lemniscaat.agenda.models.follow import QuestionFollow
from lemniscaat.agenda.models.judgement import Judgement
from lemniscaat.agenda.models.question import Question, QuestionEvent, QuestionLink, Wording

__all__ = [
    "Adoption",
    "Agenda",
    "AgendaItem",
    "Judgement",
    "Question",
    "QuestionEvent",
    "QuestionFollow",
    "QuestionLink",
    "Wording",
]
