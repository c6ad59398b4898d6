"""The people of the demonstration: one account a role to log in with, and a desk for every werkplaats."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lemniscaat.demo import files
from lemniscaat.demo.cast import SYSTEM, Cast
from lemniscaat.network import api as network

Role = network.Role

WHAT = {
    Role.COORDINATOR: _("coordinator of Twente: the desk, the agenda and the people"),
    Role.EDITOR: _("editor of Twente: makes knowledge that the coordinator publishes"),
    Role.MEMBER: _("member in Twente: reads what its circles keep closed"),
    Role.TEACHER: _("teacher in Twente: takes modules"),
    Role.PARTNER: _("partner in Twente, for Welzijn Wilgenmare"),
    Role.KNOWLEDGE_PARTNER: _("national partner, for Landelijk Kenniscentrum Voorbeeld"),
    Role.SECRETARIAT: _("secretariat: the national desk"),
    Role.FUNDER: _("funder: reads"),
}

DESK = {
    Role.COORDINATOR: _("Coordinator %(where)s (example)"),
    Role.EDITOR: _("Editor %(where)s (example)"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """One to log in with."""

    email: str
    password: str
    what: str


def accounts() -> list[Account]:
    """The accounts one can log in with, in the order to tell them."""
    rows = files.invented("accounts")["accounts"]
    return [Account(row["email"], row["password"], str(WHAT[Role(row["role"])])) for row in rows]


def open_all(cast: Cast) -> None:
    """Make the accounts of `accounts`, and for every other desk people who cannot log in."""
    by_slug = {organisation.slug: organisation for organisation in cast.organisations.values()}
    for row in files.invented("accounts")["accounts"]:
        organisation = by_slug.get(row["organisation"] or "")
        _open(cast, Role(row["role"]), row["werkplaats"], organisation, row)
    for slug, werkplaats in cast.werkplaatsen.items():
        for role, words in DESK.items():
            if (role, slug) not in cast.actors:
                name = str(words % {"where": werkplaats.short_name})
                _open(cast, role, slug, None, {"email": f"{role}.{slug}@example.org", "name": name})
    for organisation in cast.organisations.values():
        is_partner = organisation.is_national and organisation.is_invented
        if is_partner and (Role.KNOWLEDGE_PARTNER, organisation.name) not in cast.actors:
            person = {"email": f"{organisation.slug}@example.org", "name": organisation.name}
            _open(cast, Role.KNOWLEDGE_PARTNER, None, organisation, person)


def _open(
    cast: Cast,
    role: Role,
    werkplaats: str | None,
    organisation: network.Organisation | None,
    person: files.Row,
) -> None:
    user = network.open_account(
        actor=SYSTEM,
        email=person["email"],
        name=person["name"],
        password=person.get("password"),
        perspective=network.Perspective.EDUCATION if role == Role.TEACHER else network.Perspective.PRACTICE,
    )
    network.grant_role(
        actor=SYSTEM,
        user=user,
        role=role,
        werkplaats=cast.werkplaatsen[werkplaats] if werkplaats else None,
        organisation=organisation,
    )
    national = organisation.name if organisation else ""
    cast.actors[role, werkplaats or national] = network.actor_of(user)
