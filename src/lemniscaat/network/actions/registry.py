"""Set up and change what the network consists of."""

from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.documents import Maker, documents
from lemniscaat.kernel.errors import require
from lemniscaat.network import policies
from lemniscaat.network.enums import Role
from lemniscaat.network.models import (
    Actor,
    Municipality,
    Organisation,
    Partnership,
    Period,
    ResearchGroup,
    ServiceArea,
    User,
    Werkplaats,
    audited,
)


@transactions.action
def register_werkplaats(*, actor: Actor, **fields: Any) -> Werkplaats:
    """Add a werkplaats to the network (secretariat)."""
    _require_secretariat(actor)
    with audited(actor=actor, act="register_werkplaats") as audit:
        werkplaats: Werkplaats = Werkplaats.objects.create(audit=audit, **fields)
    work.mark_changed("werkplaats", werkplaats.uuid)
    return werkplaats


@transactions.action
def describe_werkplaats(*, actor: Actor, werkplaats: Werkplaats, **fields: Any) -> Werkplaats:
    """Change how a werkplaats presents itself (its coordinator and editors)."""
    require(policies.can_edit_in(actor, werkplaats.pk), _("You can only change your own werkplaats."))
    before = Werkplaats.objects.values_list("short_name", flat=True).get(pk=werkplaats.pk)
    with audited(
        actor=actor, act="describe_werkplaats", subject=werkplaats, werkplaats_id=werkplaats.pk
    ) as audit:
        for name, value in fields.items():
            setattr(werkplaats, name, value)
        werkplaats.save(audit=audit)
    work.mark_changed("werkplaats", werkplaats.uuid)
    if werkplaats.short_name != before:
        _mark_telling(("werkplaats", werkplaats.uuid))
    return werkplaats


@transactions.action
def register_organisation(
    *, actor: Actor, werkplaats: Werkplaats | None = None, **fields: Any
) -> Organisation:
    """Add an organisation: the secretariat, or who edits in the werkplaats it joins."""
    require(
        policies.can_edit_in(actor, werkplaats.pk if werkplaats else None),
        _("You can only add partners to your own werkplaats."),
    )
    with audited(actor=actor, act="register_organisation") as audit:
        organisation: Organisation = Organisation.objects.create(audit=audit, **fields)
    work.mark_changed("organisation", organisation.uuid)
    _mark_naming(organisation.name)
    return organisation


@transactions.action
def revise_organisation(*, actor: Actor, organisation: Organisation, **fields: Any) -> Organisation:
    """Change what is said of an organisation; its address stays."""
    require(
        policies.can_change_organisation(actor, organisation),
        _("Others work with this organisation too. Ask the secretariat to change it."),
    )
    before = Organisation.objects.values_list("name", flat=True).get(pk=organisation.pk)
    with audited(actor=actor, act="revise_organisation", subject=organisation) as audit:
        for name, value in fields.items():
            setattr(organisation, name, value)
        organisation.save(audit=audit)
    work.mark_changed("organisation", organisation.uuid)
    if organisation.name != before:
        _mark_naming(before, organisation.name)
        _mark_telling(("organisation", organisation.uuid))
    return organisation


def _mark_telling(maker: Maker) -> None:
    """What tells how its maker is called tells it otherwise now."""
    for kind, source in documents.items():
        work.mark_changed(kind, *source.telling(maker))


def _mark_naming(*names: str) -> None:
    """What names its maker so belongs to another now, or to nobody."""
    for kind, source in documents.items():
        work.mark_changed(kind, *source.naming(names))


@transactions.action
def register_research_group(
    *, actor: Actor, organisation: Organisation, werkplaats: Werkplaats | None = None, **fields: Any
) -> ResearchGroup:
    """Add a lectoraat to an organisation."""
    require(
        policies.can_edit_in(actor, werkplaats.pk if werkplaats else None),
        _("You can only add partners to your own werkplaats."),
    )
    with audited(actor=actor, act="register_research_group", subject=organisation) as audit:
        group: ResearchGroup = ResearchGroup.objects.create(audit=audit, organisation=organisation, **fields)
    work.mark_changed("organisation", organisation.uuid)
    _mark_naming(group.name)
    return group


@transactions.action
def join_partner(
    *, actor: Actor, werkplaats: Werkplaats, organisation: Organisation, **fields: Any
) -> Partnership:
    """Let an organisation take part in a werkplaats."""
    require(policies.can_edit_in(actor, werkplaats.pk), _("You can only change your own werkplaats."))
    with audited(actor=actor, act="join_partner", subject=werkplaats, werkplaats_id=werkplaats.pk) as audit:
        partnership: Partnership = Partnership.objects.create(
            audit=audit, werkplaats=werkplaats, organisation=organisation, **fields
        )
    work.mark_changed("organisation", organisation.uuid)
    work.mark_changed("werkplaats", werkplaats.uuid)
    return partnership


@transactions.action
def revise_partnership(*, actor: Actor, partnership: Partnership, **fields: Any) -> Partnership:
    """Change an organisation's part in a werkplaats, or since when it has it."""
    require(
        policies.can_edit_in(actor, partnership.werkplaats_id), _("You can only change your own werkplaats.")
    )
    with audited(actor=actor, act="revise_partnership", werkplaats_id=partnership.werkplaats_id) as audit:
        for name, value in fields.items():
            setattr(partnership, name, value)
        partnership.save(audit=audit)
    work.mark_changed("organisation", partnership.organisation.uuid)
    work.mark_changed("werkplaats", partnership.werkplaats.uuid)
    return partnership


@transactions.action
def end_partnership(*, actor: Actor, partnership: Partnership, until: Any) -> None:
    """Let a partnership end on a day; it stays in the record."""
    require(
        policies.can_edit_in(actor, partnership.werkplaats_id), _("You can only change your own werkplaats.")
    )
    with audited(actor=actor, act="end_partnership", werkplaats_id=partnership.werkplaats_id) as audit:
        partnership.until = until
        partnership.save(audit=audit)
    work.mark_changed("organisation", partnership.organisation.uuid)
    work.mark_changed("werkplaats", partnership.werkplaats.uuid)


@transactions.action
def register_municipality(*, actor: Actor, **fields: Any) -> Municipality:
    """Add a municipality by its CBS code (secretariat)."""
    _require_secretariat(actor)
    with audited(actor=actor, act="register_municipality") as audit:
        municipality: Municipality = Municipality.objects.create(audit=audit, **fields)
    return municipality


@transactions.action
def assign_municipality(
    *, actor: Actor, municipality: Municipality, werkplaats: Werkplaats, is_approximate: bool = False
) -> ServiceArea:
    """Let a municipality belong to a werkplaats, so that its questions arrive there (rule 11)."""
    _require_secretariat(actor)
    with audited(
        actor=actor, act="assign_municipality", subject=werkplaats, werkplaats_id=werkplaats.pk
    ) as audit:
        area: ServiceArea = ServiceArea.objects.create(
            audit=audit, municipality=municipality, werkplaats=werkplaats, is_approximate=is_approximate
        )
    return area


@transactions.action
def register_period(*, actor: Actor, **fields: Any) -> Period:
    """Add a subsidy period (secretariat)."""
    _require_secretariat(actor)
    with audited(actor=actor, act="register_period") as audit:
        period: Period = Period.objects.create(audit=audit, **fields)
    return period


@transactions.action
def open_account(*, actor: Actor, email: str, name: str, password: str | None = None, **fields: Any) -> User:
    """Make an account for somebody (secretariat). Without a password she sets one by mail."""
    _require_secretariat(actor)
    with audited(actor=actor, act="open_account"):
        return User.objects.create_user(email, password, name=name, **fields)


def _require_secretariat(actor: Actor) -> None:
    require(actor.has_national(Role.SECRETARIAT), _("Only the secretariat can do this."))
