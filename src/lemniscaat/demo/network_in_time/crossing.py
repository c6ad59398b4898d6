"""Over the middle and back: handed over to a national partner, and offered to every werkplaats that asks."""

from datetime import timedelta
from functools import partial

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.demo.network_in_time.assumptions import assumed
from lemniscaat.demo.network_in_time.desks import answer
from lemniscaat.demo.network_in_time.luck import Luck
from lemniscaat.demo.network_in_time.world import Case, Group, Partner, World
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.models import Job
from lemniscaat.knowledge import api as knowledge
from lemniscaat.vocabulary import api as vocabulary


def hand_over(world: World, group: Group, item: knowledge.Item) -> None:
    """Perhaps the werkplaats hands what it published to a national partner."""
    if not group.luck.happens("handing_over"):
        return
    partner = group.luck.one_of("partner", world.partners)
    handover = circulation.offer_handover(
        actor=group.place.coordinator,
        werkplaats=group.place.werkplaats,
        subject=("item", item.uuid, item.title),
        hope="Kijk of dit ook elders werkt.",
        deadline=clock.today() + timedelta(days=assumed("deadline")),
        to_organisation=partner.organisation,
        issue=group.matter.issue,
        question_uuid=group.cases[0].question.uuid,
    )
    if group.luck.happens("partner_answers"):
        days = group.luck.days("answering")
        world.days.after(days, lambda: _answer(world, group, partner, handover))


def _answer(world: World, group: Group, partner: Partner, handover: circulation.Handover) -> None:
    if not group.luck.happens("accepting"):
        circulation.decline_handover(
            actor=partner.actor, handover=handover, reason="Dit jaar is er geen plaats meer."
        )
        return
    circulation.accept_handover(actor=partner.actor, handover=handover)
    if group.luck.happens("returning"):
        world.days.after(group.luck.days("working"), lambda: _return(world, group, partner, handover))


def _return(world: World, group: Group, partner: Partner, handover: circulation.Handover) -> None:
    circulation.return_handover(
        actor=partner.actor,
        handover=handover,
        became="Beproefd, en beschreven voor anderen.",
        rung=vocabulary.Rung.TRIED,
    )
    by = group.place.coordinator
    world.days.after(
        group.luck.days("noting"), lambda: circulation.receive_handover(actor=by, handover=handover)
    )


def spread(world: World, group: Group, item: knowledge.Item) -> None:
    """Let the system offer what was published to each werkplaats that asks, as a worker does; some desks
    look at it."""
    for job in Job.objects.filter(name=circulation.OFFER_AROUND, done_at=None):
        work.tasks[job.name](**job.payload)
        job.delete()
    cases = {case.question.uuid: case for case in world.cases}
    for offer in circulation.offers_of("item", item.uuid):
        case = cases[offer.question_uuid]
        luck = case.luck.of(f"offer of {item.title} {group.place.werkplaats.slug}")
        if luck.happens("reading_offer"):
            look = partial(_look, world, case, offer, item, luck, fits=case.matter is group.matter)
            world.days.after(luck.days("looking"), look)


def _look(
    world: World, case: Case, offer: circulation.Offer, item: knowledge.Item, luck: Luck, *, fits: bool
) -> None:
    by = case.place.coordinator
    offer.refresh_from_db()
    if offer.state != circulation.OfferState.WAITING:
        # The desk found it by itself meanwhile, and put it with its question: that took the offer up.
        return
    if not luck.happens("taking_up" if fits else "taking_up_other"):
        circulation.put_offer_aside(actor=by, offer=offer)
        return
    circulation.take_up_offer(actor=by, offer=offer)
    if fits and case.question.state in {agenda.QuestionState.EXPLICIT, agenda.QuestionState.IN_RESEARCH}:
        answer(world, case, item)
