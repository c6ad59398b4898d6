"""What the thread of one question is made of. A fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda.api import Question, QuestionState
from lemniscaat.kernel.addresses import address
from lemniscaat.network.api import Actor
from lemniscaat.portal.pages import journey_words as words
from lemniscaat.portal.pages.journey import Told, told
from lemniscaat.ui.passages import day

S = QuestionState


@dataclass(frozen=True, slots=True)
class Fact:
    """A short pair; `url` where the thing has a page."""

    label: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """What comes now, and what somebody can do: a verb and where."""

    heading: str
    text: str
    verb: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    question: Question
    told: Told
    facts: list[Fact]
    next: Next

    @property
    def state(self) -> tuple[str, str]:
        """How it stands, in a word, with the tone of that word."""
        if self.told.places:
            n = self.told.places
            said = ngettext("In use in %(n)s werkplaats", "In use in %(n)s werkplaatsen", n) % {"n": n}
            return said, "ok"
        return str(self.question.get_state_display()).capitalize(), "plain"

    @property
    def place(self) -> tuple[str, str]:
        """Name and address of its werkplaats."""
        return _werkplaats(self.question)

    @property
    def answer_url(self) -> str:
        """Where what works is told."""
        issue = self.question.issue
        return address("issue", issue.slug) if issue else ""


def thread(question: Question, actor: Actor) -> Thread:
    """The whole thread, as this actor may read it."""
    story = told(question, actor)
    return Thread(question, story, facts(question), what_now(question, story))


def facts(question: Question) -> list[Fact]:
    """Who and where, as far as everyone may know it."""
    items = [link.item for link in question.links.all()]
    sources = dict.fromkeys(label for item in items for label in item.source_labels())
    asker = words.asker(question) if question.revealed_at else str(question.get_perspective_display())
    found = [
        Fact(_("Asked by"), asker),
        Fact(_("Werkplaats"), *_werkplaats(question)),
        Fact(_("Issue"), *_issue(question)),
        Fact(_("About"), ", ".join(str(theme) for theme in question.themes.all())),
        Fact(_("Knowledge from"), ", ".join(sources)),
        Fact(_("Number"), question.number),
        Fact(_("Questions about it"), *_desk(question)),
    ]
    return [fact for fact in found if fact.text]


def _werkplaats(question: Question) -> tuple[str, str]:
    werkplaats = question.werkplaats
    return (str(werkplaats), address("werkplaats", werkplaats.slug)) if werkplaats else (_("National"), "")


def _issue(question: Question) -> tuple[str, str]:
    issue = question.issue
    return (issue.title, address("issue", issue.slug)) if issue else ("", "")


def _desk(question: Question) -> tuple[str, str]:
    return _("Get in touch with the werkplaats"), reverse("portal:contact")


def what_now(question: Question, story: Told) -> Next:
    """What the question waits for, or what one can do with the answer."""
    if story.waiting is not None:
        whom = story.waiting.to_organisation or story.waiting.to_werkplaats
        until = day(story.waiting.deadline)
        return Next(
            _("%(whom)s gives an answer") % {"whom": whom}, _("That happens before %(day)s.") % {"day": until}
        )
    if question.state == S.ANSWERED or story.uses:
        return Next(
            _("Try it yourself, and tell what went differently"),
            _("Each time somebody applies it, we know better for whom it works."),
            _("Tell that you apply it"),
            _werkplaats(question)[1] or reverse("portal:contact"),
        )
    heading, text = _waiting_for(question.state)
    return Next(heading, text, _("Ask a question about this yourself"), reverse("portal:ask"))


def _waiting_for(state: str) -> tuple[str, str]:
    said: dict[Any, tuple[str, str]] = {
        S.EXPLICIT: (
            _("The desk looks for the best way"),
            _("An answer that is known already, a place on the agenda, or a group that finds out."),
        ),
        S.ON_AGENDA: (
            _("The werkplaats looks for who can find out"),
            _("A project or a circle is going to work on it."),
        ),
        S.IN_RESEARCH: (_("The group finds out what works"), _("What it learns will stand here.")),
        S.HANDED_OVER: (_("The other side gets to work"), _("What it becomes will stand here.")),
        S.DECLINED: (
            _("This question goes no further here"),
            _("Do you run into something like it? Ask it in your own words."),
        ),
    }
    return said.get(state, (_("The desk talks it over"), _("Together with who asked.")))
