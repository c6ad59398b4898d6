"""What desk and asker said to each other, as each of them reads it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import ASKERS_ACTS, Act, Question, QuestionEvent


@dataclass(frozen=True, slots=True)
class Said:
    """One line. `what` is what its speaker did with the words, where that was more than to say them;
    `is_own` tells whether who reads it said it."""

    at: datetime
    who: str
    what: str
    text: str
    is_own: bool


def said(question: Question, *, as_asker: bool = False) -> list[Said]:
    """All of it, oldest first; one query."""
    return [_line(event, as_asker=as_asker) for event in agenda.talk(question)]


def _line(event: QuestionEvent, *, as_asker: bool) -> Said:
    is_askers = event.act in ASKERS_ACTS
    if is_askers:
        who = _("You") if as_asker else _("Who asked")
    else:
        who = _("The desk") if as_asker or event.by is None else str(event.by)
    return Said(event.at, who, _doing(event.act), event.note, is_askers == as_asker)


def _doing(act: str) -> str:
    return {
        Act.PROPOSE: _("Proposal for the words"),
        Act.AGREE: _("Agrees with these words"),
        Act.OTHER_WORDS: _("Has other words"),
        Act.OBJECT: _("Asks to look again"),
    }.get(Act(act), "")
