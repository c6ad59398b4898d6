"""Play the years in one way, in a database that holds nothing yet, and tell what came of it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from lemniscaat.demo.network_in_time import desks, nation, research
from lemniscaat.demo.network_in_time.assumptions import assumed
from lemniscaat.demo.network_in_time.checks import differing
from lemniscaat.demo.network_in_time.days import Days, Progress
from lemniscaat.demo.network_in_time.figures import figures
from lemniscaat.demo.network_in_time.ground import lay
from lemniscaat.demo.network_in_time.ways import Way
from lemniscaat.demo.network_in_time.world import World
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock, ids, transactions
from lemniscaat.kernel.errors import Conflict
from lemniscaat.network import api as network


def play(*, days: int, seed: int, way: Way, progress: Progress = lambda done, total: None) -> dict[str, Any]:
    """The figures of so many days. Raises `Conflict` on a database that holds anything."""
    if network.werkplaatsen().exists() or network.User.objects.exists():
        raise Conflict(_("The model needs an empty database of its own."))
    with ids.seeded(seed), override("nl"):
        world = _begin(days, seed, way)
        world.days.play(progress)
        with clock.held(world.days.moment()):
            look(world, everything=True)
            leaked = world.outsider.leaks
            return figures() | {"leaks": len(leaked), "leaked": leaked, "differing": differing()}


def _begin(length: int, seed: int, way: Way) -> World:
    days = Days(length)
    with clock.held(days.moment()):
        with transactions.opened():
            world = lay(way, seed, days)
        discovery.rebuild()
    desks.ask_for_years(world, research.begin)
    nation.keep(world)
    days.every(assumed("indexing"), bring_up_to_date)
    days.every(assumed("outsider"), lambda: look(world))
    return world


def bring_up_to_date() -> None:
    """Let the index follow what changed since the last time, as the worker does all day."""
    while discovery.apply_changes():
        pass


def look(world: World, *, everything: bool = False) -> None:
    """An outsider looks, once all that happened can be found."""
    bring_up_to_date()
    with transactions.opened():
        world.outsider.look(world.places[0].editor, everything=everything)
