"""What an asker says to the desk from her own page: a message, a yes, other words, or that she objects. And
what she finds of what there is already."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError, Missing
from lemniscaat.network.api import Actor
from lemniscaat.portal import typed
from lemniscaat.portal.pages.follow import known_already
from lemniscaat.portal.pages.matches import DOES_NOT, HELPS
from lemniscaat.ui.screened import Choice, decided


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What she wrote and was not taken yet: why not, and what may be personal data in it."""

    act: str
    text: str
    sentence: str = ""
    choices: Collection[Choice] = field(default=())
    status: int = 422


def _write(actor: Actor, question: Question, text: str, kept: Collection[str]) -> None:
    agenda.reply_to_desk(actor=actor, question=question, text=text, kept=kept)


def _agree(actor: Actor, question: Question, text: str, kept: Collection[str]) -> None:
    agenda.agree_with_wording(actor=actor, question=question, text=text)


def _other_words(actor: Actor, question: Question, text: str, kept: Collection[str]) -> None:
    agenda.offer_other_words(actor=actor, question=question, text=text, kept=kept)


def _object(actor: Actor, question: Question, text: str, kept: Collection[str]) -> None:
    if question.state != agenda.QuestionState.DECLINED:
        return  # sent twice
    if not text:
        raise Invalid(_("Tell in a sentence or two why we should look again."))
    agenda.object_to_decline(actor=actor, question=question, note=text, kept=kept)


AGREE = "akkoord"
ACTS: dict[str, Callable[[Actor, Question, str, Collection[str]], None]] = {
    "schrijf": _write,
    AGREE: _agree,
    "andere-woorden": _other_words,
    "bezwaar": _object,
}
"""What a button of her page posts → what it does."""


def say(question: Question, form: QueryDict) -> Unsaid | None:
    """Do what she asks; None when that is done. What she writes is screened first, and she chooses."""
    act = form.get("act", "")
    perform = ACTS.get(act)
    text = typed.text(form.get("text", "")).strip()
    if perform is None:
        return Unsaid(act, text, _("Something went wrong in the form. Try again."))
    # The words she agrees with are the desk's, which has looked at them.
    screened = decided({} if act == AGREE else {"text": text}, form)
    if screened.undecided:
        return Unsaid(act, text, choices=screened.choices.values())
    try:
        with transactions.opened():
            words = screened.words.get("text", text)
            perform(agenda.asker_of(question), question, words, screened.kept)
    except LemniscaatError as refusal:
        return Unsaid(act, text, refusal.sentence, screened.choices.values(), refusal.status)
    return None


def judge(question: Question, form: QueryDict) -> None:
    """Keep what she finds of what stands on her page; nobody judges what was not shown to her."""
    said = form.get("oordeel")
    shown = {str(match.hit.uuid): match.hit for match in known_already(question)}
    hit = shown.get(form.get("uuid", ""))
    if hit is None or said not in {HELPS, DOES_NOT}:
        raise Missing(_("This is no longer there."))
    with transactions.opened():
        agenda.judge_as_asker(
            actor=agenda.asker_of(question),
            question=question,
            kind=hit.kind,
            uuid=hit.uuid,
            helps=said == HELPS,
        )
