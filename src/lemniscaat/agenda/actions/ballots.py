"""Give points in a round: with an account, by mail without one, or on paper that the coordinator types in.

Each holds the round first, so that of a vote and a closing at once one comes first, and the other is told.
An audit event says that somebody weighed, never what.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.closing import drop_ballots, mail_key
from lemniscaat.agenda.actions.mailbox import checked_address
from lemniscaat.agenda.enums import RoundState, Way
from lemniscaat.agenda.models import Ballot, Candidate, Round, Weight
from lemniscaat.agenda.queries.rounds import address_voter, ballot_by_token, voter_of
from lemniscaat.kernel import clock, ids, mail, transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, require
from lemniscaat.network.api import Actor, Perspective, audited, token_hash
from lemniscaat.ui.passages import day

Weights = Mapping[Candidate, int]
MOST_WAITING = 3
"""Ballots of one address that wait for a yes: nobody's mailbox is filled from here."""
REFERENCE = re.compile(r"[A-Za-z-]{0,8}\d{1,8}")


@dataclass(frozen=True, slots=True)
class PublicBallot:
    """A ballot that waits for its owner's yes, and the secret in her mail: kept nowhere."""

    ballot: Ballot
    token: str


@transactions.action
def cast_ballot(
    *, actor: Actor, round: Round, weights: Weights, perspective: Perspective | None = None
) -> Ballot:
    """Give points with one's account. Sending again replaces what was sent before: a person counts once.
    `perspective` is needed only from who may speak from several sides."""
    require(
        policies.can_weigh(actor, round),
        _("With an account, partners, members and teachers of this werkplaats give points in its rounds."),
    )
    sides = policies.voices(actor, round)
    side = sides[0] if len(sides) == 1 else perspective
    if side is None or side not in sides:
        raise Invalid(_("Choose from which side you look at it."))
    round = _held(round)
    given = _checked(round, weights)
    voter = voter_of(actor.user, round)
    _drop(round, voter=voter)
    ballot = _write(round, given, way=Way.ACCOUNT, perspective=side, voter=voter)
    _record(actor, round, "cast_ballot")
    return ballot


@transactions.action
def cast_public_ballot(
    *, actor: Actor, round: Round, weights: Weights, perspective: Perspective, email: str
) -> PublicBallot:
    """Give points without an account; counts once the owner of the address said yes in the mail she gets.
    Only a keyed hash of the address is kept, until the round closes."""
    require(
        round.is_for_everyone, _("This round is for the partners of the werkplaats. They log in to weigh.")
    )
    round = _held(round)
    given = _checked(round, weights)
    email = checked_address(email)
    voter = address_voter(email, round)
    waiting = Ballot.objects.filter(round=round, voter=voter, counts=False)
    if waiting.count() >= MOST_WAITING:
        raise Conflict(_("Three mails went to this address already. Say yes in the last one of those."))
    token = ids.new_secret()
    ballot = _write(
        round,
        given,
        way=Way.MAIL,
        perspective=perspective,
        voter=voter,
        token_hash=token_hash(token),
        counts=False,
    )
    _ask(email, round, ballot, token)
    _record(actor, round, "cast_public_ballot")
    return PublicBallot(ballot, token)


@transactions.action
def confirm_public_ballot(*, actor: Actor, round: Round, token: str) -> Ballot:
    """Say yes: from now on it counts, instead of what came from the same address before. Twice is once."""
    round = _held(round)
    ballot = ballot_by_token(round, token)
    if ballot is None:
        raise Missing(_("This address no longer works: you gave your points once more later on."))
    if ballot.counts:
        return ballot
    if Ballot.objects.filter(round=round, voter=ballot.voter, way=Way.ACCOUNT).exists():
        raise Conflict(_("You gave points with your account already. Log in to change those."))
    _drop(round, voter=ballot.voter, but=ballot)
    ballot.counts = True
    ballot.save()
    _record(actor, round, "confirm_public_ballot")
    return ballot


@transactions.action
def type_in_paper_ballot(
    *, actor: Actor, round: Round, reference: str, perspective: Perspective, weights: Weights
) -> Ballot:
    """Type in what somebody gave on paper, under the number written on it. The same number once; the same
    paper sent twice changes nothing."""
    _require_desk(actor, round)
    round = _held(round)
    given = _checked(round, weights)
    reference = reference.strip().upper()
    if not REFERENCE.fullmatch(reference):
        raise Invalid(_("Fill in the number that stands on the paper, such as 12 or A-12. No name."))
    before = Ballot.objects.filter(round=round, reference=reference).prefetch_related("weights").first()
    if before is not None:
        was = {weight.candidate_id: weight.points for weight in before.weights.all()}
        is_same = was == {candidate.pk: points for candidate, points in given.items()}
        if is_same and before.perspective == perspective:
            return before
        raise Conflict(
            _("Number %(number)s has been typed in already, with other points. Look which paper it is.")
            % {"number": reference}
        )
    ballot = _write(
        round,
        given,
        way=Way.PAPER,
        perspective=perspective,
        reference=reference,
    )
    _record(actor, round, "type_in_paper_ballot")
    return ballot


@transactions.action
def take_out_paper_ballot(*, actor: Actor, round: Round, reference: str) -> None:
    """Take out what was typed in wrong; it can be typed in again."""
    _require_desk(actor, round)
    round = _held(round)
    found = list(Ballot.objects.filter(round=round, way=Way.PAPER, reference=reference))
    if not found:
        raise Missing(_("No paper with this number has been typed in."))
    drop_ballots(found)
    _record(actor, round, "take_out_paper_ballot")


def _held(round: Round) -> Round:
    """The round as it is now, held until the act is done; raises `Conflict` unless it takes points."""
    now: Round = Round.objects.select_for_update(of=("self",)).select_related("werkplaats").get(pk=round.pk)
    if now.state == RoundState.DRAFT:
        raise Conflict(_("This round has not been opened yet."))
    if not now.takes_ballots:
        ended = (now.closed_at or now.closes_at).astimezone(clock.AMSTERDAM)
        raise Conflict(
            _("The round closed on %(day)s at %(time)s. Your points were not counted.")
            % {"day": day(ended), "time": date_format(ended, "H:i")}
        )
    return now


def _checked(round: Round, weights: Weights) -> dict[Candidate, int]:
    """What it gives, without the zeros. Raises `Invalid` when it cannot be counted as it is."""
    shown = {candidate for candidate in round.candidates.select_related("question") if candidate.is_shown}
    given = {candidate: points for candidate, points in weights.items() if points}
    if not given.keys() <= shown or any(points < 0 for points in given.values()):
        raise Invalid(_("Something went wrong in the form. Try again."))
    total = sum(given.values())
    if not total:
        raise Invalid(_("Give at least one point to something."))
    if total > round.points:
        raise Invalid(
            _("You gave %(total)s points, and you have %(points)s. Take %(over)s away.")
            % {"total": total, "points": round.points, "over": total - round.points}
        )
    return given


def _write(round: Round, given: dict[Candidate, int], **fields: Any) -> Ballot:
    ballot = Ballot.objects.create(round=round, **fields)
    Weight.objects.bulk_create(
        Weight(ballot=ballot, candidate=candidate, points=points) for candidate, points in given.items()
    )
    return ballot


def _drop(round: Round, *, voter: str, but: Ballot | None = None) -> None:
    others = Ballot.objects.filter(round=round, voter=voter)
    drop_ballots(list(others.exclude(pk=but.pk) if but else others))


def _record(actor: Actor, round: Round, act: str) -> None:
    with audited(actor=actor, act=act, subject=round, werkplaats_id=round.werkplaats_id):
        pass


def _require_desk(actor: Actor, round: Round) -> None:
    require(
        policies.can_run_round(actor, round.werkplaats_id),
        _("Only the coordinator of this werkplaats runs its rounds."),
    )


def _ask(email: str, round: Round, ballot: Ballot, token: str) -> None:
    mail.post(
        to=email,
        key=mail_key(ballot),
        subject=_("Do your points count? Say yes"),
        body=_(
            "Somebody, probably you, gave points in the round “%(title)s” of werkplaats %(where)s.\n\n"
            "Say yes, and your points count:\n%(url)s\n\n"
            "You can do so until %(day)s. Do nothing if it was not you. We do not keep your address."
        )
        % {
            "title": round.title,
            "where": round.werkplaats.short_name,
            "day": day(round.last_day),
            "url": f"{settings.BASE_URL}{address('ballot', f'{round.key}/{token}')}",
        },
    )
