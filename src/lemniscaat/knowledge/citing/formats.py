"""The formats in which items leave: what each is called, and how a file of many is made, piece by piece."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lemniscaat.knowledge.citing import bibtex, csl, linked, ris, rows
from lemniscaat.knowledge.citing.work import Work


@dataclass(frozen=True, slots=True)
class Format:
    """`entry` writes one item; `head`, `between` and `tail` make a file of many."""

    name: str
    label: str
    media_type: str
    ending: str
    entry: Callable[[Work], str]
    head: Callable[[], str] = str
    between: str = ""
    tail: str = ""


BIBTEX = Format("bibtex", "BibTeX", "application/x-bibtex", "bib", bibtex.entry, between="\n")
RIS = Format("ris", "RIS", "application/x-research-info-systems", "ris", ris.entry)
CSL_JSON = Format(
    "csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "json", csl.entry,
    head=lambda: "[\n", between=",\n", tail="\n]\n",
)  # fmt: skip
CSV = Format("csv", "CSV", "text/csv", "csv", rows.row, head=rows.head)
JSONL = Format("jsonl", "JSONL", "application/jsonl", "jsonl", rows.json_line)
JSON_LD = Format("json-ld", "JSON-LD", "application/ld+json", "jsonld", linked.entry)

EXPORTS = {each.name: each for each in (BIBTEX, RIS, CSL_JSON, CSV, JSONL)}
"""By name: of a whole catalogue."""

TAKEN = {each.ending: each for each in (BIBTEX, RIS, CSL_JSON, JSON_LD)}
"""By the ending of the address: of one item."""


def written(form: Format, works: Iterable[Work]) -> Iterator[str]:
    """A file of these works in pieces, as they come."""
    yield form.head()
    for number, work in enumerate(works):
        yield (form.between if number else "") + form.entry(work)
    yield form.tail
