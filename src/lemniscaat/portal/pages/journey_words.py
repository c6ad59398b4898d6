"""The plain words of a journey: who asked, what each act means, how long it took."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda.api import Act, Question, QuestionEvent
from lemniscaat.circulation.api import Handover, HandoverState
from lemniscaat.ui.passages import day

MONTH = 30.4

OF_ACTS: Mapping[str, Callable[[], str]] = {
    Act.JOIN: lambda: _("Other regions run into this too. Together these questions are one issue."),
    Act.LEAVE: lambda: _("It turned out to be about something else."),
    Act.SAME: lambda: _("Both questions keep their own words. What helps with one may help with the other."),
    Act.RELATED: lambda: _("Both questions keep their own words. It helps to read them together."),
    Act.UNTIE: lambda: _("Look at them as two questions."),
    Act.THEME: lambda: _("By its theme it is found beside others like it."),
    Act.LINK: lambda: _("This helps with the question."),
    Act.UNLINK: lambda: _("It turned out not to help with this question."),
    Act.PLACE: lambda: _("The werkplaats and its partners chose this matter."),
    Act.WEIGHED: lambda: _("People of the region divided points over what goes first."),
    Act.LEAVE_OUT: lambda: _("The desk looks for another way."),
    Act.COME_BACK: lambda: _("The other side has answered. The desk goes on with it."),
    Act.RESEARCH: lambda: _("People from practice, education and research work on it together."),
    Act.PASS_ON: lambda: _("It belongs better there. Nothing of the question is lost."),
    Act.TALK: lambda: _("What exactly is asked, and what would help."),
    Act.HIDE: lambda: _("The question itself stays, at the desk and for who asked."),
    Act.PUBLISH: lambda: _("Everyone can read the question now, in the words we agreed on."),
    Act.REVEAL: lambda: _("Your own words stand with it, as you wrote them."),
}
"""What an act means, for who has never heard of it."""


def of_event(event: QuestionEvent, *, is_last_wording: bool) -> str:
    """What happened, in a sentence or two; the note of the desk comes last."""
    if event.act == Act.RECEIVE:
        return _("In words of her or his own. Those are not shown here.")
    if event.act == Act.SETTLE:
        settled = _("The question got the words that stand above this page.")
        earlier = _("The question got words that were changed later on.")
        return _with_note(settled if is_last_wording else earlier, event.told_note)
    meaning = OF_ACTS.get(event.act)
    return _with_note(meaning() if meaning else "", event.told_note)


def of_handover(handover: Handover) -> str:
    """How the offer went: offered, and accepted or not, each with its day."""
    said = [_("Offered on %(day)s.") % {"day": day(handover.offered_at)}]
    if handover.state == HandoverState.OFFERED:
        said.append(_("An answer comes before %(day)s.") % {"day": day(handover.deadline)})
    elif handover.answered_at is not None:
        declined = handover.state == HandoverState.DECLINED
        answered = _("Declined on %(day)s.") if declined else _("Accepted on %(day)s.")
        said.append(answered % {"day": day(handover.answered_at)})
    return " ".join([*said, handover.reason]).strip()


def asker(question: Question) -> str:
    """Jongerenwerker in Hengelo: as far as she told. For who may read her own words."""
    who = question.role or question.get_perspective_display() or _("somebody")
    if question.municipality is not None:
        who = _("%(who)s in %(where)s") % {"who": who, "where": question.municipality}
    return who[:1].upper() + who[1:]


def span(time: timedelta) -> str:
    """A length of time as people say it: 8 days, 14 months, 3 years."""
    days = max(time.days, 0)
    if days < 1:
        return _("one day")
    if days < 2 * MONTH:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    months = round(days / MONTH)
    if months < 36:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    return ngettext("%(n)s year", "%(n)s years", months // 12) % {"n": months // 12}


def _with_note(said: str, note: str) -> str:
    return " ".join(part for part in (said, note) if part)
