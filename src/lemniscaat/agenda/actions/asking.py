"""A question comes in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lemniscaat.agenda import working_days
from lemniscaat.agenda.actions.turns import Turn
from lemniscaat.agenda.enums import Act, Origin, QuestionState
from lemniscaat.agenda.models import Question
from lemniscaat.kernel import clock, ids, transactions, work
from lemniscaat.kernel.errors import Invalid
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.network.api import Actor, AuditEvent, Municipality, Werkplaats, audited, token_hash

NATIONAL_RESPONSE_DAYS = 5
ATTEMPTS = 5
LONGEST = 5_000
"""Characters of one answer on the form: two pages, more than anyone tells a colleague."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that came in, and the secret of its own page: shown once, kept nowhere."""

    question: Question
    token: str


@transactions.action
def ask_question(
    *,
    actor: Actor,
    original: str,
    werkplaats: Werkplaats | None,
    municipality: Municipality | None = None,
    why: str = "",
    tried: str = "",
    perspective: str = "",
    role: str = "",
    kept: Collection[str] = (),
    origin: Origin = Origin.SITE,
    form_key: UUID | None = None,
    token: str = "",
    source: str = "",
    is_invented: bool = False,
    held_for: str = "",
) -> Asked:
    """Take in a question, in the asker's own words, at the desk of `werkplaats` (None: national).

    Everything she wrote is screened first: `PersonalDataFound` is raised, and nothing kept, unless
    each finding's text is in `kept`, which are those she chose to leave; a mapping says why, and that is
    kept in the audit event. The same `form_key` twice raises `Invalid`: the form had been sent already.
    A form may bring the secret of the page of its own (`token`, 256 bits), so that sending it twice leads
    to the same page. With a reason in `held_for`
    (a `Hold`) it does not come in: it is held until the desk has looked at it.
    """
    words = {"original": original.strip(), "why": why.strip(), "tried": tried.strip(), "role": role.strip()}
    left = _check(words, kept)
    if form_key is not None and Question.objects.filter(form_key=form_key).exists():
        raise Invalid(_("This question has been sent already."))
    token = token or ids.new_secret()
    desk = werkplaats.pk if werkplaats else None
    with audited(actor=actor, act="ask_question", werkplaats_id=desk, left=left) as audit:
        question = _numbered(
            audit,
            werkplaats=werkplaats,
            municipality=municipality,
            perspective=perspective,
            origin=origin,
            due_on=answer_due(werkplaats),
            token_hash=token_hash(token),
            form_key=form_key,
            source=source,
            is_invented=is_invented,
            held_for=held_for,
            state=QuestionState.HELD if held_for else QuestionState.RECEIVED,
            **words,
        )
        if not held_for:
            Turn(actor, question, Act.RECEIVE, audit).write()
    work.mark_changed("question", question.uuid)
    return Asked(question, token)


def answer_due(werkplaats: Werkplaats | None) -> date:
    """The last day for a desk (None: the national one) to answer what it gets today."""
    days = werkplaats.response_days if werkplaats else NATIONAL_RESPONSE_DAYS
    return working_days.after(clock.today(), days)


def _check(words: Mapping[str, str], kept: Collection[str]) -> list[Left]:
    if not words["original"]:
        raise Invalid(_("Write down what you run into. A few sentences are enough."))
    if any(len(text) > LONGEST for text in words.values()):
        raise Invalid(_("This is very long. Tell it in at most two pages."))
    return check_words(*words.values(), kept=kept)


def _numbered(audit: AuditEvent, *, werkplaats: Werkplaats | None, **fields: Any) -> Question:
    """Make the question under the next number. Of two askers at once the second takes the one after."""
    attempt = 0
    while True:
        attempt += 1
        question = Question(number=_next_number(werkplaats), werkplaats=werkplaats, **fields)
        try:
            with transaction.atomic():
                question.save(audit=audit)
        except IntegrityError:
            audit.changes.pop()
            if attempt == ATTEMPTS:
                raise
        else:
            return question


def _next_number(werkplaats: Werkplaats | None) -> str:
    prefix = f"{werkplaats.code if werkplaats else 'NL'}-{clock.today().year}-"
    last = Question.objects.filter(number__startswith=prefix).order_by("-id").values_list("number", flat=True)
    return f"{prefix}{int(last[0].rpartition('-')[2]) + 1 if last else 1:03}"
