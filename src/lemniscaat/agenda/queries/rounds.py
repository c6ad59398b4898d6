"""Reads of priority rounds: what is weighed, by whom, and how far it is."""

from collections.abc import Mapping

from django.db.models import Count, Prefetch, QuerySet

from lemniscaat.agenda.enums import OPEN_STATES, RoundState, Way
from lemniscaat.agenda.models import Ballot, Candidate, Question, Round
from lemniscaat.circulation.api import Issue, issues
from lemniscaat.kernel import clock, sealing
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import Actor, Perspective, User, Werkplaats, token_hash


def rounds(actor: Actor) -> QuerySet[Round]:
    """Rounds she may see, newest first."""
    return naming(Round.objects.visible_to(actor), "werkplaats")


def round_page(actor: Actor, werkplaats_slug: str, number: int) -> Round | None:
    """One round with what is weighed in it; None when not there or hidden."""
    weighed = naming(Candidate.objects.all(), "question", "issue")
    found = rounds(actor).filter(werkplaats__slug=werkplaats_slug, number=number)
    return found.prefetch_related(Prefetch("candidates", weighed)).first()


def running_rounds(werkplaats: Werkplaats) -> QuerySet[Round]:
    """Those in which points can be given now, the first to close first."""
    found = Round.objects.filter(werkplaats=werkplaats, state=RoundState.OPEN, closes_at__gt=clock.now())
    return found.select_related("werkplaats").order_by("closes_at", "id")


def candidates_to_add(round: Round, words: str = "") -> QuerySet[Question]:
    """Public questions of the werkplaats that wait for an answer and are not in the round; those with
    these words in them."""
    found = naming(Question.objects.public(), "werkplaats").filter(
        werkplaats=round.werkplaats_id, state__in=OPEN_STATES
    )
    for word in words.split():
        found = found.filter(wording__icontains=word)
    return found.exclude(pk__in=_taken(round, "question")).order_by("-received_at", "-id")


def issues_to_add(round: Round) -> QuerySet[Issue]:
    """Issues that are not in the round."""
    return issues().prefetch_related(None).exclude(pk__in=_taken(round, "issue"))


def voter_of(user: User | None, round: Round) -> str:
    """How her ballot knows her; "" for nobody."""
    return address_voter(user.email, round) if user is not None else ""


def address_voter(email: str, round: Round) -> str:
    """How a ballot knows an address: whatever its capitals, and without what stands after a plus, so that
    one mailbox is one voter."""
    return sealing.fingerprint(mailbox(email), within=f"round:{round.uuid}")


def mailbox(email: str) -> str:
    """The address as one mailbox has it, however it was typed."""
    name, _at, host = email.strip().lower().rpartition("@")
    return f"{name.partition('+')[0]}@{host}"


def own_points(actor: Actor, round: Round) -> Mapping[int, int]:
    """Candidate id → the points she gave with her account; empty when she gave none."""
    mine = Ballot.objects.filter(round=round, way=Way.ACCOUNT, voter=voter_of(actor.user, round))
    return dict(mine.values_list("weights__candidate", "weights__points"))


def ballot_by_token(round: Round, token: str) -> Ballot | None:
    """The ballot of a secret address, with its points; None when it was replaced or has been counted."""
    found = Ballot.objects.filter(round=round, token_hash=token_hash(token))
    return found.prefetch_related("weights__candidate__question", "weights__candidate__issue").first()


def turnout(round: Round) -> dict[Perspective, int]:
    """How many ballots count, of each perspective, while it runs. For who runs it."""
    rows = counted(round).order_by().values("perspective").annotate(n=Count("pk"))
    found = {row["perspective"]: row["n"] for row in rows}
    return {side: found.get(side, 0) for side in Perspective}


def counted(round: Round) -> QuerySet[Ballot]:
    """The ballots that count."""
    return Ballot.objects.filter(round=round, counts=True)


def papers(round: Round) -> QuerySet[Ballot]:
    """What was typed in from paper, by number."""
    return Ballot.objects.filter(round=round, way=Way.PAPER).order_by("reference")


def _taken(round: Round, what: str) -> list[int]:
    found = Candidate.objects.filter(round=round, **{f"{what}__isnull": False})
    return list(found.values_list(what, flat=True))
