from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class SourceKind(TextChoices):
    """What knowledge rests on; the three stand on one footing (rule 5)."""

    PRACTICE = "practice", _("practice")
    EXPERIENCE = "experience", _("experience")
    SCIENCE = "science", _("science")


class KindGroup(TextChoices):
    """How kinds are grouped for people who look for something to use."""

    RESEARCH = "research", _("research")
    METHOD = "method", _("ways of working")
    TOOL = "tool", _("tools")
    EDUCATION = "education", _("education")
    STORY = "story", _("stories and images")
    ACCOUNT = "account", _("agendas and accounts")


class WorkType(TextChoices):
    """What a kind is called outside the network: by libraries, reference managers and citation styles."""

    ARTICLE = "article", _("article")
    BOOK = "book", _("book")
    CHAPTER = "chapter", _("chapter")
    REPORT = "report", _("report")
    THESIS = "thesis", _("thesis")
    WEBPAGE = "webpage", _("web page")
    PERIODICAL = "periodical", _("issue of a periodical")
    PRESENTATION = "presentation", _("presentation")
    IMAGE = "image", _("image")
    VIDEO = "video", _("video")
    AUDIO = "audio", _("audio")
    COURSE = "course", _("teaching material")
    GAME = "game", _("game")
    SOFTWARE = "software", _("software")
    DATASET = "dataset", _("dataset")
    DOCUMENT = "document", _("other document")


class Rung(IntegerChoices):
    """Bewijstrede of an approach. The last three are the verdict of a recognised panel, never ours."""

    IDEA = 1, _("idea")
    TRIED = 2, _("tried")
    REPEATED = 3, _("repeated")
    DESCRIBED = 4, _("described")
    WELL_DESCRIBED = 5, _("well described")
    WELL_FOUNDED = 6, _("well founded")
    EFFECTIVE = 7, _("effective")


PANEL_RUNGS = frozenset({Rung.WELL_DESCRIBED, Rung.WELL_FOUNDED, Rung.EFFECTIVE})
