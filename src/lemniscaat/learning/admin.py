"""Learning in the back office: the projects and circles of one's own werkplaats."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.learning.actions import circles, projects
from lemniscaat.learning.enums import CIRCLE_STATES, PROJECT_STATES, CircleState, ProjectState
from lemniscaat.learning.forms.back_office import (
    CircleForm,
    CloseForm,
    CompleteForm,
    NewCircleForm,
    NewProjectForm,
    ProjectForm,
    StopForm,
)
from lemniscaat.learning.models import Circle, Project
from lemniscaat.network.api import EDIT_ROLES, Actor, can_enter_back_office, own
from lemniscaat.ui.back_office.acts import Act
from lemniscaat.ui.back_office.policy import OwnPolicy
from lemniscaat.ui.back_office.room import Room


def own_projects(actor: Actor) -> QuerySet[Project]:
    """The projects of her own werkplaatsen."""
    return own(Project.objects.select_related("werkplaats"), actor)


def own_circles(actor: Actor) -> QuerySet[Circle]:
    """The circles of her own werkplaatsen."""
    return own(Circle.objects.select_related("werkplaats"), actor)


def has_own(actor: Actor) -> bool:
    """Whether she edits in a werkplaats."""
    return bool(actor.werkplaats_ids(EDIT_ROLES))


class ProjectRoom(Room):
    """Projects, from planned to completed."""

    model = Project
    name = "projecten"
    icon = "clipboard-list"
    menu_order = 120
    policy = OwnPolicy(Project, rows=own_projects, enters=can_enter_back_office, adds=can_enter_back_office)
    list_display = ["title", "state", "werkplaats", "since", "until"]
    labels = {
        "state": _("State"),
        "werkplaats": _("Werkplaats"),
        "issue": _("Issue"),
        "partners": _("Partners"),
        "website": _("Website"),
    }
    search_fields = ["title", "summary"]
    list_filter = ["state"]
    new_form = NewProjectForm
    one_form = ProjectForm
    acts = (
        Act(
            name="starten",
            label=_("Start"),
            means=_("The project runs from now on."),
            done=_("The project has started."),
            do=lambda actor, row, fields: projects.start_project(actor=actor, project=row),
            offered=lambda actor, row: PROJECT_STATES.allows(row.state, ProjectState.RUNNING),
        ),
        Act(
            name="afronden",
            label=_("Complete"),
            means=_("The project is finished. Tell what was learnt."),
            done=_("The project has been completed."),
            do=lambda actor, row, fields: projects.complete_project(actor=actor, project=row, **fields),
            offered=lambda actor, row: PROJECT_STATES.allows(row.state, ProjectState.COMPLETED),
            form=CompleteForm,
        ),
        Act(
            name="stoppen",
            label=pgettext_lazy("project", "Stop"),
            means=_("The project ends before it is finished. The reason stays with it."),
            done=_("The project has been stopped."),
            do=lambda actor, row, fields: projects.stop_project(actor=actor, project=row, **fields),
            offered=lambda actor, row: PROJECT_STATES.allows(row.state, ProjectState.STOPPED),
            form=StopForm,
        ),
    )

    def begin(self, actor: Actor, fields: dict[str, Any]) -> Project:
        """Plan it."""
        return projects.plan_project(actor=actor, **fields)

    def revise(self, actor: Actor, row: Project, fields: dict[str, Any]) -> Project:
        """Revise it."""
        return projects.revise_project(actor=actor, project=row, **fields)


class CircleRoom(Room):
    """Circles, from forming to closed."""

    model = Circle
    name = "leerkringen"
    icon = "group"
    menu_order = 130
    policy = OwnPolicy(Circle, rows=own_circles, enters=has_own, adds=has_own)
    list_display = ["name", "label", "state", "werkplaats", "since"]
    labels = {
        "state": _("State"),
        "werkplaats": _("Werkplaats"),
        "issue": _("Issue"),
    }
    search_fields = ["name", "purpose"]
    list_filter = ["state"]
    new_form = NewCircleForm
    one_form = CircleForm
    acts = (
        Act(
            name="starten",
            label=_("Start"),
            means=_("The circle runs from now on."),
            done=_("The circle has started."),
            do=lambda actor, row, fields: circles.start_circle(actor=actor, circle=row),
            offered=lambda actor, row: CIRCLE_STATES.allows(row.state, CircleState.RUNNING),
        ),
        Act(
            name="sluiten",
            label=_("Close"),
            means=_("The circle ends. What the next group should know goes along."),
            done=_("The circle has been closed."),
            do=lambda actor, row, fields: circles.close_circle(actor=actor, circle=row, **fields),
            offered=lambda actor, row: CIRCLE_STATES.allows(row.state, CircleState.CLOSED),
            form=CloseForm,
        ),
    )

    def begin(self, actor: Actor, fields: dict[str, Any]) -> Circle:
        """Form it."""
        return circles.form_circle(actor=actor, **fields)

    def revise(self, actor: Actor, row: Circle, fields: dict[str, Any]) -> Circle:
        """Revise it."""
        return circles.revise_circle(actor=actor, circle=row, **fields)
