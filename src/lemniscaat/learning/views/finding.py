"""The circle an address is about, for who may do something there; any other is not there."""

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Missing
from lemniscaat.learning import api
from lemniscaat.learning.api import Circle, Place
from lemniscaat.network.api import Actor


def found_circle(actor: Actor, slug: str) -> tuple[Circle, Place]:
    """With what this actor is to it."""
    found = api.circle_page(actor, slug)
    if found is None:
        raise Missing(_("There is no such circle."))
    return found, api.place_of(actor, found)


def kept_circle(actor: Actor, slug: str) -> tuple[Circle, Place]:
    """For who keeps it."""
    found, place = found_circle(actor, slug)
    if not place.keeps:
        raise Missing(_("There is nothing here for you to change."))
    return found, place
