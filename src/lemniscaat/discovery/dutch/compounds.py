"""The parts a compound is made of, so that `team` finds `wijkteam`."""


def parts(plain: str) -> tuple[str, ...]:
    """The words that together make up the whole of a folded word; nothing when it is one word."""
    return ()
