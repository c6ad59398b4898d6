"""What leaves is read back by parsers of others, and equals what the database has: the whole
demonstration, and items made to break a format."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bibtexparser
import jsonschema
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from citeproc.source.json import CiteProcJSON
from django.db import transaction
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pytest_django import DjangoDbBlocker

import factories as make
from hostile import make_closed, make_hostile
from lemniscaat.demo import api as demo
from lemniscaat.demo import crossing, files, knowing, load, searching
from lemniscaat.demo.act import Act
from lemniscaat.demo.cast import Cast
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item, ItemState
from lemniscaat.knowledge.citing import formats, names
from lemniscaat.knowledge.queries import public_items_whole

HOST = "http://127.0.0.1:8000"
CSL = json.loads(Path(__file__).with_name("csl.schema.json").read_text(encoding="utf-8"))
FORMULA = ("=", "+", "-", "@")


@pytest.fixture(scope="module")
def catalogue(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Item]]:
    """The demonstration with the hostile items and closed ones; gives those that everyone may see."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "_story", items_only)
        patch.setattr(searching, "lay", lambda: None)
        demo.load(seed=1)
        make_hostile()
        make_closed()
        public = Item.objects.filter(state=ItemState.PUBLISHED).order_by("pk")
        yield list(public)
        transaction.set_rollback(True)


def items_only(cast: Cast) -> Iterator[Act]:
    """Of the story only what makes items: the rest takes half a minute."""
    for world in files.worlds():
        about = {**world, "factors": (), "handovers": (), "offers": ()}
        yield from crossing.acts(cast, about)
        yield from knowing.acts(cast, about)


def exported(name: str) -> str:
    return "".join(knowledge.export_items(name))


def line(text: object) -> str:
    """As a format without line breaks has it."""
    return " ".join(str(text).split())


def known(**fields: Any) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in fields.items() if value}


def people(item: Item, part: str, *, filed: Any) -> list[Any]:
    rows = item.contributors.filter(part=part).order_by("order", "id")
    return [filed(row) for row in rows]


def as_filed(row: Any) -> str:
    return line(row.name) if row.is_body else names.split(line(row.name), row.family).filed


def address(item: Item) -> str:
    return f"{HOST}/id/item/{item.uuid}"


def themes(item: Item) -> list[str]:
    return list(item.themes.values_list("pref_label", flat=True))


def bibtex(text: str, *middlewares: Any) -> dict[str, dict[str, Any]]:
    library = bibtexparser.parse_string(text, append_middleware=middlewares)
    assert library.failed_blocks == []
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def latex() -> LatexNodes2Text:
    """Reads LaTeX; its list of names lacks those of the braces, and shows a circumflex as TeX prints it."""
    known_names = get_default_latex_context_db()
    told = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    macros = [MacroTextSpec(name, sign) for name, sign in told.items()]
    known_names.add_context_category("braces", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=known_names, math_mode="verbatim")


def joined(name: Any) -> str:
    """A name that BibTeX took apart, as it is filed."""
    parts = [" ".join(words) for words in ([*name.von, *name.last], name.first, name.jr)]
    return ", ".join(latex().latex_to_text(part) for part in parts if part)


@pytest.mark.usefixtures("catalogue")
class TestReadBack:
    def test_bibtex(self, catalogue: list[Item]) -> None:
        text = exported("bibtex")
        raw = bibtex(text)
        read = bibtex(text, SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware(decoder=latex()))
        assert list(read) == [item.slug for item in catalogue]
        for item in catalogue:
            entry, verbatim = read[item.slug], raw[item.slug]
            told = {name: entry.get(name, "") for name in ("title", "abstract", "annote", "year", "isbn")}
            assert told == {
                "title": line(item.title),
                "abstract": line(item.abstract or item.plain_summary),
                "annote": line(item.plain_summary) if item.abstract else "",
                "year": str(item.year or ""),
                "isbn": item.isbn,
            }
            for part in ("author", "editor"):
                assert [joined(name) for name in entry.get(part, [])] == people(item, part, filed=as_filed)
            published = [entry[name] for name in ("publisher", "institution", "school") if name in entry]
            assert published == ([line(item.publisher)] if item.publisher else [])
            assert entry.get("journal", entry.get("booktitle", "")) == item.part_of
            assert (verbatim["url"], entry["language"]) == (address(item), item.language)
            assert (entry.get("volume", ""), entry.get("number", "")) == (item.volume, item.issue_number)
            assert entry.get("copyright", "") == item.licence
            assert entry.get("keywords", "") == "; ".join(themes(item))
            assert entry.get("type", entry.get("howpublished")) == item.kind.label

    def test_ris(self, catalogue: list[Item]) -> None:
        text = exported("ris")
        assert [each for each in text.split("\r\n") if each and each[2:6] != "  - "] == []
        read = rispy.loads(text)
        assert [entry["id"] for entry in read] == [item.slug for item in catalogue]
        for item, entry in zip(catalogue, read, strict=True):
            editors = people(item, "editor", filed=as_filed)
            in_book = item.kind.work_type == "chapter"
            first, _dash, last = item.pages.partition("–")
            orcids = [
                (as_filed(row), row.orcid) for row in item.contributors.order_by("part", "order") if row.orcid
            ]
            expected = known(
                type_of_reference=formats.Work(item).called.ris,
                id=item.slug,
                title=line(item.title),
                authors=people(item, "author", filed=as_filed),
                secondary_authors=editors if in_book else [],
                unknown_tag={"ED": editors} if editors and not in_book else {},
                year=str(item.year or ""),
                secondary_title=item.part_of,
                volume=item.volume,
                number=item.issue_number,
                start_page=first,
                end_page=last,
                publisher=line(item.publisher),
                type_of_work=item.kind.label,
                doi=item.doi,
                issn=item.isbn,
                language=item.language,
                keywords=themes(item),
                abstract=line(item.abstract or item.plain_summary),
                notes=[line(item.plain_summary)] if item.abstract and item.plain_summary else [],
                custom1="; ".join("/".join(pair) for pair in orcids),
                custom2=item.handle,
                custom3=item.licence,
                urls=[address(item), *item.links.values_list("url", flat=True)],
            )
            entry["urls"] = [unquote(url) if ";" in unquote(url) else url for url in entry["urls"]]
            assert entry == expected

    def test_csl_json(self, catalogue: list[Item]) -> None:
        read = json.loads(exported("csl-json"))
        jsonschema.validate(read, CSL)
        assert [entry["id"] for entry in read] == [item.slug for item in catalogue]
        for item, entry in zip(catalogue, read, strict=True):
            rows = [*item.contributors.filter(part="author"), *item.contributors.filter(part="editor")]
            assert entry == known(
                id=item.slug,
                type=formats.Work(item).called.csl,
                title=item.title,
                author=people(item, "author", filed=as_csl_name),
                editor=people(item, "editor", filed=as_csl_name),
                issued={"date-parts": [[item.year]]} if item.year else None,
                genre=item.kind.label,
                volume=item.volume,
                issue=item.issue_number,
                page=item.pages,
                publisher=item.publisher,
                DOI=item.doi,
                ISBN=item.isbn,
                URL=address(item),
                language=item.language,
                keyword="; ".join(themes(item)),
                abstract=item.abstract or item.plain_summary,
                custom=known(
                    handle=item.handle,
                    licence=item.licence,
                    orcid={as_filed(row): row.orcid for row in rows if row.orcid},
                    links=list(item.links.values_list("url", flat=True)),
                    **{
                        "licence-url": formats.Work(item).licence_url,
                        "plain-summary": item.plain_summary if item.abstract else "",
                    },
                ),
                **{"container-title": item.part_of},
            )

    @pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported")
    def test_csl_json_by_a_processor_of_citations(self, catalogue: list[Item]) -> None:
        """It takes names and dates apart as a style asks for them; `custom` is for who wrote it."""
        read = CiteProcJSON(json.loads(exported("csl-json")))
        assert list(read) == [item.slug for item in catalogue]
        for item in catalogue:
            entry = read[item.slug]
            assert entry.type == formats.Work(item).called.csl
            assert {name: str(entry[key]) for name, key in CSL_TEXTS.items() if key in entry} == known(
                **{name: getattr(item, name) for name in CSL_TEXTS}
            )
            assert (entry["issued"].year if "issued" in entry else None) == item.year
            for part in ("author", "editor"):
                told = [name.parts() for name in entry.get(part, [])]
                assert told == people(item, part, filed=as_csl_parts)

    def test_csv(self, catalogue: list[Item]) -> None:
        read = list(csv.DictReader(io.StringIO(exported("csv"), newline=""), strict=True))
        cells = [cell for row in read for cell in row.values()]
        assert [cell for cell in cells if cell.startswith((*FORMULA, "\t", "\r"))] == []
        plain = [{name: unguarded(cell) for name, cell in row.items()} for row in read]
        assert [row["uuid"] for row in plain] == [str(item.uuid) for item in catalogue]
        for item, row in zip(catalogue, plain, strict=True):
            fields = (
                "title",
                "abstract",
                "plain_summary",
                "publisher",
                "doi",
                "handle",
                "isbn",
                "licence",
                "source",
            )
            assert {name: row[name] for name in fields} == {name: getattr(item, name) for name in fields}
            assert row["address"] == address(item)
            assert row["makers"] == "; ".join(people(item, "author", filed=as_listed))
            assert row["links"] == "; ".join(item.links.values_list("url", flat=True))
            assert row["themes"] == "; ".join(themes(item))
            assert row["year"] == str(item.year or "")

    def test_jsonl(self, catalogue: list[Item]) -> None:
        read = [json.loads(row) for row in exported("jsonl").split("\n") if row]
        assert [row["uuid"] for row in read] == [str(item.uuid) for item in catalogue]
        same = (
            "title",
            "slug",
            "state",
            "year",
            "publisher",
            "abstract",
            "plain_summary",
            "rung",
            "rung_reason",
        )
        for item, row in zip(catalogue, read, strict=True):
            assert {name: row[name] for name in same} == {name: getattr(item, name) for name in same}
            makers = [(one["name"], one["orcid"], one["is_body"], one["part"]) for one in row["contributors"]]
            assert makers == list(item.contributors.values_list("name", "orcid", "is_body", "part"))
            assert [one["url"] for one in row["links"]] == list(item.links.values_list("url", flat=True))
            assert [one["slug"] for one in row["issues"]] == list(item.issues.values_list("slug", flat=True))
            assert [one["code"] for one in row["audiences"]] == list(
                item.audiences.values_list("code", flat=True)
            )
            assert [one["uuid"] for one in row["versions"]] == [str(one.uuid) for one in item.versions.all()]

    @pytest.mark.parametrize("name", formats.EXPORTS)
    def test_nothing_that_is_closed(self, name: str) -> None:
        assert "Geheim" not in exported(name)


def unguarded(cell: str) -> str:
    """A cell as it was, before a spreadsheet could take it for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def as_listed(row: Any) -> str:
    return f"{as_filed(row)} | organisatie" if row.is_body else as_filed(row)


def as_csl_name(row: Any) -> dict[str, str]:
    name = names.split(line(row.name), row.family)
    if row.is_body or not name.given:
        return {"literal": as_filed(row)}
    particle = {"non-dropping-particle": name.particle}
    return known(given=name.given, family=name.family, suffix=name.suffix, **particle)


CSL_TEXTS = {
    "title": "title", "publisher": "publisher", "part_of": "container_title", "volume": "volume",
    "issue_number": "issue", "pages": "page", "doi": "DOI", "isbn": "ISBN",
}  # fmt: skip
"""Our fields, and what the processor calls them."""


def as_csl_parts(row: Any) -> tuple[str | None, ...]:
    """Given, family, dropping particle, non-dropping particle and suffix of a name."""
    name = as_csl_name(row)
    if "literal" in name:
        return None, name["literal"], None, None, None
    particle, suffix = name.get("non-dropping-particle"), name.get("suffix")
    return name["given"], name["family"], None, particle, suffix


@pytest.mark.django_db
def test_catalogue_is_read_in_a_fixed_number_of_queries_a_batch(queries: Any) -> None:
    for _number in range(7):
        make.make_item(themes=[make.make_theme()], contributors=[{"name": "Anne de Boer"}])
    assert queries(lambda: list(public_items_whole(batch=10))) == 10
    assert queries(lambda: list(public_items_whole(batch=3))) == 3 * 9 + 1
    assert [item.pk for item in public_items_whole(batch=3)] == sorted(item.pk for item in Item.objects.all())


@pytest.mark.parametrize(
    ("name", "family", "filed", "initials"),
    [
        ("Suzan van der Pas", "", "van der Pas, Suzan", "S."),
        ("Jean Pierre Wilken", "", "Wilken, Jean Pierre", "J. P."),
        ("J.P. Wilken", "", "Wilken, J.P.", "J. P."),
        ("Anne-Marie 't Hart", "", "'t Hart, Anne-Marie", "A.-M."),
        ("IJsbrand de la Rive Box", "", "de la Rive Box, IJsbrand", "IJ."),
        ("Gabriel García Márquez", "García Márquez", "García Márquez, Gabriel", "G."),
        ("Keuzenkamp, Saskia", "", "Keuzenkamp, Saskia", "S."),
        ("Prins", "", "Prins", ""),
        ("van Dijk", "", "van Dijk", ""),
        ("van", "", "van", ""),
        ("Anne de Boer (voorbeeld)", "", "de Boer, Anne", "A."),
        ("(onbekend)", "", "(onbekend)", ""),
        ("Jan Peter Van den Berg", "", "Van den Berg, Jan Peter", "J. P."),
        ("Karim Al Amrani", "", "Al Amrani, Karim", "K."),
        ("Al Gore", "", "Gore, Al", "A."),
        ("Li Van", "", "Van, Li", "L."),
        ("Prof.dr. A. de Wit", "", "de Wit, A.", "A."),
        ("Jansen, prof. dr. Erik", "", "Jansen, Erik", "E."),
        ("dr. Gabriel García Márquez, PhD", "García Márquez", "García Márquez, Gabriel", "G."),
        ("Drake Bell", "", "Bell, Drake", "D."),
        ("Ing Bakker", "", "Bakker, Ing", "I."),
        ("Jan Bos, MSc", "", "Bos, Jan", "J."),
        ("Bos, M. A.", "", "Bos, M. A.", "M. A."),
        ("Prins, Piet, jr.", "", "Prins, Piet, jr.", "P."),
        ("Gabriel García Márquez jr.", "García Márquez jr.", "García Márquez, Gabriel, jr.", "G."),
        ("Sr Maria", "", "Maria, Sr", "S."),
        ("Piet Prins jr.", "", "Prins, Piet, jr.", "P."),
    ],
)
def test_name_is_filed_under_its_family(name: str, family: str, filed: str, initials: str) -> None:
    split = names.split(name, family)
    assert (split.filed, split.initials) == (filed, initials)
