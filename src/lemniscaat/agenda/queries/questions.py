"""Reads of questions."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from lemniscaat.agenda.enums import OPEN_STATES, TALK_ACTS
from lemniscaat.agenda.models import Question, QuestionEvent, QuestionLink, Wording
from lemniscaat.circulation.api import Issue
from lemniscaat.kernel.reading import naming
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import VISITOR, Actor, Werkplaats, token_hash

WITH = ("werkplaats", "municipality", "issue")


def questions(actor: Actor) -> QuerySet[Question]:
    """Questions she may see, newest first."""
    return naming(Question.objects.visible_to(actor), *WITH)


def public_questions() -> QuerySet[Question]:
    """What everyone may read, newest first."""
    return naming(Question.objects.public(), *WITH)


def question_page(actor: Actor, slug: str) -> Question | None:
    """One public question by its address, with its linked items; None when not there or hidden."""
    return _whole(questions(actor)).filter(slug=slug).first()


def question_by_number(actor: Actor, number: str) -> Question | None:
    """One question by its number, for the desk."""
    return _whole(questions(actor)).filter(number=number).first()


def question_by_token(token: str) -> Question | None:
    """The question of a secret address, or None."""
    found = naming(Question.objects.filter(token_hash=token_hash(token)), *WITH)
    return _whole(found).first()


def asker_of(question: Question) -> Actor:
    """The actor that a secret address makes: she may see and speak for this question only."""
    return Actor(asks=frozenset({question.uuid}))


def thread(question: Question, *, with_internal: bool = False) -> QuerySet[QuestionEvent]:
    """What happened to a question, oldest first; undone and internal acts for the desk only."""
    events = question.events.select_related("by")
    return events if with_internal else events.filter(is_internal=False, undone_at=None)


def talk(question: Question) -> QuerySet[QuestionEvent]:
    """What desk and asker said to each other, oldest first; for the two of them alone."""
    return question.events.filter(act__in=TALK_ACTS, undone_at=None).select_related("by")


def wording_in_force(question: Question) -> Wording | None:
    """The last settled wording that stands, with who agreed."""
    found: Wording | None = question.wordings.filter(undone_at=None).last()
    return found


def questions_of_issue(issue: Issue, actor: Actor = VISITOR) -> QuerySet[Question]:
    """The questions of an issue, by region."""
    return questions(actor).filter(issue=issue).order_by("werkplaats__short_name", "-received_at")


def questions_without_knowledge(rows: QuerySet[Question]) -> QuerySet[Question]:
    """Asked and not known: those of these that are open and have no knowledge put with them."""
    linked = QuestionLink.objects.filter(undone_at=None).values("question")
    return rows.filter(state__in=OPEN_STATES).exclude(pk__in=linked)


def questions_by_werkplaats(issue: Issue) -> dict[Werkplaats | None, int]:
    """Werkplaats (None: the national desk) → how many public questions it asks here; two queries."""
    rows = Question.objects.public().filter(issue=issue).order_by().values("werkplaats")
    counts = {row["werkplaats"]: row["n"] for row in rows.annotate(n=Count("pk"))}
    found: dict[Werkplaats | None, int] = {
        werkplaats: counts[werkplaats.pk]
        for werkplaats in Werkplaats.objects.filter(pk__in=[pk for pk in counts if pk])
    }
    return found | ({None: counts[None]} if None in counts else {})


def questions_by_issue(issue_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Issue id → in how many werkplaatsen it is asked, and how many public questions; one query."""
    rows = Question.objects.public().filter(issue__in=list(issue_ids)).order_by().values("issue")
    counted = rows.annotate(regions=Count("werkplaats", distinct=True), n=Count("pk"))
    return {row["issue"]: (row["regions"], row["n"]) for row in counted}


def questions_by_uuid(actor: Actor, uuids: Iterable[UUID]) -> QuerySet[Question]:
    """Those of these questions that she may see."""
    return questions(actor).filter(uuid__in=list(uuids))


def questions_with_item(actor: Actor, item: Item) -> QuerySet[Question]:
    """Questions that this item helps with, or one that was merged with it."""
    same = Item.objects.merged_with(item)
    linked = QuestionLink.objects.filter(item__in=same, undone_at=None).values("question")
    return questions(actor).filter(pk__in=linked)


def open_questions_by_werkplaats() -> dict[int, int]:
    """Werkplaats id → public questions still open; one query."""
    rows = Question.objects.public().filter(state__in=OPEN_STATES).values("werkplaats")
    return {row["werkplaats"]: row["n"] for row in rows.annotate(n=Count("pk")) if row["werkplaats"]}


def _whole(questions: QuerySet[Question]) -> QuerySet[Question]:
    """All of the one question that is read, of what it names too, its links and themes."""
    links = QuestionLink.objects.filter(undone_at=None).select_related("item__kind", "item__werkplaats")
    return questions.defer(None).prefetch_related(Prefetch("links", links), "themes")
