"""Files of an item: brought by its editors, read by the worker, found by page, taken by who may."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import papers
from factories import SYSTEM, make_item, make_user, make_werkplaats
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock, storing
from lemniscaat.kernel.errors import Conflict, Gone, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge import jobs
from lemniscaat.knowledge.api import Item, Reading
from lemniscaat.knowledge.documents import CLOSED, SOURCES
from lemniscaat.knowledge.queries import found_text
from lemniscaat.knowledge.reading import apart, kinds
from lemniscaat.knowledge.reading.found import Found, Note
from lemniscaat.network.api import VISITOR, Actor, Role, actor_of, redact

pytestmark = pytest.mark.django_db

TWO = papers.pdf("Een wijkteam luistert.", "Respijtzorg geeft mantelzorgers lucht.")


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT, settings.INDEX_ROOT = tmp_path / "files", tmp_path / "index"


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Reading without a process apart, which has tests of its own."""
    read: list[Path] = []

    def found(path: Path) -> tuple[Found, list[bytes]]:
        read.append(path)
        text = path.read_bytes()
        pages = [(1, "Een wijkteam luistert."), (2, "Respijtzorg geeft mantelzorgers lucht.")]
        if text.startswith(b"%PDF"):
            return Found(kinds.PDF, Note.NOTHING, 2, pages), [
                b"RIFFxxxxWEBP",
                b"RIFFeersWEBP",
                b"RIFFtweeWEBP",
            ]
        return Found(note=Note.BROKEN), []

    monkeypatch.setattr(apart, "read", found)
    return read


def brought(data: bytes = TWO, name: str = "verslag.pdf") -> storing.Brought:
    return storing.bring(name, [data])


def with_file(
    item: Item, data: bytes = TWO, name: str = "verslag.pdf", actor: Actor = SYSTEM
) -> knowledge.File:
    return knowledge.add_file(actor=actor, item=item, brought=brought(data, name))


def status(client: Client, path: str) -> int:
    """What a download answers. Read to its end: breaking it off would end the test's own connection."""
    answer = client.get(path)
    answer.getvalue()
    return answer.status_code


def publish(item: Item) -> None:
    knowledge.submit_item(actor=SYSTEM, item=item)
    knowledge.publish_item(actor=SYSTEM, item=item)


def form(item: Item, **more: Any) -> dict[str, Any]:
    return {
        "title": item.title,
        "kind": item.kind_id,
        "language": "nl",
        "contributors": "",
        "links": "",
        **more,
    }


def test_an_editor_brings_files_with_the_item_and_reads_what_is_the_matter(
    sign_in: Callable[..., Client], settings: Any
) -> None:
    settings.FILE_MOST_BYTES = 5000
    werkplaats = make_werkplaats()
    kind = make_item().kind
    client = sign_in(make_user(Role.EDITOR, werkplaats))
    files = [
        SimpleUploadedFile("../../goed\u202efdp.pdf", TWO),
        SimpleUploadedFile("leeg.docx", b""),
        SimpleUploadedFile("groot.pptx", b"x" * 6000),
        SimpleUploadedFile("stuk.pdf", b"%PDF-1.7 en verder niets"),
    ]
    fields = {
        "title": "Verslag met bestanden",
        "kind": kind.pk,
        "language": "nl",
        "werkplaats": werkplaats.pk,
    }
    answer = client.post("/beheer/kennis/new/", {**fields, "contributors": "", "links": "", "uploads": files})
    item = Item.objects.get(title="Verslag met bestanden")
    assert (answer.status_code, answer["Location"]) == (302, f"/beheer/kennis/edit/{item.pk}/bestanden/")
    jobs.read_waiting()
    kept = item.files.select_related("reading")
    assert [(file.name, file.size, file.reading.state, file.reading.note) for file in kept] == [
        ("goedfdp.pdf", len(TWO), "read", ""),
        ("leeg.docx", 0, "not_read", "empty"),
        ("groot.pptx", 6000, "not_read", "too_large"),
        ("stuk.pdf", 24, "not_read", "broken"),
    ]
    shown = client.get(answer["Location"]).content.decode()
    edited = client.get(f"/beheer/kennis/edit/{item.pk}/").content.decode()
    for file in list(kept)[1:]:
        assert file.reading.sentence in shown
        assert file.reading.sentence in edited
    assert sorted(path.stem for path in settings.FILES_ROOT.glob("??/*") if path.suffix == "") == sorted(
        file.uuid.hex for file in kept if file.reading.has_bytes
    )
    assert not list((settings.FILES_ROOT / "incoming").iterdir())


def test_files_are_named_ordered_taken_away_and_brought_once(
    sign_in: Callable[..., Client], in_process: list[Path]
) -> None:
    werkplaats = make_werkplaats()
    item = make_item(werkplaats=werkplaats, published=False)
    one, two, three = (with_file(item, TWO + bytes([at]), f"{at}.pdf") for at in range(3))
    client, page = sign_in(make_user(Role.EDITOR, werkplaats)), f"/beheer/kennis/edit/{item.pk}/bestanden/"
    places = {f"place-{one.uuid}": 3, f"place-{two.uuid}": 2, f"place-{three.uuid}": 1}
    same = SimpleUploadedFile("nog-eens.pdf", TWO + bytes([2]))
    client.post(
        page, {**places, f"label-{two.uuid}": "De bijlage", f"remove-{one.uuid}": "on", "uploads": same}
    )
    assert [(file.uuid, str(file)) for file in item.files.all()] == [
        (three.uuid, "2.pdf"),
        (two.uuid, "De bijlage"),
    ]


def test_what_is_published_or_another_s_keeps_its_files(in_process: list[Path]) -> None:
    item = make_item(werkplaats=make_werkplaats(), published=False)
    file = with_file(item)
    stranger = actor_of(make_user(Role.EDITOR, make_werkplaats()))
    acts: list[Callable[[Actor], Any]] = [
        lambda actor: with_file(item, b"x", actor=actor),
        lambda actor: knowledge.label_file(actor=actor, file=file, label="x"),
        lambda actor: knowledge.order_files(actor=actor, item=item, uuids=[file.uuid]),
        lambda actor: knowledge.remove_file(actor=actor, file=file),
        lambda actor: knowledge.replace_file(actor=actor, file=file, brought=brought()),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act(stranger)
    publish(item)
    file.item.refresh_from_db()
    for act in acts:
        with pytest.raises(Conflict):
            act(SYSTEM)


def test_who_may_take_a_file_in_which_state(sign_in: Callable[..., Client], in_process: list[Path]) -> None:
    werkplaats = make_werkplaats()
    item = make_item(werkplaats=werkplaats, published=False)
    file = with_file(item)
    jobs.read_waiting()
    clients = {
        "visitor": Client(),
        "editor": sign_in(make_user(Role.EDITOR, werkplaats)),
        "member": sign_in(make_user(Role.MEMBER, werkplaats)),
        "editor elsewhere": sign_in(make_user(Role.EDITOR, make_werkplaats())),
    }

    def answers() -> list[tuple[int, ...]]:
        at = f"/bestanden/{file.uuid}"
        doors = (at, f"{at}/beeld", f"{at}/beeld/2")
        return [tuple(status(client, door) for door in doors) for client in clients.values()]

    closed, open_ = (404,) * 3, (200,) * 3
    assert answers() == [closed, open_, closed, closed]
    knowledge.submit_item(actor=SYSTEM, item=item)
    assert answers() == [closed, open_, closed, closed]
    knowledge.publish_item(actor=SYSTEM, item=item)
    assert answers() == [open_] * 4
    knowledge.withdraw_item(actor=SYSTEM, item=item, reason="Verouderd.")
    assert answers() == [(410,) * 3] * 4
    with pytest.raises(Gone):
        knowledge.file(VISITOR, file.uuid)


def test_machines_find_the_pdf_of_an_item_beside_its_page(in_process: list[Path]) -> None:
    item, other = make_item("Samen eten", published=False), make_item("Een ander")
    for data, name in ((b"Geen PDF.", "los.txt"), (TWO, "verslag.pdf"), (TWO + b"x", "bijlage.pdf")):
        with_file(item, data, name)
    jobs.read_waiting()
    client, first = Client(), item.files.all()[1]
    assert client.get(f"/kennis/{item.slug}.pdf").status_code == 404
    publish(item)
    item.refresh_from_db()
    beside = f"/kennis/{item.slug}.pdf"
    answer = client.get(beside)
    assert (answer.getvalue(), answer["Content-Security-Policy"]) == (TWO, "sandbox; default-src 'none'")
    page, host = client.get(f"/kennis/{item.slug}"), "http://127.0.0.1:8000"
    told = page.content.decode()
    assert [told.count("citation_pdf_url"), told.count(f'content="{host}{beside}"')] == [1, 1]
    at = f"{host}/bestanden/{first.uuid}"
    assert f'<{at}>; rel="item"; type="application/pdf"' in page["Link"]
    assert client.get(f"/kennis/{item.slug}.jsonld").content.decode().count(f"{host}/bestanden/") == 3
    knowledge.merge_item(actor=SYSTEM, item=item, into=other, why="Zelfde.")
    led = client.get(beside)
    assert (led.status_code, led["Location"]) == (302, f"/kennis/{other.slug}.pdf")
    assert client.get(led["Location"]).status_code == 404
    knowledge.withdraw_item(actor=SYSTEM, item=other, reason="Verouderd.")
    assert client.get(led["Location"]).status_code == 410


def test_a_file_is_taken_and_never_opened_here(in_process: list[Path]) -> None:
    item = make_item(published=False)
    file, wrong = with_file(item), with_file(item, TWO + b"x", "verslag.exe")
    jobs.read_waiting()
    publish(item)
    answer = Client().get(f"/bestanden/{file.uuid}")
    assert answer.getvalue() == TWO
    told = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy")
    assert [answer[name] for name in told] == [
        "application/pdf", 'attachment; filename="verslag.pdf"', "nosniff", "sandbox; default-src 'none'"
    ]  # fmt: skip
    assert (
        Client().get(f"/bestanden/{file.uuid}", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    )
    named = Client().get(f"/bestanden/{wrong.uuid}")
    named.getvalue()
    assert 'filename="verslag.exe.pdf"' in named["Content-Disposition"]
    page = Client().get(f"/kennis/{item.slug}").content.decode()
    assert f'href="/bestanden/{file.uuid}" download' in page
    assert f'src="/bestanden/{file.uuid}/beeld"' in page
    looked = [f'src="/bestanden/{file.uuid}/beeld/{n}"' in page for n in (1, 2, 3)]
    assert (looked, page.count('loading="lazy"')) == ([True, True, False], 3)
    assert Client().get(f"/bestanden/{file.uuid}/beeld/2").getvalue() == b"RIFFtweeWEBP"
    assert Client().get(f"/bestanden/{file.uuid}/beeld/3").status_code == 404


def test_text_is_found_by_page_by_those_who_may(in_process: list[Path]) -> None:
    item = make_item("Verslag", published=False)
    discovery.rebuild()
    with_file(item)
    jobs.read_waiting()
    closed = [document for _place, document in CLOSED["item"].load([item.uuid])]
    assert [passage.where for passage in closed[0].passages] == ["p. 1", "p. 2"]
    assert list(SOURCES["item"].load([item.uuid])) == []
    with_file(item, TWO + b"x", "bijlage.pdf")
    jobs.read_waiting()
    publish(item)
    discovery.apply_changes()
    (document,) = SOURCES["item"].load([item.uuid])
    assert [passage.where for passage in document.passages] == [
        "verslag.pdf, p. 1", "verslag.pdf, p. 2", "bijlage.pdf, p. 1", "bijlage.pdf, p. 2"
    ]  # fmt: skip
    hit = discovery.search("respijtzorg mantelzorgers").hits[0]
    assert (hit.title, hit.passage.where) == ("Verslag", "verslag.pdf, p. 2")
    knowledge.withdraw_item(actor=SYSTEM, item=item, reason="Verouderd.")
    discovery.apply_changes()
    assert not discovery.search("respijtzorg mantelzorgers").hits


def test_a_word_on_the_last_page_of_a_long_report_is_found_and_cited() -> None:
    lines = [f"Regel {n} gaat over het wijkteam en over mantelzorgers die samen zorgen." for n in range(36)]
    pages = [[f"Blad {n}.", *lines] for n in range(399)]
    item = make_item("Verslag van vier jaar", published=False)
    file = with_file(item, papers.pdf(*pages, "Tot slot: de ooievaarspas wordt ingevoerd."))
    for n in range(5):
        make_item(f"Wijkteam {n}")
    jobs.read_waiting()
    publish(item)
    discovery.rebuild()
    reading = Reading.objects.get(file=file)
    assert (reading.note, reading.n_pages, reading.n_read) == ("", 400, 400)
    assert sum(len(page.text) for page in file.texts.all()) > 900_000
    for asked in ("ooievaarspas", "wijkteam ooievaarspas", "“ooievaarspas wordt ingevoerd”"):
        hit = discovery.search(asked).hits[0]
        assert (hit.title, hit.passage.where) == ("Verslag van vier jaar", "p. 400")
        assert "Tot slot: de ooievaarspas wordt ingevoerd." in hit.passage.text
        assert "In: p. 400" in [reason.label for reason in hit.why]
        assert len(hit.why) <= 6
    assert discovery.match("Wie kent de ooievaarspas?").groups[0].hits[0].passage.where == "p. 400"
    told = Client().get("/zoeken?q=ooievaarspas").content.decode()
    assert "p. 400" in told


def test_the_index_is_told_how_long_the_files_of_each_item_are(in_process: list[Path]) -> None:
    long, short, without = (make_item(published=False) for _ in range(3))
    for item, names in ((long, ("een.pdf", "twee.pdf")), (short, ("drie.pdf",))):
        for name in names:
            with_file(item, TWO + name.encode(), name)
    jobs.read_waiting()
    one = len("Een wijkteam luistert." + "Respijtzorg geeft mantelzorgers lucht.")
    for sources in (SOURCES, CLOSED):
        told = sources["item"].weights([item.uuid for item in (long, short, without)])
        assert told == {long.uuid: 2 * one, short.uuid: one}


def test_an_editor_reads_what_of_many_files_is_not_found(
    sign_in: Callable[..., Client], in_process: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    werkplaats = make_werkplaats()
    item = make_item("Verslag", werkplaats=werkplaats, published=False)
    client = sign_in(make_user(Role.EDITOR, werkplaats))
    for name in ("een.pdf", "twee.pdf", "drie.pdf"):
        with_file(item, TWO + name.encode(), name)
    jobs.read_waiting()
    room = f"/beheer/kennis/edit/{item.pk}/bestanden/"
    said = "De bestanden bij dit product zijn samen lang"
    assert said not in client.get(room).content.decode()
    one = len("Een wijkteam luistert." + "Respijtzorg geeft mantelzorgers lucht.")
    monkeypatch.setattr(found_text, "MOST_CHARACTERS", one + 30)
    shown = client.get(room)
    told = [row.beyond for row in shown.context["form"].rows()]
    assert [said in each for each in told] == [False, True, True]
    assert "tot en met pagina 1." in told[1]
    assert all(each in shown.content.decode() for each in told)
    (closed,) = [document for _place, document in CLOSED["item"].load([item.uuid])]
    assert [(passage.where, passage.text) for passage in closed.passages] == [
        ("een.pdf, p. 1", "Een wijkteam luistert."),
        ("een.pdf, p. 2", "Respijtzorg geeft mantelzorgers lucht."),
        ("twee.pdf, p. 1", "Een wijkteam luistert."),
        ("twee.pdf, p. 2", "Respijtz"),
    ]


def test_what_is_taken_out_of_the_text_takes_the_file_along(
    in_process: list[Path], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    item = make_item(published=False)
    file = with_file(item)
    jobs.read_waiting()
    publish(item)
    with django_capture_on_commit_callbacks(execute=True):
        told = redact(
            actor=SYSTEM, kind="item", uuid=item.uuid, text="mantelzorgers", reason="Zij vroeg erom."
        )
    assert told.times == 1
    assert [text.text for text in file.texts.all()] == [
        "Een wijkteam luistert.",
        "Respijtzorg geeft [weggehaald] lucht.",
    ]
    assert not storing.path_of(file.uuid).exists()
    assert not list(storing.path_of(file.uuid).parent.glob(f"{file.uuid.hex}*"))
    assert status(Client(), f"/bestanden/{file.uuid}") == 404
    fresh = knowledge.file_of(item, file.uuid)
    assert fresh.reading.note == Note.TAKEN
    knowledge.replace_file(actor=SYSTEM, file=fresh, brought=brought(TWO + b"schoon", "schoon.pdf"))
    assert file.texts.count() == 0
    jobs.read_waiting()
    assert status(Client(), f"/bestanden/{file.uuid}") == 200


def test_bytes_that_no_row_knows_are_swept(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file = with_file(make_item(published=False))
    gone = make_item(published=False)
    stray = with_file(gone, TWO + b"x")
    brought().keep_as(gone.uuid)
    (settings.FILES_ROOT / "incoming" / "tmpx").write_bytes(b"half")
    monkeypatch.setattr(storing, "OLD", -1)
    assert jobs.sweep_now() == 2
    kept = {path.name for path in settings.FILES_ROOT.glob("*/*")}
    assert kept == {file.uuid.hex, stray.uuid.hex}


def test_a_file_that_takes_its_reader_along_is_left_after_three_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_file(make_item(published=False))

    def killed(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(apart, "read", killed)
    moment = clock.now()
    for _ in range(3):
        with clock.held(moment), pytest.raises(KeyboardInterrupt):
            jobs.read_waiting()
        with clock.held(moment):
            assert not jobs.is_due()
        moment += timedelta(minutes=6)
    with clock.held(moment):
        jobs.read_waiting()
    assert list(Reading.objects.values_list("state", "note")) == [("not_read", "too_much")]
