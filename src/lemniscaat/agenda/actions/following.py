"""Hearing how a question fares, by mail, without an account."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.mailbox import checked_address
from lemniscaat.agenda.enums import ASIDE_STATES, OPEN_STATES
from lemniscaat.agenda.models import Question, QuestionFollow
from lemniscaat.agenda.queries.following import follow_by_token
from lemniscaat.kernel import clock, mail, sealing, transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import Conflict, Missing
from lemniscaat.kernel.models import OutgoingMail

MOST_WAITING = 5
"""Addresses of one question that have not said yes: whoever has its page cannot mail the world from it."""
MOST_CONFIRMATIONS = 3
ASK_AGAIN_AFTER = timedelta(minutes=10)
UNCONFIRMED_STAYS = timedelta(days=14)
ENDED_STAYS = timedelta(days=30)
WITH_USE_STAYS = timedelta(days=730)


@transactions.action
def follow_question(*, question: Question, email: str, wants_use: bool = False) -> QuestionFollow:
    """Ask to hear of a question; a mail asks its owner to confirm.

    Asking again sends that mail again, after ten minutes and a few times at most: it may have gone astray.
    Until she says yes, what she last chose of `wants_use` counts.
    """
    email = checked_address(email)
    if question.state in ASIDE_STATES:
        raise Conflict(_("You can ask for mail once the desk has let your question through."))
    address_hash = hash_of(email)
    others = question.follows.filter(confirmed_at=None).exclude(address_hash=address_hash)
    if others.count() >= MOST_WAITING:
        raise Conflict(_("Other addresses wait for a yes already. Say yes in one of those mails first."))
    follow, is_new = QuestionFollow.objects.get_or_create(
        question=question,
        address_hash=address_hash,
        defaults={
            "sealed_address": sealing.seal(email),
            "wants_use": wants_use,
            "drop_on": (clock.now() + UNCONFIRMED_STAYS).date(),
        },
    )
    if not is_new and follow.confirmed_at is None and follow.wants_use != wants_use:
        follow.wants_use = wants_use
        follow.save(update_fields=["wants_use"])
    if follow.confirmed_at is None:
        _ask_to_confirm(follow, email)
    return follow


def _ask_to_confirm(follow: QuestionFollow, email: str) -> None:
    sent = OutgoingMail.objects.filter(key__startswith=f"confirm:{follow.uuid}").order_by("-id")
    times = list(sent.values_list("made_at", flat=True))
    if not times or (len(times) < MOST_CONFIRMATIONS and times[0] <= clock.now() - ASK_AGAIN_AFTER):
        mail.post(
            to=email,
            key=f"confirm:{follow.uuid}:{len(times)}",
            subject=_("Do you want to hear of question %(number)s?") % {"number": follow.question.number},
            body=_(
                "Somebody, probably you, asked to hear how question %(number)s fares.\n\n"
                "Yes, keep me informed:\n%(url)s\n\nDo nothing if it was not you. Then you hear nothing more."
            )
            % {"number": follow.question.number, "url": link(follow)},
        )


@transactions.action
def confirm_follow(*, token: str) -> QuestionFollow:
    """Its owner says yes. Confirming twice changes nothing."""
    follow = _by_token(token)
    if follow.confirmed_at is None:
        follow.confirmed_at = clock.now()
        follow.drop_on = None if follow.question.state in OPEN_STATES else _end_of(follow)
        follow.save()
    return follow


@transactions.action
def stop_following(*, token: str) -> None:
    """Stop at once; the address is gone, and what still waits to be sent to it. Stopping twice is as good
    as once."""
    drop_follows(QuestionFollow.objects.filter(token=token))


def drop_follows(follows: "QuerySet[QuestionFollow]") -> None:
    """Drop addresses with the mails to them that wait."""
    for uuid in follows.values_list("uuid", flat=True):
        mail.take_back_to(uuid)
    follows.delete()


@transactions.action
def set_end_of_follows(*, question: Question) -> None:
    """Give the addresses a last day when a question ends, and take it back when it opens again."""
    for follow in question.follows.exclude(confirmed_at=None):
        follow.drop_on = None if question.state in OPEN_STATES else _end_of(follow)
        follow.save(update_fields=["drop_on"])


@transactions.action
def drop_ended_follows() -> int:
    """Delete the addresses whose day has come; gives how many."""
    deleted, _by_model = QuestionFollow.objects.filter(drop_on__lt=clock.today()).delete()
    return deleted


def hash_of(email: str) -> str:
    """How a question knows an address that follows it."""
    return salted_hmac("follow", email.lower(), algorithm="sha256").hexdigest()


def link(follow: QuestionFollow) -> str:
    """The follower's own page: confirm, see, stop."""
    return f"{settings.BASE_URL}{address('follow', follow.token)}"


def _end_of(follow: QuestionFollow) -> date:
    stays = WITH_USE_STAYS if follow.wants_use else ENDED_STAYS
    return (clock.now() + stays).date()


def _by_token(token: str) -> QuestionFollow:
    follow = follow_by_token(token)
    if follow is None:
        raise Missing(_("This address no longer works: you stopped, or the question ended a while ago."))
    return follow
