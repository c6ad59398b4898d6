"""Each row of a list looked through: what it would become, or everything that is wrong with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, sheets
from lemniscaat.kernel.errors import Invalid
from lemniscaat.kernel.privacy import Finding, screen
from lemniscaat.knowledge.identifiers import OF_A_MAKER, OF_AN_ITEM, Checks, keys_of, plain
from lemniscaat.knowledge.importing.columns import MANY, NO, YES
from lemniscaat.knowledge.importing.makers import EDITOR, ORCID, is_named_freely, maker
from lemniscaat.knowledge.importing.meaning import Meaning, meaning
from lemniscaat.knowledge.importing.sheet import Row, Sheet
from lemniscaat.knowledge.models import Item

FIRST_YEAR = 1800
LONGEST_TEXT = 100_000
TEXTS = ("plain_summary", "abstract")
READ = ("title", *TEXTS)
AS_THEY_ARE = (
    "title", *TEXTS, "publisher", "part_of", "volume", "issue_number", "pages", "source", *OF_AN_ITEM
)  # fmt: skip
address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Looked:
    """One row with the fields of its item, or its problems. `keys` are its identifiers; `wants_public` says
    that the list has it as published, and `findings` what may be personal data and nobody said may stay."""

    number: int
    digest: str
    fields: Mapping[str, Any]
    problems: Sequence[str]
    keys: frozenset[str]
    wants_public: bool
    findings: Sequence[Finding] = ()

    @property
    def is_right(self) -> bool:
        """It can become an item as it is."""
        return not self.problems and not self.findings


def look_through(
    sheet: Sheet, werkplaats_id: int | None, kept: Collection[str] | None = ()
) -> Iterator[Looked]:
    """Each row with all that is wrong with it; stores nothing. Four queries. `kept` is what was found to be
    personal and may stay; None when who brings the list says that all of it may."""
    words = meaning(werkplaats_id)
    for row in sheet.rows:
        yield _looked(row, words, kept)


def _looked(row: Row, words: Meaning, kept: Collection[str] | None) -> Looked:
    cells = {name: _said(cell) for name, cell in row.cells.items()}
    fields: dict[str, Any] = {name: cells.get(name, "") for name in AS_THEY_ARE}
    fields |= {name: plain(name, fields[name]) for name in OF_AN_ITEM}
    problems = [*_shape(row), *_plain_problems(fields)]
    for part in (_words, _made, _figures):
        found, wrong = part(cells, words)
        fields |= found
        problems += wrong
    publish = cells.get("publish", "").casefold()
    if publish not in YES | NO:
        problems.append(_("Say “ja” or “nee” under “publiceren”, not “%s”.") % publish[:40])
    keys = keys_of((name, fields[name]) for name in OF_AN_ITEM)
    personal = [] if kept is None else [each for each in _personal(fields) if each.text not in kept]
    return Looked(row.number, row.digest, fields, problems, keys, publish in YES, personal)


def _personal(fields: Mapping[str, Any]) -> Iterator[Finding]:
    """What may be personal data in words that others will read (rule 2)."""
    names = [*(each["name"] for each in fields["contributors"]), fields["publisher"]]
    for name in READ:
        for finding in screen(fields[name][:LONGEST_TEXT]):
            if not is_named_freely(finding, names):
                yield finding


def _said(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from reckoning, as exports write it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell


def _shape(row: Row) -> Iterator[str]:
    """What is wrong with it as a row, whatever it says."""
    if row.is_wider:
        yield _(
            "There is more in this row than there are columns. Is there a ; or a , in a text? "
            "Then put that text between quotation marks."
        )
    if any(sheets.is_formula(cell) for cell in row.cells.values()):
        yield _("This looks like a formula of a sheet. Write down what it says.")


def _plain_problems(fields: Mapping[str, str]) -> Iterator[str]:
    if not fields["title"]:
        yield _("There is no title in this row.")
    for name in AS_THEY_ARE:
        field: Any = Item._meta.get_field(name)
        most = field.max_length or LONGEST_TEXT
        if len(fields[name]) > most:
            yield _("Under “%(name)s” at most %(most)s signs.") % {"name": field.verbose_name, "most": most}
    yield from _refused(fields, OF_AN_ITEM)


def _refused(fields: Mapping[str, Any], checks: Checks) -> Iterator[str]:
    """What is wrong with each identifier."""
    for name, check in checks.items():
        try:
            check(fields.get(name, ""))
        except Invalid as error:
            yield error.sentence


def _words(cells: Mapping[str, str], words: Meaning) -> tuple[dict[str, Any], list[str]]:
    """What is chosen from the vocabulary."""
    wrong = []
    kind = words.kinds.get(cells.get("kind", "").casefold())
    if kind is None:
        wrong.append(_no_word(_("kind"), cells.get("kind", "")))
    licence = words.licences.get(cells.get("licence", "").casefold())
    if licence is None:
        wrong.append(_no_word(_("licence"), cells["licence"]))
    found: dict[str, Any] = {"kind": kind, "licence": licence or ""}
    labels = {"themes": _("theme"), "audiences": _("audience"), "four_os": "O", "source_kinds": _("source")}
    for name, known in words.many.items():
        named = [(part, known.get(part.casefold())) for part in _parts(cells, name)]
        wrong += [_no_word(labels[name], part) for part, meant in named if meant is None]
        found[name] = list(dict.fromkeys(meant for _part, meant in named if meant is not None))
    return found, wrong


def _no_word(what: str, given: str) -> str:
    if not given:
        return _("There is no %(what)s in this row.") % {"what": what}
    return _("We do not know the %(what)s “%(given)s”.") % {"what": what, "given": given[:60]}


def _made(cells: Mapping[str, str], words: Meaning) -> tuple[dict[str, Any], list[str]]:
    """Who made it, and where it is."""
    editor = f" | {min(EDITOR)}"
    makers = [maker(part) for part in _parts(cells, "makers")]
    makers += [maker(part + editor) for part in _parts(cells, "editors")]
    links = [dict(zip(("url", "label"), _split(part), strict=True)) for part in _parts(cells, "links")]
    wrong = [_("A maker has no name.")] if not all(each["name"] for each in makers) else []
    wrong += [
        _("“%s” is too long for a name.") % each["name"][:40]
        for each in makers
        if len(each["name"]) > 200 or len(each.get("family", "")) > 120
    ]
    orcids = [each["orcid"] for each in makers if each["orcid"]]
    wrong += [
        _("“%s” is neither an ORCID nor “organisatie” nor “redactie”.") % each[:40]
        for each in orcids
        if not ORCID.fullmatch(each)
    ]
    named = [each for each in makers if each["ror"] or ORCID.fullmatch(each["orcid"])]
    wrong += [said for each in named for said in _refused(each, OF_A_MAKER)]
    wrong += [
        _("“%s” is no address. It begins with https://.") % each["url"][:80]
        for each in links
        if not _is_address(each["url"])
    ]
    return {"contributors": makers, "links": links}, wrong


def _figures(cells: Mapping[str, str], words: Meaning) -> tuple[dict[str, Any], list[str]]:
    """Year, language and the day on which it is looked at again."""
    wrong = []
    year, language = cells.get("year", ""), cells.get("language", "").casefold() or "nl"
    is_year = year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= clock.today().year + 1
    if year and not is_year:
        wrong.append(_("“%s” is no year. Write four figures.") % year[:40])
    if not (language.isascii() and language.isalpha() and len(language) in {2, 3}):
        wrong.append(_("“%s” is no code of a language. Write nl or en.") % language[:40])
    review_on = _day(cells.get("review_on", ""))
    if review_on is None and cells.get("review_on"):
        wrong.append(_("“%s” is no day. Write it as 2026-12-31.") % cells["review_on"][:40])
    found = {"year": int(year) if is_year else None, "language": language[:5], "review_on": review_on}
    return found, wrong


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _split(link: str) -> Iterable[str]:
    url, _bar, label = link.partition("|")
    return url.strip(), label.strip()[:200]


def _is_address(url: str) -> bool:
    try:
        address(url)
    except ValidationError:
        return False
    return len(url) <= 1000


def _parts(cells: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in cells.get(name, "").split(MANY) if part.strip()]
