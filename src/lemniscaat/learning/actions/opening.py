"""Open an insight to everyone. Each member who is named in it is asked first, of exactly the words that will
stand there; one no, or no answer in time, keeps it closed, and whoever takes her yes back closes it again.

While it is open the insight holds the agreed words, without names; those it had come back when it is closed.
"""

from collections.abc import Collection
from datetime import timedelta

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, mail, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.learning.actions import telling
from lemniscaat.learning.actions.anonymising import Words, anonymised, named_in, still_named, words_of
from lemniscaat.learning.actions.holding import event, held, require_keeping
from lemniscaat.learning.actions.inside import members_ever
from lemniscaat.learning.enums import OPENING_STATES, OpeningState
from lemniscaat.learning.models import Consent, Insight, Membership, Opening
from lemniscaat.learning.models.insight import WORDS
from lemniscaat.network.api import Actor, AuditEvent, system

TERM = timedelta(days=14)
"""To say yes or no."""


@transactions.action
def open_insight(
    *,
    actor: Actor,
    insight: Insight,
    words: Words | None = None,
    also: Collection[Membership] = (),
    kept: Collection[str] = (),
) -> Opening:
    """Ask each who is named in it, and those of `also`, who may be known without a name. With nobody to ask
    it opens at once. `words` are what will stand there; without them, its own with the names replaced.

    Who asks and is named herself has said yes by asking.
    """
    circle = held(insight.circle)
    require_keeping(actor, circle)
    found: Insight = Insight.objects.select_for_update(of=("self",)).get(pk=insight.pk)
    if found.opened_at is not None:
        raise Conflict(_("This insight is open already."))
    if found.openings.filter(state=OpeningState.ASKED).exists():
        raise Conflict(_("This has been asked already. Wait for the answers, or take it back."))
    members = members_ever(circle)
    named = named_in(words_of(found).values(), members)
    asked = [row for row in members if row in named or row in also]
    told, left = _checked({**anonymised(words_of(found), named), **(words or {})}, members, kept)
    with event(actor, circle, "open_insight", left) as audit:
        opening: Opening = Opening.objects.create(
            audit=audit,
            insight=found,
            words=told,
            asked_by=actor.user,
            asked_at=clock.now(),
            answer_by=clock.today() + TERM,
        )
        for row in asked:
            is_self = actor.user is not None and row.user_id == actor.user.pk
            consent = Consent.objects.create(
                audit=audit,
                opening=opening,
                membership=row,
                agrees=True if is_self else None,
                answered_at=clock.now() if is_self else None,
            )
            if not is_self:
                telling.ask_named(consent)
        _open_if_agreed(opening, found, audit)
    insight.opened_at = found.opened_at
    return opening


def proposal(insight: Insight) -> tuple[dict[str, str], list[Membership]]:
    """What would stand there and who would be asked, for who decides on it."""
    named = named_in(words_of(insight).values(), members_ever(insight.circle))
    return anonymised(words_of(insight), named), named


@transactions.action
def refuse_for(*, membership: Membership) -> None:
    """Who goes for good can say yes no more: what is asked of her stays closed. What she agreed to stands,
    for it does not name her."""
    rows = Consent.objects.filter(membership=membership, opening__state=OpeningState.ASKED)
    for consent in rows.select_related("opening"):
        found = _held(consent.opening)
        if found.state == OpeningState.ASKED:
            with event(system(), found.insight.circle, "refuse_opening") as audit:
                _end(found, OpeningState.REFUSED, audit)
                telling.tell_stays_closed(found)


@transactions.action
def answer_opening(*, actor: Actor, opening: Opening, agrees: bool) -> Opening:
    """Say yes or no to the words. With the last yes it is open; a no keeps it closed. After a yes, no takes
    it back, and closes what is open at once. Nobody is told who said no."""
    found = _held(opening)
    consent = _own(actor, found)
    if found.state == OpeningState.OPEN and not agrees:
        return _withdraw(actor, found, consent)
    if found.state != OpeningState.ASKED:
        if found.state == OpeningState.OPEN and consent.agrees:
            return found
        raise Conflict(_("This is not asked any more. Look again at how it stands."))
    if found.answer_by < clock.today():
        raise Conflict(_("The time to answer is over, so it stays closed. You need not do anything."))
    if consent.agrees is agrees:
        return found
    with event(actor, found.insight.circle, "agree_to_opening" if agrees else "refuse_opening") as audit:
        consent.agrees, consent.answered_at = agrees, clock.now()
        consent.save(audit=audit)
        if agrees:
            _open_if_agreed(found, found.insight, audit)
        else:
            _end(found, OpeningState.REFUSED, audit)
            telling.tell_stays_closed(found)
    return found


@transactions.action
def take_back_opening(*, actor: Actor, opening: Opening) -> Opening:
    """Ask no longer, or close what is open: who keeps the circle can, always."""
    found = _held(opening)
    circle = found.insight.circle
    require_keeping(actor, circle)
    OPENING_STATES.check(found.state, OpeningState.TAKEN_BACK)
    with event(actor, circle, "take_back_opening") as audit:
        _close(found, OpeningState.TAKEN_BACK, audit)
    return found


@transactions.action
def expire_opening(*, opening: Opening) -> Opening:
    """Nobody may be taken to agree: without an answer in time it stays closed. By the system, once."""
    found = _held(opening)
    if found.state == OpeningState.ASKED and found.answer_by < clock.today():
        with event(system(), found.insight.circle, "expire_opening") as audit:
            _end(found, OpeningState.EXPIRED, audit)
            telling.tell_stays_closed(found)
    return found


def _withdraw(actor: Actor, opening: Opening, consent: Consent) -> Opening:
    with event(actor, opening.insight.circle, "withdraw_consent") as audit:
        consent.agrees, consent.answered_at = False, clock.now()
        consent.save(audit=audit)
        _close(opening, OpeningState.WITHDRAWN, audit)
        telling.tell_closed_again(opening)
    return opening


def _held(opening: Opening) -> Opening:
    """The opening and its insight as they stand now; nobody answers beside this."""
    found: Opening = Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    found.insight = (
        Insight.objects.select_for_update(of=("self",)).select_related("circle").get(pk=found.insight_id)
    )
    return found


def _own(actor: Actor, opening: Opening) -> Consent:
    rows = Consent.objects.filter(opening=opening, membership__user=actor.user)
    found: Consent | None = rows.first() if actor.user else None
    require(found is not None, _("Only who is named in it can answer."))
    assert found is not None  # noqa: S101  said above; for the types
    return found


def _checked(
    words: Words, members: Collection[Membership], kept: Collection[str]
) -> tuple[dict[str, str], list[Left]]:
    told = {name: str(words.get(name, "")).strip() for name in WORDS}
    if not told["title"]:
        raise Invalid(_("Say in one sentence what you found out."))
    if still := still_named(told, members):
        raise Invalid(
            _("“%(name)s” can still be read in it. Say it without the name.") % {"name": still[0].user}
        )
    return told, check_words(*told.values(), kept=kept)


def _open_if_agreed(opening: Opening, insight: Insight, audit: AuditEvent) -> None:
    if opening.consents.exclude(agrees=True).exists():
        return
    opening.original = words_of(insight)
    _move(opening, OpeningState.OPEN, audit)
    insight.opened_at = clock.now()
    _say(insight, opening.words, audit)
    telling.tell_opened(opening)


def _close(opening: Opening, state: OpeningState, audit: AuditEvent) -> None:
    """What was open holds its own words again, for the circle alone."""
    was_open = opening.state == OpeningState.OPEN
    original, opening.original = opening.original, {}
    _end(opening, state, audit)
    if was_open:
        opening.insight.opened_at = None
        _say(opening.insight, original, audit)


def _end(opening: Opening, state: OpeningState, audit: AuditEvent) -> None:
    opening.ended_at = clock.now()
    _move(opening, state, audit)
    mail.take_back(*(telling.key_of(consent) for consent in opening.consents.all()))


def _move(opening: Opening, state: OpeningState, audit: AuditEvent) -> None:
    OPENING_STATES.check(opening.state, state)
    opening.state = state
    opening.save(audit=audit)


def _say(insight: Insight, words: Words, audit: AuditEvent) -> None:
    for name in WORDS:
        setattr(insight, name, words.get(name, ""))
    insight.save(audit=audit)
    work.mark_changed("insight", insight.uuid)
    work.mark_changed("circle", insight.circle.uuid)
