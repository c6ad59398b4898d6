"""The tables of the network, with the two ideas all others build on: `Actor` and `AuditedModel`."""

from lemniscaat.network.models.actor import VISITOR, Actor, ActorRequest
from lemniscaat.network.models.audit import AuditedModel, AuditedQuerySet, AuditEvent, audited
from lemniscaat.network.models.invitation import Invitation
from lemniscaat.network.models.municipality import Municipality, ServiceArea
from lemniscaat.network.models.organisation import Organisation, ResearchGroup
from lemniscaat.network.models.partnership import Partnership
from lemniscaat.network.models.period import Period
from lemniscaat.network.models.role_grant import RoleGrant
from lemniscaat.network.models.user import User
from lemniscaat.network.models.werkplaats import Werkplaats

__all__ = [
    "VISITOR",
    "Actor",
    "ActorRequest",
    "AuditEvent",
    "AuditedModel",
    "AuditedQuerySet",
    "Invitation",
    "Municipality",
    "Organisation",
    "Partnership",
    "Period",
    "ResearchGroup",
    "RoleGrant",
    "ServiceArea",
    "User",
    "Werkplaats",
    "audited",
]
