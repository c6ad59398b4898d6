"""Form, start, revise and close a circle."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.agenda.api import Question
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.learning import policies
from lemniscaat.learning.actions import telling
from lemniscaat.learning.actions.gatherings import call_off
from lemniscaat.learning.actions.holding import event, held, require_keeping
from lemniscaat.learning.actions.inside import check_words_inside
from lemniscaat.learning.actions.taking_in import take_in_question
from lemniscaat.learning.enums import CIRCLE_STATES, CircleRole, CircleState, MemberState
from lemniscaat.learning.models import Circle, Gathering, Membership
from lemniscaat.network.api import Actor, Werkplaats, audited


@transactions.action
def form_circle(
    *, actor: Actor, name: str, werkplaats: Werkplaats, facilitates: bool = False, **fields: Any
) -> Circle:
    """Form a circle, under the region's own word for it. If she `facilitates` it, who forms it is in it."""
    require(
        policies.can_form_circle(actor, werkplaats.pk),
        _("You can only form circles in your own werkplaats."),
    )
    if not name.strip():
        raise Invalid(_("Give the circle a name."))
    with audited(actor=actor, act="form_circle", werkplaats_id=werkplaats.pk) as audit:
        circle: Circle = Circle.objects.create(
            audit=audit,
            name=name,
            werkplaats=werkplaats,
            slug=free_slug(Circle.objects.all(), name),
            **{"label": werkplaats.circle_label, **fields},
        )
        if facilitates and actor.user is not None:
            Membership.objects.create(
                audit=audit,
                circle=circle,
                user=actor.user,
                role=CircleRole.FACILITATOR,
                state=MemberState.IN,
                since=clock.now(),
            )
    work.mark_changed("circle", circle.uuid)
    return circle


@transactions.action
def revise_circle(*, actor: Actor, circle: Circle, **fields: Any) -> Circle:
    """Change what is said of a circle; its address stays."""
    circle = held(circle)
    require_keeping(actor, circle)
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
    now = held(circle)
    now.since = now.since or clock.today()
    _move(actor, now, CircleState.RUNNING)
    circle.state, circle.since = now.state, now.since
    for question in questions:
        take_in_question(actor=actor, group=circle, question=question)
    return circle


@transactions.action
def close_circle(
    *,
    actor: Actor,
    circle: Circle,
    hand_over: str = "",
    successor: Circle | None = None,
    taken_by: str = "",
    kept: Collection[str] = (),
) -> Circle:
    """Close, with what is left for the next group and who takes it over: `successor`, a circle of this
    werkplaats, or `taken_by` in words. The questions it works on go along to the successor. What was still to
    come is called off, and who waits to join hears a no."""
    now = _held_with(circle, successor)
    require_keeping(actor, now)
    left = check_words_inside(now, hand_over, taken_by, kept=kept)
    now.hand_over, now.taken_by = hand_over.strip(), taken_by.strip()
    now.successor, now.until = successor, clock.today()
    with event(actor, now, "circle_closed", left) as audit:
        now.move(CircleState.CLOSED, by=CIRCLE_STATES, audit=audit)
        now.save(audit=audit)
        for gathering in Gathering.objects.filter(circle=now, at__gt=clock.now(), called_off_at=None):
            call_off(gathering, audit, by=actor)
        for membership in Membership.objects.filter(circle=now, state=MemberState.ASKED):
            membership.state = MemberState.TURNED_DOWN
            membership.save(audit=audit)
            telling.tell_turned_down(membership)
    if successor is not None:
        successor.questions.add(*now.questions.all())
        telling.tell_taken_over(now, successor)
    work.mark_changed("circle", now.uuid)
    circle.state, circle.hand_over, circle.successor = now.state, now.hand_over, successor
    return now


def _held_with(circle: Circle, successor: Circle | None) -> Circle:
    """Both are held, always in the same order, so that two that close at once do not wait for each other."""
    if successor is None:
        return held(circle)
    if successor.pk == circle.pk or successor.werkplaats_id != circle.werkplaats_id:
        raise Invalid(_("Choose another circle of this werkplaats."))
    both = {row.pk: row for row in map(held, sorted((circle, successor), key=lambda row: row.pk))}
    if both[successor.pk].state == CircleState.CLOSED:
        raise Conflict(_("The circle that would take this over has been closed. Choose another."))
    return both[circle.pk]


def _move(actor: Actor, circle: Circle, state: CircleState) -> Circle:
    require_keeping(actor, circle)
    with audited(
        actor=actor, act=f"circle_{state}", subject=circle, werkplaats_id=circle.werkplaats_id
    ) as audit:
        circle.move(state, by=CIRCLE_STATES, audit=audit)
        circle.save(audit=audit)
    work.mark_changed("circle", circle.uuid)
    return circle
