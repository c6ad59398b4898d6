"""Signs that a program sent a form: a field that people do not see, too quick, too many from one place.

What shows a sign is held for a look, never thrown away: an honest visitor must not pay for it.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from lemniscaat.kernel import clock, limits

HIDDEN, QUICK, MANY = "hidden", "quick", "many"

_SIGNER = Signer(salt="ask-since")


def stamp() -> str:
    """The moment a form is shown, as the form carries it."""
    return _SIGNER.sign(str(int(clock.now().timestamp())))


def sign(request: HttpRequest, *, what: str, hidden: str, since: str) -> str:
    """What is suspicious about this form, or "". `hidden` is what stands in the field nobody sees, `since`
    the stamp it carried. Counts it for the place it comes from."""
    many = limits.tally(what=what, place=limits.place_of(request)) > settings.ASK_MOST_A_DAY
    if hidden:
        return HIDDEN
    if _seconds(since) < settings.ASK_LEAST_SECONDS:
        return QUICK
    return MANY if many else ""


def _seconds(since: str) -> float:
    """How long ago the form was shown; 0 when that cannot be told."""
    try:
        return clock.now().timestamp() - int(_SIGNER.unsign(since))
    except (BadSignature, ValueError):
        return 0
