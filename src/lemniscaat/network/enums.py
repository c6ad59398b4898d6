from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Perspective(TextChoices):
    """Geleding: from which side of the social domain somebody speaks."""

    PRACTICE = "practice", _("practice")
    EDUCATION = "education", _("education")
    POLICY = "policy", _("policy")
    RESEARCH = "research", _("research")
    RESIDENT = "resident", _("resident")


class Role(TextChoices):
    """What a person may do in one werkplaats, or nationally."""

    COORDINATOR = "coordinator", _("coordinator")
    EDITOR = "editor", pgettext_lazy("role", "editor")
    MEMBER = "member", _("member")
    TEACHER = "teacher", _("teacher")
    PARTNER = "partner", _("partner")
    SECRETARIAT = "secretariat", _("secretariat")
    KNOWLEDGE_PARTNER = "knowledge_partner", _("national knowledge partner")
    FUNDER = "funder", _("funder")


NATIONAL_ROLES = frozenset({Role.SECRETARIAT, Role.KNOWLEDGE_PARTNER, Role.FUNDER})
"""Held for the whole country, so without a werkplaats."""

ORGANISATION_ROLES = frozenset({Role.PARTNER, Role.KNOWLEDGE_PARTNER})
"""Held on behalf of one organisation."""

SECOND_FACTOR_ROLES = frozenset({Role.COORDINATOR, Role.EDITOR, Role.SECRETARIAT})
"""Must log in with a second factor."""

DESK_ROLES = frozenset({Role.COORDINATOR})
"""Run the question desk of their werkplaats."""

EDIT_ROLES = frozenset({Role.COORDINATOR, Role.EDITOR})
"""Make and change their werkplaats's things in the back office."""


class OrganisationKind(TextChoices):
    HOGESCHOOL = "hogeschool", _("university of applied sciences")
    MUNICIPALITY = "municipality", _("municipality")
    CARE = "care", _("care organisation")
    WELFARE = "welfare", _("welfare organisation")
    MBO = "mbo", _("vocational college")
    UNIVERSITY = "university", _("university")
    CLIENT = "client", _("client or residents' organisation")
    INSTITUTE = "institute", _("knowledge institute")
    GOVERNMENT = "government", _("government")
    OTHER = "other", _("other organisation")


class WerkplaatsState(TextChoices):
    FORMING = "forming", _("being set up")
    RUNNING = "running", _("running")
    CLOSED = "closed", _("closed")


class Part(TextChoices):
    """An organisation's part in a werkplaats."""

    LEAD_APPLICANT = "lead_applicant", _("lead applicant")
    LEAD = "lead", _("lead")
    CO_LEAD = "co_lead", _("co-lead")
    PARTNER = "partner", _("partner")
