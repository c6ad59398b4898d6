"""What the list of questions is made of: filters, and a row a question. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question, QuestionState
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Phase
from lemniscaat.kernel.addresses import address
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR
from lemniscaat.portal import typed

A_PAGE = 30
UNSEEN = {QuestionState.RECEIVED, QuestionState.IN_TALK}
PUBLIC_STATES = [state for state in QuestionState if state not in UNSEEN]


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice: the name in the address, and value with label of each option."""

    name: str
    label: str
    all: str
    options: Sequence[tuple[str, str]]
    chosen: str


@dataclass(frozen=True, slots=True)
class Row:
    question: Question
    phase: str
    url: str


@dataclass(frozen=True, slots=True)
class Questions:
    filters: Sequence[Filter]
    rows: Sequence[Row]
    page: Page
    filtered: bool


def questions(asked: QueryDict) -> Questions:
    """The public questions that answer to the filters, newest first."""
    filters = _filters(asked)
    chosen = {one.name: one.chosen for one in filters}
    page = Paginator(_found(chosen), A_PAGE).get_page(asked.get("page"))
    phases = _phases([question.uuid for question in page])
    rows = [
        Row(question, phases.get(question.uuid, Phase.ONTWIKKELEN), address("question", question.slug))
        for question in page
    ]
    return Questions(filters, rows, page, any(chosen.values()))


def _filters(asked: QueryDict) -> list[Filter]:
    def one(name: str, label: str, all_of_them: str, options: Sequence[tuple[str, str]]) -> Filter:
        return Filter(name, label, all_of_them, options, typed.line(asked.get(name, "")[:140]))

    werkplaatsen = [(row.slug, row.short_name) for row in network.werkplaatsen()]
    issues = list(circulation.issues().prefetch_related(None).values_list("slug", "title"))
    phases = [(phase.value, str(phase.label)) for phase in Phase]
    states = [(state.value, str(state.label).capitalize()) for state in PUBLIC_STATES]
    return [
        one("werkplaats", _("Werkplaats"), _("all werkplaatsen"), werkplaatsen),
        one("kwestie", _("Issue"), _("all issues"), issues),
        one("fase", _("Where on the lemniscate"), _("everywhere"), phases),
        one("stand", _("How it stands"), _("whatever it is"), states),
        one("kennis", _("What is known"), _("much or little"), [("geen", _("asked and not known yet"))]),
    ]


def _found(chosen: dict[str, str]) -> QuerySet[Question]:
    """A value that nobody knows finds nothing."""
    found = agenda.public_questions().order_by("-received_at", "-id")
    if chosen["werkplaats"]:
        found = found.filter(werkplaats__slug=chosen["werkplaats"])
    if chosen["kwestie"]:
        found = found.filter(issue__slug=chosen["kwestie"])
    if chosen["stand"]:
        found = found.filter(state=chosen["stand"])
    if chosen["fase"]:
        there = circulation.journeys(VISITOR).filter(subject_kind="question", phase=chosen["fase"])
        found = found.filter(uuid__in=there.values("subject_uuid"))
    if chosen["kennis"]:
        found = agenda.questions_without_knowledge(found) if chosen["kennis"] == "geen" else found.none()
    return found


def _phases(uuids: Sequence[object]) -> dict[object, str]:
    rows = circulation.journeys(VISITOR).filter(subject_kind="question", subject_uuid__in=uuids)
    return dict(rows.values_list("subject_uuid", "phase"))
