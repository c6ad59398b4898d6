"""The tables of learning."""

from lemniscaat.learning.models.circle import Circle, Gathering, Insight
from lemniscaat.learning.models.project import Project, Strand
from lemniscaat.learning.models.use import Use

__all__ = ["Circle", "Gathering", "Insight", "Project", "Strand", "Use"]
