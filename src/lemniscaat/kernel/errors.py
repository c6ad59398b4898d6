"""What can go wrong, said in one sentence a person can act on.

Actions raise these; pages, forms, commands and the API each show the sentence in their own way.
"""


class LemniscaatError(Exception):
    """A refusal with its sentence: what went wrong and what to do now. `status` is the HTTP one."""

    status = 400

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Invalid(LemniscaatError):
    """The input cannot be taken as it is."""

    status = 422


class Missing(LemniscaatError):
    """It is not there, or not for this actor: the answer is the same."""

    status = 404


class Gone(LemniscaatError):
    """It was there, and was taken back; why stands at its own page."""

    status = 410


class Refused(LemniscaatError):
    """This actor may not do this here."""

    status = 403


class Conflict(LemniscaatError):
    """Somebody else was first, or the state no longer allows it."""

    status = 409


def require(allowed: bool, sentence: str) -> None:
    """Raise `Refused` with `sentence` unless allowed: the first line of most actions."""
    if not allowed:
        raise Refused(sentence)
