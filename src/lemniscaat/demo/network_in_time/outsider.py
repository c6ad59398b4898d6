"""Somebody from outside looks now and then whether anything closed can be seen: in searches, counts, lists,
labels and pages. Everything closed gets a word of its own, that stands nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.demo.network_in_time import visits
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import ids, subjects
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR

Closed = learning.Insight | learning.Circle | knowledge.Item

LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
LENGTH = 14
A_PAGE = 100


@dataclass
class Outsider:
    """What is closed, and what of it was seen all the same."""

    closed: dict[tuple[str, UUID], tuple[str, Closed]] = field(default_factory=dict)
    """By kind and uuid: its word, and the thing."""
    leaks: list[str] = field(default_factory=list)
    looks: int = 0
    _new: list[str] = field(default_factory=list)

    def secret(self) -> str:
        """A word that stands nowhere else."""
        return ids.new_uuid().hex[:LENGTH].translate(LETTERS)

    def keep(self, word: str, thing: Closed) -> None:
        """From now on this is closed. Of a circle it is what the next group should know."""
        self.closed[_kind(thing), thing.uuid] = (word, thing)
        self._new.append(word)

    def opened(self, thing: Closed) -> None:
        """It is for everyone now."""
        word, _ = self.closed.pop((_kind(thing), thing.uuid))
        self._new = [other for other in self._new if other != word]

    def look(self, neighbour: network.Actor, *, everything: bool = False) -> None:
        """Look as a visitor, and as a neighbour, who works in one werkplaats and sees nothing of others:
        by the words of what was closed since the last look, or of all of it."""
        self.looks += 1
        words = {word for word, _ in self.closed.values()} if everything else set(self._new)
        things = [(word, thing) for word, thing in self.closed.values() if word in words]
        self._new = []
        self.leaks += [*self._lists(), *self._labels(), *self._everything_found(), *_counts()]
        self.leaks += [f"page {path}" for path in visits.telling(things)]
        for word, thing in things:
            self.leaks += _searches(word)
            is_hers = visits.werkplaats_of(thing).pk in neighbour.werkplaats_ids()
            if not is_hers and discovery.search_closed(neighbour, word):
                self.leaks.append(f"the neighbour's search for {word}")

    def _uuids(self, kind: str) -> list[UUID]:
        return [uuid for its, uuid in self.closed if its == kind]

    def _lists(self) -> Iterator[str]:
        """Rows that a visitor is given."""
        lists = {
            "insight": learning.Insight.objects.visible_to(VISITOR).filter(uuid__in=self._uuids("insight")),
            "item": knowledge.items(VISITOR).filter(uuid__in=self._uuids("item")),
            "gathering": learning.Gathering.objects.visible_to(VISITOR),
            "question": agenda.questions(VISITOR).filter(published_at=None),
            "step": circulation.steps(VISITOR).filter(subject_uuid__in=[uuid for _, uuid in self._private()]),
        }
        for name, rows in lists.items():
            yield from (f"list of {name}: {row.uuid}" for row in rows)

    def _private(self) -> list[tuple[str, UUID]]:
        """What is closed as a whole: that a circle exists is public."""
        return [pointer for pointer in self.closed if pointer[0] != "circle"]

    def _labels(self) -> Iterator[str]:
        """Things that a step or link would name."""
        yield from (f"label of {kind}: {uuid}" for kind, uuid in subjects.resolve(self._private()))

    def _everything_found(self) -> Iterator[str]:
        """Whatever a search without words gives, page by page, and whether it counts more than it gives."""
        private, page, given, total = set(self._private()), 1, 0, 0
        while (found := discovery.search("", page=page, per_page=A_PAGE)).hits:
            yield from (
                f"search: {hit.kind} {hit.uuid}" for hit in found.hits if (hit.kind, hit.uuid) in private
            )
            given, total, page = given + len(found.hits), found.total, page + 1
        if given != total:
            yield f"search counts {total} and gives {given}"


def _kind(thing: Closed) -> str:
    return str(thing._meta.model_name)


def _counts() -> Iterator[str]:
    """Figures of flow, that count what is public and nothing else."""
    public = {place: count for place, (count, _) in circulation.recount().items()}
    shown = {place: flow.under_way for place, flow in circulation.flow().items()}
    if shown != public:
        yield f"flow counts {shown}, public are {public}"


def _searches(word: str) -> Iterator[str]:
    """The word itself, searched, matched and half typed."""
    result = discovery.search(word)
    if result.total or result.hits or result.did_you_mean:
        yield f"search for {word}"
    if discovery.match(f"Wat weten we over {word}?").groups:
        yield f"match of {word}"
    if discovery.suggest(word[:-2]):
        yield f"suggestion for {word}"
