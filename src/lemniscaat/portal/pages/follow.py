"""What the asker's own page is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import DESK_STATES, OPEN_STATES, Agreement, Question, QuestionState
from lemniscaat.kernel import clock
from lemniscaat.kernel.addresses import address
from lemniscaat.portal.pages.journey import Told, told
from lemniscaat.portal.pages.matches import NOTHING, Matches, matches
from lemniscaat.portal.pages.question import Fact, Next, facts, what_now
from lemniscaat.portal.pages.talk import Said, said
from lemniscaat.ui.passages import day


@dataclass(frozen=True, slots=True)
class OwnPage:
    question: Question
    told: Told
    facts: list[Fact]
    next: Next
    said: Sequence[Said]
    matches: Matches

    @property
    def is_new(self) -> bool:
        """Nothing happened yet but that it came in."""
        return self.question.state == QuestionState.RECEIVED

    @property
    def desk(self) -> str:
        """Where it lies."""
        return str(self.question.werkplaats or _("the national desk"))

    @property
    def public_url(self) -> str:
        """Where everyone reads it, once it is public."""
        return address("question", self.question.slug) if self.question.is_public else ""

    @property
    def is_open(self) -> bool:
        """Something can still happen of which she hears by mail."""
        return self.question.state in OPEN_STATES

    @property
    def lies_before(self) -> str:
        """The words that wait for her yes, or nothing."""
        question = self.question
        waits = question.agreement == Agreement.PROPOSED and question.state in DESK_STATES
        return question.proposed if waits else ""

    @property
    def is_held(self) -> bool:
        """It looks like spam, and the desk looks at it first."""
        return self.question.state == QuestionState.HELD

    @property
    def is_removed(self) -> bool:
        """The desk did not take it in."""
        return self.question.state == QuestionState.REMOVED

    @property
    def can_object(self) -> bool:
        """A decline can be answered."""
        return self.question.state == QuestionState.DECLINED


def own_page(question: Question) -> OwnPage:
    """All she may read of her own question."""
    story = told(question, agenda.asker_of(question))
    mine = [fact for fact in facts(question) if fact.text]
    return OwnPage(
        question, story, mine, _next(question, story), said(question, as_asker=True), known_already(question)
    )


def known_already(question: Question) -> Matches:
    """What there is on her question while it is open, with what she said of each."""
    if question.state not in OPEN_STATES:
        return NOTHING
    judged = agenda.judged_by_asker(question)
    return matches(question.original, judged=judged, without=question.uuid)


def _next(question: Question, story: Told) -> Next:
    """While the desk has the next move: when she hears from it."""
    if question.state not in DESK_STATES:
        following = what_now(question, story)
        return Next(following.heading, following.text)
    left = agenda.working_days_left(clock.today(), question.due_on)
    heading = _("You hear from the desk before %(day)s") % {"day": day(question.due_on, "short")}
    if left < 0:
        return Next(
            _("The desk is late with its answer"),
            _("You should have heard something before %(day)s. The desk sees that too. You may call it.")
            % {"day": day(question.due_on)},
        )
    days = ngettext("That is within %(n)s working day.", "That is within %(n)s working days.", left)
    doing = _("The desk reads your question, and looks what is known already.")
    return Next(heading, f"{doing} {days % {'n': left}}" if left else doing)
