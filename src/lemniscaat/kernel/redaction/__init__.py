"""Taking a text out of everything that is kept of a thing, for good (rule 9 of the domain model).

What holds words of a thing is joined by the apps; only `network.redact` takes out, under its audit event.
"""

from lemniscaat.kernel.redaction.finding import Found, Place, find, texts
from lemniscaat.kernel.redaction.holding import About, Kept, Redactable, keepers, redactables
from lemniscaat.kernel.redaction.somebody import Somebody, everywhere
from lemniscaat.kernel.redaction.wanted import SHORTEST, Wanted

__all__ = [
    "SHORTEST",
    "About",
    "Found",
    "Kept",
    "Place",
    "Redactable",
    "Somebody",
    "Wanted",
    "everywhere",
    "find",
    "keepers",
    "redactables",
    "texts",
]
