"""Form, start, close a circle; gather; write down and open what it found out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.agenda.api import Question
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, require
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.learning import policies
from lemniscaat.learning.actions.taking_in import take_in_question
from lemniscaat.learning.enums import CIRCLE_STATES, CircleState
from lemniscaat.learning.models import Circle, Gathering, Insight
from lemniscaat.network.api import Actor, Werkplaats, audited, can_edit_in


@transactions.action
def form_circle(*, actor: Actor, name: str, werkplaats: Werkplaats, **fields: Any) -> Circle:
    """Form a circle, under the region's own word for it."""
    require(can_edit_in(actor, werkplaats.pk), _("You can only form circles in your own werkplaats."))
    with audited(actor=actor, act="form_circle", werkplaats_id=werkplaats.pk) as audit:
        circle: Circle = Circle.objects.create(
            audit=audit,
            name=name,
            werkplaats=werkplaats,
            slug=free_slug(Circle.objects.all(), name),
            **{"label": werkplaats.circle_label, **fields},
        )
    work.mark_changed("circle", circle.uuid)
    return circle


@transactions.action
def revise_circle(*, actor: Actor, circle: Circle, **fields: Any) -> Circle:
    """Change what is said of a circle; its address stays."""
    _require(actor, circle)
    with audited(
        actor=actor, act="revise_circle", subject=circle, werkplaats_id=circle.werkplaats_id
    ) as audit:
        for name, value in fields.items():
            setattr(circle, name, value)
        circle.save(audit=audit)
    work.mark_changed("circle", circle.uuid)
    return circle


@transactions.action
def start_circle(*, actor: Actor, circle: Circle, questions: Iterable[Question] = ()) -> Circle:
    """Begin. Each question it works on is in research from now on: that is the step."""
    circle.since = circle.since or clock.today()
    _move(actor, circle, CircleState.RUNNING)
    for question in questions:
        take_in_question(actor=actor, group=circle, question=question)
    return circle


@transactions.action
def close_circle(
    *, actor: Actor, circle: Circle, hand_over: str = "", successor: Circle | None = None
) -> Circle:
    """Close, with what the next group should know."""
    circle.hand_over, circle.successor, circle.until = hand_over, successor, clock.today()
    return _move(actor, circle, CircleState.CLOSED)


@transactions.action
def plan_gathering(*, actor: Actor, circle: Circle, at: datetime, **fields: Any) -> Gathering:
    """Set a date."""
    _require(actor, circle)
    with audited(
        actor=actor, act="plan_gathering", subject=circle, werkplaats_id=circle.werkplaats_id
    ) as audit:
        gathering: Gathering = Gathering.objects.create(audit=audit, circle=circle, at=at, **fields)
    work.mark_changed("gathering", gathering.uuid)
    return gathering


@transactions.action
def note_insight(*, actor: Actor, circle: Circle, title: str, **fields: Any) -> Insight:
    """Write down what the circle found out; closed until it is opened (rule 4)."""
    _require(actor, circle)
    with audited(
        actor=actor, act="note_insight", subject=circle, werkplaats_id=circle.werkplaats_id
    ) as audit:
        insight: Insight = Insight.objects.create(audit=audit, circle=circle, title=title, **fields)
    work.mark_changed("insight", insight.uuid)
    return insight


@transactions.action
def open_insight(*, actor: Actor, insight: Insight) -> Insight:
    """Show an insight to everyone."""
    _require(actor, insight.circle)
    if insight.opened_at is not None:
        raise Conflict(_("This insight is open already."))
    with audited(
        actor=actor, act="open_insight", subject=insight, werkplaats_id=insight.circle.werkplaats_id
    ) as audit:
        insight.opened_at = clock.now()
        insight.save(audit=audit)
    work.mark_changed("insight", insight.uuid)
    work.mark_changed("circle", insight.circle.uuid)
    return insight


def _move(actor: Actor, circle: Circle, state: CircleState) -> Circle:
    _require(actor, circle)
    with audited(
        actor=actor, act=f"circle_{state}", subject=circle, werkplaats_id=circle.werkplaats_id
    ) as audit:
        circle.move(state, by=CIRCLE_STATES, audit=audit)
        circle.save(audit=audit)
    work.mark_changed("circle", circle.uuid)
    return circle


def _require(actor: Actor, circle: Circle) -> None:
    require(policies.can_keep_circle(actor, circle), _("This circle belongs to another werkplaats."))
