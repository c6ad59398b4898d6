"""What the home page is made of: the network now, what is new, the map. A fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import resolve
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, WerkplaatsState
from lemniscaat.portal.pages.map import tiles
from lemniscaat.portal.pages.network import network_flow
from lemniscaat.ui.figure import Flow
from lemniscaat.ui.marks import Tile

TOLD = (Activity.BUILD, Activity.AGENDISE, Activity.COMMUNICATE)
"""What is news of an issue."""

OTHERS = 4
"""How much news stands beside the first."""

RECENT, ASKED = 8, 3
"""Of how many new questions the matters are named that others asked about, and how many of those."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened: what it is, where, when; `text` is told of the one that stands first."""

    kind: str
    tone: str
    place: str
    at: datetime
    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    flow: Flow
    news: list[News]
    tiles: list[Tile]
    forming: list[str]
    asked: list[tuple[str, str]]


def home() -> Home:
    """Everything on the home page, for whoever comes: only what is public."""
    werkplaatsen = list(network.werkplaatsen())
    partners = network.national_partners().count()
    questions = list(agenda.public_questions().order_by("-published_at", "-id")[:RECENT])
    return Home(
        flow=network_flow(werkplaatsen=len(werkplaatsen), partners=partners),
        news=_news(questions),
        tiles=tiles(werkplaatsen),
        forming=[row.short_name for row in werkplaatsen if row.state == WerkplaatsState.FORMING],
        asked=_asked(questions),
    )


def _asked(questions: list[agenda.Question]) -> list[tuple[str, str]]:
    """The issues that the newest questions belong to."""
    issues = {row.issue.slug: row.issue.title for row in questions if row.issue is not None}
    return [(title, address("issue", slug)) for slug, title in list(issues.items())[:ASKED]]


def _news(questions: list[agenda.Question]) -> list[News]:
    """What was put to use last stands first; beside it the newest of each other kind."""
    used = [_use(row) for row in learning.uses()[:1]]
    others = [
        *(_question(row) for row in questions[:2]),
        *(_step(row) for row in _told()),
        *(_item(row) for row in knowledge.published_items()[:1]),
        *(_handover(row) for row in circulation.handovers(VISITOR)[:1]),
    ]
    others.sort(key=lambda news: news.at, reverse=True)
    return [*used, *others][: OTHERS + 1]


def _told() -> list[circulation.Step]:
    steps = circulation.steps(VISITOR).standing()
    return list(steps.filter(activity__in=TOLD, issue__isnull=False).order_by("-at", "-id")[:1])


def _use(use: learning.Use) -> News:
    url = f"{address('item', use.item.slug)}#toepassing-{use.uuid}"
    return News(_("Applied"), "ok", str(use.werkplaats), use.at, use.headline, url, use.story)


def _question(question: agenda.Question) -> News:
    place = str(question.werkplaats or _("National"))
    url = address("question", question.slug)
    return News(
        _("Question"), "vraag", place, question.published_at, question.wording, url, question.short_answer
    )


def _step(step: circulation.Step) -> News:
    issue = step.issue
    return News(
        _("Issue"),
        "kwestie",
        _("National"),
        step.at,
        issue.title,
        address("issue", issue.slug),
        issue.summary,
    )


def _item(item: knowledge.Item) -> News:
    place = str(item.werkplaats or _("National"))
    url = address("item", item.slug)
    return News(item.kind.label, "plain", place, item.published_at, item.title, url, item.plain_summary)


def _handover(handover: circulation.Handover) -> News:
    """From whom to whom; it leads to the question that crossed, if that is public."""
    whom = handover.to_organisation or handover.to_werkplaats
    pointer = ("question", handover.question_uuid)
    question = resolve([pointer]).get(pointer)
    return News(
        _("Crossing"),
        "over",
        _("%(werkplaats)s to %(whom)s") % {"werkplaats": handover.werkplaats, "whom": whom},
        handover.offered_at,
        handover.subject_label,
        question.url if question else "",
        handover.hope,
    )
