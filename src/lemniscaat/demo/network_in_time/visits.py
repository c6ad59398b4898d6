"""Pages as a visitor gets them: where a closed thing would stand, if it stood anywhere."""

from collections.abc import Iterator, Sequence

from django.test import Client

from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network

MOST = 3
"""Things whose pages are read in one look, the newest: reading all would take longer than the years do."""

Closed = learning.Insight | learning.Circle | knowledge.Item


def telling(things: Sequence[tuple[str, Closed]]) -> Iterator[str]:
    """Paths of pages that tell the word of one of these things."""
    client = Client(headers={"host": "localhost"})
    for word, thing in things[-MOST:]:
        for path in dict.fromkeys(_paths(thing)):
            if word in client.get(path).content.decode():
                yield path


def werkplaats_of(thing: Closed) -> network.Werkplaats:
    """Whose it is; in the model nothing is made nationally."""
    werkplaats = thing.circle.werkplaats if isinstance(thing, learning.Insight) else thing.werkplaats
    assert werkplaats is not None  # noqa: S101
    return werkplaats


def _paths(thing: Closed) -> list[str]:
    """Its own page, its werkplaats's, its issue's."""
    page = thing.circle if isinstance(thing, learning.Insight) else thing
    kind = "item" if isinstance(page, knowledge.Item) else "circle"
    issues = page.issues.all() if isinstance(page, knowledge.Item) else [page.issue]
    around = [address("issue", issue.slug) for issue in issues if issue]
    return [address(kind, page.slug), address("werkplaats", werkplaats_of(page).slug), *around]
