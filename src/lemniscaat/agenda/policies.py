"""Who may do what with questions, agendas and rounds."""

from collections.abc import Sequence

from lemniscaat.agenda.enums import SPEAKS_AS, WEIGHING_ROLES, Act
from lemniscaat.agenda.models import Agenda, Question, QuestionEvent, Round
from lemniscaat.network.api import (
    Actor,
    OrganisationKind,
    Perspective,
    Role,
    RoleGrant,
    can_edit_in,
    can_run_desk,
)


def can_work_on(actor: Actor, question: Question) -> bool:
    """The desk where the question lies."""
    return can_run_desk(actor, question.werkplaats_id)


def passed_on(actor: Actor, event: QuestionEvent) -> bool:
    """The desk that gave the question to another by this act: it may take that back."""
    return event.act == Act.PASS_ON and can_run_desk(actor, event.before["werkplaats_id"])


def can_speak_for(actor: Actor, question: Question) -> bool:
    """Who holds the asker's secret address."""
    return question.uuid in actor.asks or actor.is_system


def can_keep_agenda(actor: Actor, werkplaats_id: int) -> bool:
    """Those who edit in the werkplaats draft its agenda."""
    return can_edit_in(actor, werkplaats_id)


def can_lead_agenda(actor: Actor, werkplaats_id: int) -> bool:
    """Its coordinator shows it to others, answers remarks, and records who adopted it, with name and
    date."""
    return can_run_desk(actor, werkplaats_id)


def can_remark(actor: Actor, agenda: Agenda) -> bool:
    """Partners, members and teachers of the werkplaats, with their account; without one a remark is
    confirmed by mail. The coordinator types in what was said in a meeting."""
    return actor.has(WEIGHING_ROLES, agenda.werkplaats_id) and not actor.is_system


def speaks_for(actor: Actor, werkplaats_id: int) -> frozenset[int]:
    """The organisations on whose behalf she is a partner in this werkplaats."""
    return frozenset(
        grant.organisation_id
        for grant in actor.grants
        if grant.role == Role.PARTNER
        and grant.werkplaats_id == werkplaats_id
        and grant.organisation_id is not None
    )


def can_adopt_for(actor: Actor, agenda: Agenda, organisation_id: int) -> bool:
    """A lead partner for its own organisation."""
    return organisation_id in speaks_for(actor, agenda.werkplaats_id)


def can_endorse(actor: Actor, agenda: Agenda, organisation_id: int) -> bool:
    """A partner for its own organisation; the coordinator types in what a partner said."""
    return organisation_id in speaks_for(actor, agenda.werkplaats_id) or can_lead_agenda(
        actor, agenda.werkplaats_id
    )


def can_keep_national(actor: Actor) -> bool:
    """The secretariat decides what stands on the national agenda."""
    return actor.has_national(Role.SECRETARIAT)


def can_run_round(actor: Actor, werkplaats_id: int) -> bool:
    """The coordinator of the werkplaats prepares, opens and closes it, and types in what is on paper."""
    return can_run_desk(actor, werkplaats_id)


def can_weigh(actor: Actor, round: Round) -> bool:
    """Partners, members and teachers of the werkplaats, with their account. Who runs a round does not
    weigh in it; the software itself has no opinion."""
    return bool(_weighing_grants(actor, round))


def voices(actor: Actor, round: Round) -> Sequence[Perspective]:
    """From which sides she may weigh. One: her organisation's, or her own. Several: she says which."""
    grants = _weighing_grants(actor, round)
    partner = next((grant for grant in grants if grant.role == Role.PARTNER), None)
    if partner is not None and partner.organisation is not None:
        return _of(actor, SPEAKS_AS[OrganisationKind(partner.organisation.kind)])[:1]
    if any(grant.role == Role.TEACHER for grant in grants):
        return (Perspective.EDUCATION,)
    return _of(actor, tuple(Perspective))


def _of(actor: Actor, sides: Sequence[Perspective]) -> Sequence[Perspective]:
    """Her own side, if it is one of these; else all of them."""
    return [side for side in sides if actor.user is not None and actor.user.perspective == side] or sides


def _weighing_grants(actor: Actor, round: Round) -> list[RoleGrant]:
    return [
        grant
        for grant in actor.grants
        if grant.role in WEIGHING_ROLES and grant.werkplaats_id == round.werkplaats_id
    ]
