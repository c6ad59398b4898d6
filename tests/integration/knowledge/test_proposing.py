"""What a file or a register says of a draft: proposed on its page, and taken over by who keeps it alone."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.test import Client

import papers
from factories import SYSTEM, make_item, make_user, make_werkplaats
from lemniscaat.kernel import outside, storing, work
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge import jobs
from lemniscaat.knowledge.actions.proposing import look_up_doi, passage, take_over
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.asking.csl import fields_of
from lemniscaat.knowledge.models import Proposed
from lemniscaat.knowledge.reading import apart
from lemniscaat.knowledge.reading.found import Found
from lemniscaat.knowledge.reading.telling import tell
from lemniscaat.network.api import Role, actor_of

pytestmark = pytest.mark.django_db

SUMMARY = "Wie samen eet, kent elkaar. " * 20
CSL = {
    "title": ["Samen <i>eten</i>"],
    "author": [
        {"given": "Suzan", "family": "van der Pas", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
        {"literal": "Movisie"}, "kapot",
    ],
    "issued": {"date-parts": [[2021, 5]]}, "container-title": "Tijdschrift", "volume": "3", "page": "4-9",
    "publisher": {"niet": "goed"}, "abstract": "<jats:p>Wat het zegt.</jats:p>",
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT, settings.INDEX_ROOT = tmp_path / "files", tmp_path / "index"


def word(title: str = "Samen eten", author: str = "Suzan van der Pas; Movisie Team") -> bytes:
    """A report with properties and a summary."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    document.add_heading("Eten in de wijk", 0)
    document.add_paragraph("Movisie, 2019")
    document.add_paragraph(f"Samenvatting {SUMMARY}")
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def bring(item: Item, data: bytes, name: str) -> None:
    knowledge.add_file(actor=SYSTEM, item=item, brought=storing.bring(name, [data]))
    jobs.read_waiting()


def proposed(item: Item) -> dict[str, Any]:
    return {each.field: each.value for each in Proposed.objects.filter(item=item)}


def test_file_proposes_and_nothing_is_taken_by_itself() -> None:
    item = make_item("Nog zonder titel", published=False)
    bring(item, word(), "verslag.docx")
    told = proposed(item)
    assert told.pop("abstract").startswith("Wie samen eet, kent elkaar.")
    people = [{"name": "Suzan van der Pas", "orcid": ""}, {"name": "Movisie Team", "orcid": ""}]
    assert told == {"title": "Samen eten", "contributors": people, "year": 2019}
    item.refresh_from_db()
    assert (item.title, item.year, item.contributors.count()) == ("Nog zonder titel", None, 0)


def test_reading_apart_tells_what_a_pdf_says(tmp_path: Path) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(papers.pdf("Een verslag uit 2020 over eten.", "Twee."))
    found, _picture = apart.read(path)
    assert (found.title, found.people, found.year) == ("", [], 2020)


@pytest.mark.parametrize(
    ("title", "first", "wanted"),
    [
        ("Samen eten", "", "Samen eten"),
        ("Microsoft Word - Samen eten", "", "Samen eten"),
        ("Microsoft Word - concept3.docx", "Samen eten", "Samen eten"),
        ("untitled", "", ""),
        ("PowerPoint-presentatie", "Eten\nin de wijk", "Eten in de wijk"),
    ],
)
def test_what_a_program_filled_in_is_no_title(title: str, first: str, wanted: str) -> None:
    found = Found()
    tell(found, title=title, first=first)
    assert found.title == wanted


@pytest.mark.parametrize(
    ("people", "wanted"),
    [
        ("Suzan van der Pas, Erik Jansen", ["Suzan van der Pas", "Erik Jansen"]),
        ("Pas, Suzan van der; Jansen, Erik", ["Pas, Suzan van der", "Jansen, Erik"]),
        ("Microsoft Office User", []),
        ("jansen04", []),
        ("", []),
    ],
)
def test_what_a_program_filled_in_is_nobody(people: str, wanted: list[str]) -> None:
    found = Found()
    tell(found, people=people)
    assert found.people == wanted


def test_passage_is_under_the_summary_and_ends_with_a_sentence() -> None:
    assert passage(["Inhoud. Samenvatting 4.", f"Samenvatting: {SUMMARY * 9}"]).endswith("kent elkaar.")
    assert passage(["Kort.", "Ook kort."]) == ""


def test_one_click_takes_one_thing_over(sign_in: Callable[..., Client]) -> None:
    twente = make_werkplaats("twente")
    item = make_item("Nog zonder titel", werkplaats=twente, published=False)
    bring(item, word(), "verslag.docx")
    client = sign_in(make_user(Role.EDITOR, twente))
    page = client.get(f"/beheer/kennis/edit/{item.pk}/").content.decode()
    assert [said in page for said in ("Samen eten", "verslag.docx", "Suzan van der Pas")] == [True] * 3
    for field in ("title", "contributors"):
        row = Proposed.objects.get(item=item, field=field)
        assert (
            client.post(f"/beheer/kennis/edit/{item.pk}/overnemen/", {"voorstel": row.pk}).status_code == 302
        )
    item.refresh_from_db()
    assert (item.title, item.year) == ("Samen eten", None)
    made = list(item.contributors.values_list("name", flat=True))
    assert made == ["Suzan van der Pas", "Movisie Team"]
    assert set(proposed(item)) == {"year", "abstract"}
    other = sign_in(make_user(Role.EDITOR, make_werkplaats("west")))
    row = Proposed.objects.get(item=item, field="year")
    for client in (other, sign_in(make_user())):
        answer = client.post(f"/beheer/kennis/edit/{item.pk}/overnemen/", {"voorstel": row.pk})
        assert answer.status_code == 404
    with pytest.raises(Refused):
        take_over(actor=actor_of(make_user()), item=item, proposed_id=row.pk)
    knowledge.submit_item(actor=SYSTEM, item=item)
    with pytest.raises(Conflict):
        take_over(actor=SYSTEM, item=item, proposed_id=row.pk)


def test_register_proposes_what_it_knows_of_a_doi(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(url: str, **options: Any) -> outside.Answer:
        asked.append(url)
        status = 404 if "weg" in url else 200
        return outside.Answer(status, url, {}, json.dumps(CSL).encode())

    monkeypatch.setattr(outside, "ask", ask)
    item = make_item("Klad", doi="10.1234/a(b)", published=False)
    with pytest.raises(Refused):
        look_up_doi(actor=SYSTEM, item=item)
    settings.OUTSIDE = True
    with pytest.raises(Invalid):
        look_up_doi(actor=SYSTEM, item=make_item(published=False))
    look_up_doi(actor=SYSTEM, item=item)
    assert asked == []
    work.run_due_jobs(by="test")
    assert asked == ["https://doi.org/10.1234/a(b)"]
    assert proposed(item) == {
        "title": "Samen eten",
        "abstract": "Wat het zegt.",
        "part_of": "Tijdschrift",
        "volume": "3",
        "pages": "4-9",
        "contributors": [
            {"name": "Suzan van der Pas", "family": "van der Pas", "orcid": "0000-0002-1825-0097"},
            {"name": "Movisie", "is_body": True, "orcid": ""},
        ],
        "year": 2021,
    }
    for row in Proposed.objects.filter(item=item):
        take_over(actor=SYSTEM, item=item, proposed_id=row.pk)
    assert (item.title, item.year, item.part_of, item.contributors.count()) == (
        "Samen eten", 2021, "Tijdschrift", 2,
    )  # fmt: skip
    gone = make_item("Weg", doi="10.1234/weg", published=False)
    look_up_doi(actor=SYSTEM, item=gone)
    work.run_due_jobs(by="test")
    assert proposed(gone) == {"nothing": "10.1234/weg"}


@pytest.mark.parametrize(
    "told", [None, [], "x", {"title": [[]], "author": "x", "issued": {"date-parts": [[]]}}]
)
def test_register_that_tells_something_else_proposes_nothing(told: Any) -> None:
    assert fields_of(told) == {}
