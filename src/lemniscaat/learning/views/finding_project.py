"""The project an address is about, for who may do something there; any other is not there."""

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Missing
from lemniscaat.learning import api
from lemniscaat.learning.api import Project
from lemniscaat.network.api import Actor


def found_project(slug: str) -> Project:
    """That it exists is public."""
    found = api.project_page(slug)
    if found is None:
        raise Missing(_("There is no such project."))
    return found


def changed_project(actor: Actor, slug: str) -> Project:
    """For who changes it."""
    found = found_project(slug)
    if not api.can_change_project(actor, found):
        raise Missing(_("There is nothing here for you to change."))
    return found


def worked_project(actor: Actor, slug: str) -> Project:
    """For who works in it."""
    found = found_project(slug)
    if not api.can_work_in_project(actor, found):
        raise Missing(_("There is nothing here for you to change."))
    return found
