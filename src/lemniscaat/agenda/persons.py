"""What questions and agendas keep of a person with an account, and let go when she leaves."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.actions.following import drop_follows, hash_of
from lemniscaat.agenda.enums import RoundState
from lemniscaat.agenda.models import Ballot, DeskMail, QuestionEvent, QuestionFollow, Remark, Round, Wording
from lemniscaat.agenda.queries.rounds import address_voter
from lemniscaat.kernel.persons import Person
from lemniscaat.kernel.redaction import Kept


def kept_of(person: Person) -> Iterator[Kept]:
    """What she did with questions, which she follows, and her points while a round is open: once it is
    closed nobody can tell which were hers."""
    wordings = Wording.objects.filter(by=person.pk)
    yield Kept(_("wordings of questions"), wordings, ("question__number", "text", "note", "at"))
    events = QuestionEvent.objects.filter(by=person.pk)
    fields = ("question__number", "act", "note", "subject_label", "at", "undone_at")
    yield Kept(_("acts on questions"), events, fields)
    yield Kept(
        _("questions she follows"), _follows(person), ("question__number", "wants_use", "confirmed_at")
    )
    mornings = DeskMail.objects.filter(user=person.pk)
    yield Kept(_("morning mails"), mornings, ("werkplaats__name", "made_at"))
    remarks = Remark.objects.filter(by=person.pk)
    yield Kept(_("remarks on agendas"), remarks, ("text", "reply", "made_at"))
    voters = [address_voter(person.email, round) for round in Round.objects.filter(state=RoundState.OPEN)]
    points = ("round__title", "perspective", "weights__candidate", "weights__points")
    yield Kept(_("points in open rounds"), Ballot.objects.filter(voter__in=voters), points)


def forget(person: Person) -> None:
    """Her morning mails, the questions she follows, and the mails of them that wait. Her points go on
    counting: an open round knows them by a keyed hash, and forgets that when it closes."""
    DeskMail.objects.filter(user=person.pk).delete()
    drop_follows(_follows(person))


def _follows(person: Person) -> QuerySet[QuestionFollow]:
    return QuestionFollow.objects.filter(address_hash=hash_of(person.email))
