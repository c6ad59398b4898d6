"""Name an issue, tell what is known about it, put it on the national agenda."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.circulation import policies
from lemniscaat.circulation.actions.steps import begin_journey, record_step
from lemniscaat.circulation.enums import Activity, Phase
from lemniscaat.circulation.models import Issue, Step, Synthesis
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.network.api import Actor, Organisation, audited
from lemniscaat.vocabulary.api import Theme


@transactions.action
def name_issue(*, actor: Actor, themes: Iterable[Theme] = (), **fields: Any) -> Issue:
    """Name a matter that regions share; its journey begins in Scale up, where questions join it."""
    require(policies.can_name_issue(actor), _("Only coordinators and national partners can name an issue."))
    with audited(actor=actor, act="name_issue") as audit:
        issue: Issue = Issue.objects.create(audit=audit, **fields)
        issue.themes.set(themes)
    begin_journey(
        kind="issue", uuid=issue.uuid, label=issue.title, issue=issue, phase=Phase.OPSCHALEN, is_public=True
    )
    work.mark_changed("issue", issue.uuid)
    return issue


@transactions.action
def publish_synthesis(
    *,
    actor: Actor,
    issue: Issue,
    text: str,
    gaps: Iterable[str] = (),
    signed_by: Organisation | None = None,
) -> Synthesis:
    """Publish what is known about an issue, or renew it: a step of building the body of knowledge."""
    require(
        policies.can_write_synthesis(actor, issue), _("Only the issue's steward can publish its synthesis.")
    )
    if not text.strip():
        raise Invalid(_("Write what is known first."))
    number = issue.syntheses.count() + 1
    with audited(actor=actor, act="publish_synthesis", subject=issue) as audit:
        synthesis: Synthesis = Synthesis.objects.create(
            audit=audit, issue=issue, number=number, text=text, gaps=list(gaps), signed_by=signed_by
        )
    _issue_step(actor, issue, Activity.BUILD, f"synthesis:{synthesis.uuid}", signed_by)
    work.mark_changed("issue", issue.uuid)
    return synthesis


@transactions.action
def agendise_issue(*, actor: Actor, issue: Issue, note: str = "") -> Step:
    """Put an issue on the national agenda."""
    require(policies.can_agendise(actor), _("Only the secretariat keeps the national agenda."))
    with audited(actor=actor, act="agendise_issue", subject=issue):
        return _issue_step(actor, issue, Activity.AGENDISE, f"agendise:{issue.uuid}:{issue.round}", note=note)


def _issue_step(
    actor: Actor,
    issue: Issue,
    activity: Activity,
    cause: str,
    organisation: Organisation | None = None,
    note: str = "",
) -> Step:
    journey = begin_journey(
        kind="issue", uuid=issue.uuid, label=issue.title, issue=issue, phase=Phase.OPSCHALEN, is_public=True
    )
    return record_step(
        actor=actor,
        activity=activity,
        journey=journey,
        subject=("issue", issue.uuid, issue.title),
        cause=cause,
        organisation=organisation,
        note=note,
    )
