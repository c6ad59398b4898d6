"""Desk and asker talk: she from the page at her secret address, without an account.

What they write is a line of the thread that the two of them alone read, and is screened first (rule 2).
Words for the question go back and forth until she agrees; `settle_wording` then makes them the wording.
"""

from collections.abc import Collection

from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.asking import LONGEST, answer_due
from lemniscaat.agenda.actions.turns import taken_turn, turn
from lemniscaat.agenda.enums import (
    ASKERS_ACTS,
    DESK_STATES,
    OPEN_STATES,
    QUESTION_STATES,
    TALK_ACTS,
    Act,
    Agreement,
    QuestionState,
)
from lemniscaat.agenda.models import Question, QuestionEvent
from lemniscaat.agenda.policies import can_speak_for
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import check_words
from lemniscaat.network.api import Actor

S = QuestionState
LONGEST_WORDING = 500
MOST_IN_A_ROW = 20
"""Messages of an asker to which the desk said nothing: whoever has her page cannot fill the desk with it."""


@transactions.action
def talk_with_asker(
    *, actor: Actor, question: Question, note: str = "", kept: Collection[str] = ()
) -> QuestionEvent:
    """Note that desk and asker are in talk, or that the desk read what she wrote; the note is the desk's.
    That the talk begins, everyone hears who follows it."""
    note = _checked(note, empty=True)
    left = check_words(note, kept=kept)
    begins = _in_talk(question)
    with turn(actor=actor, question=question, act=Act.TALK, left=left) as taken:
        return taken.write(state=begins, note=note, is_internal=begins is None)


@transactions.action
def write_to_asker(
    *, actor: Actor, question: Question, text: str, kept: Collection[str] = ()
) -> QuestionEvent:
    """Write to the asker; she reads it on her own page, and can answer there."""
    text = _checked(text)
    left = check_words(text, kept=kept)
    _check_open(question)
    with turn(actor=actor, question=question, act=Act.WRITE, left=left) as taken:
        return taken.write(state=_in_talk(question), note=text, is_internal=True)


@transactions.action
def propose_wording(
    *, actor: Actor, question: Question, text: str, kept: Collection[str] = ()
) -> QuestionEvent:
    """Lay words for the question before the asker, who agrees or has others. Laid again, the last count."""
    text = checked_wording(text)
    left = check_words(text, kept=kept)
    if question.state not in DESK_STATES:
        raise Conflict(
            _("This question is %(state)s. Words are laid before who asked while it waits for the desk.")
            % {"state": question.get_state_display()}
        )
    with turn(actor=actor, question=question, act=Act.PROPOSE, left=left) as taken:
        return taken.write(
            state=_in_talk(question),
            note=text,
            is_internal=True,
            proposed=text,
            agreement=Agreement.PROPOSED,
        )


@transactions.action
def reply_to_desk(
    *, actor: Actor, question: Question, text: str, kept: Collection[str] = ()
) -> QuestionEvent:
    """The asker writes to the desk, as long as the question is open. Sent twice in a row it is sent once."""
    _require_asker(actor, question)
    text = _checked(text)
    if said := _said_already(question, Act.REPLY, text):
        return said
    _check_open(question)
    _check_turn_of_desk(question)
    left = check_words(text, kept=kept)
    with taken_turn(actor=actor, question=question, act=Act.REPLY, left=left) as taken:
        return taken.write(note=text, is_internal=True, asker_spoke_at=clock.now())


@transactions.action
def agree_with_wording(*, actor: Actor, question: Question, text: str) -> QuestionEvent:
    """The asker agrees with the words that lie before her: with `text`, as she read them. Twice is once."""
    _require_asker(actor, question)
    if said := _said_already(question, Act.AGREE, ""):
        return said
    _check_lies_before_her(question)
    if text.strip() != question.proposed:
        raise Conflict(_("The desk has changed these words. Read them once more."))
    with taken_turn(actor=actor, question=question, act=Act.AGREE) as taken:
        return taken.write(agreement=Agreement.AGREED, asker_spoke_at=clock.now())


@transactions.action
def offer_other_words(
    *, actor: Actor, question: Question, text: str, kept: Collection[str] = ()
) -> QuestionEvent:
    """The asker has other words than those that lie before her. Twice is once."""
    _require_asker(actor, question)
    text = checked_wording(text)
    if said := _said_already(question, Act.OTHER_WORDS, text):
        return said
    _check_lies_before_her(question)
    left = check_words(text, kept=kept)
    with taken_turn(actor=actor, question=question, act=Act.OTHER_WORDS, left=left) as taken:
        return taken.write(
            note=text,
            is_internal=True,
            proposed=text,
            agreement=Agreement.OTHER,
            asker_spoke_at=clock.now(),
        )


@transactions.action
def object_to_decline(
    *, actor: Actor, question: Question, note: str = "", kept: Collection[str] = ()
) -> QuestionEvent:
    """The asker does not agree: the desk looks again, with its full time to answer."""
    _require_asker(actor, question)
    if question.state != S.DECLINED:
        raise Conflict(_("The desk is looking at your question already."))
    note = _checked(note, empty=True)
    left = check_words(note, kept=kept)
    with taken_turn(actor=actor, question=question, act=Act.OBJECT, left=left) as taken:
        return taken.write(
            state=S.IN_TALK,
            note=note,
            is_internal=True,
            due_on=answer_due(question.werkplaats),
            asker_spoke_at=clock.now(),
        )


def checked_wording(text: str) -> str:
    """A wording as it may stand."""
    text = text.strip()
    if not text or len(text) > LONGEST_WORDING:
        raise Invalid(_("Write the question in one or two sentences, 500 signs at most."))
    return text


def _checked(text: str, *, empty: bool = False) -> str:
    text = text.strip()
    if not text and not empty:
        raise Invalid(_("Write down what you want to say."))
    if len(text) > LONGEST:
        raise Invalid(_("This is very long. Tell it in at most two pages."))
    return text


def _require_asker(actor: Actor, question: Question) -> None:
    require(can_speak_for(actor, question), _("Only who asked can do this."))


def _check_open(question: Question) -> None:
    if question.state not in OPEN_STATES:
        raise Conflict(
            _("This question is %(state)s. There is nothing more to write about it here.")
            % {"state": question.get_state_display()}
        )


def _check_lies_before_her(question: Question) -> None:
    if question.agreement != Agreement.PROPOSED or question.state not in DESK_STATES:
        raise Conflict(_("No words lie before you now. Look again at how it stands."))


def _check_turn_of_desk(question: Question) -> None:
    said = question.events.filter(undone_at=None).order_by("-at", "-id").values_list("act", flat=True)
    if len(row := said[:MOST_IN_A_ROW]) == MOST_IN_A_ROW and set(row) <= ASKERS_ACTS:
        raise Conflict(_("You wrote a lot already. Wait for an answer of the desk."))


def _said_already(question: Question, act: Act, note: str) -> QuestionEvent | None:
    last = question.events.filter(undone_at=None, act__in=TALK_ACTS).last()
    return last if last is not None and (last.act, last.note) == (act, note) else None


def _in_talk(question: Question) -> QuestionState | None:
    return S.IN_TALK if QUESTION_STATES.allows(question.state, S.IN_TALK) else None
