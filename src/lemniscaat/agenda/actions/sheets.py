"""Questions from a meeting, a call or a list: read from a sheet, looked through row by row, and taken in
all together or not at all."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from lemniscaat.agenda.actions.asking import LONGEST, Asked, ask_question
from lemniscaat.agenda.enums import Origin
from lemniscaat.kernel import sheets, transactions
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.kernel.privacy import Finding, screen
from lemniscaat.network.api import Actor, Municipality, Perspective, Werkplaats, can_run_desk, municipalities

MOST_BYTES = 2_000_000
MOST_ROWS = 1_000
LONGEST_ROLE = 120
FIELDS = ("original", "perspective", "role", "municipality", "why", "tried")
HEADINGS = {
    "original": ("vraag", "praktijkvraag", "question", "original"),
    "perspective": ("geleding", "kant", "perspectief", "perspective"),
    "role": ("wie", "rol", "functie", "who", "role"),
    "municipality": ("waar", "gemeente", "where", "municipality"),
    "why": ("waarom", "why"),
    "tried": ("geprobeerd", "al geprobeerd", "tried"),
}
"""Field → what its column may be called, in Dutch and in English."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Looked:
    """One row, what is wrong with it, and what may be personal data in it."""

    number: int
    row: Row
    problems: Sequence[str]
    findings: Sequence[Finding]
    municipality: Municipality | None
    perspective: str

    @property
    def is_right(self) -> bool:
        """It can be taken in as it is."""
        return not self.problems and not self.findings


def read_sheet(data: bytes) -> list[Row]:
    """The rows of a CSV file with headings, by field; what cannot be read is said in a sentence."""
    rows = sheets.table(data, most_bytes=MOST_BYTES)
    names = [sheets.field_of(heading, HEADINGS) for heading in rows[0]]
    if "original" not in names:
        raise Invalid(_("No column is called “vraag”. Put the names of the columns in the first row."))
    if len(rows) - 1 > MOST_ROWS:
        raise Invalid(_("These are more than %(most)s rows. Split the file up.") % {"most": MOST_ROWS})
    return [
        {name: cell.strip() for name, cell in zip(names, row, strict=False) if name}
        for row in rows[1:]
        if any(cell.strip() for cell in row)
    ]


def look_through(rows: Sequence[Row], *, kept: Collection[str] = ()) -> list[Looked]:
    """Each row with what is wrong with it; stores nothing. `kept` was found and may stay. One query."""
    places = {place.name.lower(): place for place in municipalities()}
    sides = _perspectives()
    return [_looked(number, row, places, sides, kept) for number, row in enumerate(rows, start=1)]


@transactions.action
def take_in_questions(
    *,
    actor: Actor,
    werkplaats: Werkplaats | None,
    rows: Sequence[Row],
    origin: Origin,
    kept: Collection[str] = (),
    form_keys: Sequence[UUID | None] = (),
) -> list[Asked]:
    """Take in all rows at this desk (None: the national one), or none. Each gives the secret of its own page,
    for who asked."""
    require(
        can_run_desk(actor, werkplaats.pk if werkplaats else None),
        _("You can only take in questions at your own desk."),
    )
    looked = look_through(rows, kept=kept)
    if wrong := [row.number for row in looked if not row.is_right]:
        raise Invalid(
            _("Nothing was taken in. Look at row %(rows)s first.") % {"rows": ", ".join(map(str, wrong))}
        )
    keys = form_keys or [None] * len(rows)
    return [
        ask_question(
            actor=actor,
            werkplaats=werkplaats,
            municipality=row.municipality,
            perspective=row.perspective,
            origin=origin,
            kept=kept,
            form_key=key,
            original=row.row.get("original", ""),
            why=row.row.get("why", ""),
            tried=row.row.get("tried", ""),
            role=row.row.get("role", ""),
        )
        for row, key in zip(looked, keys, strict=True)
    ]


def _looked(
    number: int,
    row: Row,
    places: Mapping[str, Municipality],
    sides: Mapping[str, str],
    kept: Collection[str],
) -> Looked:
    place = places.get(row.get("municipality", "").lower())
    perspective = sides.get(row.get("perspective", "").lower(), "")
    words = [row.get(name, "") for name in ("original", "why", "tried", "role")]
    return Looked(
        number=number,
        row=row,
        problems=[*_problems(row, place, perspective)],
        findings=[found for text in words for found in screen(text) if found.text not in kept],
        municipality=place,
        perspective=perspective,
    )


def _problems(row: Row, place: Municipality | None, perspective: str) -> Iterator[str]:
    cells = list(row.values())
    if not row.get("original"):
        yield _("There is no question in this row.")
    if any(len(cell) > LONGEST for cell in cells):
        yield _("This is very long. Tell it in at most two pages.")
    if len(row.get("role", "")) > LONGEST_ROLE:
        yield _("Say who asks in at most %(n)s signs.") % {"n": LONGEST_ROLE}
    if any(sheets.is_formula(cell) for cell in cells):
        yield _("This looks like a formula of a sheet. Write down what is asked.")
    if (name := row.get("municipality")) and place is None:
        yield _("We do not know the municipality “%(name)s”.") % {"name": name[:60]}
    if (name := row.get("perspective")) and not perspective:
        yield _(
            "We do not know the side “%(name)s”. Use practice, education, policy, research or resident."
        ) % {"name": name[:60]}


def _perspectives() -> dict[str, str]:
    found = {str(each.value): str(each.value) for each in Perspective}
    for language in ("nl", "en"):
        with override(language):
            found |= {str(each.label).lower(): str(each.value) for each in Perspective}
    return found
