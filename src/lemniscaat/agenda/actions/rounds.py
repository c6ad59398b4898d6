"""Prepare a priority round, open it, and ask people to weigh."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.closing import CLOSE
from lemniscaat.agenda.enums import OPEN_STATES, ROUND_STATES, WEIGHING_ROLES, Audience, RoundState
from lemniscaat.agenda.models import Candidate, Question, Round
from lemniscaat.circulation.api import Issue
from lemniscaat.kernel import clock, mail, transactions, work
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.network.api import Actor, Werkplaats, audited, grants_in
from lemniscaat.ui.passages import day

LEAST, MOST = 2, 20
"""Candidates: with one there is nothing to weigh, and nobody weighs more than twenty with care."""
MOST_POINTS = 100


@transactions.action
def draft_round(
    *,
    actor: Actor,
    werkplaats: Werkplaats,
    title: str,
    question: str,
    closes_on: date,
    points: int = 10,
    audience: Audience = Audience.PARTNERS,
    kept: Collection[str] = (),
    is_invented: bool = False,
) -> Round:
    """Begin to prepare a round; only its desk sees it. `closes_on` is the last day to give points."""
    _require(actor, werkplaats)
    left = check_words(title, question, kept=kept)
    fields = _checked(title, question, closes_on, points, audience)
    # Held, so that of two rounds begun at once each gets its own number.
    Werkplaats.objects.select_for_update().get(pk=werkplaats.pk)
    last = Round.objects.filter(werkplaats=werkplaats).aggregate(Max("number"))["number__max"]
    with audited(actor=actor, act="draft_round", werkplaats_id=werkplaats.pk, left=left) as audit:
        round: Round = Round.objects.create(
            audit=audit, werkplaats=werkplaats, number=(last or 0) + 1, is_invented=is_invented, **fields
        )
    return round


@transactions.action
def change_round(
    *,
    actor: Actor,
    round: Round,
    title: str,
    question: str,
    closes_on: date,
    points: int,
    audience: Audience,
    kept: Collection[str] = (),
) -> Round:
    """Change what the round is, while it is prepared."""
    left = check_words(title, question, kept=kept)
    fields = _checked(title, question, closes_on, points, audience)
    round = _preparing(actor, round)
    with _audited(actor, round, "change_round", left) as audit:
        for name, value in fields.items():
            setattr(round, name, value)
        round.save(audit=audit)
    return round


@transactions.action
def discard_round(*, actor: Actor, round: Round) -> None:
    """Throw away what was prepared."""
    round = _preparing(actor, round)
    with _audited(actor, round, "discard_round") as audit:
        for candidate in round.candidates.all():
            candidate.delete(audit=audit)
        round.delete(audit=audit)


@transactions.action
def add_candidate(*, actor: Actor, round: Round, subject: Question | Issue) -> Candidate:
    """Let a question or an issue be weighed. Everyone sees what is weighed, so a question is public."""
    round = _preparing(actor, round)
    is_question = isinstance(subject, Question)
    if isinstance(subject, Question):
        _check_question(round, subject)
    which = {"question" if is_question else "issue": subject}
    if round.candidates.filter(**which).exists():
        raise Conflict(_("This is in the round already."))
    n = round.candidates.count()
    if n >= MOST:
        raise Conflict(_("There are %(most)s in the round already. Take one out first.") % {"most": MOST})
    last = round.candidates.aggregate(Max("order"))["order__max"]
    with _audited(actor, round, "add_candidate") as audit:
        added: Candidate = Candidate.objects.create(
            audit=audit, round=round, order=0 if last is None else last + 1, **which
        )
    return added


@transactions.action
def drop_candidate(*, actor: Actor, round: Round, candidate: Candidate) -> None:
    """Take something out of the round again, while it is prepared."""
    round = _preparing(actor, round)
    with _audited(actor, round, "drop_candidate") as audit:
        candidate.delete(audit=audit)


@transactions.action
def open_round(*, actor: Actor, round: Round) -> Round:
    """Open it: from now on points can be given, and nothing of the round changes any more."""
    round = _preparing(actor, round)
    weighed = list(round.candidates.select_related("question", "issue"))
    if len(weighed) < LEAST:
        raise Invalid(_("Put at least two questions or issues in the round."))
    if not all(candidate.is_shown for candidate in weighed):
        raise Invalid(_("One of the questions is no longer on the website. Take it out of the round."))
    if round.closes_at <= clock.now():
        raise Invalid(_("The last day has passed. Choose a later one."))
    with _audited(actor, round, "open_round") as audit:
        round.move(RoundState.OPEN, by=ROUND_STATES, audit=audit)
        round.opened_at = clock.now()
        round.save(audit=audit)
    work.enqueue(CLOSE, key=f"close_round:{round.uuid}", run_at=round.closes_at, uuid=str(round.uuid))
    return round


@transactions.action
def invite_partners(*, actor: Actor, round: Round) -> int:
    """Mail all who may weigh with an account; gives how many that are. Nobody gets it twice."""
    _require(actor, round.werkplaats)
    round = Round.objects.select_for_update(of=("self",)).select_related("werkplaats").get(pk=round.pk)
    if not round.takes_ballots:
        raise Conflict(_("Open the round first; once it is closed nobody can give points."))
    grants = grants_in(round.werkplaats_id).filter(role__in=WEIGHING_ROLES, user__is_active=True)
    users = {grant.user for grant in grants}
    for user in sorted(users, key=lambda user: user.pk):
        mail.post(
            to=user.email, key=f"round:{round.uuid}:{user.uuid}", subject=_subject(round), body=_letter(round)
        )
    with _audited(actor, round, "invite_partners") as audit:
        round.n_invited = len(users)
        round.save(audit=audit)
    return len(users)


def _subject(round: Round) -> str:
    return _("What goes first in %(where)s? Give your points") % {"where": round.werkplaats.short_name}


def _letter(round: Round) -> str:
    return _(
        "%(title)s\n\n%(question)s\n\n"
        "You have %(points)s points to divide. You can do so until %(day)s, and change your points until "
        "then. Nobody sees what you give: afterwards only the count is shown.\n\n"
        "Give your points:\n%(url)s"
    ) % {
        "title": round.title,
        "question": round.question,
        "points": round.points,
        "day": day(round.last_day),
        "url": f"{settings.BASE_URL}{address('round', round.key)}",
    }


def _checked(title: str, question: str, closes_on: date, points: int, audience: Audience) -> dict[str, Any]:
    title, question = title.strip(), question.strip()
    if not title or len(title) > 150 or not question or len(question) > 300:
        raise Invalid(_("Give the round a short name, and write in one sentence what you ask."))
    if not 1 <= points <= MOST_POINTS:
        raise Invalid(_("Give each voter 1 to %(most)s points.") % {"most": MOST_POINTS})
    closes_at = datetime.combine(closes_on + timedelta(days=1), time(), tzinfo=clock.AMSTERDAM)
    if closes_at <= clock.now():
        raise Invalid(_("The last day has passed. Choose a later one."))
    return {
        "title": title,
        "question": question,
        "closes_at": closes_at,
        "points": points,
        "audience": audience,
    }


def _check_question(round: Round, question: Question) -> None:
    if question.werkplaats_id != round.werkplaats_id:
        raise Invalid(_("This question is of another werkplaats."))
    if not question.is_public:
        raise Invalid(_("Put the question on the website first: everyone sees what is weighed."))
    if question.state not in OPEN_STATES:
        raise Invalid(_("This question waits for nothing any more."))


def _preparing(actor: Actor, round: Round) -> Round:
    """The round as it is now, held until the act is done; only while it is prepared."""
    _require(actor, round.werkplaats)
    found = Round.objects.select_for_update(of=("self",)).select_related("werkplaats").filter(pk=round.pk)
    now: Round | None = found.first()
    if now is None or now.state != RoundState.DRAFT:
        raise Conflict(_("This round has been opened. What is weighed, and how, changes no more."))
    return now


def _require(actor: Actor, werkplaats: Werkplaats) -> None:
    require(
        policies.can_run_round(actor, werkplaats.pk),
        _("Only the coordinator of this werkplaats runs its rounds."),
    )


def _audited(actor: Actor, round: Round, act: str, left: Iterable[Left] = ()) -> Any:
    return audited(actor=actor, act=act, subject=round, werkplaats_id=round.werkplaats_id, left=left)
