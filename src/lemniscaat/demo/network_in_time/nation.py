"""What happens nationally by itself: issues on the national agenda, and every year what is known is told."""

from lemniscaat.circulation import api as circulation
from lemniscaat.demo.network_in_time.assumptions import assumed
from lemniscaat.demo.network_in_time.world import Partner, World


def keep(world: World) -> None:
    """Look now and then what regions share, and less often what there is to tell."""
    issues = list(dict.fromkeys(matter.issue for matter in world.matters))
    on_agenda: set[int] = set()
    world.days.every(assumed("agendising"), lambda: _agendise(world, issues, on_agenda))
    world.days.every(assumed("telling"), lambda: _tell(world, issues))


def _agendise(world: World, issues: list[circulation.Issue], on_agenda: set[int]) -> None:
    for issue in issues:
        asking = {case.place for case in world.cases if case.question.issue == issue}
        if issue.pk not in on_agenda and len(asking) >= assumed("sharing"):
            circulation.agendise_issue(actor=world.secretariat, issue=issue)
            on_agenda.add(issue.pk)


def _tell(world: World, issues: list[circulation.Issue]) -> None:
    for issue in issues:
        known = [item.title for matter, _, item in world.shelf if matter.issue == issue]
        if len(known) > world.told.get(issue.pk, 0):
            world.told[issue.pk] = len(known)
            steward = next(one for one in world.partners if one.organisation == issue.steward)
            _publish(steward, issue, known)


def _publish(steward: Partner, issue: circulation.Issue, known: list[str]) -> None:
    circulation.publish_synthesis(
        actor=steward.actor,
        issue=issue,
        text="\n\n".join(known),
        signed_by=steward.organisation,
    )
