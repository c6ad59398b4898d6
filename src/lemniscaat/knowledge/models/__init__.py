"""The tables of knowledge."""

from lemniscaat.knowledge.models.analysis import Analysis, AnalysisCase, AnalysisCell, AnalysisColumn
from lemniscaat.knowledge.models.dossier import Dossier, DossierEntry
from lemniscaat.knowledge.models.factor import Evidence, Factor
from lemniscaat.knowledge.models.file import File, PageText, Reading
from lemniscaat.knowledge.models.importing import Import, ImportedRow
from lemniscaat.knowledge.models.item import Contributor, Item, Link
from lemniscaat.knowledge.models.lesson_text import LessonText
from lemniscaat.knowledge.models.link_check import LinkCheck
from lemniscaat.knowledge.models.module import Lesson, Module, ModuleVersion
from lemniscaat.knowledge.models.proposed import Proposed
from lemniscaat.knowledge.models.sharing import Change, ProgrammeUse, VersionMail
from lemniscaat.knowledge.models.together import Together, TogetherRow
from lemniscaat.knowledge.models.version import Version

__all__ = [
    "Analysis",
    "AnalysisCase",
    "AnalysisCell",
    "AnalysisColumn",
    "Change",
    "Contributor",
    "Dossier",
    "DossierEntry",
    "Evidence",
    "Factor",
    "File",
    "Import",
    "ImportedRow",
    "Item",
    "Lesson",
    "LessonText",
    "Link",
    "LinkCheck",
    "Module",
    "ModuleVersion",
    "PageText",
    "ProgrammeUse",
    "Proposed",
    "Reading",
    "Together",
    "TogetherRow",
    "Version",
    "VersionMail",
]
