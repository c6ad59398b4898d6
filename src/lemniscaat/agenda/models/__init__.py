"""The tables of questions, agendas and rounds."""

from lemniscaat.agenda.models.agenda import (
    Adoption,
    Agenda,
    AgendaItem,
    AgendaPart,
    CrossCuttingTheme,
    Endorsement,
    Programme,
)
from lemniscaat.agenda.models.ballot import Ballot, Weight
from lemniscaat.agenda.models.desk_mail import DeskMail
from lemniscaat.agenda.models.follow import QuestionFollow
from lemniscaat.agenda.models.judgement import Judgement
from lemniscaat.agenda.models.national import NationalItem, NationalRegion
from lemniscaat.agenda.models.question import Question, QuestionEvent, QuestionLink, Wording
from lemniscaat.agenda.models.remark import Remark
from lemniscaat.agenda.models.round import Candidate, ResultGroup, ResultPoints, Round
from lemniscaat.agenda.models.tie import QuestionTie

__all__ = [
    "Adoption",
    "Agenda",
    "AgendaItem",
    "AgendaPart",
    "Ballot",
    "Candidate",
    "CrossCuttingTheme",
    "DeskMail",
    "Endorsement",
    "Judgement",
    "NationalItem",
    "NationalRegion",
    "Programme",
    "Question",
    "QuestionEvent",
    "QuestionFollow",
    "QuestionLink",
    "QuestionTie",
    "Remark",
    "ResultGroup",
    "ResultPoints",
    "Round",
    "Weight",
    "Wording",
]
