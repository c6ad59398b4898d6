"""What the page that asks before undoing says: what changes, in plain words, and who was told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Act, Agreement, Question, QuestionEvent, QuestionState, Undoing
from lemniscaat.circulation import api as circulation
from lemniscaat.network import api as network
from lemniscaat.ui.passages import day


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be otherwise, in words."""

    label: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Asking:
    """All that is told before an act is taken back."""

    event: QuestionEvent
    takes_back: str
    changes: Sequence[Change]
    mails: Sequence[str]


def asking(question: Question) -> Asking | None:
    """About the last act of a question; None when there is none to undo."""
    event = agenda.undoable(agenda.thread(question, with_internal=True).filter(undone_at=None))
    if event is None:
        return None
    found = agenda.undoing(question, event)
    return Asking(event, takes_back(event), list(_changes(found)), list(_mails(found)))


def takes_back(event: QuestionEvent) -> str:
    """What goes besides the fields of the question itself."""
    said: Mapping[str, str] = {
        Act.LINK: _("“%s” no longer stands with the question."),
        Act.SAME: _("Question %s no longer stands beside it, on either page."),
        Act.RELATED: _("Question %s no longer stands beside it, on either page."),
        Act.THEME: _("The question is no longer about “%s”."),
        Act.NO_THEME: _("The question is about “%s” again."),
        Act.PLACE: _("The question no longer stands on the agenda under “%s”."),
        Act.TALK: _("The note leaves what happened. This desk can still read it below, as undone."),
        Act.WRITE: _("The message leaves the page of who asked. She may have read it already."),
        Act.PROPOSE: _("These words no longer lie before who asked. She may have read them already."),
        Act.JOIN: _("The step in the lemniscate, of question to issue, is taken back too."),
        Act.SETTLE: _("The step in the lemniscate, that the question was made clear, is taken back too."),
    }
    sentence = said.get(event.act, "")
    return sentence % event.subject_label if "%s" in sentence else sentence


def _changes(found: Undoing) -> Iterator[Change]:
    for name, (now, then) in found.fields.items():
        label, in_words = FIELDS[name]
        yield Change(str(label), in_words(now), in_words(then))


def _mails(found: Undoing) -> Iterator[str]:
    waiting, told = found.n_waiting, found.n_told
    if waiting:
        yield ngettext(
            "%(n)s follower would soon get a mail of this. That mail will not go.",
            "%(n)s followers would soon get a mail of this. Those mails will not go.",
            waiting,
        ) % {"n": waiting}
    if told:
        yield ngettext(
            "%(n)s follower has had a mail of this. She gets another, which says that it was undone.",
            "%(n)s followers have had a mail of this. They get another, which says that it was undone.",
            told,
        ) % {"n": told}
    if found.desk_waits:
        yield _("The other desk would soon get a mail of this. That mail will not go.")
    if found.desk_was_told:
        yield _("The other desk has had a mail of this. It gets another, which says that it was undone.")
    if not (waiting or told or found.desk_waits or found.desk_was_told):
        yield _("Nobody has had a mail of this, and nobody gets one.")


def _words(value: Any) -> str:
    return f"“{value}”" if value else _("nothing")


def _state(value: Any) -> str:
    return str(QuestionState(value).label).capitalize()


def _agreement(value: Any) -> str:
    return str(Agreement(value).label).capitalize()


def _issue(value: Any) -> str:
    found = circulation.issues().prefetch_related(None).filter(pk=value).first() if value else None
    return str(found) if found else _("none")


def _shown(value: Any) -> str:
    return _("since %(day)s") % {"day": day(datetime.fromisoformat(value))} if value else _("no")


def _desk(value: Any) -> str:
    found = network.werkplaatsen().filter(pk=value).first() if value else None
    return found.short_name if found else _("National")


def _day(value: Any) -> str:
    return day(date.fromisoformat(value))


FIELDS: Mapping[str, tuple[Any, Callable[[Any], str]]] = {
    "state": (gettext_lazy("How it stands"), _state),
    "wording": (gettext_lazy("Settled wording"), _words),
    "proposed": (gettext_lazy("Words between desk and who asked"), _words),
    "agreement": (gettext_lazy("How far these words are"), _agreement),
    "short_answer": (gettext_lazy("Short answer"), _words),
    "reason": (gettext_lazy("Reason"), _words),
    "issue_id": (gettext_lazy("Issue"), _issue),
    "published_at": (gettext_lazy("On the website"), _shown),
    "werkplaats_id": (gettext_lazy("Desk"), _desk),
    "due_on": (gettext_lazy("Answer before"), _day),
    "asker_spoke_at": (gettext_lazy("Waits for an answer"), _shown),
    "revealed_at": (gettext_lazy("Own words on the website"), _shown),
}
"""What an act may change of a question: what it is called, and its value in words."""
