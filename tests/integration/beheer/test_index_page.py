"""The page on the search index: what the command tells, what was set aside and a way to try it again."""

import json
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

import factories as make
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery import index
from lemniscaat.discovery.back_office import facts, sentence
from lemniscaat.kernel.documents import DocumentSource, documents
from lemniscaat.kernel.models import Changed
from lemniscaat.kernel.work import mark_changed
from lemniscaat.network.api import Role, User
from lemniscaat.site import cli, prepare

pytestmark = pytest.mark.django_db

PAGE = "/beheer/zoekindex/"


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Any) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def secretariat(sign_in: Callable[..., Client]) -> Client:
    return sign_in(make.make_user(Role.SECRETARIAT))


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Items that cannot be made into documents."""
    bad: list[Any] = []
    source = documents["item"]

    def load(uuids: Any) -> Any:
        if set(uuids) & set(bad):
            raise ValueError("cannot be")
        return source.load(uuids)

    broken = {**documents._entries, "item": DocumentSource(load, source.uuids)}
    monkeypatch.setattr(documents, "_entries", broken)
    return bad


def told(client: Client) -> str:
    return unescape(client.get(PAGE).content.decode())


def test_the_page_tells_what_the_command_tells(secretariat: Client) -> None:
    make.make_item("Verslag")
    discovery.rebuild()
    status = discovery.status()
    page = told(secretariat)
    assert "Alles is in orde" in page
    for label, value in facts(status):
        assert f"{label}</th><td>{value}</td>" in page
    assert (str(status.documents), status.analyser, status.engine) == (
        facts(status)[0][1],
        facts(status)[7][1],
        facts(status)[8][1],
    )


def test_what_was_set_aside_stands_with_its_error_and_is_tried_again(
    secretariat: Client, poison: list[Any]
) -> None:
    first, second = make.make_item("Eerste"), make.make_item("Tweede")
    poison += [first.uuid, second.uuid]
    discovery.rebuild()
    assert discovery.search("eerste").total == 0
    page = told(secretariat)
    assert "Kennisproduct: <a" in page or "Eerste</a>" in page
    assert page.count("ValueError('cannot be')") == 2
    assert "kon niet in de index" in page
    row = Changed.objects.exclude(error="").get(uuid=first.uuid)
    poison.clear()
    assert secretariat.post(PAGE, {"weer": row.pk})["Location"] == PAGE
    assert discovery.status().set_aside == 1
    discovery.apply_changes()
    assert [hit.title for hit in discovery.search("eerste tweede").hits] == ["Eerste"]
    secretariat.post(PAGE, {"weer": "alles"})
    discovery.apply_changes()
    assert discovery.search("eerste tweede").total == 2
    assert "ValueError" not in told(secretariat)
    assert not Changed.objects.exists()


def test_what_fails_again_stands_there_again(secretariat: Client, poison: list[Any]) -> None:
    item = make.make_item("Eerste")
    poison.append(item.uuid)
    discovery.rebuild()
    for _ in range(2):
        secretariat.post(PAGE, {"weer": "alles"})
        discovery.apply_changes()
        assert [row.error for row in Changed.objects.all()] == ["ValueError('cannot be')"]
    assert secretariat.post(PAGE, {"weer": "x' or 1"}).status_code == 302
    assert Changed.objects.exclude(error="").count() == 1


def test_a_fault_and_a_lag_are_said_in_words(secretariat: Client) -> None:
    assert "Er is nu geen index om in te zoeken" in told(secretariat)
    discovery.rebuild()
    mark_changed("item", make.make_item("Verslag").uuid)
    assert "wachten" not in sentence(discovery.status())
    Changed.objects.update(at="2026-01-01T00:00:00Z")
    assert "wachten al meer dan een minuut" in told(secretariat)


def test_the_index_is_wished_for_and_the_worker_makes_it(secretariat: Client) -> None:
    discovery.rebuild()
    assert index.wishes() == []
    secretariat.post(PAGE, {"opnieuw": "1"})
    assert len(index.wishes()) == 1
    discovery.rebuild()
    assert index.wishes() == []


def test_who_keeps_no_system_finds_no_page(sign_in: Callable[..., Client], secretariat: Client) -> None:
    here = make.make_werkplaats()
    keeper = sign_in(User.objects.create_superuser("keeper@x.example", "x", name="Keeper"))
    others = [sign_in(make.make_user(role, here)) for role in (Role.COORDINATOR, Role.EDITOR, Role.MEMBER)]
    assert [client.get(PAGE).status_code for client in (secretariat, keeper, *others)] == [
        200,
        200,
        404,
        404,
        404,
    ]
    assert [client.post(PAGE, {"opnieuw": "1"}).status_code for client in others] == [404, 404, 404]
    assert index.wishes() == []
    assert [
        "zoekindex" in client.get("/beheer/").content.decode() for client in (secretariat, others[0])
    ] == [True, False]


def test_the_command_tells_the_same_and_tries_again_too(
    secretariat: Client,
    poison: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(prepare, "tables_or_stop", lambda: None)  # those of this test are in memory
    poison.append(make.make_item("Eerste").uuid)
    discovery.rebuild()
    assert cli.main(["index", "status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert status == discovery.status().as_dict()
    assert f"Apart gezet</th><td>{status['set_aside']}</td>" in told(secretariat)
    poison.clear()
    assert cli.main(["index", "again", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"tried_again": 1}
    discovery.apply_changes()
    assert (discovery.search("eerste").total, discovery.status().set_aside) == (1, 0)


def test_the_page_asks_as_often_for_one_thing_set_aside_as_for_more(
    secretariat: Client, queries: Callable[..., int]
) -> None:
    discovery.rebuild()

    def aside(n: int) -> int:
        for each in range(n):
            Changed.objects.create(
                kind="item", uuid=make.make_item(f"Stuk {each}").uuid, error="ValueError()"
            )
        return queries(lambda: secretariat.get(PAGE))

    aside(1)
    assert aside(1) == aside(3)
