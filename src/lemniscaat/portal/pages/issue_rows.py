"""The rows behind the figures of an issue: what was applied, what was not, what went over the middle."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Handover, HandoverState, Issue
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import resolve
from lemniscaat.knowledge.api import Item
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Use
from lemniscaat.network import api as network
from lemniscaat.portal import typed

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    label: str
    url: str
    where: str
    at: datetime | None = None
    text: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Rows:
    """`where` is the werkplaats that was asked for, "" for all."""

    issue: Issue
    title: str
    what: str
    rows: Sequence[Row]
    page: Page
    where: str = ""


def uses(issue: Issue, asked: QueryDict) -> Rows | None:
    """What was applied, in one werkplaats if one is asked for; None when there is no such one."""
    found, where = learning.uses_of_issue(issue), ""
    if slug := typed.line(asked.get("werkplaats", "")[:140]):
        werkplaats = network.werkplaatsen().filter(slug=slug).first()
        if werkplaats is None:
            return None
        found, where = found.filter(werkplaats=werkplaats), werkplaats.name
    what = _("Where somebody used what is known, and what came of it.")
    return _rows(issue, (_("Applied"), what), found, asked, _used, where)


def unused(issue: Issue, asked: QueryDict) -> Rows:
    """What others could do, and nobody told that she did."""
    what = _("Nobody has told yet that she used this. Did you? Tell your werkplaats what came of it.")
    return _rows(issue, (_("Known and not used"), what), learning.items_never_applied(issue), asked, _items)


def _answers() -> Mapping[str, tuple[str, frozenset[HandoverState]]]:
    """By `antwoord` in the address: its name, and what counts as such. What came back was accepted first."""
    return {
        "aanvaard": (_("Accepted"), frozenset({HandoverState.ACCEPTED, HandoverState.RETURNED})),
        "afgewezen": (_("Declined"), frozenset({HandoverState.DECLINED})),
        "teruggekomen": (_("Came back"), frozenset({HandoverState.RETURNED})),
    }


def crossings(issue: Issue, asked: QueryDict) -> Rows | None:
    """What was handed over, and what the other side said; with one answer if one is asked for, None when
    there is no such answer."""
    what = _("What was handed over between regions and the country, and what came of it.")
    found, title = circulation.handovers_of_issue(issue), _("Over the middle")
    if answer := asked.get("antwoord", ""):
        if answer not in _answers():
            return None
        title, states = _answers()[answer]
        found = found.filter(state__in=states)
    return _rows(issue, (title, what), found, asked, _handed)


ROWS: Mapping[str, Callable[[Issue, QueryDict], Rows | None]] = {
    "toegepast": uses,
    "ongebruikt": unused,
    "oversteken": crossings,
}
"""By the last part of the address."""


def _rows(
    issue: Issue,
    words: tuple[str, str],
    found: QuerySet[Any],
    asked: QueryDict,
    shown: Callable[[Sequence[Any]], list[Row]],
    where: str = "",
) -> Rows:
    page = Paginator(found, A_PAGE).get_page(asked.get("page"))
    return Rows(issue, *words, shown(list(page)), page, where)


def _used(uses: Sequence[Use]) -> list[Row]:
    return [
        Row(
            _("Applied"),
            use.headline,
            f"{address('item', use.item.slug)}#toepassing-{use.uuid}",
            str(use.werkplaats),
            use.at,
            use.story,
            "ok",
        )
        for use in uses
    ]


def _items(items: Sequence[Item]) -> list[Row]:
    return [
        Row(
            item.kind.label,
            item.title,
            address("item", item.slug),
            str(item.werkplaats or _("National")),
            item.published_at,
            item.plain_summary,
        )
        for item in items
    ]


def _handed(handovers: Sequence[Handover]) -> list[Row]:
    subjects = resolve((row.subject_kind, row.subject_uuid) for row in handovers)
    return [_crossed(row, subjects) for row in handovers]


def _crossed(row: Handover, subjects: Mapping[Any, Any]) -> Row:
    subject = subjects.get((row.subject_kind, row.subject_uuid))
    said = row.became if row.state == HandoverState.RETURNED else row.reason
    where = _("from %(from)s to %(to)s") % {"from": row.werkplaats, "to": row.to}
    url = subject.url if subject else ""
    return Row(
        row.get_state_display(), row.subject_label, url, where, row.offered_at, said or row.hope, "over"
    )
