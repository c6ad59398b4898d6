"""Issues, what is told about them, and what goes over the middle and comes back."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import SYSTEM, Cast
from lemniscaat.demo.files import Row
from lemniscaat.vocabulary import api as vocabulary


def acts(cast: Cast, world: Row) -> Iterator[Act]:
    """The lemniscate's own acts in a world."""
    if world["issue"]:
        yield from _issue(cast, world["issue"])
    for row in world["handovers"]:
        yield from _handover(cast, row, world)
    for row in world["offers"]:
        yield from _Offer(cast, row, world).acts()


def _issue(cast: Cast, row: Row) -> Iterator[Act]:
    yield act(row["named"], Turn.ISSUE, _name, cast, row)
    if row["agendised"]:
        yield act(row["agendised"], Turn.ISSUE, _agendise, cast, row)
    for synthesis in row["syntheses"]:
        last = synthesis is row["syntheses"][-1]
        yield act(synthesis["on"], Turn.WEIGH, _tell, cast, row, synthesis, row["gaps"] if last else [])


def _name(cast: Cast, row: Row) -> None:
    cast.issues[row["slug"]] = circulation.name_issue(
        actor=cast.secretariat(),
        slug=row["slug"],
        title=row["title"],
        summary=row["summary"],
        themes=[cast.themes[slug] for slug in row["themes"]],
        steward=cast.organisations[row["steward"]],
        is_invented=True,
    )


def _agendise(cast: Cast, row: Row) -> None:
    """With the reason; what is not put there waits for the secretariat, once its regions are counted."""
    circulation.agendise_issue(
        actor=cast.secretariat(), issue=cast.issues[row["slug"]], note=row["agendised_because"]
    )


def _tell(cast: Cast, row: Row, synthesis: Row, gaps: list[str]) -> None:
    circulation.publish_synthesis(
        actor=cast.partner(row["steward"]),
        issue=cast.issues[row["slug"]],
        text="\n\n".join(synthesis["paragraphs"]),
        gaps=gaps,
        signed_by=cast.organisations[row["steward"]],
    )


def _handover(cast: Cast, row: Row, world: Row) -> Iterator[Act]:
    story = _Handover(cast, row, world)
    yield act(row["offered"], Turn.OFFER, story.offer)
    if row["accepted"]:
        yield act(row["accepted"], Turn.OFFER, story.accept)
    if row["declined"]:
        yield act(row["declined"], Turn.OFFER, story.decline)
    if row["returned"]:
        yield act(row["returned"], Turn.OFFER, story.give_back)
    if row["received"]:
        yield act(row["received"], Turn.ANSWER, story.receive)


class _Handover:
    def __init__(self, cast: Cast, row: Row, world: Row) -> None:
        self.cast, self.row, self.world = cast, row, world
        self.desk, self.partner = cast.desk(row["werkplaats"]), cast.partner(row["to"])

    def _question(self) -> agenda.Question | None:
        """The question it is, or the one in this region that the item came from."""
        of, mine = self.row["of"], self.row["werkplaats"]
        rows = [q for q in self.world["questions"] if of == q["key"] or of in q["items"]]
        return next((self.cast.questions[q["key"]] for q in rows if q["werkplaats"] == mine), None)

    def offer(self) -> None:
        question = self._question()
        thing = self.cast.questions.get(self.row["of"]) or self.cast.items[self.row["of"]]
        self.handover = circulation.offer_handover(
            actor=self.desk,
            werkplaats=self.cast.werkplaatsen[self.row["werkplaats"]],
            subject=(self.row["kind"], thing.uuid, str(thing)),
            hope=self.row["text"],
            deadline=date.fromisoformat(self.row["deadline"]),
            to_organisation=self.cast.organisations[self.row["to"]],
            issue=self.cast.issues[self.world["issue"]["slug"]],
            question_uuid=question.uuid if question else None,
        )
        if question is not None and question is thing:
            agenda.hand_over_question(
                actor=self.desk,
                question=question,
                handover_uuid=self.handover.uuid,
                to=str(self.handover.to_organisation),
            )

    def accept(self) -> None:
        circulation.accept_handover(actor=self.partner, handover=self.handover)

    def decline(self) -> None:
        circulation.decline_handover(actor=self.partner, handover=self.handover, reason=self.row["reason"])
        self._look_again()

    def give_back(self) -> None:
        rung = self.row["rung"]
        circulation.return_handover(
            actor=self.partner,
            handover=self.handover,
            became=f"{self.row['verdict']} {self.row['became']}",
            rung=vocabulary.Rung(rung) if rung else None,
        )
        self._look_again()

    def _look_again(self) -> None:
        """A question that comes back lies at its desk again."""
        if self.row["kind"] == "question":
            self.cast.questions[self.row["of"]].refresh_from_db()

    def receive(self) -> None:
        circulation.receive_handover(actor=self.desk, handover=self.handover)
        if self.row["kind"] == "question":
            agenda.answer_question(
                actor=self.desk,
                question=self.cast.questions[self.row["of"]],
                short_answer=self.row["verdict"],
            )


class _Offer:
    def __init__(self, cast: Cast, row: Row, world: Row) -> None:
        self.cast, self.row, self.world = cast, row, world

    def acts(self) -> Iterator[Act]:
        yield act(self.row["offered"], Turn.OFFER, self.make)
        if self.row["taken_up"]:
            yield act(self.row["taken_up"], Turn.LINK, self.take_up)
        if self.row["put_aside"]:
            yield act(self.row["put_aside"], Turn.LINK, self.put_aside)

    def make(self) -> None:
        subject, activity = self._offered()
        question = self._question()
        offer = circulation.make_offer(
            actor=SYSTEM,
            werkplaats=self.cast.werkplaatsen[self.row["werkplaats"]],
            question=(question.uuid, question.wording),
            subject=subject,
            activity=activity,
            reason=self.row["why"],
            issue=self.cast.issues[self.world["issue"]["slug"]],
        )
        if offer is None:
            raise ValueError(f"{self.row['of']} is offered twice on one question")
        self.offer = offer

    def _offered(self) -> tuple[tuple[str, UUID, str], circulation.Activity]:
        """A factor, a way of working or other knowledge; and what taking it up is."""
        activities = circulation.Activity
        if self.row["kind"] == "factor":
            factor = self.cast.factors[self.row["of"]]
            return ("factor", factor.uuid, str(factor)), activities.ENRICH_FACTORS
        item = self.cast.items[self.row["of"]]
        is_method = item.kind.group == vocabulary.KindGroup.METHOD
        return (
            ("item", item.uuid, item.title),
            activities.ENRICH_METHODS if is_method else activities.ENRICH_ISSUE,
        )

    def _question(self) -> agenda.Question:
        """The newest question of the region that is public by now."""
        keys = [q["key"] for q in self.world["questions"] if q["werkplaats"] == self.row["werkplaats"]]
        found = [self.cast.questions[key] for key in keys if key in self.cast.questions]
        return max((q for q in found if q.is_public), key=lambda question: question.received_at)

    def take_up(self) -> None:
        circulation.take_up_offer(actor=self.cast.desk(self.row["werkplaats"]), offer=self.offer)

    def put_aside(self) -> None:
        circulation.put_offer_aside(actor=self.cast.desk(self.row["werkplaats"]), offer=self.offer)
