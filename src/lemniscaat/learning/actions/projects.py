"""Plan, start, finish a project."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.agenda.api import Question
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.knowledge.api import Item
from lemniscaat.learning import policies
from lemniscaat.learning.actions.taking_in import take_in_question
from lemniscaat.learning.enums import PROJECT_STATES, ProjectState
from lemniscaat.learning.models import Project, Strand
from lemniscaat.network.api import Actor, Organisation, Werkplaats, audited
from lemniscaat.vocabulary.api import FourO


@transactions.action
def plan_project(
    *,
    actor: Actor,
    title: str,
    werkplaats: Werkplaats | None,
    strands: Iterable[tuple[FourO, str]] = (),
    partners: Iterable[Organisation] = (),
    **fields: Any,
) -> Project:
    """Plan a project with its shares in the O's. A missing O is pointed out, not forbidden."""
    require(
        policies.can_keep_project(actor, werkplaats.pk if werkplaats else None),
        _("You can only plan projects of your own werkplaats."),
    )
    with audited(
        actor=actor, act="plan_project", werkplaats_id=werkplaats.pk if werkplaats else None
    ) as audit:
        slug = free_slug(Project.objects.all(), title)
        project: Project = Project.objects.create(
            audit=audit, title=title, slug=slug, werkplaats=werkplaats, **fields
        )
        for four_o, text in strands:
            Strand.objects.create(audit=audit, project=project, four_o=four_o, text=text)
        project.partners.set(partners)
    work.mark_changed("project", project.uuid)
    return project


@transactions.action
def revise_project(
    *, actor: Actor, project: Project, partners: Iterable[Organisation] | None = None, **fields: Any
) -> Project:
    """Change what is said of a project; its address stays. What is left out stays as it is."""
    require(policies.can_change_project(actor, project), _("This project belongs to another werkplaats."))
    with audited(
        actor=actor, act="revise_project", subject=project, werkplaats_id=project.werkplaats_id
    ) as audit:
        for name, value in fields.items():
            setattr(project, name, value)
        project.save(audit=audit)
        if partners is not None:
            project.partners.set(partners)
    work.mark_changed("project", project.uuid)
    return project


@transactions.action
def start_project(*, actor: Actor, project: Project, questions: Iterable[Question] = ()) -> Project:
    """Begin. Each question it answers is in research from now on: that is the step."""
    _move(actor, project, ProjectState.RUNNING)
    for question in questions:
        take_in_question(actor=actor, group=project, question=question)
    return project


@transactions.action
def complete_project(
    *, actor: Actor, project: Project, learnt: str, products: Iterable[Item] = ()
) -> Project:
    """Finish, telling what was learnt and what it made."""
    if not learnt.strip():
        raise Invalid(_("Tell what was learnt."))
    project.learnt, project.until = learnt, project.until or clock.today()
    _move(actor, project, ProjectState.COMPLETED)
    project.products.add(*products)
    return project


@transactions.action
def stop_project(*, actor: Actor, project: Project, reason: str) -> Project:
    """Stop, with the reason."""
    if not reason.strip():
        raise Invalid(_("Say why it stops."))
    project.reason, project.until = reason, clock.today()
    return _move(actor, project, ProjectState.STOPPED)


def _move(actor: Actor, project: Project, state: ProjectState) -> Project:
    require(policies.can_change_project(actor, project), _("This project belongs to another werkplaats."))
    with audited(
        actor=actor, act=f"project_{state}", subject=project, werkplaats_id=project.werkplaats_id
    ) as audit:
        project.move(state, by=PROJECT_STATES, audit=audit)
        project.save(audit=audit)
    work.mark_changed("project", project.uuid)
    return project
