"""Personal data in somebody's words, found before anything is kept (rule 2 of the domain model).

Nothing here stores, logs or sends; the same text always gives the same findings, in time that grows with
its length alone.
"""

from lemniscaat.kernel.privacy.checking import Left, PersonalDataFound, check_words
from lemniscaat.kernel.privacy.findings import Finding, Kind, Why
from lemniscaat.kernel.privacy.impersonal import impersonal
from lemniscaat.kernel.privacy.marking import REMOVED, Segment, marked, remove
from lemniscaat.kernel.privacy.screening import screen
from lemniscaat.kernel.privacy.standing import let_stand, letting_stand

__all__ = [
    "REMOVED",
    "Finding",
    "Kind",
    "Left",
    "PersonalDataFound",
    "Segment",
    "Why",
    "check_words",
    "impersonal",
    "let_stand",
    "letting_stand",
    "marked",
    "remove",
    "screen",
]
