"""A question that belongs to no issue yet: its desk names one, and the question is the first of it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.desk import join_to_issue
from lemniscaat.agenda.models import Question, QuestionEvent
from lemniscaat.circulation.api import issues, name_issue
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.kernel.privacy import check_words
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.network.api import Actor

LONGEST_TITLE = 200
LONGEST_SUMMARY = 2_000


@transactions.action
def join_to_new_issue(
    *, actor: Actor, question: Question, title: str, summary: str, kept: Collection[str] = ()
) -> QuestionEvent:
    """Name the issue, with the themes of the question, and let the question become part of it. Undone, the
    question leaves it; the issue stays, for others may have joined it."""
    title, summary = " ".join(title.split()), summary.strip()
    if not title or len(title) > LONGEST_TITLE:
        raise Invalid(_("Give the issue a name of at most 200 characters."))
    if not summary or len(summary) > LONGEST_SUMMARY:
        raise Invalid(_("Tell in a few sentences what the issue is about."))
    left = check_words(title, summary, kept=kept)
    rows = issues().prefetch_related(None)
    if rows.filter(title__iexact=title).exists():
        raise Conflict(_("There is an issue with this name already. Choose it from the list."))
    issue = name_issue(
        actor=actor,
        slug=free_slug(rows, title, most=110),
        title=title,
        summary=summary,
        themes=question.themes.all(),
    )
    return join_to_issue(actor=actor, question=question, issue=issue, left=left)
