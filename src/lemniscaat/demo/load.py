"""Fill an empty database: lay the ground, then play the story in order of time."""

from collections.abc import Callable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import override

from lemniscaat.circulation import api as circulation
from lemniscaat.demo import (
    accounts,
    agendas,
    asking,
    circles,
    comparing,
    crossing,
    desks,
    dossiers,
    files,
    ground,
    groups,
    knowing,
    lessons,
    projects,
    rounds,
    searching,
)
from lemniscaat.demo.act import Act
from lemniscaat.demo.cast import SET_UP, Cast, at
from lemniscaat.kernel import ids, transactions
from lemniscaat.kernel.errors import Conflict
from lemniscaat.kernel.models import Job
from lemniscaat.network import api as network

Progress = Callable[[int, int], None]
"""Called with how many acts are done, and of how many."""

WORKING_MINUTES = 8 * 60


def load(*, seed: int, progress: Progress = lambda done, total: None) -> None:
    """Load the demonstration, whole or not at all; one that is there already is left as it is.

    Raises `Conflict` on a database with other data.
    """
    if is_loaded():
        return
    if network.werkplaatsen().exists() or network.User.objects.exists():
        raise Conflict(_("The database holds data that is no demonstration. Choose an empty one."))
    with transactions.opened(), ids.seeded(seed), override("nl"):
        cast = Cast()
        with at(SET_UP):
            ground.lay(cast)
            accounts.open_all(cast)
            ground.lay_facts(cast)
        _play(sorted(_story(cast), key=lambda act: (act.on, act.turn)), progress)
        # The story tells itself what was offered to whom, and when.
        Job.objects.filter(name=circulation.OFFER_AROUND).delete()
        searching.lay()


def is_loaded() -> bool:
    """Whether this database holds the demonstration."""
    first = accounts.accounts()[0]
    return bool(network.User.objects.filter(email=first.email).exists())


def _story(cast: Cast) -> Iterator[Act]:
    yield from agendas.acts(cast)
    yield from asking.acts_on_record(cast)
    yield from rounds.acts(cast)
    yield from desks.acts(cast)
    yield from dossiers.acts(cast)
    yield from comparing.acts(cast)
    yield from lessons.acts(cast)
    yield from circles.acts(cast)
    yield from projects.acts(cast)
    for world in files.worlds():
        yield from crossing.acts(cast, world)
        yield from knowing.acts(cast, world)
        yield from asking.acts(cast, world)
        yield from groups.acts(cast, world)


def _play(story: list[Act], progress: Progress) -> None:
    """Do the acts of each day one after another, spread over its working hours."""
    done = 0
    for day, acts in groupby(story, key=lambda act: act.on):
        today = list(acts)
        for number, act in enumerate(today):
            with at(day, WORKING_MINUTES * number // len(today)):
                act.do()
            done += 1
            progress(done, len(story))
