"""What is kept of a person with an account: to take along, and to let go when she leaves (rule 9)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from lemniscaat.kernel.redaction import Kept
from lemniscaat.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is about. Made things know her by `pk`; what she asked for without logging in, by `email`."""

    pk: int
    uuid: UUID
    name: str
    email: str


kept_of: Registry[Callable[[Person], Iterable[Kept]]] = Registry("what is kept of a person")
"""By app: rows about her or made by her, with the fields that she may take along."""

forgets: Registry[Callable[[Person], object]] = Registry("forgetting a person")
"""By app: lets go what only serves to reach her or to let her in. What she made stands."""
