"""Learning's door."""

from lemniscaat.learning.actions.circles import (
    close_circle,
    form_circle,
    note_insight,
    open_insight,
    plan_gathering,
    revise_circle,
    start_circle,
)
from lemniscaat.learning.actions.projects import (
    complete_project,
    plan_project,
    revise_project,
    start_project,
    stop_project,
)
from lemniscaat.learning.actions.taking_in import take_in_question
from lemniscaat.learning.actions.uses import register_use
from lemniscaat.learning.enums import CIRCLE_STATES, PROJECT_STATES, CircleState, Joining, ProjectState
from lemniscaat.learning.models import Circle, Gathering, Insight, Project, Strand, Use
from lemniscaat.learning.queries import (
    circle_page,
    circles,
    circles_in,
    project_page,
    projects,
    projects_in,
    projects_with,
    running_circles,
    running_projects,
    taking_in,
    uses,
    uses_of_issue,
    uses_of_item,
)

__all__ = [
    "CIRCLE_STATES",
    "PROJECT_STATES",
    "Circle",
    "CircleState",
    "Gathering",
    "Insight",
    "Joining",
    "Project",
    "ProjectState",
    "Strand",
    "Use",
    "circle_page",
    "circles",
    "circles_in",
    "close_circle",
    "complete_project",
    "form_circle",
    "note_insight",
    "open_insight",
    "plan_gathering",
    "plan_project",
    "project_page",
    "projects",
    "projects_in",
    "projects_with",
    "register_use",
    "revise_circle",
    "revise_project",
    "running_circles",
    "running_projects",
    "start_circle",
    "start_project",
    "stop_project",
    "take_in_question",
    "taking_in",
    "uses",
    "uses_of_issue",
    "uses_of_item",
]
