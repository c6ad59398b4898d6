from lemniscaat.kernel.errors import LemniscaatError


class Unfit(LemniscaatError):
    """The machine, the data folder or a setting cannot be used as it is. Ends a command with status 2."""

    status = 500
