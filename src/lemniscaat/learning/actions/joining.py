"""Who takes part in a circle: ask, let in, put in, leave. What one asks is known inside the circle alone."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, require
from lemniscaat.kernel.privacy import check_words
from lemniscaat.learning import policies
from lemniscaat.learning.actions import telling
from lemniscaat.learning.actions.holding import event, held, held_open, require_keeping
from lemniscaat.learning.enums import MEMBER_STATES, CircleRole, Joining, MemberState
from lemniscaat.learning.models import Circle, Membership
from lemniscaat.network.api import Actor, AuditEvent, User

LONGEST_WORD = 1_000


@transactions.action
def ask_to_join(*, actor: Actor, circle: Circle, word: str = "", kept: Collection[str] = ()) -> Membership:
    """Take part at once where joining is open; else ask those who keep the circle. Twice is once."""
    circle = held_open(circle)
    require(
        policies.can_join_circle(actor, circle),
        _("This circle takes no new members. Its werkplaats knows whether there will be another."),
    )
    if len(word) > LONGEST_WORD:
        raise Invalid(_("Say it in at most %(n)s signs.") % {"n": LONGEST_WORD})
    left = check_words(word, kept=kept)
    found = _of(circle, actor.user)
    if found.pk and found.state in (MemberState.ASKED, MemberState.IN):
        return found
    at_once = circle.joining == Joining.OPEN
    with event(actor, circle, "join_circle" if at_once else "ask_to_join_circle", left) as audit:
        found.word, found.asked_at, found.role = word.strip(), clock.now(), CircleRole.MEMBER
        if at_once:
            _take_in(found, audit)
        else:
            _put(found, MemberState.ASKED, audit)
            telling.tell_keepers_of_request(found)
    return found


@transactions.action
def let_in(*, actor: Actor, membership: Membership, role: CircleRole = CircleRole.MEMBER) -> Membership:
    """Say yes to who asked; she hears it."""
    circle, found = _held(actor, membership)
    _check_asks(found)
    with event(actor, circle, "let_into_circle") as audit:
        found.role = role
        _take_in(found, audit)
        telling.tell_let_in(found)
    return found


@transactions.action
def turn_down(*, actor: Actor, membership: Membership) -> Membership:
    """Say no to who asked; she hears it."""
    circle, found = _held(actor, membership)
    _check_asks(found)
    with event(actor, circle, "turn_down_for_circle") as audit:
        _put(found, MemberState.TURNED_DOWN, audit)
        telling.tell_turned_down(found)
    return found


@transactions.action
def add_member(
    *, actor: Actor, circle: Circle, email: str, role: CircleRole = CircleRole.MEMBER
) -> Membership:
    """Let somebody with an account take part, whatever the joining; she hears it, and can leave."""
    circle = held_open(circle)
    require_keeping(actor, circle)
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise Invalid(_("Nobody has an account with this address. A coordinator can invite her for a role."))
    found = _of(circle, user)
    if found.state == MemberState.IN and found.pk:
        raise Conflict(_("%(name)s takes part already.") % {"name": user})
    with event(actor, circle, "add_to_circle") as audit:
        found.role = role
        _take_in(found, audit)
        telling.tell_let_in(found)
    return found


@transactions.action
def give_circle_role(*, actor: Actor, membership: Membership, role: CircleRole) -> Membership:
    """Let a member take part as something else."""
    circle, found = _held(actor, membership)
    _check_in(found)
    with event(actor, circle, "give_circle_role") as audit:
        found.role = role
        found.save(audit=audit)
    return found


@transactions.action
def take_out(*, actor: Actor, membership: Membership) -> Membership:
    """Let a member take part no longer; she reads nothing more from now on, and hears it."""
    circle, found = _held(actor, membership)
    _check_in(found)
    with event(actor, circle, "take_out_of_circle") as audit:
        _leave(found, audit)
        telling.tell_taken_out(found)
    return found


@transactions.action
def leave_circle(*, actor: Actor, circle: Circle) -> Membership:
    """Take part no longer, or no longer ask to; of a circle that has closed, too. Twice is once."""
    circle = held(circle)
    found = _of(circle, actor.user) if actor.user else Membership()
    if not found.pk:
        raise Missing(_("You do not take part in this circle."))
    if MEMBER_STATES.allows(found.state, MemberState.LEFT):
        with event(actor, circle, "leave_circle") as audit:
            _leave(found, audit)
    return found


def _of(circle: Circle, user: User | None) -> Membership:
    """Her row, or a new one that is not kept yet."""
    found = Membership.objects.filter(circle=circle, user=user).select_related("user").first()
    return found or Membership(circle=circle, user=user)


def _held(actor: Actor, membership: Membership) -> tuple[Circle, Membership]:
    circle = held_open(membership.circle)
    require_keeping(actor, circle)
    found = Membership.objects.select_related("user", "circle").get(pk=membership.pk)
    return circle, found


def _check_asks(membership: Membership) -> None:
    if membership.state != MemberState.ASKED:
        raise Conflict(_("%(name)s does not ask to join any more.") % {"name": membership.user})


def _check_in(membership: Membership) -> None:
    if membership.state != MemberState.IN:
        raise Conflict(_("%(name)s does not take part any more.") % {"name": membership.user})


def _take_in(membership: Membership, audit: AuditEvent) -> None:
    membership.since, membership.until = clock.now(), None
    _put(membership, MemberState.IN, audit)


def _leave(membership: Membership, audit: AuditEvent) -> None:
    membership.until, membership.word = clock.now(), ""
    _put(membership, MemberState.LEFT, audit)


def _put(membership: Membership, state: MemberState, audit: AuditEvent) -> None:
    """The circle is held, so nobody changes it beside this."""
    if membership.pk:
        MEMBER_STATES.check(membership.state, state)
    membership.state = state
    membership.save(audit=audit)
