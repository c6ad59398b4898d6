"""One of each who may want something of a werkplaats, and acts that are tried and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

import factories as make
from lemniscaat.network.api import OrganisationKind, Perspective, Role, User, Werkplaats

PEOPLE = [
    "asker",
    "coordinator",
    "coordinator elsewhere",
    "editor",
    "funder",
    "knowledge partner",
    "member",
    "partner",
    "partner elsewhere",
    "secretariat",
    "teacher",
    "visitor",
]
"""By what they are to the werkplaats, in the order of the alphabet."""


def one_of_each(here: Werkplaats) -> dict[str, User | None]:
    """An account of each of `PEOPLE`; who has no account is None."""
    there, office = (
        make.make_werkplaats("daar"),
        make.make_organisation(kind=OrganisationKind.MUNICIPALITY),
    )
    for place in (here, there):
        make.join(place, office)
    return {
        "asker": None,
        "coordinator": make.make_user(Role.COORDINATOR, here),
        "coordinator elsewhere": make.make_user(Role.COORDINATOR, there),
        "editor": make.make_user(Role.EDITOR, here),
        "funder": make.make_user(Role.FUNDER),
        "knowledge partner": make.make_user(Role.KNOWLEDGE_PARTNER, None, office),
        "member": make.make_user(Role.MEMBER, here, perspective=Perspective.PRACTICE),
        "partner": make.make_user(Role.PARTNER, here, office),
        "partner elsewhere": make.make_user(Role.PARTNER, there, office),
        "secretariat": make.make_user(Role.SECRETARIAT),
        "teacher": make.make_user(Role.TEACHER, here),
        "visitor": None,
    }


@contextmanager
def undone() -> Iterator[None]:
    """Take back what is done inside, so that each tries from the same state."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
