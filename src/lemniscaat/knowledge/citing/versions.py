"""One version of an item, cited apart: as it stood then, at its own address that stays."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from lemniscaat.knowledge.citing.apa import Citation, named, told_beside
from lemniscaat.knowledge.citing.work import absolute, made_by, one_line
from lemniscaat.knowledge.enums import Part
from lemniscaat.knowledge.models import Version


def permanent(version: Version) -> str:
    """The address of this version that stays."""
    return absolute("permanent", f"version/{version.uuid}")


def cite(version: Version) -> Citation:
    """How to name this version, and no other, in a list of sources: by APA 7, as it is written in Dutch."""
    who = named([made_by(row) for row in version.contributors() if row.part == Part.AUTHOR])
    with override("nl"):
        number = _("Version %(n)s") % {"n": version.number}
    kind, publisher = told_beside(version.item.kind, version.publisher), one_line(version.publisher)
    what = f" ({number}) [{kind}]. " if kind else f" ({number}). "
    when = f"({version.year or 'z.d.'}). "
    title = [(one_line(version.title), True), (what, False)]
    ended = who if who.endswith(".") else f"{who}."
    start = [(f"{ended} {when}", False), *title] if who else [*title, (when, False)]
    where = f"{publisher}. " if publisher and publisher not in {who, kind.rpartition(", ")[2]} else ""
    return Citation([*start, (where + permanent(version), False)])
