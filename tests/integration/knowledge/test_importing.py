"""Items from a list: read whatever wrote it, looked through row by row, each row once, and taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from factories import SYSTEM, make_item, make_kind, make_theme, make_user, make_werkplaats
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Import, Item, ItemState
from lemniscaat.knowledge.importing.looking import look_through
from lemniscaat.knowledge.models import ImportedRow
from lemniscaat.network.api import VISITOR, AuditEvent, Role, Werkplaats, actor_of
from lemniscaat.site import cli
from lemniscaat.vocabulary.api import define_audience, define_four_o

pytestmark = pytest.mark.django_db

LIST = (
    "Titel;Soort;Auteurs;Jaar;DOI;Publiceren\n"
    "Samen eten;rapport;Suzan van der Pas; 2021;10.1234/eten;ja\n"
    "Samen koken;Rapport;;;;\n"
)


@pytest.fixture
def twente() -> Werkplaats:
    make_kind()
    return make_werkplaats("twente")


def read(text: str) -> knowledge.Sheet:
    return knowledge.read_list(text.encode())


def bring(sheet: knowledge.Sheet, werkplaats: Werkplaats, actor: Any = SYSTEM, **more: Any) -> Import:
    """What each door does with rows that are right."""
    known = knowledge.known(werkplaats.pk)
    into = knowledge.begin_import(actor=actor, werkplaats=werkplaats, name="lijst.csv", sheet=sheet)
    rows = list(look_through(sheet, werkplaats.pk))
    knowledge.take_in_rows(actor=actor, into=into, rows=rows, known=known, **more)
    knowledge.finish_import(actor=actor, imported=into)
    return into


def take_back(imported: Import) -> list[tuple[int, str, str]]:
    knowledge.undo_import(actor=SYSTEM, imported=imported)
    while knowledge.take_back_rows(actor=SYSTEM, imported=imported):
        pass
    return knowledge.left_of(imported)


def titles() -> list[str]:
    return list(Item.objects.order_by("id").values_list("title", flat=True))


def test_row_becomes_an_item_with_all_it_says(twente: Werkplaats) -> None:
    theme = make_theme("Mantelzorg", alt_labels=["zorgen voor een ander"])
    audience = define_audience(actor=SYSTEM, code="professional", label="Professionals")
    four_o = define_four_o(actor=SYSTEM, code="onderzoek", label="Onderzoek")
    sheet = read(
        "titel;soort;samenvatting;inhoud;jaar;taal;licentie;uitgever;makers;redactie;verschenen in;doi;isbn;"
        "thema's;voor wie;o's;rust op;links;herkomst;nakijken op;eigen kolom\n"
        '\'=Titel;RAPPORTEN;Kort.;"Regel één\nregel twee";2021;EN;CC BY-SA;Movisie;'
        '"Pas, Suzan van der | 0000-0002-1825-0097; Vilans | organisatie";Erik Jansen;Tijdschrift;'
        "https://doi.org/10.1234/Abc;978-90-755-4582-1;Zorgen voor een ander;professional;onderzoek;"
        '"praktijk; wetenschap";https://a.example/b | Het stuk;Oude site;2030-01-31;x\n'
    )
    assert sheet.unknown == ["eigen kolom"]
    bring(sheet, twente)
    item = Item.objects.get()
    plain = ("title", "abstract", "year", "language", "licence", "publisher", "part_of", "doi", "isbn")
    assert [getattr(item, name) for name in plain] == [
        "=Titel", "Regel één\nregel twee", 2021, "en", "CC-BY-SA-4.0", "Movisie", "Tijdschrift",
        "10.1234/abc", "978-90-75545-82-1",
    ]  # fmt: skip
    made = item.contributors.values_list("name", "family", "is_body", "part", "orcid")
    assert list(made) == [
        ("Suzan van der Pas", "Pas", False, "author", "0000-0002-1825-0097"),
        ("Vilans", "", True, "author", ""),
        ("Erik Jansen", "", False, "editor", ""),
    ]
    assert [(link.url, link.label) for link in item.links.all()] == [("https://a.example/b", "Het stuk")]
    many = (item.themes, item.audiences, item.four_os)
    assert [rows.get() for rows in many] == [theme, audience, four_o]
    assert (item.source_kinds, item.source, str(item.review_on), item.state, item.werkplaats) == (
        ["practice", "science"], "Oude site", "2030-01-31", ItemState.DRAFT, twente,
    )  # fmt: skip


def test_own_export_can_be_read_back(twente: Werkplaats) -> None:
    made = make_item(
        "+Plus", publisher="@thuis",
        contributors=[
            {"name": "Ministerie van Welzijn, Wonen en Sport", "is_body": True},
            {"name": "Piet van Prinsen jr."},
            {"name": "Jan Peter 't Hart", "part": "editor"},
        ],
        links=[{"url": "https://a.example/b"}], themes=[make_theme("buurt")], licence="CC-BY-4.0",
    )  # fmt: skip
    [row] = look_through(read("".join(knowledge.export_items("csv"))), twente.pk)
    assert (row.problems, row.fields["title"], row.fields["publisher"]) == ([], "+Plus", "@thuis")
    assert [row.fields["themes"], row.fields["licence"]] == [list(made.themes.all()), "CC-BY-4.0"]
    told = [(each["name"], each.get("part"), each.get("is_body")) for each in row.fields["contributors"]]
    assert told == [
        ("Ministerie van Welzijn, Wonen en Sport", None, True),
        ("Piet van Prinsen jr.", None, None),
        ("Jan Peter 't Hart", "editor", None),
    ]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (";rapport;;;", ["geen titel"]),
        ("Eten;vlaflip;;;", ["“vlaflip”"]),
        ("Eten;;;;", ["geen soort"]),
        ("x" * 301 + ";rapport;;;", ["300"]),
        ("=1+1;rapport;;;", ["formule"]),
        ("Zorg; welzijn;rapport;2020;;ja", ["meer in deze rij", "“welzijn”", "geen jaar", "geen DOI"]),
        ("Eten;rapport;mmxx;;", ["geen jaar"]),
        ("Eten;rapport;20211;11.2/x;", ["geen jaar", "geen DOI"]),
        ("Eten;rapport;;;jan", ["“jan”"]),
        (";vlaflip;x;y;misschien", ["geen titel", "vlaflip", "geen jaar", "geen DOI", "misschien"]),
    ],
)
def test_all_that_is_wrong_with_a_row_is_said_at_once(
    twente: Werkplaats, cells: str, says: list[str]
) -> None:
    sheet = read(f"titel;soort;jaar;doi;publiceren\n{cells}\n")
    [row] = look_through(sheet, twente.pk)
    said = " ".join(row.problems)
    assert [word for word in says if word not in said] == []
    assert len(row.problems) == len(says)
    with pytest.raises(Invalid):
        bring(sheet, twente)
    assert titles() == []


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("names", [("Titel", "Soort"), ("TITLE", "kind")])
def test_list_is_read_whatever_wrote_it(code: str, sign: str, names: tuple[str, str]) -> None:
    text = "\r\n".join([sign.join(names), sign, sign.join(["“Eén”", "rapport"])])
    [row] = knowledge.read_list(text.encode(code)).rows
    assert (row.number, row.cells) == (3, {"title": "“Eén”", "kind": "rapport"})


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\r\ntitel;soort\r\nEen;rapport\r\n",
        '"titel";"soort";"dit, dat, zus, zo"\nEen;rapport;\n',
        "SEP=,\ntitel,soort\nEen,rapport\n",
    ],
)
def test_what_stands_between_cells_is_what_the_file_says_or_its_headings_show(text: str) -> None:
    [row] = read(text).rows
    assert (row.number, row.cells) == (2, {"title": "Een", "kind": "rapport"})


HOSTILE = {
    "empty": (b"", "niets in dit bestand"),
    "blank": (b"\n\n", "“titel”"),
    "binary": (b"\x00\x01\x02PK\x03\x04", "geen tekstbestand"),
    "null in a cell": (b"titel;soort\nEen\x00twee;rapport", "geen tekstbestand"),
    "half utf-16": (b"\xff\xfe\x00", "geen tekstbestand"),
    "other columns": (b"naam;adres\nJan;Straat", "“titel”"),
    "no kind": (b"titel\nJan", "“soort”"),
    "twice": (b"titel;soort;title\nx;rapport;y", "titel, title"),
    "no rows": (b"titel;soort\n;\n", "geen rijen"),
    "open": (b'titel;soort\n"Hoe', "leesbaar"),
    "long cell": (b"titel;soort\n" + b"x" * 200_000, "leesbaar"),
    "many rows": (b"titel;soort\n" + b"x;rapport\n" * 25_001, "25000 rijen"),
    "50 MB": (b"titel;soort\n" + b"x;rapport\n" * 5_000_000, "te groot"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_list_gets_a_clear_sentence(name: str) -> None:
    data, says = HOSTILE[name]
    with pytest.raises(Invalid) as refused:
        knowledge.read_list(data)
    assert says in refused.value.sentence


def test_list_brought_again_brings_nothing_twice(twente: Werkplaats) -> None:
    first = bring(read(LIST), twente)
    assert bring(read(LIST), twente) == first
    mended = read(LIST + "Samen wonen;rapport;;;;\nSamen  koken;rapport;;;;\n")
    second = bring(mended, twente)
    assert titles() == ["Samen eten", "Samen koken", "Samen wonen"]
    rows = second.rows.values_list("number", "joined", "item__title")
    assert list(rows) == [
        (2, True, "Samen eten"),
        (3, True, "Samen koken"),
        (4, False, "Samen wonen"),
        (5, True, "Samen koken"),
    ]


def test_equal_identifier_joins_and_another_s_draft_is_not_known(twente: Werkplaats) -> None:
    there = make_item("Daar al", isbn="90-755-4582-7")
    west = make_werkplaats("west")
    make_item("Geheim", doi="10.1/geheim", werkplaats=west, published=False)
    own = make_item("Eigen klad", handle="20.500/X", werkplaats=twente, published=False)
    sheet = read(
        "titel;soort;isbn;doi;handle\nEen;rapport;9789075545821;;\nTwee;rapport;;DOI:10.1/GEHEIM;\n"
        "Drie;rapport;;;https://hdl.handle.net/20.500/x\nVier;rapport;;https://doi.org/10.1/geheim;\n"
    )
    said = [each.joins for each in knowledge.report(sheet, twente.pk)]
    assert said == ["Daar al", "", "Eigen klad", "rij 3"]
    imported = bring(sheet, twente)
    made = Item.objects.get(title="Twee")
    assert list(imported.rows.values_list("item", "joined")) == [
        (there.pk, True), (made.pk, False), (own.pk, True), (made.pk, True),
    ]  # fmt: skip


def test_batch_that_fails_leaves_nothing_and_the_next_run_goes_on(
    twente: Werkplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = read("titel;soort\n" + "".join(f"Verslag {n};rapport\n" for n in range(5)))
    rows = list(look_through(sheet, twente.pk))
    into = knowledge.begin_import(actor=SYSTEM, werkplaats=twente, name="x", sheet=sheet)
    knowledge.take_in_rows(actor=SYSTEM, into=into, rows=rows[:2], known=knowledge.known(twente.pk))
    with monkeypatch.context() as broken:
        broken.setattr(ImportedRow.objects, "bulk_create", Mock(side_effect=RuntimeError))
        with pytest.raises(RuntimeError), transactions.opened():
            bring(sheet, twente)
    assert titles() == ["Verslag 0", "Verslag 1"]
    bring(sheet, twente)
    assert titles() == [f"Verslag {n}" for n in range(5)]
    assert list(into.rows.values_list("number", flat=True)) == [2, 3, 4, 5, 6]


def test_taken_back_is_what_nobody_touched_and_what_stays_says_why(twente: Werkplaats) -> None:
    texts = "".join(f"Verslag {n};rapport;{'ja' if n < 2 else ''}\n" for n in range(5))
    sheet = read(f"titel;soort;publiceren\n{texts}")
    imported = bring(sheet, twente)
    made = list(Item.objects.order_by("id"))
    states = [ItemState.IN_REVIEW] * 2 + [ItemState.DRAFT] * 3
    assert [item.state for item in made] == states
    knowledge.publish_item(actor=SYSTEM, item=made[0])
    knowledge.revise_item(actor=SYSTEM, item=made[3], year=2020)
    make_item("Los", werkplaats=twente, published=False)
    assert take_back(imported) == [(2, "Verslag 0", "gepubliceerd"), (5, "Verslag 3", "sindsdien veranderd")]
    assert titles() == ["Verslag 0", "Verslag 3", "Los"]
    with pytest.raises(Conflict):
        knowledge.take_in_rows(actor=SYSTEM, into=imported, rows=[], known=knowledge.known(twente.pk))
    assert bring(sheet, twente).pk != imported.pk
    assert Item.objects.count() == 8


def test_what_the_list_publishes_is_published_by_a_named_second_person(twente: Werkplaats) -> None:
    editor, other = make_user(Role.EDITOR, twente), make_user(Role.EDITOR, make_werkplaats())
    elsewhere = actor_of(other)
    with pytest.raises(Refused), transactions.opened():
        bring(read(LIST), twente, reviewer=elsewhere)
    with pytest.raises(Refused), transactions.opened():
        bring(read(LIST), twente, actor=actor_of(editor), reviewer=actor_of(editor))
    bring(read(LIST), twente, reviewer=actor_of(editor))
    first, second = Item.objects.order_by("id")
    assert (first.state, first.reviewed_by, second.state) == (ItemState.PUBLISHED, editor, ItemState.DRAFT)


def test_who_edits_elsewhere_brings_nothing_in_and_takes_nothing_back(twente: Werkplaats) -> None:
    imported = bring(read(LIST), twente)
    others = [
        VISITOR,
        actor_of(make_user(Role.MEMBER, twente)),
        actor_of(make_user(Role.COORDINATOR, make_werkplaats())),
        actor_of(make_user(Role.SECRETARIAT)),
    ]
    for actor in others:
        with pytest.raises(Refused):
            bring(read("titel;soort\nx;rapport\n"), twente, actor=actor)
        with pytest.raises(Refused):
            knowledge.undo_import(actor=actor, imported=imported)
        assert list(Import.objects.visible_to(actor)) == []
    assert AuditEvent.objects.filter(act="undo_import").count() == 0


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], twente: Werkplaats
) -> Callable[..., tuple[int, str, str]]:
    """`command(text, *options)` imports a file; gives the status and what was told."""
    for name in ("load_django", "data_folder", "tables_or_stop"):
        monkeypatch.setattr(f"lemniscaat.site.prepare.{name}", lambda: None)

    def run(text: str, *options: str) -> tuple[int, str, str]:
        path = tmp_path / "kennis.csv"
        path.write_text(text)
        status = cli.main(["import", "items", str(path), "--werkplaats", "twente", *options])
        return status, *capsys.readouterr()

    return run


def test_command_reports_brings_in_and_takes_back(command: Callable[..., tuple[int, str, str]]) -> None:
    wrong = LIST + "Kapot;vlaflip;;;;\n"
    status, out, err = command(wrong)
    assert (status, titles(), out.splitlines()[0]) == (1, [], "2\tok")
    assert "vlaflip" in out.splitlines()[2]
    assert command(LIST, "--dry-run")[0] == 0
    assert titles() == []
    status, out, err = command(wrong, "--skip", "4")
    assert (status, titles()) == (0, ["Samen eten", "Samen koken"])
    assert "2 items brought in, 0 were there already" in err
    assert "0 items brought in, 2 were there already" in command(wrong, "--skip", "4")[2]
    assert command(wrong, "--undo")[0] == 0
    assert titles() == []
    assert command(wrong, "--undo")[0] == 2
    editor = make_user(Role.EDITOR, Werkplaats.objects.get())
    assert command(LIST, "--publish-as", make_user().email)[0] == 2
    command(LIST, "--publish-as", editor.email)
    assert command(LIST, "--undo")[1] == "2\tSamen eten\tgepubliceerd\n"
    assert titles() == ["Samen eten"]


def test_command_keeps_out_what_may_be_personal_until_somebody_looked(
    command: Callable[..., tuple[int, str, str]],
) -> None:
    words = "titel;soort;auteurs;samenvatting\nEten met Jan de Vries;rapport;Jan de Vries;Bel 06-12345678.\n"
    status, out, _err = command(words)
    assert (status, out.count("“"), "06-12345678" in out, titles()) == (1, 1, True, [])
    assert command(words, "--looked-at")[0] == 0
    assert titles() == ["Eten met Jan de Vries"]
