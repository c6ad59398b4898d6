"""What was offered to a desk: each with what it is, why, and the question it may help."""

from collections.abc import Iterable
from dataclasses import dataclass

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Offer
from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.network.api import Actor, Werkplaats

MOST = 100
"""Offers of each standing on the page; the newest."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer. Without a `question` it no longer lies at this desk; without a `subject` it can no longer be
    read, and then nothing can be done with it but putting it aside."""

    offer: Offer
    subject: Subject | None
    question: Question | None

    @property
    def can_be_used(self) -> bool:
        """Whether question and thing are both there still."""
        return self.subject is not None and self.question is not None


def offered(actor: Actor, werkplaats: Werkplaats) -> dict[str, list[Offered]]:
    """By how they stand: waiting, put aside and taken up, the newest first. Six queries, however many."""
    rows = circulation.offers_at(werkplaats)
    found = {state: list(rows.filter(state=state)[:MOST]) for state in circulation.OfferState}
    every = [offer for offers in found.values() for offer in offers]
    things = resolve((offer.subject_kind, offer.subject_uuid) for offer in every)
    asked = {row.uuid: row for row in _questions(actor, werkplaats, every)}
    return {
        state.value: [
            Offered(
                offer,
                things.get((offer.subject_kind, offer.subject_uuid)),
                asked.get(offer.question_uuid),
            )
            for offer in offers
        ]
        for state, offers in found.items()
    }


def _questions(actor: Actor, werkplaats: Werkplaats, offers: Iterable[Offer]) -> Iterable[Question]:
    rows = agenda.questions_by_uuid(actor, {offer.question_uuid for offer in offers})
    return rows.filter(werkplaats=werkplaats)
