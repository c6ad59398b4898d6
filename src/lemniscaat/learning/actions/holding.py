"""A circle or project is held while something is done in it, so that it cannot close in the middle."""

from collections.abc import Iterable
from contextlib import AbstractContextManager

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Conflict, require
from lemniscaat.kernel.privacy import Left
from lemniscaat.learning import policies
from lemniscaat.learning.enums import CircleState, ProjectState
from lemniscaat.learning.models import Circle, Project
from lemniscaat.network.api import Actor, AuditEvent, audited


def held(circle: Circle) -> Circle:
    """The circle as it stands now; nobody else changes it until this transaction ends."""
    found: Circle = Circle.objects.select_for_update(of=("self",)).get(pk=circle.pk)
    return found


def held_open(circle: Circle) -> Circle:
    """As `held`. Raises `Conflict` when it has been closed: then nothing more is written in it."""
    found = held(circle)
    if found.state == CircleState.CLOSED:
        raise Conflict(_("This circle has been closed. What it hands over stands on its page."))
    return found


def require_keeping(actor: Actor, circle: Circle) -> None:
    """Refuse who does not keep this circle."""
    require(
        policies.can_keep_circle(actor, circle),
        _("Only who facilitates this circle, or edits in its werkplaats, can do this."),
    )


def require_writing(actor: Actor, circle: Circle) -> None:
    """Refuse who neither keeps this circle nor takes part in it."""
    require(policies.can_write_in_circle(actor, circle), _("Only who takes part in this circle can do this."))


def event(
    actor: Actor, circle: Circle, act: str, left: Iterable[Left] = ()
) -> AbstractContextManager[AuditEvent]:
    """The audit event of an act in this circle; `left` is what may stay in its words."""
    return audited(actor=actor, act=act, subject=circle, werkplaats_id=circle.werkplaats_id, left=left)


def held_project(actor: Actor, project: Project) -> Project:
    """A project at work, for who works in it. Raises `Conflict` when it has ended."""
    found: Project = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    require(policies.can_work_in_project(actor, found), _("Only who takes part in this project can do this."))
    if found.state not in {ProjectState.PLANNED, ProjectState.RUNNING}:
        raise Conflict(_("This project has ended. What was learnt stands on its page."))
    return found
