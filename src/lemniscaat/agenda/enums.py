"""States of a question and an agenda, and what can happen to a question."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.states import StateTable


class QuestionState(TextChoices):
    RECEIVED = "received", _("received")
    IN_TALK = "in_talk", _("in talk")
    EXPLICIT = "explicit", _("explicit")
    ANSWERED = "answered", _("answered")
    ON_AGENDA = "on_agenda", _("on the agenda")
    IN_RESEARCH = "in_research", _("in research")
    HANDED_OVER = "handed_over", _("handed over")
    DECLINED = "declined", _("declined")


_S = QuestionState
QUESTION_STATES: StateTable[QuestionState] = StateTable(
    "question",
    {
        _S.RECEIVED: frozenset({_S.IN_TALK, _S.EXPLICIT, _S.ANSWERED, _S.DECLINED}),
        _S.IN_TALK: frozenset({_S.EXPLICIT, _S.ANSWERED, _S.DECLINED}),
        _S.EXPLICIT: frozenset({_S.ANSWERED, _S.ON_AGENDA, _S.IN_RESEARCH, _S.HANDED_OVER, _S.DECLINED}),
        _S.ON_AGENDA: frozenset({_S.IN_RESEARCH, _S.EXPLICIT}),
        _S.IN_RESEARCH: frozenset({_S.ANSWERED}),
        _S.HANDED_OVER: frozenset({_S.EXPLICIT, _S.ANSWERED}),
        _S.DECLINED: frozenset({_S.IN_TALK}),
        _S.ANSWERED: frozenset(),
    },
)

OPEN_STATES = frozenset(_S) - {_S.ANSWERED, _S.DECLINED}
"""Still waiting for an answer."""

DESK_STATES = frozenset({_S.RECEIVED, _S.IN_TALK, _S.EXPLICIT})
"""On the desk's work list: the next move is the desk's."""


class Act(TextChoices):
    """What can happen to a question; the thread shows each in plain words."""

    RECEIVE = "receive", _("The question comes in")
    TALK = "talk", _("The desk talks with who asked")
    SETTLE = "settle", _("We make the question clear together")
    JOIN = "join", _("The question becomes part of an issue")
    LEAVE = "leave", _("The question is no longer part of the issue")
    LINK = "link", _("Knowledge is put with the question")
    UNLINK = "unlink", _("Knowledge is taken away from the question")
    PLACE = "place", _("The question is on the knowledge agenda")
    LEAVE_OUT = "leave_out", _("The question is left out of the agenda")
    RESEARCH = "research", _("A group is going to find out")
    HAND_OVER = "hand_over", _("The question is handed over")
    ANSWER = "answer", _("The question is answered")
    DECLINE = "decline", _("The desk does not take the question")
    OBJECT = "object", _("Who asked wants another look")
    PASS_ON = "pass_on", _("The question goes to another desk")
    PUBLISH = "publish", _("The question is on the website")
    REVEAL = "reveal", _("The original words are on the website")
    HIDE = "hide", _("The question is taken off the website")


class Origin(TextChoices):
    SITE = "site", _("the website")
    DESK = "desk", _("a meeting or call")
    IMPORT = "import", _("a list")
    RECORD = "record", _("public sources")


class AgendaState(TextChoices):
    DRAFT = "draft", _("draft")
    CONSULTATION = "consultation", _("in consultation")
    ADOPTED = "adopted", _("adopted")
    CLOSED = "closed", _("closed")


AGENDA_STATES: StateTable[AgendaState] = StateTable(
    "agenda",
    {
        AgendaState.DRAFT: frozenset({AgendaState.CONSULTATION}),
        AgendaState.CONSULTATION: frozenset({AgendaState.DRAFT, AgendaState.ADOPTED}),
        AgendaState.ADOPTED: frozenset({AgendaState.CLOSED}),
        AgendaState.CLOSED: frozenset(),
    },
)

OPEN_AGENDA_STATES = frozenset({AgendaState.DRAFT, AgendaState.CONSULTATION})
"""Still to be adopted: what stands on it can change."""

AGENDA_STATES_IN_FORCE = frozenset({AgendaState.CONSULTATION, AgendaState.ADOPTED})
"""What a region works from: questions are placed under its themes."""

PUBLIC_AGENDA_STATES = frozenset({AgendaState.CONSULTATION, AgendaState.ADOPTED, AgendaState.CLOSED})
