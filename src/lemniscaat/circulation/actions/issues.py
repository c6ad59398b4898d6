"""Name an issue, tell what is known about it, put it on the national agenda."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.circulation import policies
from lemniscaat.circulation.actions.steps import begin_journey, record_step
from lemniscaat.circulation.enums import Activity, Phase
from lemniscaat.circulation.models import Issue, Step, Synthesis
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import check_words
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
    is_named: bool = False,
    after: int | None = None,
    kept: Collection[str] = (),
) -> Synthesis:
    """Publish what is known about an issue, or renew it: a step of building the body of knowledge.

    `is_named` puts the writer's name under it. `after` is the version she read, 0 for none: when there is a
    newer one by now she is told, and nothing is written.
    """
    require(
        policies.can_write_synthesis(actor, issue), _("Only the issue's steward can publish its synthesis.")
    )
    text, gaps = text.strip(), [gap.strip() for gap in gaps if gap.strip()]
    if not text:
        raise Invalid(_("Write what is known first."))
    Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    newest = Synthesis.objects.filter(issue=issue).first()
    number = newest.number if newest else 0
    if after is not None and after != number:
        raise Conflict(
            _(
                "Somebody else renewed this while you were writing: there is a version %(n)s now. "
                "What you typed is still here. Read theirs, and publish again to put yours after it."
            )
            % {"n": number}
        )
    if newest is not None and (newest.text, newest.gaps) == (text, gaps):
        raise Invalid(_("This says the same as the version that stands. Change something first."))
    left = check_words(text, *gaps, kept=kept)
    with audited(actor=actor, act="publish_synthesis", subject=issue, left=left) as audit:
        synthesis: Synthesis = Synthesis.objects.create(
            audit=audit,
            issue=issue,
            number=number + 1,
            text=text,
            gaps=gaps,
            signed_by=signed_by,
            written_by=actor.user if is_named else None,
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
