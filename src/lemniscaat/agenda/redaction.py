"""What questions and agendas hold of words: in their own rows, and of things in theirs."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.models import (
    Agenda,
    AgendaItem,
    CrossCuttingTheme,
    NationalItem,
    Programme,
    Question,
    QuestionEvent,
    QuestionLink,
    Remark,
    Round,
    Wording,
)
from lemniscaat.kernel.redaction import About, Kept, Redactable


def _question(question: Question) -> Iterator[Kept]:
    yield Kept(_("the question"), Question.objects.filter(pk=question.pk))
    yield Kept(_("settled wordings"), Wording.objects.filter(question=question))
    yield Kept(_("messages and notes"), QuestionEvent.objects.filter(question=question))
    yield Kept(_("notes with knowledge"), QuestionLink.objects.filter(question=question))
    placed = AgendaItem.objects.filter(questions=question)
    yield Kept(_("the agenda"), placed, ("title", "explanation", "reason"))


def _agenda(agenda: Agenda) -> Iterator[Kept]:
    yield Kept(_("the agenda"), Agenda.objects.filter(pk=agenda.pk))
    yield Kept(_("themes of the agenda"), AgendaItem.objects.filter(agenda=agenda))
    yield Kept(_("lines of the agenda"), CrossCuttingTheme.objects.filter(agenda=agenda))
    yield Kept(_("programmes of the agenda"), Programme.objects.filter(agenda=agenda))
    yield Kept(_("remarks and replies"), Remark.objects.filter(agenda=agenda), ("text", "reply", "reason"))


def _round(round: Round) -> Iterator[Kept]:
    yield Kept(_("the round"), Round.objects.filter(pk=round.pk))


def kept_of(about: About) -> Iterator[Kept]:
    """The thread of a question keeps what the thing of an act was called."""
    rows = QuestionEvent.objects.filter(subject_uuid__in=about.parts)
    yield Kept(_("threads of questions"), rows, ("subject_label", "note"))
    national = NationalItem.objects.filter(issue__uuid__in=about.parts)
    yield Kept(_("the national agenda"), national, ("reason",))


REDACTABLES = {
    "question": Redactable(Question, _question, never_whole=("original",), revision="revision"),
    "agenda": Redactable(Agenda, _agenda),
    "round": Redactable(Round, _round),
}
