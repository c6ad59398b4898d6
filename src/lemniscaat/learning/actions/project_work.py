"""What happens in a project: its shares in the O's, how it stands, rounds of students, what it made."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.knowledge.api import Item
from lemniscaat.learning import policies
from lemniscaat.learning.actions.holding import held_project
from lemniscaat.learning.models import Progress, Project, Strand, StudentRound
from lemniscaat.network.api import Actor, audited
from lemniscaat.vocabulary.api import FourO

Share = tuple[FourO, str, str, str]
"""An O, what it does here, what it plans, what it yielded."""


@transactions.action
def share_out_project(*, actor: Actor, project: Project, shares: Iterable[Share]) -> None:
    """Say what each O does, plans and yielded. One with no words takes no part; that is no error."""
    _require_changing(actor, project)
    now = {strand.four_o_id: strand for strand in Strand.objects.filter(project=project)}
    with audited(
        actor=actor, act="share_out_project", subject=project, werkplaats_id=project.werkplaats_id
    ) as audit:
        for four_o, text, plan, yielded in shares:
            strand = now.get(four_o.pk) or Strand(project=project, four_o=four_o)
            strand.text, strand.plan, strand.yielded = text.strip(), plan.strip(), yielded.strip()
            if strand.text:
                strand.save(audit=audit)
            elif strand.plan or strand.yielded:
                raise Invalid(_("Say of “%(o)s” what it does here, too.") % {"o": four_o})
            elif strand.pk:
                strand.delete(audit=audit)
    work.mark_changed("project", project.uuid)


@transactions.action
def tell_progress(*, actor: Actor, project: Project, text: str) -> Progress:
    """Tell everyone how it stands; the day stands beside it."""
    project = held_project(actor, project)
    with audited(
        actor=actor, act="tell_progress", subject=project, werkplaats_id=project.werkplaats_id
    ) as audit:
        made: Progress = Progress.objects.create(audit=audit, project=project, text=_said(text))
    work.mark_changed("project", project.uuid)
    return made


@transactions.action
def revise_progress(*, actor: Actor, progress: Progress, text: str) -> Progress:
    """Tell it better; its day stays."""
    project = held_project(actor, progress.project)
    with audited(
        actor=actor, act="revise_progress", subject=project, werkplaats_id=project.werkplaats_id
    ) as audit:
        progress.text = _said(text)
        progress.save(audit=audit)
    work.mark_changed("project", project.uuid)
    return progress


@transactions.action
def begin_student_round(
    *, actor: Actor, project: Project, name: str, since: date, task: str, **fields: Any
) -> StudentRound:
    """Students go to work in it."""
    project = held_project(actor, project)
    made = StudentRound(project=project, name=name, since=since, task=task, **fields)
    return _keep(actor, project, made, "begin_student_round")


@transactions.action
def revise_student_round(*, actor: Actor, student_round: StudentRound, **fields: Any) -> StudentRound:
    """Tell what came of it, or put right what was said."""
    project = held_project(actor, student_round.project)
    for name, value in fields.items():
        setattr(student_round, name, value)
    return _keep(actor, project, student_round, "revise_student_round")


@transactions.action
def add_product(*, actor: Actor, project: Project, item: Item) -> None:
    """Say that the project made this; after it ended, too."""
    _change_products(actor, project, item, added=True)


@transactions.action
def remove_product(*, actor: Actor, project: Project, item: Item) -> None:
    """It was not made here after all."""
    _change_products(actor, project, item, added=False)


def _change_products(actor: Actor, project: Project, item: Item, *, added: bool) -> None:
    _require_changing(actor, project)
    act = "add_product" if added else "remove_product"
    with audited(actor=actor, act=act, subject=project, werkplaats_id=project.werkplaats_id) as audit:
        project.save(audit=audit)
        (project.products.add if added else project.products.remove)(item)
    work.mark_changed("project", project.uuid)


def _keep(actor: Actor, project: Project, row: StudentRound, act: str) -> StudentRound:
    if not row.name.strip() or not row.task.strip():
        raise Invalid(_("Say which students, and what they look into."))
    if row.until is not None and row.until < row.since:
        raise Invalid(_("It ends before it begins. Look at the days again."))
    with audited(actor=actor, act=act, subject=project, werkplaats_id=project.werkplaats_id) as audit:
        row.save(audit=audit)
    work.mark_changed("project", project.uuid)
    return row


def _said(text: str) -> str:
    if not text.strip():
        raise Invalid(_("Say in a few words how it stands."))
    return text.strip()


def _require_changing(actor: Actor, project: Project) -> None:
    require(policies.can_change_project(actor, project), _("This project belongs to another werkplaats."))
