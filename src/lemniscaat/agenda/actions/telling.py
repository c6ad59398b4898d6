"""Telling followers what happened: after ten minutes, so that undo can still take it back (rule 10)."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.following import link
from lemniscaat.agenda.enums import ASKERS_ACTS, DESKS_NOTES, TIE_ACTS, Act
from lemniscaat.agenda.models import Question, QuestionEvent
from lemniscaat.agenda.queries.undoing import waiting, word
from lemniscaat.kernel import clock, mail, transactions, work
from lemniscaat.kernel.addresses import address

TASK = "agenda.tell_followers"
USE_TASK = "agenda.tell_followers_of_use"
WAIT = timedelta(minutes=10)
UNTOLD = frozenset({Act.HIDE, Act.REVEAL, Act.RECEIVE, Act.UNTIE, Act.THEME, Act.NO_THEME})
TOLD = frozenset(Act) - UNTOLD - ASKERS_ACTS
"""Acts of which followers hear; of a talk only when it begins."""

AWAITING = frozenset({Act.WRITE, Act.PROPOSE})
"""Acts by which the desk speaks to who asked. Whose an address is, nobody knows: she may have given that of
others too. So a mail says that there is something to read, and what stands only on her own page."""


@transactions.action
def tell_later(*, event: QuestionEvent) -> None:
    """Leave word for the worker to tell the followers of this act."""
    if _is_told(event):
        work.enqueue(TASK, key=word(event), run_at=clock.now() + WAIT, event=str(event.uuid))


@transactions.action
def take_back(*, event: QuestionEvent) -> None:
    """Take back the word of an act that was undone; what was told already is corrected."""
    if not withdraw(event=event) and _is_told(event):
        work.enqueue(TASK, key=f"correct:{event.uuid}", event=str(event.uuid))


@transactions.action
def withdraw(*, event: QuestionEvent) -> bool:
    """Take back the word that still waits; gives whether there was any."""
    return waiting(word(event)).delete()[0] > 0


def tell_followers(event: str) -> None:
    """The worker's task: one mail for each confirmed follower; repeated, it sends nothing twice."""
    row = QuestionEvent.objects.select_related("question").get(uuid=UUID(event))
    undone = row.undone_at is not None
    for follow in row.question.follows.exclude(confirmed_at=None):
        mail.post(
            to=follow.address(),
            key=f"{f'correct:{row.uuid}' if undone else word(row)}:{follow.uuid}",
            subject=_subject(row.question),
            body="\n\n".join([*_lines(row, undone), _("See it all, or stop:") + f"\n{link(follow)}"]),
            headers=mail.one_click(link(follow)),
        )


@transactions.action
def tell_of_use(*, question: Question, use: UUID, who: str, headline: str) -> None:
    """Leave word that what came of a question is in use, for the followers who chose to hear of it."""
    work.enqueue(
        USE_TASK,
        key=f"use:{use}",
        run_at=clock.now() + WAIT,
        question=str(question.uuid),
        use=str(use),
        who=who,
        headline=headline,
    )


def untell_of_use(*, use: UUID) -> None:
    """Take back the word that still waits: the use is off the website."""
    waiting(f"use:{use}").delete()


def tell_followers_of_use(question: str, use: str, who: str, headline: str) -> None:
    """The worker's task: one mail for each who wants it; repeated, it sends nothing twice."""
    row = Question.objects.get(uuid=UUID(question))
    told = _("%(who)s applies what came of this question: %(headline)s.") % {"who": who, "headline": headline}
    for follow in row.follows.filter(wants_use=True).exclude(confirmed_at=None):
        mail.post(
            to=follow.address(),
            key=f"use:{use}:{follow.uuid}",
            subject=_subject(row),
            body="\n\n".join([row.wording, told, _("See it all, or stop:") + f"\n{link(follow)}"]),
            headers=mail.one_click(link(follow)),
        )


def _is_told(event: QuestionEvent) -> bool:
    return event.act in TOLD and not (event.act in DESKS_NOTES and event.is_internal)


def _subject(question: Question) -> str:
    return _("News of question %(number)s") % {"number": question.number}


def _lines(event: QuestionEvent, undone: bool) -> list[str]:
    wording = event.question.wording
    if undone:
        lines = [
            _("We wrote to you: “%s”. That was a mistake; it has been undone.") % event.get_act_display()
        ]
    else:
        label = f": {event.subject_label}" if event.subject_label else ""
        note = "" if event.act in AWAITING else event.told_note
        lines = [f"{event.get_act_display()}{label}.", *([note] if note else []), *_elsewhere(event)]
        if event.act in AWAITING:
            lines.append(
                _("Did you ask this question? Read it and answer on your own page, at the address you kept.")
            )
    return [*([wording] if wording else []), *lines]


def _elsewhere(event: QuestionEvent) -> list[str]:
    """Of a question that hers was tied to: its words and address, as long as everyone may read them."""
    if event.act not in TIE_ACTS.values():
        return []
    rows = Question.objects.public().filter(uuid=event.subject_uuid)
    return [f"{row.wording}\n{settings.BASE_URL}{address('question', row.slug)}" for row in rows]
