"""The shape of what comes back, for pages, commands and the API alike."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit was found: where, in words for people, and which words of the document. Of whom one can
    call: what they did, and the titles."""

    label: str
    terms: Sequence[str]

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"label": self.label, "terms": list(self.terms)}


@dataclass(frozen=True, slots=True)
class Answer:
    """The piece of text that answers: `marks` are places in `text`, `where` is in words. `covers` is how much
    of what was asked stands in it (0–1): a title may answer more."""

    text: str
    marks: Sequence[tuple[int, int]]
    where: str
    covers: float

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"text": self.text, "marks": [list(mark) for mark in self.marks], "where": self.where}


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found. `url` has no host; `score` is 0–1: how much of what was asked it covers,
    the rare words weighing most."""

    kind: str
    uuid: UUID
    group: str
    title: str
    url: str
    score: float
    why: Sequence[Reason]
    passage: Answer | None
    kind_label: str
    meta: Sequence[str] = ()
    date: dt.date | None = None

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "kind": self.kind,
            "uuid": str(self.uuid),
            "title": self.title,
            "url": self.url,
            "score": self.score,
            "why": [reason.as_dict() for reason in self.why],
            "passage": self.passage.as_dict() if self.passage else None,
        }


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet, with how many documents one would get by choosing it."""

    value: str
    label: str
    count: int
    chosen: bool = False

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"value": self.value, "label": self.label, "count": self.count}


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits. Without `ready` there is no index to search at this moment: it is being made.
    `understood` is False when the text holds no word one can search by; of very many hits the numbers
    are not `exact`."""

    query: str
    took_ms: float
    total: int
    hits: Sequence[Hit]
    facets: Mapping[str, Sequence[FacetCount]]
    did_you_mean: str | None = None
    page: int = 1
    pages: int = 1
    ready: bool = True
    understood: bool = True
    exact: bool = True

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "query": self.query,
            "took_ms": self.took_ms,
            "total": self.total,
            "hits": [hit.as_dict() for hit in self.hits],
            "facets": {name: [count.as_dict() for count in counts] for name, counts in self.facets.items()},
            "did_you_mean": self.did_you_mean,
            **({} if self.exact else {"exact": False}),
            **_unless(self.ready),
        }


@dataclass(frozen=True, slots=True)
class MatchGroup:
    """The good hits of one group, best first."""

    group: str
    hits: Sequence[Hit]

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"group": self.group, "hits": [hit.as_dict() for hit in self.hits]}


@dataclass(frozen=True, slots=True)
class MatchResult:
    """What there is on a question, by group; a group without anything good is left out."""

    query: str
    took_ms: float
    groups: Sequence[MatchGroup] = field(default_factory=tuple)
    ready: bool = True

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        groups = [group.as_dict() for group in self.groups]
        return {"query": self.query, "took_ms": self.took_ms, "groups": groups, **_unless(self.ready)}

    def __bool__(self) -> bool:
        return bool(self.groups)


def _unless(ready: bool) -> dict[str, bool]:
    """Said only when there is no index to search: it is being made."""
    return {} if ready else {"ready": False}
