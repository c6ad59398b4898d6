"""States of an item and a factor, and which way a piece of evidence points."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel.states import StateTable
from lemniscaat.knowledge.reading.found import Note


class ItemState(TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    SCHEDULED = "scheduled", _("opens on its day")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("merged with another")
    WITHDRAWN = "withdrawn", _("withdrawn")


ITEM_STATES: StateTable[ItemState] = StateTable(
    "item",
    {
        ItemState.DRAFT: frozenset({ItemState.IN_REVIEW, ItemState.SUPERSEDED}),
        ItemState.IN_REVIEW: frozenset({ItemState.DRAFT, ItemState.SCHEDULED, ItemState.PUBLISHED}),
        ItemState.SCHEDULED: frozenset({ItemState.DRAFT, ItemState.PUBLISHED}),
        ItemState.PUBLISHED: frozenset({ItemState.SUPERSEDED, ItemState.WITHDRAWN}),
        ItemState.SUPERSEDED: frozenset({ItemState.DRAFT, ItemState.PUBLISHED}),
        ItemState.WITHDRAWN: frozenset(),
    },
)

PUBLIC_ITEM_STATES = frozenset({ItemState.PUBLISHED})
"""Found and read by everyone; a withdrawn item keeps only its tombstone, and one that was merged with another
leads there."""

TELLING_STATES = frozenset({ItemState.WITHDRAWN, ItemState.SUPERSEDED})
"""What is at its address tells where it went, and why."""

REVIEWED_STATES = frozenset({ItemState.IN_REVIEW, ItemState.SCHEDULED})
"""A second person has it before her, or had."""

UNPUBLISHED_ITEM_STATES = frozenset({ItemState.DRAFT, ItemState.IN_REVIEW, ItemState.SCHEDULED})
"""For those who edit in its werkplaats: being worked on, or waiting for its day."""


class DossierState(TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


DOSSIER_STATES: StateTable[DossierState] = StateTable(
    "dossier",
    {
        DossierState.DRAFT: frozenset({DossierState.IN_REVIEW}),
        DossierState.IN_REVIEW: frozenset({DossierState.DRAFT, DossierState.PUBLISHED}),
        DossierState.PUBLISHED: frozenset({DossierState.DRAFT, DossierState.WITHDRAWN}),
        DossierState.WITHDRAWN: frozenset(),
    },
)
"""A dossier that is renewed is a draft again: it goes out by a second person each time."""


class FileState(TextChoices):
    WAITING = "waiting", _("waits to be read")
    READ = "read", _("has been read")
    NOT_READ = "not_read", _("was not read")


FILE_NOTES = {
    Note.EMPTY: _("This file is empty: nothing came in. Choose it again."),
    Note.TOO_LARGE: _("This file is too large and was not kept. Make it smaller, or give its address."),
    Note.LOCKED: _(
        "This file has a password, so its text cannot be found. Save it without one, and add it anew."
    ),
    Note.BROKEN: _(
        "This file is broken or is not what its name says. Open it yourself, save it, and add it anew."
    ),
    Note.TOO_MUCH: _(
        "Reading this file took too much time or room, so its text cannot be found. It can be downloaded."
    ),
    Note.MACROS: _(
        "This file has macros: small programs. It can be downloaded, its text is not read. "
        "Rather save it without."
    ),
    Note.NO_TEXT: _(
        "There is no text in this file. Is it a scan? Then have the text recognised, and add it anew."
    ),
    Note.OTHER: _("Of this kind of file the text is not read. It can be downloaded."),
    Note.CUT: _("This file is long: the text of its first %(n)s pages can be found."),
    Note.TAKEN: _(
        "A text was taken out of this for good, so the file itself has gone. Put one in its place without it."
    ),
}
"""What has to be said of a file, in a sentence one can act on."""


class LinkSeen(TextChoices):
    """How a link answered."""

    THERE = "there", _("it answers")
    BUSY = "busy", _("it asks us to wait")
    MISSING = "missing", _("the page is no longer there")
    SILENT = "silent", _("the server does not answer")
    CLOSED = "closed", _("it leads to a network of its own, where no reader comes")


class Proposes(TextChoices):
    """What of an item a file or a register can propose."""

    TITLE = "title", _("title")
    CONTRIBUTORS = "contributors", _("made by")
    YEAR = "year", _("year")
    ABSTRACT = "abstract", _("what it says")
    PUBLISHER = "publisher", _("publisher")
    PART_OF = "part_of", _("appeared in")
    VOLUME = "volume", _("volume")
    ISSUE_NUMBER = "issue_number", _("number of the issue")
    PAGES = "pages", _("pages")
    ISBN = "isbn", "ISBN"
    NOTHING = "nothing", _("nothing")


class RowLeft(TextChoices):
    """Why the item of a row stays when its list is taken back."""

    CHANGED = "changed", _("changed since")
    PUBLISHED = "published", _("published")
    NEEDED = "needed", _("something points at it")


class TogetherState(TextChoices):
    """How far one item is of many that are changed at once."""

    WAITING = "waiting", _("waiting")
    DONE = "done", pgettext_lazy("together", "done")
    LEFT = "left", _("left as it was")
    UNDONE = "undone", _("put back")


class TogetherLeft(TextChoices):
    """Why an item, or a part of what it is filed under, was left as it stands."""

    CHANGED = "changed", _("somebody changed it meanwhile")
    REFUSED = "refused", _("it can no longer be changed so")


class FactorState(TextChoices):
    PROPOSED = "proposed", _("proposed")
    ANALYSED = "analysed", _("analysed")
    VALIDATED = "validated", _("validated")
    WITHDRAWN = "withdrawn", _("withdrawn")


FACTOR_STATES: StateTable[FactorState] = StateTable(
    "factor",
    {
        FactorState.PROPOSED: frozenset({FactorState.ANALYSED, FactorState.WITHDRAWN}),
        FactorState.ANALYSED: frozenset({FactorState.VALIDATED, FactorState.WITHDRAWN}),
        FactorState.VALIDATED: frozenset({FactorState.WITHDRAWN}),
        FactorState.WITHDRAWN: frozenset(),
    },
)


ANALYSED_STATES = frozenset({FactorState.ANALYSED, FactorState.VALIDATED})
"""Somebody compared the cases of several werkplaatsen."""


class Direction(TextChoices):
    SUPPORTS = "supports", _("supports")
    CONTRADICTS = "contradicts", _("contradicts")
    UNCLEAR = "unclear", _("unclear")


class Finding(TextChoices):
    """What was found of one factor in one case; nothing is not known."""

    WORKED = "worked", _("was there and worked")
    DID_NOT = "did_not", _("was there and did not work")
    UNCLEAR = "unclear", _("was there, unclear what it did")
    ABSENT = "absent", _("was not there")


class Outcome(TextChoices):
    """What came of a case; nothing is not known."""

    REACHED = "reached", _("reached what was hoped for")
    PARTLY = "partly", _("reached a part")
    NOT_REACHED = "not_reached", _("did not reach it")


class Strength(TextChoices):
    """How strong a piece of evidence is. Practice, experience and science each can be any of these: it says
    how it was looked at, not by whom."""

    ONCE = "once", _("seen once")
    OFTEN = "often", _("seen more often")
    FOLLOWED = "followed", _("followed step by step, over time")


class Licence(TextChoices):
    """Under which an item may be taken; unknown is said, never guessed."""

    UNKNOWN = "", _("unknown")
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_NC_ND = "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"
    CC0 = "CC0-1.0", "CC0 1.0"
    RESERVED = "reserved", _("all rights reserved")


class Part(TextChoices):
    """What somebody did for an item, as far as a citation tells it."""

    AUTHOR = "author", _("author")
    EDITOR = "editor", _("editor")


LICENCE_URLS = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Licence.CC_BY_NC_ND: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Where a licence stands; one that is reserved or unknown stands nowhere."""


class Level(IntegerChoices):
    """NLQF: how hard it is, on the Dutch scale that follows the European one."""

    ONE = 1, _("NLQF 1 (mbo 1)")
    TWO = 2, _("NLQF 2 (mbo 2)")
    THREE = 3, _("NLQF 3 (mbo 3)")
    FOUR = 4, _("NLQF 4 (mbo 4)")
    FIVE = 5, _("NLQF 5 (associate degree)")
    SIX = 6, _("NLQF 6 (bachelor)")
    SEVEN = 7, _("NLQF 7 (master)")
    EIGHT = 8, _("NLQF 8 (doctorate)")


SHARED_ALIKE = frozenset({Licence.CC_BY_SA, Licence.CC_BY_NC})
"""What is made from these stays under the same: SA asks for it, and NC would be lost otherwise."""

ADAPTABLE = SHARED_ALIKE | {Licence.CC_BY, Licence.CC0}
"""Licences under which one may change what one took."""


class ChangeState(TextChoices):
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", pgettext_lazy("change", "accepted")
    DECLINED = "declined", pgettext_lazy("change", "declined")


CHANGE_STATES: StateTable[ChangeState] = StateTable(
    "change",
    {
        ChangeState.OFFERED: frozenset({ChangeState.ACCEPTED, ChangeState.DECLINED}),
        ChangeState.ACCEPTED: frozenset(),
        ChangeState.DECLINED: frozenset(),
    },
)
