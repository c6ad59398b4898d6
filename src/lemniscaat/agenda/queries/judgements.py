"""What desks and askers found to answer a question, and what not: what search can be measured by."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from lemniscaat.agenda.models import Judgement, Question, QuestionLink


def rejections(question: Question) -> list[tuple[str, UUID]]:
    """What its desk said does not answer it, as kind and uuid."""
    rows = Judgement.objects.filter(question=question, by_asker=False, helps=False)
    return list(rows.values_list("subject_kind", "subject_uuid"))


def judged_by_asker(question: Question) -> dict[UUID, bool]:
    """What she judged → whether it helps her."""
    return {uuid: helps for _kind, uuid, helps in judgements_of_asker(question)}


def judgements_of_asker(question: Question) -> list[tuple[str, UUID, bool]]:
    """What she judged, as kind and uuid, and whether it helps her."""
    rows = Judgement.objects.filter(question=question, by_asker=True)
    return list(rows.values_list("subject_kind", "subject_uuid", "helps"))


def judged_questions() -> Iterator[dict[str, Any]]:
    """Public questions of which somebody judged something, as lines of a test set: `q` the settled wording,
    `rel` what answers it, `not` what does not, `self` the question's own document. Things are named as
    the index names them: kind and uuid. What desk and asker disagree on stands in neither."""
    links = QuestionLink.objects.filter(undone_at=None).select_related("item")
    rows = Question.objects.public().select_related("issue")
    for row in rows.order_by("id").prefetch_related(Prefetch("links", links), "judgements"):
        right = [f"item:{link.item.uuid}" for link in row.links.all()]
        right += [f"issue:{row.issue.uuid}"] if row.issue else []
        judged = [
            (f"{one.subject_kind}:{one.subject_uuid}", one.helps)
            for one in row.judgements.all()
            if one.subject_kind != "theme"
        ]
        wrong = [name for name, helps in judged if not helps]
        right += [name for name, helps in judged if helps]
        right, wrong = _apart(right, wrong), _apart(wrong, right)
        if right or wrong:
            yield {"q": row.wording, "rel": right, "not": wrong, "self": f"question:{row.uuid}"}


def _apart(names: list[str], others: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name not in others]
