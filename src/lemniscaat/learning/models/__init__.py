"""The tables of learning."""

from lemniscaat.learning.models.calendar import CircleCalendar
from lemniscaat.learning.models.circle import INSIDE, Circle
from lemniscaat.learning.models.gathering import Gathering
from lemniscaat.learning.models.insight import Consent, Insight, Opening
from lemniscaat.learning.models.membership import Membership, of_insiders
from lemniscaat.learning.models.project import Project, Strand
from lemniscaat.learning.models.project_work import Progress, StudentRound
from lemniscaat.learning.models.use import Use

__all__ = [
    "INSIDE",
    "Circle",
    "CircleCalendar",
    "Consent",
    "Gathering",
    "Insight",
    "Membership",
    "Opening",
    "Progress",
    "Project",
    "Strand",
    "StudentRound",
    "Use",
    "of_insiders",
]
