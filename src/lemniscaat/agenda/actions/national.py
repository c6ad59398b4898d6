"""The national agenda: proposed by counting, decided by the secretariat. It adds up what regions ask and
choose, and never replaces it."""

from collections.abc import Collection, Iterable

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.enums import ENOUGH_REGIONS, NATIONAL_STATES, OPEN_STATES, NationalState
from lemniscaat.agenda.models import NationalItem, NationalRegion, Question
from lemniscaat.circulation.api import Step, agendise_issue, agendised, issues
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.kernel.privacy import check_words
from lemniscaat.network.api import Actor, AuditEvent, audited, system

COUNT = "agenda.count_regions"
LONGEST_REASON = 1_000

_AGENDISED = NationalState.AGENDISED

Figures = dict[int, tuple[int, int]]
"""Werkplaats id → public questions, and how many of these are open."""


@transactions.action
def agendise_nationally(
    *, actor: Actor, item: NationalItem, reason: str, kept: Collection[str] = ()
) -> NationalItem:
    """Put a proposed issue on the national agenda, with the reason everyone reads: a step of the
    lemniscate."""
    _decide(actor, item, NationalState.AGENDISED, reason, kept)
    agendise_issue(actor=actor, issue=item.issue, note=item.reason)
    return item


@transactions.action
def decline_nationally(
    *, actor: Actor, item: NationalItem, reason: str, kept: Collection[str] = ()
) -> NationalItem:
    """Leave a proposed issue off the national agenda, with the reason everyone reads. Regions go on with
    it; it can be put there later."""
    _decide(actor, item, NationalState.DECLINED, reason, kept)
    return item


@transactions.action
def count_later(*, issue_ids: Iterable[int | None]) -> None:
    """Leave word that the regions of these issues may have changed."""
    for pk in {pk for pk in issue_ids if pk is not None}:
        work.enqueue(COUNT, key=f"regions:{pk}", issue=pk)


def count_regions(issue: int) -> None:
    """The worker's errand: keep in which regions an issue lives; propose it from `ENOUGH_REGIONS` on, and
    take a proposal back that fell below. What was decided stays decided, also what was put on the agenda
    before anything was counted."""
    with transactions.opened():
        found = issues().prefetch_related(None).get(pk=issue)
        figures, step = _figures(issue), agendised(found)
        item: NationalItem | None = NationalItem.objects.filter(issue=found, round=found.round).first()
        if item is None and step is None and len(figures) < ENOUGH_REGIONS:
            return
        if item is not None and figures == _kept(item) and (step is None or item.state == _AGENDISED):
            return
        with audited(actor=system(), act="count_regions", subject=found) as audit:
            item = item or NationalItem.objects.create(audit=audit, issue=found, round=found.round)
            if step is not None and item.state != _AGENDISED:
                _follow(item, step, audit)
            _keep(item, figures, audit)


def _follow(item: NationalItem, step: Step, audit: AuditEvent) -> None:
    """Say of an issue that stands on the agenda by its step that it does, since when and why."""
    if item.state == NationalState.LAPSED:
        item.move(NationalState.PROPOSED, by=NATIONAL_STATES, audit=audit)
    item.move(_AGENDISED, by=NATIONAL_STATES, audit=audit)
    item.reason, item.decided_at = step.note, step.at
    item.save(audit=audit)


def _keep(item: NationalItem, figures: Figures, audit: AuditEvent) -> None:
    for region in item.regions.all():
        region.delete(audit=audit)
    NationalRegion.objects.bulk_create(
        [
            NationalRegion(item=item, werkplaats_id=pk, n_questions=n, n_open=n_open)
            for pk, (n, n_open) in figures.items()
        ],
        audit=audit,
    )
    wanted = NationalState.PROPOSED if len(figures) >= ENOUGH_REGIONS else NationalState.LAPSED
    if item.state in {NationalState.PROPOSED, NationalState.LAPSED} and item.state != wanted:
        item.move(wanted, by=NATIONAL_STATES, audit=audit)


def _figures(issue: int) -> Figures:
    rows = Question.objects.public().filter(issue=issue, werkplaats__isnull=False).order_by()
    counted = rows.values("werkplaats").annotate(
        n=Count("pk"), n_open=Count("pk", filter=Q(state__in=OPEN_STATES))
    )
    return {row["werkplaats"]: (row["n"], row["n_open"]) for row in counted}


def _kept(item: NationalItem) -> Figures:
    return {row.werkplaats_id: (row.n_questions, row.n_open) for row in item.regions.all()}


def _decide(
    actor: Actor, item: NationalItem, state: NationalState, reason: str, kept: Collection[str]
) -> None:
    require(policies.can_keep_national(actor), _("Only the secretariat keeps the national agenda."))
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise Invalid(_("Say why, in at most half a page: everyone reads it."))
    left = check_words(reason, kept=kept)
    with audited(actor=actor, act=f"national_{state}", subject=item, left=left) as audit:
        item.move(state, by=NATIONAL_STATES, audit=audit)
        item.reason, item.decided_at = reason, clock.now()
        item.save(audit=audit)
