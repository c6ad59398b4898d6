"""Register that something was applied; take that off the website, and put it back."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.agenda.api import Question, can_work_on, tell_of_use, untell_of_use
from lemniscaat.circulation.api import (
    Activity,
    Issue,
    begin_journey,
    record_step,
    steps_about,
    undo_step,
)
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.knowledge.api import PUBLIC_ITEM_STATES, Item
from lemniscaat.learning import policies
from lemniscaat.learning.enums import USE_STATES, UseState
from lemniscaat.learning.models import Use
from lemniscaat.learning.queries.uses import tells_for
from lemniscaat.network.api import Actor, AuditEvent, Organisation, Werkplaats, audited


@transactions.action
def register_use(
    *,
    actor: Actor,
    item: Item,
    werkplaats: Werkplaats,
    organisation: Organisation,
    result: str,
    question: Question | None = None,
    issue: Issue | None = None,
    kept: Collection[str] = (),
    **fields: Any,
) -> Use:
    """Tell that an item was applied here, and what came of it: the step "apply in practice".

    Who edits in the werkplaats types it in for any organisation, others tell it for their own (`tells_for`).
    """
    require(
        policies.can_register_use(actor, werkplaats.pk),
        _("You can only register uses in your own werkplaats."),
    )
    require(
        policies.can_keep_use(actor, werkplaats.pk) or organisation in tells_for(actor, werkplaats),
        _("Choose an organisation that takes part in this werkplaats; as a partner, your own."),
    )
    require(
        question is None or question.is_public or can_work_on(actor, question),
        _("Choose a question that is on the website, or one that lies at your own desk."),
    )
    if item.state not in PUBLIC_ITEM_STATES:
        raise Invalid(_("Only published knowledge can be applied."))
    if not result.strip():
        raise Invalid(_("Tell what came of it."))
    left = check_words(
        result, *(fields.get(name, "") for name in ("headline", "place", "adapted", "figure")), kept=kept
    )
    issue = issue or (question.issue if question else None)
    with audited(
        actor=actor, act="register_use", subject=item, werkplaats_id=werkplaats.pk, left=left
    ) as audit:
        use: Use = Use.objects.create(
            audit=audit,
            item=item,
            werkplaats=werkplaats,
            organisation=organisation,
            result=result,
            question=question,
            issue=issue,
            **fields,
        )
    _record(actor, use, cause=f"use:{use.uuid}")
    if question is not None:
        tell_of_use(question=question, use=use.uuid, who=str(organisation), headline=use.headline)
    work.mark_changed("item", item.uuid)
    return use


@transactions.action
def take_off_use(*, actor: Actor, use: Use, reason: str, kept: Collection[str] = ()) -> Use:
    """Take a use off the website, with the reason: something in it is not right. Its step is undone."""
    if not reason.strip():
        raise Invalid(_("Say why it goes off the website."))
    left = check_words(reason, kept=kept)
    _turn(actor, use, "take_off_use", UseState.TAKEN_OFF, reason.strip(), left)
    for step in steps_about("use", use.uuid):
        undo_step(actor=actor, step=step, cause=f"use:{use.uuid}:off:{step.pk}", note=use.reason)
    untell_of_use(use=use.uuid)
    return use


@transactions.action
def put_back_use(*, actor: Actor, use: Use) -> Use:
    """Show a use that was taken off again; the step is recorded anew."""
    audit = _turn(actor, use, "put_back_use", UseState.SHOWN, "")
    _record(actor, use, cause=f"use:{use.uuid}:back:{audit.uuid}")
    return use


def _turn(
    actor: Actor, use: Use, act: str, state: UseState, reason: str, left: Iterable[Left] = ()
) -> AuditEvent:
    require(
        policies.can_keep_use(actor, use.werkplaats_id),
        _("This was told to another werkplaats."),
    )
    place = use.werkplaats_id
    with audited(actor=actor, act=act, subject=use.item, werkplaats_id=place, left=left) as audit:
        use.move(state, by=USE_STATES, audit=audit)
        use.reason = reason
        use.save(audit=audit)
    work.mark_changed("item", use.item.uuid)
    event: AuditEvent = audit
    return event


def _record(actor: Actor, use: Use, *, cause: str) -> None:
    """The step belongs to the question's journey, else to the issue's; without either to the use's own."""
    subject = ("use", use.uuid, use.headline)
    if use.question is not None:
        traveller = ("question", use.question.uuid, use.question.wording)
    elif use.issue is not None:
        traveller = ("issue", use.issue.uuid, use.issue.title)
    else:
        traveller = subject
    kind, uuid, label = traveller
    journey = begin_journey(
        kind=kind, uuid=uuid, label=label, werkplaats=use.werkplaats, issue=use.issue, is_public=True
    )
    record_step(
        actor=actor,
        activity=Activity.APPLY,
        journey=journey,
        subject=subject,
        cause=cause,
        issue=use.issue,
        werkplaats=use.werkplaats,
        organisation=use.organisation,
        perspective=use.perspective,
        note=use.result,
    )
