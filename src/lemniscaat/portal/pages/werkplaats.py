"""What a werkplaats's own home is made of. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import OPEN_STATES, Agenda, Question, Round
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Phase
from lemniscaat.kernel.reading import first_of
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Circle, Project, Use
from lemniscaat.network.api import VISITOR, Part, Partnership, Werkplaats
from lemniscaat.portal.pages.lemniscate import flow_of
from lemniscaat.portal.pages.lemniscate_scope import Scope
from lemniscaat.ui.figure import CROSSING, Flow
from lemniscaat.vocabulary import api as vocabulary

MOST_QUESTIONS = 6
MOST_GROUPS = 6
MOST_ITEMS = 5
LEADS = (Part.LEAD_APPLICANT, Part.LEAD, Part.CO_LEAD)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it is: a phase or the crossing."""

    question: Question
    place: str


@dataclass(frozen=True, slots=True)
class Share:
    """One of the O's, and whether the project has it."""

    label: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Running:
    project: Project
    shares: Sequence[Share]


@dataclass(frozen=True, slots=True)
class Partners:
    """The organisations with one part."""

    part: str
    partnerships: Sequence[Partnership]


@dataclass(frozen=True, slots=True)
class WerkplaatsPage:
    werkplaats: Werkplaats
    leads: Sequence[Partnership]
    partners: Sequence[Partners]
    n_partners: int
    is_approximate: bool
    agenda: Agenda | None
    rounds: Sequence[Round]
    asked: Sequence[Asked]
    n_questions: int
    n_open: int
    projects: Sequence[Running]
    n_projects: int
    circles: Sequence[Circle]
    n_circles: int
    items: Sequence[Item]
    n_items: int
    uses: Sequence[Use]
    flow: Flow

    @property
    def agenda_key(self) -> str:
        """The part of the agenda's address that is for people."""
        return f"{self.werkplaats.slug}/{self.agenda.period.slug}" if self.agenda else ""


def werkplaats(found: Werkplaats) -> WerkplaatsPage:
    """Everything on the page, for whoever comes: only what is public."""
    partnerships = sorted(found.partnerships.all(), key=lambda row: (row.organisation.name, row.pk))
    public_questions = agenda.public_questions().filter(werkplaats=found)
    questions, n_questions = first_of(public_questions, MOST_QUESTIONS)
    projects, n_projects = first_of(learning.projects_in(found).prefetch_related("strands"), MOST_GROUPS)
    circles, n_circles = first_of(learning.circles_in(found), MOST_GROUPS)
    items, n_items = first_of(knowledge.published_items().filter(werkplaats=found), MOST_ITEMS)
    return WerkplaatsPage(
        werkplaats=found,
        leads=[row for part in LEADS for row in partnerships if row.part == part],
        partners=_partners(partnerships),
        n_partners=len({row.organisation_id for row in partnerships}),
        is_approximate=found.service_areas.filter(is_approximate=True).exists(),
        agenda=agenda.newest_agenda(found),
        rounds=list(agenda.running_rounds(found)),
        asked=_asked(found, questions),
        n_questions=n_questions,
        n_open=public_questions.filter(state__in=OPEN_STATES).count(),
        projects=_running(found, projects),
        n_projects=n_projects,
        circles=circles,
        n_circles=n_circles,
        items=items,
        n_items=n_items,
        uses=list(learning.uses().filter(werkplaats=found)[:MOST_ITEMS]),
        flow=flow_of(Scope(werkplaats=found)),
    )


def _partners(partnerships: Sequence[Partnership]) -> list[Partners]:
    groups = [
        Partners(str(part.label), [row for row in partnerships if row.part == part])
        for part in (*LEADS, Part.PARTNER)
    ]
    return [group for group in groups if group.partnerships]


def _asked(found: Werkplaats, questions: Sequence[Question]) -> list[Asked]:
    rows = circulation.journeys(VISITOR).filter(
        subject_kind="question", subject_uuid__in=[question.uuid for question in questions]
    )
    places = dict(rows.values_list("subject_uuid", "phase"))
    crossing = circulation.waiting_crossings(VISITOR, found).values_list("question_uuid", flat=True)
    places |= dict.fromkeys(crossing, CROSSING)
    return [Asked(question, places.get(question.uuid, Phase.ONTWIKKELEN)) for question in questions]


def _running(found: Werkplaats, projects: Sequence[Project]) -> list[Running]:
    """Each project with all the O's of this region, the missing ones too."""
    four_os = vocabulary.four_os(found.pk)
    return [
        Running(
            project,
            [
                Share(str(four_o), four_o.pk in {strand.four_o_id for strand in project.strands.all()})
                for four_o in four_os
            ],
        )
        for project in projects
    ]
