"""What questions and agendas hold of words: in their own rows, and of things in theirs."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import LEFT, PLACED, Act
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
from lemniscaat.agenda.queries.desk_mails import MORNING
from lemniscaat.kernel import work
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.kernel.redaction import About, Kept, Redactable


def _question(question: Question) -> Iterator[Kept]:
    yield Kept(_("the question"), Question.objects.filter(pk=question.pk))
    yield Kept(_("settled wordings"), Wording.objects.filter(question=question))
    yield Kept(_("messages and notes"), QuestionEvent.objects.filter(question=question))
    yield Kept(_("notes with knowledge"), QuestionLink.objects.filter(question=question))
    themes = _themes_from(question)
    yield Kept(_("the agenda"), themes, ("title", "explanation", "reason"), then=_mark_agenda)
    said = Remark.objects.filter(item__in=themes)
    yield Kept(_("remarks and replies"), said, ("text", "reply", "reason"))


def _themes_from(question: Question) -> "QuerySet[AgendaItem]":
    """The themes it came to stand under, in every version; also those that it stands under no more."""
    befores = list(question.events.filter(act__in=[Act.PLACE, Act.PASS_ON]).values_list("before", flat=True))
    under = {placing["under"] for before in befores if (placing := before.get(PLACED))}
    left = {uuid for before in befores for uuid in before.get(LEFT, [])}
    stood = AgendaItem.objects.filter(Q(questions=question) | Q(uuid__in=left)).values("origin")
    rows = AgendaItem.objects.filter(Q(origin__in=stood) | Q(origin__in=under))
    return rows.select_related("agenda")


def _mark_agenda(item: AgendaItem) -> None:
    work.mark_changed("agenda", item.agenda.uuid)


def _agenda(agenda: Agenda) -> Iterator[Kept]:
    yield Kept(_("the agenda"), Agenda.objects.filter(pk=agenda.pk))
    yield Kept(_("themes of the agenda"), AgendaItem.objects.filter(agenda=agenda))
    yield Kept(_("lines of the agenda"), CrossCuttingTheme.objects.filter(agenda=agenda))
    yield Kept(_("programmes of the agenda"), Programme.objects.filter(agenda=agenda))
    yield Kept(_("remarks and replies"), Remark.objects.filter(agenda=agenda), ("text", "reply", "reason"))


def _round(round: Round) -> Iterator[Kept]:
    yield Kept(_("the round"), Round.objects.filter(pk=round.pk))


def kept_of(about: About) -> Iterator[Kept]:
    """The thread of a question keeps what the thing of an act was called: of an agenda, what the theme was.
    The morning mail of a desk names several questions, so that its key names none."""
    agendas = Agenda.objects.filter(items__uuid__in=about.rows).values("uuid")
    rows = QuestionEvent.objects.filter(Q(subject_uuid__in=about.parts) | Q(subject_uuid__in=agendas))
    yield Kept(_("threads of questions"), rows, ("subject_label", "note"))
    mornings = OutgoingMail.objects.filter(key__startswith=MORNING, sent_at=None)
    yield Kept(_("mails that wait"), mornings, ("subject", "body", "html", "error"))
    national = NationalItem.objects.filter(issue__uuid__in=about.parts)
    yield Kept(_("the national agenda"), national, ("reason",))


REDACTABLES = {
    "question": Redactable(Question, _question, never_whole=("original",), revision="revision"),
    "agenda": Redactable(Agenda, _agenda),
    "round": Redactable(Round, _round),
}
