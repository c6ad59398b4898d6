"""The desk's acts on a question. Each is one turn: checked, audited, told in the thread.

What the asker or everyone will read is screened first; `kept` is what the desk lets stand (rule 2).
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.asking import answer_due
from lemniscaat.agenda.actions.talking import checked_wording
from lemniscaat.agenda.actions.telling_desks import tell_of_ties
from lemniscaat.agenda.actions.turns import turn
from lemniscaat.agenda.enums import (
    DESK_STATES,
    LEFT,
    OPEN_AGENDA_STATES,
    Act,
    Agreed,
    Agreement,
    QuestionState,
)
from lemniscaat.agenda.models import Question, QuestionEvent, QuestionLink, Wording
from lemniscaat.circulation.api import Activity, Issue, follow_link, pass_on_offers
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.knowledge.api import PUBLIC_ITEM_STATES, Item
from lemniscaat.network.api import Actor, Werkplaats
from lemniscaat.vocabulary.api import KindGroup

S = QuestionState


@transactions.action
def settle_wording(
    *,
    actor: Actor,
    question: Question,
    text: str,
    note: str = "",
    said_yes: bool = False,
    kept: Collection[str] = (),
) -> QuestionEvent:
    """Settle the wording with the asker. The original words stay as they are (rule 1). Who agreed is kept
    with it: the asker on her own page, the asker in a talk (`said_yes`), or the desk alone."""
    text = checked_wording(text)
    left = check_words(text, note, kept=kept)
    first = question.state in {S.RECEIVED, S.IN_TALK}
    with turn(actor=actor, question=question, act=Act.SETTLE, left=left) as taken:
        agreed = _who_agreed(question, text, said_yes=said_yes)
        Wording.objects.create(
            audit=taken.audit, question=question, text=text, note=note, agreed=agreed, by=actor.user
        )
        return taken.write(
            state=S.EXPLICIT if first else None,
            note=note,
            activity=Activity.EXPLICATE,
            perspective=question.perspective,
            wording=text,
            proposed="",
            agreement=Agreement.NOTHING,
        )


def _who_agreed(question: Question, text: str, *, said_yes: bool) -> Agreed:
    """Her own words, or those she said yes to, as long as they are settled as they stood."""
    if question.agreement in {Agreement.AGREED, Agreement.OTHER} and text == question.proposed:
        return Agreed.OWN_PAGE
    return Agreed.SPOKEN if said_yes else Agreed.DESK


@transactions.action
def join_to_issue(
    *,
    actor: Actor,
    question: Question,
    issue: Issue,
    note: str = "",
    kept: Collection[str] = (),
    left: Iterable[Left] = (),
) -> QuestionEvent:
    """Let the question become part of an issue that regions share. `left`: what may stay of that issue's
    words, when it was named just now."""
    if question.issue_id == issue.pk:
        raise Conflict(_("The question is part of this issue already."))
    left = [*left, *check_words(note, kept=kept)]
    with turn(actor=actor, question=question, act=Act.JOIN, left=left) as taken:
        return taken.write(
            note=note, subject=("issue", issue.uuid, issue.title), activity=Activity.CONNECT, issue=issue
        )


@transactions.action
def link_item(
    *, actor: Actor, question: Question, item: Item, note: str = "", kept: Collection[str] = ()
) -> QuestionEvent:
    """Put published knowledge with the question: the region takes it up."""
    if item.state not in PUBLIC_ITEM_STATES:
        raise Invalid(_("Only published knowledge can be put with a question."))
    if QuestionLink.objects.filter(question=question, item=item, undone_at=None).exists():
        raise Conflict(_("This stands with the question already."))
    left = check_words(note, kept=kept)
    is_method = item.kind.group == KindGroup.METHOD
    with turn(actor=actor, question=question, act=Act.LINK, left=left) as taken:
        QuestionLink.objects.create(audit=taken.audit, question=question, item=item, note=note)
        follow_link(actor=actor, question_uuid=question.uuid, subject_uuid=item.uuid, stands=True)
        return taken.write(
            note=note,
            subject=("item", item.uuid, item.title),
            activity=Activity.ENRICH_METHODS if is_method else Activity.ENRICH_ISSUE,
        )


@transactions.action
def answer_question(
    *, actor: Actor, question: Question, short_answer: str, kept: Collection[str] = ()
) -> QuestionEvent:
    """Answer in a few plain sentences; the knowledge it rests on is linked."""
    if not short_answer.strip():
        raise Invalid(_("Write the answer in a few plain sentences."))
    left = check_words(short_answer, kept=kept)
    with turn(actor=actor, question=question, act=Act.ANSWER, left=left) as taken:
        return taken.write(state=S.ANSWERED, note=short_answer.strip(), short_answer=short_answer.strip())


@transactions.action
def decline_question(
    *, actor: Actor, question: Question, reason: str, kept: Collection[str] = ()
) -> QuestionEvent:
    """Do not take the question, with the reason the asker will read."""
    if not reason.strip():
        raise Invalid(_("Say why, and where the asker can go."))
    left = check_words(reason, kept=kept)
    with turn(actor=actor, question=question, act=Act.DECLINE, left=left) as taken:
        return taken.write(state=S.DECLINED, note=reason, reason=reason)


@transactions.action
def pass_on_question(*, actor: Actor, question: Question, to: Werkplaats | None) -> QuestionEvent:
    """Give the question to another desk (None: the national one), which has its full time; the asker is
    told (rule 11). Only while the next move is the desk's: what this werkplaats chose, looks into or
    answered stays its own. It leaves the themes of an agenda that is still being made here."""
    if question.werkplaats_id == (to.pk if to else None):
        raise Invalid(_("The question lies at this desk already."))
    if question.state not in DESK_STATES:
        raise Conflict(
            _("This question is %(state)s here. Only a question that waits for the desk can be passed on.")
            % {"state": question.get_state_display()}
        )
    with turn(actor=actor, question=question, act=Act.PASS_ON) as taken:
        event = taken.write(
            subject=("werkplaats", to.uuid, to.short_name) if to else None,
            was={
                "werkplaats_id": question.werkplaats_id,
                "due_on": question.due_on.isoformat(),
                LEFT: _leave_open_agendas(question),
            },
            werkplaats=to,
            due_on=answer_due(to),
        )
    pass_on_offers(actor=actor, question_uuid=question.uuid, to=to)
    return event


def _leave_open_agendas(question: Question) -> list[str]:
    """Take it off what can still change; gives where it stood."""
    items = question.agenda_items.filter(agenda__state__in=OPEN_AGENDA_STATES).select_related("agenda")
    left = list(items.order_by("pk"))
    question.agenda_items.remove(*left)
    for uuid in {item.agenda.uuid for item in left}:
        work.mark_changed("agenda", uuid)
    return [str(item.uuid) for item in left]


@transactions.action
def hand_over_question(*, actor: Actor, question: Question, handover_uuid: UUID, to: str) -> QuestionEvent:
    """Note that the question was offered across the middle; the handover itself is circulation's."""
    with turn(actor=actor, question=question, act=Act.HAND_OVER) as taken:
        return taken.write(state=S.HANDED_OVER, subject=("handover", handover_uuid, to))


@transactions.action
def start_research(
    *,
    actor: Actor,
    question: Question,
    subject: tuple[str, UUID, str],
    note: str = "",
    kept: Collection[str] = (),
) -> QuestionEvent:
    """A project or circle is going to find out: `subject` is its kind, uuid and name."""
    left = check_words(note, kept=kept)
    state = S.IN_RESEARCH if question.state != S.IN_RESEARCH else None
    with turn(actor=actor, question=question, act=Act.RESEARCH, left=left) as taken:
        return taken.write(state=state, note=note, subject=subject, activity=Activity.RESEARCH)


@transactions.action
def publish_question(*, actor: Actor, question: Question) -> QuestionEvent:
    """Show the settled wording to everyone. The original words are a separate act (rule 2)."""
    if not question.wording:
        raise Invalid(_("Settle the wording first: only that is shown."))
    if question.is_public:
        raise Conflict(_("The question is on the website already."))
    slug = question.slug or free_slug(
        Question.objects.all(), f"{question.number} {question.wording}", most=90
    )
    with turn(actor=actor, question=question, act=Act.PUBLISH) as taken:
        tell_of_ties(question=question)
        return taken.write(slug=slug, published_at=clock.now())


@transactions.action
def reveal_original(*, actor: Actor, question: Question, kept: Collection[str] = ()) -> QuestionEvent:
    """Show the asker's own words with a published question. They are screened once more: what the
    asker left for the desk to read is not for everyone (rule 2)."""
    if not question.is_public or question.revealed_at is not None:
        raise Conflict(_("Publish the question first; its own words can be shown once."))
    with turn(actor=actor, question=question, act=Act.REVEAL) as taken:
        left = check_words(question.original, question.why, question.role, kept=kept)
        taken.audit.let_stand(left)
        return taken.write(revealed_at=clock.now())


@transactions.action
def hide_question(*, actor: Actor, question: Question, note: str = "") -> QuestionEvent:
    """Take a question off the website; its asker and desk still see it."""
    if not question.is_public:
        raise Conflict(_("The question is not on the website."))
    with turn(actor=actor, question=question, act=Act.HIDE) as taken:
        return taken.write(note=note, published_at=None, revealed_at=None)
