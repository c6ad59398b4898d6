"""Who may do what with the network's words."""

from lemniscaat.network.api import Actor, Role


def can_set_words(actor: Actor) -> bool:
    """The secretariat: they hold for all werkplaatsen."""
    return actor.has_national(Role.SECRETARIAT)
