"""States of a project, a circle and a use, and how one joins a circle."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.states import StateTable


class ProjectState(TextChoices):
    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    COMPLETED = "completed", _("completed")
    STOPPED = "stopped", _("stopped")


PROJECT_STATES: StateTable[ProjectState] = StateTable(
    "project",
    {
        ProjectState.PLANNED: frozenset({ProjectState.RUNNING, ProjectState.STOPPED}),
        ProjectState.RUNNING: frozenset({ProjectState.COMPLETED, ProjectState.STOPPED}),
        ProjectState.COMPLETED: frozenset(),
        ProjectState.STOPPED: frozenset(),
    },
)


class CircleState(TextChoices):
    FORMING = "forming", _("being formed")
    RUNNING = "running", _("running")
    CLOSED = "closed", _("closed")


CIRCLE_STATES: StateTable[CircleState] = StateTable(
    "circle",
    {
        CircleState.FORMING: frozenset({CircleState.RUNNING, CircleState.CLOSED}),
        CircleState.RUNNING: frozenset({CircleState.CLOSED}),
        CircleState.CLOSED: frozenset(),
    },
)


class Joining(TextChoices):
    OPEN = "open", _("open to everyone")
    ON_REQUEST = "on_request", _("on request")
    CLOSED = "closed", _("closed")


class UseState(TextChoices):
    SHOWN = "shown", _("on the website")
    TAKEN_OFF = "taken_off", _("taken off the website")


USE_STATES: StateTable[UseState] = StateTable(
    "use",
    {
        UseState.SHOWN: frozenset({UseState.TAKEN_OFF}),
        UseState.TAKEN_OFF: frozenset({UseState.SHOWN}),
    },
)
