"""Register that something was applied."""

from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.agenda.api import Question, can_work_on, tell_of_use
from lemniscaat.circulation.api import Activity, Issue, begin_journey, record_step
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.knowledge.api import PUBLIC_ITEM_STATES, Item
from lemniscaat.learning import policies
from lemniscaat.learning.models import Use
from lemniscaat.network.api import Actor, Organisation, Werkplaats, audited


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
    **fields: Any,
) -> Use:
    """Tell that an item was applied here, and what came of it: the step "apply in practice"."""
    require(
        policies.can_register_use(actor, werkplaats.pk),
        _("You can only register uses in your own werkplaats."),
    )
    require(
        question is None or question.is_public or can_work_on(actor, question),
        _("Choose a question that is on the website, or one that lies at your own desk."),
    )
    if item.state not in PUBLIC_ITEM_STATES:
        raise Invalid(_("Only published knowledge can be applied."))
    if not result.strip():
        raise Invalid(_("Tell what came of it."))
    issue = issue or (question.issue if question else None)
    with audited(actor=actor, act="register_use", subject=item, werkplaats_id=werkplaats.pk) as audit:
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
    _record(actor, use)
    if question is not None:
        tell_of_use(question=question, use=use.uuid, who=str(organisation), headline=use.headline)
    work.mark_changed("item", item.uuid)
    return use


def _record(actor: Actor, use: Use) -> None:
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
        cause=f"use:{use.uuid}",
        issue=use.issue,
        werkplaats=use.werkplaats,
        organisation=use.organisation,
        perspective=use.perspective,
        note=use.result,
    )
