"""What desks found to answer a question, and what not: what search can be measured by."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from lemniscaat.agenda.models import Judgement, Question, QuestionLink


def rejections(question: Question) -> list[tuple[str, UUID]]:
    """What does not answer it, as kind and uuid."""
    return list(Judgement.objects.filter(question=question).values_list("subject_kind", "subject_uuid"))


def judged_questions() -> Iterator[dict[str, Any]]:
    """Public questions of which a desk judged something, as lines of a test set: `q` the settled wording,
    `rel` what answers it, `not` what does not, `self` the question's own document. Things are named as
    the index names them: kind and uuid."""
    links = QuestionLink.objects.filter(undone_at=None).select_related("item")
    rows = Question.objects.public().select_related("issue")
    for row in rows.order_by("id").prefetch_related(Prefetch("links", links), "judgements"):
        right = [f"item:{link.item.uuid}" for link in row.links.all()]
        right += [f"issue:{row.issue.uuid}"] if row.issue else []
        wrong = [f"{one.subject_kind}:{one.subject_uuid}" for one in row.judgements.all()]
        if right or wrong:
            yield {"q": row.wording, "rel": right, "not": wrong, "self": f"question:{row.uuid}"}
