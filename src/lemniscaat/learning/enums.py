"""States of a project, a circle and a use; how one joins a circle, and as what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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


class CircleRole(TextChoices):
    """As what somebody takes part in a circle. A facilitator keeps it: members, gatherings, closing."""

    FACILITATOR = "facilitator", _("facilitator")
    RESEARCHER = "researcher", _("researcher")
    STUDENT = "student", _("student")
    MEMBER = "member", pgettext_lazy("of a circle", "member")


class MemberState(TextChoices):
    ASKED = "asked", _("asks to join")
    IN = "in", _("takes part")
    TURNED_DOWN = "turned_down", _("not let in")
    LEFT = "left", _("no longer takes part")


MEMBER_STATES: StateTable[MemberState] = StateTable(
    "circle member",
    {
        MemberState.ASKED: frozenset({MemberState.IN, MemberState.TURNED_DOWN, MemberState.LEFT}),
        MemberState.IN: frozenset({MemberState.LEFT}),
        MemberState.TURNED_DOWN: frozenset({MemberState.ASKED, MemberState.IN}),
        MemberState.LEFT: frozenset({MemberState.ASKED, MemberState.IN}),
    },
)


class OpeningState(TextChoices):
    """How far an insight is on its way to everyone. Whoever is named in it has the last word, always."""

    ASKED = "asked", _("asked of who is named in it")
    OPEN = "open", pgettext_lazy("insight", "open to everyone")
    REFUSED = "refused", _("not agreed to")
    EXPIRED = "expired", _("not answered in time")
    WITHDRAWN = "withdrawn", _("no longer agreed to")
    TAKEN_BACK = "taken_back", _("taken back")


OPENING_STATES: StateTable[OpeningState] = StateTable(
    "opening of an insight",
    {
        OpeningState.ASKED: frozenset(
            {OpeningState.OPEN, OpeningState.REFUSED, OpeningState.EXPIRED, OpeningState.TAKEN_BACK}
        ),
        OpeningState.OPEN: frozenset({OpeningState.WITHDRAWN, OpeningState.TAKEN_BACK}),
        OpeningState.REFUSED: frozenset(),
        OpeningState.EXPIRED: frozenset(),
        OpeningState.WITHDRAWN: frozenset(),
        OpeningState.TAKEN_BACK: frozenset(),
    },
)
