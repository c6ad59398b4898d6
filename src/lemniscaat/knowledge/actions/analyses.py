"""Analysis over cases: begin one from the evidence, work on its matrix, and what its publication means."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from lemniscaat.circulation.api import Activity, Issue, Phase, begin_journey, record_step
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.changing import require_draft
from lemniscaat.knowledge.actions.items import draft_item
from lemniscaat.knowledge.actions.telling_analyses import tell_group
from lemniscaat.knowledge.enums import FACTOR_STATES, Direction, FactorState, Finding, Outcome
from lemniscaat.knowledge.models import (
    Analysis,
    AnalysisCase,
    AnalysisCell,
    AnalysisColumn,
    Evidence,
    Factor,
    Item,
)
from lemniscaat.knowledge.queries.analyses import ANALYSIS_KIND
from lemniscaat.network.api import Actor, AuditEvent, Werkplaats, audited, system
from lemniscaat.vocabulary.api import Kind, KindGroup, WorkType, define_kind, kinds

MOST_CASES, MOST_FACTORS = 60, 20
"""What one can still look over, and what a page can hold."""

LONGEST_REMARK = 600
FEWEST_WERKPLAATSEN = 2

FOUND = {
    frozenset({Direction.SUPPORTS}): Finding.WORKED,
    frozenset({Direction.CONTRADICTS}): Finding.DID_NOT,
}
"""What evidence that points one way says of a case; what points both ways is unclear, and not averaged."""


@transactions.action
def begin_analysis(
    *,
    actor: Actor,
    issue: Issue,
    werkplaats: Werkplaats,
    others: Iterable[Werkplaats],
    title: str,
    is_invented: bool = False,
) -> Analysis:
    """Begin an analysis over the cases of an issue, as a draft of this werkplaats, with at least one other.
    Its matrix is what the evidence says now."""
    group = {werkplaats.pk: werkplaats} | {other.pk: other for other in others}
    if len(group) < FEWEST_WERKPLAATSEN:
        raise Invalid(_("Choose another werkplaats to do this with: cases are compared over regions."))
    item = draft_item(
        actor=actor,
        title=title,
        kind=_kind(),
        werkplaats=werkplaats,
        issues=[issue],
        themes=list(issue.themes.all()),
        is_invented=is_invented,
    )
    with audited(actor=actor, act="begin_analysis", subject=item, werkplaats_id=werkplaats.pk) as audit:
        analysis: Analysis = Analysis.objects.create(audit=audit, item=item, issue=issue)
        analysis.werkplaatsen.set(group.values())
        _bring_in(audit, analysis)
    tell_group(analysis, [other for pk, other in group.items() if pk != werkplaats.pk], by=actor)
    return analysis


@transactions.action
def renew_analysis(*, actor: Actor, analysis: Analysis) -> Analysis:
    """Bring in what evidence there is by now. What somebody wrote stays."""
    _require_open(actor, analysis)
    with _acting(actor, analysis, "renew_analysis") as audit:
        _bring_in(audit, analysis)
    return analysis


@transactions.action
def fill_cell(
    *,
    actor: Actor,
    cell: AnalysisCell,
    finding: Finding | str,
    remark: str = "",
    as_read: int,
    kept: Collection[str] = (),
) -> AnalysisCell:
    """Say what was found of a factor in a case. `as_read` is the turn she saw: when somebody wrote since,
    she is told, and nothing is written."""
    analysis = cell.case.analysis
    _require_open(actor, analysis)
    left = check_words(remark, kept=kept)
    _take_turn(cell, as_read)
    with _acting(actor, analysis, "fill_cell", left) as audit:
        cell.finding, cell.remark = finding, _short(remark)
        cell.save(audit=audit)
    return cell


@transactions.action
def tell_outcome(
    *,
    actor: Actor,
    case: AnalysisCase,
    label: str,
    outcome: Outcome | str,
    remark: str = "",
    as_read: int,
    kept: Collection[str] = (),
) -> AnalysisCase:
    """Say what a case is called and what came of it; as `fill_cell`."""
    _require_open(actor, case.analysis)
    if not label.strip():
        raise Invalid(_("Say which case it is."))
    left = check_words(label, remark, kept=kept)
    _take_turn(case, as_read)
    with _acting(actor, case.analysis, "tell_outcome", left) as audit:
        case.label, case.outcome, case.remark = label.strip()[:200], outcome, _short(remark)
        case.save(audit=audit)
    return case


@transactions.action
def add_case(
    *, actor: Actor, analysis: Analysis, werkplaats: Werkplaats, label: str, kept: Collection[str] = ()
) -> AnalysisCase:
    """Add a case of which there is no evidence yet, of a werkplaats of the group."""
    _require_open(actor, analysis)
    if not label.strip():
        raise Invalid(_("Say which case it is."))
    if werkplaats not in analysis.werkplaatsen.all():
        raise Invalid(_("Choose a werkplaats that takes part in this analysis."))
    if analysis.cases.count() >= MOST_CASES:
        raise Invalid(_("An analysis has at most %(n)s cases. Take one out first.") % {"n": MOST_CASES})
    left = check_words(label, kept=kept)
    with _acting(actor, analysis, "add_case", left) as audit:
        case: AnalysisCase = AnalysisCase.objects.create(
            audit=audit, analysis=analysis, werkplaats=werkplaats, label=label.strip()[:200]
        )
        _fill(audit, [case], list(analysis.columns.all()), {})
    return case


@transactions.action
def remove_case(*, actor: Actor, case: AnalysisCase) -> None:
    """Take a case out, with what was found of it. Evidence itself stays where it is."""
    analysis = case.analysis
    _require_open(actor, analysis)
    with _acting(actor, analysis, "remove_case") as audit:
        for cell in AnalysisCell.objects.filter(case=case):
            cell.delete(audit=audit)
        case.delete(audit=audit)


def check_analysis(item: Item) -> None:
    """Refuse to publish an analysis that compares nothing over regions."""
    analysis = Analysis.objects.filter(item=item).first()
    if analysis is None:
        return
    told = AnalysisCell.objects.filter(case__analysis=analysis).exclude(finding="").order_by()
    places = set(told.values_list("case__werkplaats", flat=True))
    if len(places) < FEWEST_WERKPLAATSEN:
        raise Invalid(
            _("Compare cases of two werkplaatsen first: there is something told of %(n)s now.")
            % {"n": len(places)}
        )


def let_analysis_count(actor: Actor, item: Item) -> None:
    """It was published: a step of analysing working factors, and the factors that were compared over two
    werkplaatsen are analysed from now on."""
    analysis = Analysis.objects.filter(item=item).select_related("issue").first()
    if analysis is None:
        return
    issue = analysis.issue
    journey = begin_journey(
        kind="issue", uuid=issue.uuid, label=issue.title, issue=issue, phase=Phase.OPSCHALEN, is_public=True
    )
    record_step(
        actor=actor,
        activity=Activity.ANALYSE,
        journey=journey,
        subject=("item", item.uuid, item.title),
        cause=f"analysis:{analysis.uuid}",
        werkplaats=item.werkplaats,
    )
    told = AnalysisCell.objects.filter(case__analysis=analysis).exclude(finding="").order_by()
    over = told.values("column__factor").annotate(n=models.Count("case__werkplaats", distinct=True))
    compared = over.filter(n__gte=FEWEST_WERKPLAATSEN).values("column__factor")
    for factor in Factor.objects.filter(pk__in=compared, state=FactorState.PROPOSED):
        with audited(actor=actor, act="factor_analysed", subject=factor) as audit:
            factor.move(FactorState.ANALYSED, by=FACTOR_STATES, audit=audit)
        work.mark_changed("factor", factor.uuid)
    work.mark_changed("issue", issue.uuid)


def _require_open(actor: Actor, analysis: Analysis) -> None:
    """It is hers to work on now. Holds the item: who submits, renews or writes meanwhile waits."""
    require(
        policies.can_edit_analysis(actor, analysis),
        _("This analysis is made by other werkplaatsen. Ask them what you miss."),
    )
    require_draft(Item.objects.select_for_update(of=("self",)).get(pk=analysis.item_id))


def _acting(actor: Actor, analysis: Analysis, act: str, left: Iterable[Left] = ()) -> Any:
    item = analysis.item
    return audited(actor=actor, act=act, subject=item, werkplaats_id=item.werkplaats_id, left=left)


def _take_turn(row: AnalysisCell | AnalysisCase, as_read: int) -> None:
    """Only if nobody wrote here since it was read: of two at once, one."""
    rows: models.QuerySet[Any] = models.QuerySet(type(row))
    if rows.filter(pk=row.pk, turn=as_read).update(turn=as_read + 1) != 1:
        raise Conflict(
            _(
                "Somebody else wrote here while you were busy: what stands now is shown above. "
                "What you typed is still here. Save again to put yours in its place."
            )
        )
    row.turn = as_read + 1


def _bring_in(audit: AuditEvent, analysis: Analysis) -> None:
    """Cases, factors and cells that the evidence has and the matrix has not; what nobody wrote follows it."""
    evidence = _by_place(analysis)
    columns = _columns(audit, analysis)
    cases = _cases(audit, analysis, evidence)
    _fill(audit, cases, columns, evidence)


def _by_place(analysis: Analysis) -> dict[str, dict[int, list[Evidence]]]:
    """Key of a case → factor id → what was seen there. What is national is no case of a region."""
    found: dict[str, dict[int, list[Evidence]]] = {}
    rows = Evidence.objects.standing().filter(factor__issue=analysis.issue).exclude(werkplaats=None)
    rows = rows.exclude(factor__state=FactorState.WITHDRAWN).select_related("werkplaats", "item")
    for piece in rows.order_by("id"):
        found.setdefault(_key(piece), {}).setdefault(piece.factor_id, []).append(piece)
    return found


def _key(piece: Evidence) -> str:
    thing = piece.item.uuid if piece.item is not None else piece.subject_uuid
    return f"{piece.werkplaats_id}:{thing or piece.year or ''}"


def _named(piece: Evidence) -> str:
    public = piece.item.title if piece.item is not None and piece.item.published_at else ""
    name = public or piece.subject_label
    year = str(piece.year) if piece.year else ""
    return (name or f"{piece.werkplaats} {year}".strip())[:200]


def _columns(audit: AuditEvent, analysis: Analysis) -> list[AnalysisColumn]:
    known = {column.factor_id: column for column in analysis.columns.all()}
    standing = Factor.objects.public().filter(issue=analysis.issue).order_by("-rung", "id")
    for factor in standing[: max(0, MOST_FACTORS - len(known))] if len(known) < MOST_FACTORS else ():
        if factor.pk not in known:
            known[factor.pk] = AnalysisColumn.objects.create(audit=audit, analysis=analysis, factor=factor)
    return list(known.values())


def _cases(
    audit: AuditEvent, analysis: Analysis, evidence: Mapping[str, Mapping[int, list[Evidence]]]
) -> list[AnalysisCase]:
    """Of the werkplaatsen of the group alone: another's cases are not theirs to judge."""
    group = {place.pk for place in analysis.werkplaatsen.all()}
    known = {case.key: case for case in analysis.cases.all()}
    for key, by_factor in evidence.items():
        first = next(iter(by_factor.values()))[0]
        if key in known or first.werkplaats_id not in group or len(known) >= MOST_CASES:
            continue
        known[key] = AnalysisCase.objects.create(
            audit=audit, analysis=analysis, werkplaats=first.werkplaats, key=key, label=_named(first)
        )
    return list(known.values())


def _fill(
    audit: AuditEvent,
    cases: list[AnalysisCase],
    columns: list[AnalysisColumn],
    evidence: Mapping[str, Mapping[int, list[Evidence]]],
) -> None:
    known = {(cell.case_id, cell.column_id): cell for cell in AnalysisCell.objects.filter(case__in=cases)}
    for case in cases:
        for column in columns:
            pieces = evidence.get(case.key, {}).get(column.factor_id, []) if case.key else []
            cell = known.get((case.pk, column.pk)) or AnalysisCell(case=case, column=column)
            if cell.turn == 0 and (not cell.pk or pieces):
                cell.finding = _found(pieces)
                cell.remark = _short(" ".join(piece.text for piece in pieces))
                cell.save(audit=audit)


def _found(pieces: Iterable[Evidence]) -> str:
    sides = frozenset(Direction(piece.direction) for piece in pieces)
    return FOUND.get(sides, Finding.UNCLEAR) if sides else ""


def _short(remark: str) -> str:
    said = remark.strip()
    return said if len(said) <= LONGEST_REMARK else said[: LONGEST_REMARK - 1].rstrip() + "…"


def _kind() -> Kind:
    """The kind of an analysis, which the network needs as soon as it makes its first."""
    found = kinds().filter(code=ANALYSIS_KIND).first()
    if found is not None:
        return found
    with override(None):
        return define_kind(
            actor=system(),
            code=ANALYSIS_KIND,
            label="Praktijkanalyse",
            plural="Praktijkanalyses",
            group=KindGroup.RESEARCH,
            work_type=WorkType.REPORT,
        )
