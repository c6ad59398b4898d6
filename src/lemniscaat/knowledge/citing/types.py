"""What each type of work is called in each format. The one table: a format asks here."""

from typing import NamedTuple

from lemniscaat.vocabulary.api import WorkType


class Called(NamedTuple):
    bibtex: str
    ris: str
    csl: str
    schema: str


CALLED = {
    WorkType.ARTICLE: Called("article", "JOUR", "article-journal", "ScholarlyArticle"),
    WorkType.BOOK: Called("book", "BOOK", "book", "Book"),
    WorkType.CHAPTER: Called("incollection", "CHAP", "chapter", "Chapter"),
    WorkType.REPORT: Called("techreport", "RPRT", "report", "Report"),
    WorkType.THESIS: Called("phdthesis", "THES", "thesis", "Thesis"),
    WorkType.WEBPAGE: Called("misc", "ELEC", "webpage", "Article"),
    WorkType.PERIODICAL: Called("misc", "SER", "periodical", "PublicationIssue"),
    WorkType.PRESENTATION: Called("misc", "SLIDE", "speech", "PresentationDigitalDocument"),
    WorkType.IMAGE: Called("misc", "ART", "graphic", "ImageObject"),
    WorkType.VIDEO: Called("misc", "VIDEO", "motion_picture", "VideoObject"),
    WorkType.AUDIO: Called("misc", "SOUND", "broadcast", "AudioObject"),
    WorkType.COURSE: Called("misc", "GEN", "document", "LearningResource"),
    WorkType.GAME: Called("misc", "GEN", "document", "Game"),
    WorkType.SOFTWARE: Called("misc", "COMP", "software", "SoftwareApplication"),
    WorkType.DATASET: Called("misc", "DATA", "dataset", "Dataset"),
    WorkType.DOCUMENT: Called("misc", "GEN", "document", "DigitalDocument"),
}
"""BibTeX and CSL know no teaching material; the kind in words goes with it (`howpublished`, `genre`)."""


def called(work_type: str) -> Called:
    """What a work of this type is called."""
    return CALLED[WorkType(work_type)]
