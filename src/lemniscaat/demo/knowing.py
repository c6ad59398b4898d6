"""Knowledge: items drafted and published, factors proposed, weighed and moved."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from lemniscaat.demo import lessons, papers
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.knowledge import api as knowledge
from lemniscaat.vocabulary import api as vocabulary

AGES_IN = timedelta(days=365)
"""After which somebody looks whether a way of working is still right."""


def acts(cast: Cast, world: Row) -> Iterator[Act]:
    """The items and factors of a world. Some items stay a draft, to see that nobody else sees them."""
    issue = world["issue"]["slug"] if world["issue"] else ""
    for row in world["items"]:
        yield act(row["published"], Turn.PUBLISH, _item, cast, row, issue)
    for row in world["factors"]:
        yield from _factor(cast, row, issue)


def _item(cast: Cast, row: Row, issue: str) -> None:
    editor = cast.editor(row["werkplaats"])
    item = knowledge.draft_item(
        actor=editor,
        title=row["title"],
        kind=cast.kinds[row["kind"]],
        werkplaats=cast.werkplaatsen[row["werkplaats"]],
        publisher=row["organisation"],
        plain_summary=row["summary"],
        abstract=row["body"],
        year=int(row["published"][:4]),
        licence=knowledge.Licence.CC_BY,
        themes=[cast.themes[slug] for slug in row["themes"]],
        audiences=[cast.audiences[code] for code in row["audiences"]],
        four_os=[cast.four_os[code] for code in row["four_os"]],
        issues=[cast.issues[issue]],
        source_kinds=row["rests_on"],
        rung=row["rung"],
        rung_reason=_tried_in(cast, row) if (row["rung"] or 0) > vocabulary.Rung.IDEA else "",
        review_on=date.fromisoformat(row["published"][:10]) + AGES_IN if row["rung"] else None,
        is_invented=True,
    )
    cast.items[row["key"]] = item
    lessons.write(editor, item, row["key"])
    papers.add(editor, item, row["key"])
    if row["state"] != knowledge.ItemState.DRAFT:
        knowledge.submit_item(actor=editor, item=item)
    if row["state"] == knowledge.ItemState.PUBLISHED:
        knowledge.publish_item(actor=cast.desk(row["werkplaats"]), item=item)


def _tried_in(cast: Cast, row: Row) -> str:
    """What the rung of an item rests on, as far as its maker knows when she drafts it."""
    return _("Tried in %(where)s. It rests on %(sources)s.") % {
        "where": cast.werkplaatsen[row["werkplaats"]].short_name,
        "sources": ", ".join(str(vocabulary.SourceKind(kind).label) for kind in row["rests_on"]),
    }


def _factor(cast: Cast, row: Row, issue: str) -> Iterator[Act]:
    yield act(row["proposed"], Turn.WEIGH, _propose, cast, row, issue)
    for piece in row["evidence"]:
        yield act(piece["on"], Turn.WEIGH, _add_evidence, cast, row, piece)
    if row["analysed"]:
        yield act(row["analysed"], Turn.WEIGH, _move, cast, row, knowledge.FactorState.ANALYSED)
        yield act(row["analysed"], Turn.WEIGH, _raise, cast, row)
    if row["validated"]:
        yield act(row["validated"], Turn.WEIGH, _move, cast, row, knowledge.FactorState.VALIDATED)


def _propose(cast: Cast, row: Row, issue: str) -> None:
    cast.factors[row["key"]] = knowledge.propose_factor(
        actor=cast.secretariat(),
        issue=cast.issues[issue],
        what=row["what"],
        context=row["context"],
        for_whom=row["whom"],
        mechanism=row["mechanism"],
        is_invented=True,
    )


def _add_evidence(cast: Cast, row: Row, piece: Row) -> None:
    organisation = cast.organisations.get(piece["organisation"] or "")
    knowledge.add_evidence(
        actor=cast.partner(organisation.name) if organisation else cast.desk(piece["werkplaats"]),
        factor=cast.factors[row["key"]],
        direction=knowledge.Direction(piece["direction"]),
        source_kind=vocabulary.SourceKind(piece["kind"]),
        text=piece["text"],
        year=piece["year"],
        werkplaats=cast.werkplaatsen.get(piece["werkplaats"] or ""),
        subject=("organisation", organisation.uuid) if organisation else None,
    )


def _raise(cast: Cast, row: Row) -> None:
    knowledge.raise_rung(
        actor=cast.secretariat(),
        factor=cast.factors[row["key"]],
        rung=vocabulary.Rung(row["rung"]),
        reason=_rests_on(cast, row["evidence"]),
    )


def _rests_on(cast: Cast, evidence: list[Row]) -> str:
    """What a rung rests on, counted from its evidence."""
    against = sum(piece["direction"] == "contradicts" for piece in evidence)
    regions = dict.fromkeys(
        cast.werkplaatsen[piece["werkplaats"]].short_name for piece in evidence if piece["werkplaats"]
    )
    return _("%(for)d times for, %(against)d times against. Seen in: %(where)s.") % {
        "for": len(evidence) - against,
        "against": against,
        "where": ", ".join(regions),
    }


def _move(cast: Cast, row: Row, state: knowledge.FactorState) -> None:
    knowledge.move_factor(actor=cast.secretariat(), factor=cast.factors[row["key"]], state=state)
