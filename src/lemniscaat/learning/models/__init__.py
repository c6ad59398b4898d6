"""The tables of learning."""

from lemniscaat.learning.models.circle import INSIDE, Circle, Gathering, Insight
from lemniscaat.learning.models.project import Project, Strand
from lemniscaat.learning.models.use import Use

__all__ = ["INSIDE", "Circle", "Gathering", "Insight", "Project", "Strand", "Use"]
