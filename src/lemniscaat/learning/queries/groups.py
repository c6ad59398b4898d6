"""Reads of projects and circles: that they exist is public."""

from django.db.models import Prefetch, QuerySet

from lemniscaat.kernel.reading import naming
from lemniscaat.knowledge.api import Item
from lemniscaat.learning.enums import CircleState, ProjectState
from lemniscaat.learning.models import Circle, Project, Strand, StudentRound
from lemniscaat.network.api import Werkplaats


def projects() -> QuerySet[Project]:
    """All projects, the newest first; that a project exists is public."""
    return naming(Project.objects.all(), "werkplaats", "issue")


def project_page(slug: str) -> Project | None:
    """One project with its strands, partners, progress and rounds of students, or None."""
    strands = Strand.objects.select_related("four_o")
    rounds = naming(StudentRound.objects.all(), "school")
    parts = (Prefetch("strands", strands), "partners", "progress", Prefetch("student_rounds", rounds))
    rows = Project.objects.select_related("werkplaats", "issue", "agenda_item__agenda__period")
    return rows.filter(slug=slug).prefetch_related(*parts).first()


def running_projects() -> QuerySet[Project]:
    """Projects at work now, or planned."""
    return projects().filter(state__in=[ProjectState.PLANNED, ProjectState.RUNNING])


def projects_with(item: Item) -> QuerySet[Project]:
    """Projects that made an item, or one that was merged with it."""
    return projects().filter(products__in=Item.objects.merged_with(item)).distinct()


def projects_in(werkplaats: Werkplaats) -> QuerySet[Project]:
    """A werkplaats's projects."""
    return projects().filter(werkplaats=werkplaats)


def circles() -> QuerySet[Circle]:
    """All circles, the newest first; that a circle exists is public, what is said in it is not."""
    return naming(Circle.objects.all(), "werkplaats", "issue")


def running_circles() -> QuerySet[Circle]:
    """Circles one may join or learn from now."""
    return circles().exclude(state=CircleState.CLOSED)


def circles_in(werkplaats: Werkplaats) -> QuerySet[Circle]:
    """A werkplaats's circles."""
    return circles().filter(werkplaats=werkplaats)


def taking_in(werkplaats: Werkplaats | None) -> list[Circle | Project]:
    """The circles and projects that can take in a question of this werkplaats. Two queries."""
    if werkplaats is None:
        return []
    return [
        *running_circles().filter(werkplaats=werkplaats),
        *running_projects().filter(werkplaats=werkplaats),
    ]
