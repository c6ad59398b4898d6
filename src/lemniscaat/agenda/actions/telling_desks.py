"""Telling another desk what concerns a question of its own: after ten minutes, as followers are told."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.telling import WAIT
from lemniscaat.agenda.enums import NATIONAL_DESK, TieKind
from lemniscaat.agenda.models import Question, QuestionTie
from lemniscaat.agenda.queries.undoing import waiting, word_of_tie
from lemniscaat.kernel import clock, mail, transactions, work
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import Role, User, grants_in

TASK = "agenda.tell_desk_of_tie"


@transactions.action
def tell_of_tie(*, tie: QuestionTie, to: Question) -> None:
    """Leave word for the desk where `to` lies."""
    work.enqueue(TASK, key=word_of_tie(tie), run_at=clock.now() + WAIT, tie=str(tie.uuid), to=str(to.uuid))


@transactions.action
def tell_of_ties(*, question: Question) -> None:
    """Leave word once more when a question comes on the website: another desk hears of none before."""
    for tie in QuestionTie.objects.filter(question=question, undone_at=None).select_related("other"):
        tell_of_tie(tie=tie, to=tie.other)


@transactions.action
def take_back_tie(*, tie: QuestionTie, to: Question) -> None:
    """Take back the word of a tie that has been taken off; a desk that was told hears of that too."""
    if not waiting(word_of_tie(tie)).delete()[0]:
        work.enqueue(TASK, key=f"un{word_of_tie(tie)}", tie=str(tie.uuid), to=str(to.uuid))


def tell_desk_of_tie(tie: str, to: str) -> None:
    """The worker's task: a mail to each who runs the desk, if everyone may read both questions; repeated,
    it sends nothing twice."""
    row = QuestionTie.objects.select_related("question__werkplaats", "other__werkplaats").get(uuid=UUID(tie))
    own, other = row.other, row.question
    if str(own.uuid) != to:
        own, other = other, own
    undone = row.undone_at is not None
    is_news = (
        own == row.question or OutgoingMail.objects.filter(key__startswith=f"{word_of_tie(row)}:").exists()
    )
    if own.werkplaats_id == other.werkplaats_id or not other.is_public or (undone and not is_news):
        return
    for user in _at_desk(own.werkplaats_id):
        mail.post(
            to=user.email,
            key=f"{'un' if undone else ''}{word_of_tie(row)}:{user.uuid}",
            subject=_("Question %(number)s and a question elsewhere") % {"number": own.number},
            body="\n\n".join(_letter(own, other, TieKind(row.kind), undone=undone)),
        )


def _at_desk(werkplaats_id: int | None) -> Iterable[User]:
    role = Role.SECRETARIAT if werkplaats_id is None else Role.COORDINATOR
    return [grant.user for grant in grants_in(werkplaats_id).filter(role=role, user__is_active=True)]


def _letter(own: Question, other: Question, kind: TieKind, *, undone: bool) -> list[str]:
    names = {
        "desk": str(other.werkplaats or _("the secretariat")),
        "own": own.number,
        "other": other.number,
    }
    if undone:
        said = _("%(desk)s found that questions %(own)s and %(other)s do not belong together after all.")
    elif kind == TieKind.SAME:
        said = _("%(desk)s found that questions %(own)s and %(other)s ask the same.")
    else:
        said = _("%(desk)s found that questions %(own)s and %(other)s are related.")
    desk = own.werkplaats.slug if own.werkplaats else NATIONAL_DESK
    at_desk = f"{settings.BASE_URL}{address('desk-question', f'{desk}/{own.number}')}"
    return [
        said % names,
        f"{other.number}: {other.wording}\n{settings.BASE_URL}{address('question', other.slug)}",
        _("Your own question. If it does not fit, you can take it off here:") + f"\n{at_desk}",
    ]
