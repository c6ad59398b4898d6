"""Questions typed in for others, and read from a list: looked through row by row, all of them or none."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories import SYSTEM, make_municipality, make_user, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.actions import sheets
from lemniscaat.agenda.api import Question
from lemniscaat.kernel.errors import Invalid, Refused
from lemniscaat.network.api import VISITOR, Role
from lemniscaat.site import cli
from lemniscaat.ui.screened import decided

pytestmark = pytest.mark.django_db

PAGE = "/bureau/twente/invoer"
FIRST, SECOND = "Hoe bereik ik jongeren met schulden?", "Wie helpt een buurman die niemand ziet?"
PHONE = "06 12 34 56 78"


@pytest.fixture
def twente():
    werkplaats = make_werkplaats("twente", code="TWE")
    make_municipality(werkplaats, name="Hengelo")
    return werkplaats


@pytest.fixture
def desk(twente, sign_in):
    return sign_in(make_user(Role.COORDINATOR, twente))


def typed(*rows: dict[str, str], skip: str = "", seed: str = "zaad", **more: str) -> dict[str, Any]:
    """What the page posts."""
    columns = {name: [row.get(name, "") for row in rows] for name in agenda.SHEET_FIELDS}
    return {**columns, "seed": seed, "act": "neem-op", **({"skip": skip} if skip else {}), **more}


def originals() -> list[str]:
    return list(Question.objects.order_by("id").values_list("original", flat=True))


def csv_of(text: str, code: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("vragen.csv", text.encode(code))


def test_page_is_for_who_runs_the_desk(twente, sign_in, desk, read):
    others = [make_user(Role.EDITOR, twente), make_user(Role.COORDINATOR, make_werkplaats())]
    for user in others:
        assert sign_in(user).get(PAGE).status_code == 404
        assert sign_in(user).post(PAGE, typed({"original": FIRST})).status_code == 404
    assert Client().post(PAGE, typed({"original": FIRST})).status_code == 302
    with pytest.raises(Refused):
        agenda.take_in_questions(
            actor=VISITOR, werkplaats=twente, rows=[{"original": FIRST}], origin=agenda.Origin.DESK
        )
    assert originals() == []
    assert read(desk.get(PAGE)).count("<fieldset") == 4


def test_several_come_in_at_once_each_with_its_address(desk, client, read):
    rows = [
        {"original": FIRST, "perspective": "practice", "role": "jongerenwerker", "municipality": "hengelo"},
        {},
        {"original": SECOND},
    ]
    page = read(desk.post(PAGE, typed(*rows)))
    first, second = Question.objects.order_by("id")
    assert (first.original, first.perspective, first.role, first.municipality.name, first.origin) == (
        FIRST,
        "practice",
        "jongerenwerker",
        "Hengelo",
        "desk",
    )
    assert second.original == SECOND
    tokens = re.findall(r"/vraag/volg/([\w-]+)", page)
    assert [agenda.question_by_token(token) for token in tokens] == [first, second]
    assert desk.post(PAGE, typed(*rows)).status_code == 422
    assert len(originals()) == 2


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"role": "buurvrouw"}, "geen vraag"),
        ({"original": FIRST, "municipality": "Nergenshuizen"}, "Nergenshuizen"),
        ({"original": FIRST, "perspective": "bakker"}, "bakker"),
        ({"original": "x" * 5001}, "erg lang"),
        ({"original": FIRST, "role": "x" * 121}, "hooguit 120"),
        ({"original": "=HYPERLINK(A1)"}, "formule"),
        ({"original": FIRST, "role": "+SUM(1)"}, "formule"),
    ],
)
def test_wrong_row_is_said_and_nothing_of_any_is_kept(desk, read, row, says):
    response = desk.post(PAGE, typed({"original": SECOND}, row))
    page = read(response)
    assert response.status_code == 422
    assert says in page
    assert f"{SECOND}</textarea>" in page
    assert originals() == []
    desk.post(PAGE, typed({"original": SECOND}, row, skip="2"))
    assert originals() == [SECOND]


def test_personal_data_is_settled_row_by_row(desk, read):
    words = f"Mijn buurvrouw op {PHONE} eet niet."
    response = desk.post(PAGE, typed({"original": words}, {"original": SECOND}))
    assert response.status_code == 422
    assert f"<mark>{PHONE}</mark>" in read(response)
    assert originals() == []
    [name] = [choice.name for choice in decided({"original": words}, {}).choices.values()]
    desk.post(PAGE, typed({"original": words}, {"original": SECOND}, **{name: "weg"}))
    desk.post(PAGE, typed({"original": words}, seed="ander", **{name: "openbaar"}))
    assert originals() == ["Mijn buurvrouw op [weggehaald] eet niet.", SECOND, words]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("names", [("Vraag", "Geleding", "Gemeente"), ("question", "perspective", "where")])
def test_list_is_read_whatever_wrote_it(code, sign, names):
    text = "\r\n".join([sign.join(names), sign.join(["“Hoe één?”", "praktijk", "Hengelo"]), sign * 2])
    assert sheets.read_sheet(text.encode(code)) == [
        {"original": "“Hoe één?”", "perspective": "praktijk", "municipality": "Hengelo"}
    ]


def test_list_is_shown_first_and_kept_when_one_says_so(desk, read):
    sheet = csv_of(
        f"vraag;geleding;gemeente;waarom\n{FIRST};Praktijk;Hengelo;Dan ben ik op tijd.\n{SECOND};;;\n"
    )
    page = read(desk.post(PAGE, {"lees": "1", "bestand": sheet}))
    assert [f"{words}</textarea>" in page for words in (FIRST, SECOND)] == [True, True]
    assert '<option value="practice" selected>' in page
    assert originals() == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "niets in dit bestand"),
        (b"\x00\x01\x02PK\x03\x04", "geen tekstbestand"),
        (b"\xff\xfe\x00", "geen tekstbestand"),
        (b"naam;adres\nJan;Straat", "vraag"),
        (b"vraag\n" + b"Hoe dan?\n" * 1001, "1000 rijen"),
        (b"vraag\n" + b"Hoe dan?\n" * 100_000, "1000 rijen"),
        (b"x" * 2_000_001, "te groot"),
        (b'vraag\n"Hoe', "leesbaar"),
        (b"vraag\n" + b"x" * 200_000, "leesbaar"),
    ],
    ids=["empty", "binary", "half", "names", "1001", "100k", "large", "open", "cell"],
)
def test_hostile_list_gets_a_clear_sentence(desk, read, data, says):
    with pytest.raises(Invalid) as refused:
        sheets.read_sheet(data)
    assert says in refused.value.sentence
    response = desk.post(PAGE, {"lees": "1", "bestand": SimpleUploadedFile("x.csv", data or b"\n")})
    assert response.status_code == 422
    assert originals() == []
    read(response)


def test_list_of_fifty_megabytes_is_refused(desk):
    sheet = SimpleUploadedFile("x.csv", b"vraag\n" + b"Hoe dan?\n" * 5_500_000)
    response = desk.post(PAGE, {"lees": "1", "bestand": sheet})
    assert response.status_code == 422
    assert "te groot" in response.content.decode()


@pytest.fixture
def command(monkeypatch, tmp_path, capsys, twente):
    """`command(text, *options)` imports a file; gives the status and what was reported."""
    for name in ("load_django", "data_folder", "tables_or_stop"):
        monkeypatch.setattr(f"lemniscaat.site.prepare.{name}", lambda: None)

    def run(text: str, *options: str) -> tuple[int, str]:
        path = Path(tmp_path / "vragen.csv")
        path.write_text(text)
        status = cli.main(["import", "questions", str(path), "--werkplaats", "twente", *options])
        return status, capsys.readouterr().out

    return run


LIST = f"vraag;wie\n{FIRST};jongerenwerker\nBel {PHONE};\n"


def test_command_reports_each_row_and_keeps_nothing_when_dry(command):
    status, out = command(LIST, "--dry-run")
    assert (status, originals()) == (1, [])
    assert out.splitlines()[0] == "1\tok"
    assert PHONE in out.splitlines()[1]
    assert command(LIST, "--dry-run", "--skip", "2") == (0, "1\tok\n")
    assert originals() == []


def test_command_takes_in_all_or_none(command, twente):
    assert command(LIST)[0] == 1
    assert originals() == []
    assert command(LIST, "--skip", "2")[0] == 0
    question = agenda.questions(SYSTEM).get()
    assert (question.original, question.werkplaats, question.origin) == (FIRST, twente, "import")


@pytest.mark.parametrize("options", [["--skip", "x"], ["--werkplaats", "nergens"]])
def test_command_says_what_is_wrong_with_its_arguments(command, options):
    assert command(LIST, *options)[0] == 2
    assert originals() == []
