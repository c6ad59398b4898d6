"""What people look for: what of it is counted, who may see the counts, and where a gap leads."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import Error
from django.test import Client

from factories import SYSTEM, make_item, make_theme, make_user, make_werkplaats
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery import counting
from lemniscaat.discovery.models import ClickedRank, Searched
from lemniscaat.kernel import clock
from lemniscaat.network import api as network
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
FIGURES = {"/bureau/{}/gezocht", "/bureau/{}/gezocht/kliks", "/bureau/{}/gezocht/thema/schulden"}


def at(day: date) -> object:
    return clock.held(datetime(day.year, day.month, day.day, 12, tzinfo=clock.AMSTERDAM))


@pytest.fixture(autouse=True)
def today():
    with at(TODAY):
        yield


@pytest.fixture
def site(index) -> None:
    """Two regions, a theme, and one thing to find."""
    make_werkplaats("twente", short_name="Twente")
    make_werkplaats("avans", short_name="Avans")
    make_theme("schulden", alt_labels=["geldzorgen"])
    make_item("Eenzame ouderen bereiken", plain_summary="Een buurvrouw die aanbelt helpt.")
    index()


def waiting() -> list[tuple[str, list[str], bool]]:
    return [(row.werkplaats, row.terms, row.found) for row in Searched.objects.order_by("id")]


def test_a_search_is_counted_with_its_region_and_whether_it_found(client: Client, site: None) -> None:
    client.get("/zoeken", {"q": "eenzame ouderen"})
    client.get("/zoeken", {"q": "bestuurskunde", "werkplaats": "twente"})
    client.get("/en/zoeken", {"q": "schulden", "werkplaats": "onbekend"})
    assert waiting() == [
        ("", ["eenzaam", "ouderen"], True),
        ("twente", ["bestuurskunde"], False),
        ("", ["schulden"], False),
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"q": ""},
        {"q": "   "},
        {"q": "schulden", "page": "2"},
        {"q": "schulden", "kind": "item"},
        {"q": "schulden", "theme": "schulden", "werkplaats": "twente"},
        {"q": "schulden", "werkplaats": ["twente", "avans"]},
        {"q": "schulden " * 100},
        {"q": "Jansen"},
    ],
)
def test_what_is_no_new_search_is_not_counted(client: Client, site: None, asked: dict) -> None:
    assert client.get("/zoeken", asked).status_code == 200
    assert waiting() == []


def test_only_a_look_at_the_page_counts(client: Client, site: None) -> None:
    client.head("/zoeken", {"q": "schulden"})
    client.get("/api/v1/search", {"q": "schulden"})
    assert waiting() == []


@pytest.mark.parametrize(
    ("roles", "region"), [([], ""), (["twente"], "twente"), (["twente", "avans"], "")], ids=str
)
def test_region_is_of_who_works_for_one(sign_in, site: None, roles: list[str], region: str) -> None:
    user = make_user()
    for slug in roles:
        make_role(user, slug)
    sign_in(user).get("/zoeken", {"q": "schulden"})
    assert waiting() == [(region, ["schulden"], False)]


def make_role(user, slug: str) -> None:
    place = network.werkplaatsen().get(slug=slug)
    network.grant_role(actor=SYSTEM, user=user, role=Role.MEMBER, werkplaats=place)


def test_an_answer_does_not_fail_for_the_sake_of_a_count(
    client: Client, site: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(**row: object) -> None:
        raise Error("database is locked")

    monkeypatch.setattr(Searched.objects, "create", busy)
    assert client.get("/zoeken", {"q": "schulden"}).status_code == 200


def test_results_tell_their_place_when_they_are_opened(client: Client, site: None, read) -> None:
    page = read(client.get("/zoeken", {"q": "eenzame ouderen"}))
    [ping] = set(re.findall(r'<h3><a href="[^"]+" ping="([^"]+)"', page))
    assert ping == "/zoeken/geklikt/1"
    visitor = Client(enforce_csrf_checks=True)
    answer = visitor.post(ping, "PING", content_type="text/ping")
    assert (answer.status_code, answer.content, answer.cookies) == (204, b"", {})
    assert discovery.clicks_by_rank() == [(1, 1)]


@pytest.mark.parametrize("rank", ["0", "101", "9999", "-1", "1.5", "tekst", "²", "١", "%00", "1" * 4000])
def test_what_is_no_place_is_not_counted(client: Client, db: None, rank: str) -> None:
    assert client.post(f"/zoeken/geklikt/{rank}").status_code in {204, 404}
    assert not ClickedRank.objects.exists()


def test_looking_at_the_counter_counts_nothing(client: Client, db: None) -> None:
    assert client.get("/zoeken/geklikt/1").status_code == 405
    assert not ClickedRank.objects.exists()


@pytest.fixture
def gap(site: None) -> None:
    """Three days on which people in Twente found nothing on debts; one in Avans."""
    for before in range(3):
        with at(TODAY - timedelta(days=before)):
            discovery.note_search("schulden kinderen", found=False, werkplaats="twente")
    discovery.note_search("schulden vakantie", found=False, werkplaats="avans")
    counting.pump()


@pytest.fixture
def desk(sign_in, gap: None) -> Client:
    """Who coordinates Twente."""
    return sign_in(make_user(Role.COORDINATOR, network.werkplaatsen().get(slug="twente")))


@pytest.fixture
def secretariat(sign_in, gap: None) -> Client:
    return sign_in(make_user(Role.SECRETARIAT))


def test_a_desk_sees_the_gaps_of_its_own_region(desk: Client, read) -> None:
    page = read(desk.get("/bureau/twente/gezocht"))
    assert "3 zoekopdrachten vonden niets" in page
    assert "kind" in page
    assert "vakantie" not in page
    assert "Avans" not in page


def test_the_secretariat_sees_the_whole_network(secretariat: Client, read) -> None:
    page = read(secretariat.get("/bureau/landelijk/gezocht"))
    assert "4 zoekopdrachten vonden niets" in page
    assert "Twente 3, Avans 1" in page
    assert "vakantie" not in page


def test_every_figure_leads_to_its_rows(desk: Client, read) -> None:
    page = read(desk.get("/bureau/twente/gezocht"))
    for path in set(re.findall(r'href="(/bureau/twente/gezocht/[^"]+)"', page)):
        rows = desk.get(path).context["page"]
        assert sum(row.searches for row in rows.rows) == rows.searches == 3
        read(desk.get(path))
    assert desk.get("/bureau/twente/gezocht/woord/vakantie").status_code == 404
    assert desk.get("/bureau/twente/gezocht/thema/onzin").status_code == 404
    assert desk.get("/bureau/twente/gezocht/woord/%00").status_code == 404
    read(desk.get("/bureau/twente/gezocht/kliks"))


@pytest.mark.parametrize("path", sorted(FIGURES))
def test_only_the_desk_may_see_what_is_looked_for_there(
    client: Client, desk: Client, sign_in, secretariat: Client, path: str
) -> None:
    twente, avans = (network.werkplaatsen().get(slug=slug) for slug in ("twente", "avans"))
    path = path.format("twente")
    assert client.get(path).status_code == 302
    statuses = {
        "coordinator": desk.get(path).status_code,
        "editor": sign_in(make_user(Role.EDITOR, twente)).get(path).status_code,
        "other": sign_in(make_user(Role.COORDINATOR, avans)).get(path).status_code,
        "secretariat": secretariat.get(path).status_code,
        "half": sign_in(make_user(Role.COORDINATOR, twente), second_factor=False).get(path).status_code,
    }
    assert statuses == {"coordinator": 200, "editor": 404, "other": 404, "secretariat": 404, "half": 302}
    assert desk.get(path.replace("twente", "landelijk")).status_code == 404


def test_a_gap_leads_to_a_question_with_its_words(desk: Client, read) -> None:
    page = read(desk.get("/bureau/twente/gezocht"))
    link = unescape(re.search(r'class="lem-button lem-button--secondary" href="([^"]+)"', page)[1])
    assert parse_qs(urlsplit(link).query) == {
        "werkplaats": ["twente"],
        "tekst": ["Wat is er bekend over schulden? Mensen zochten op: kind."],
    }
    asking = read(desk.get(link))
    assert "Wat is er bekend over schulden?" in asking
    assert "Je vraag gaat naar: Twente" in asking


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00\x07", "x" * 5000, ""])
def test_words_a_link_brings_are_held_short_and_shown_as_text(
    client: Client, db: None, read, text: str
) -> None:
    page = read(client.get("/vraag", {"tekst": text}))
    assert "<script>alert" not in page
    filled = re.search(r'<textarea name="original"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)[1]
    assert len(unescape(filled)) <= 500


@pytest.mark.parametrize("n", [1, 3])
def test_queries_do_not_grow(desk: Client, queries: Callable, n: int) -> None:
    for number in range(n):
        make_theme(f"wonen{number}", alt_labels=[f"huis{number}"])
    for word in ("wonen", "huis", "werk")[:n]:
        discovery.note_search(f"{word} schulden", found=False, werkplaats="twente")
    counting.pump()
    desk.get("/bureau/twente/gezocht")
    assert queries(lambda: desk.get("/bureau/twente/gezocht")) == 12


def test_a_page_without_searches_says_what_will_stand_there(sign_in, db: None, read) -> None:
    client = sign_in(make_user(Role.COORDINATOR, make_werkplaats("twente")))
    assert read(client.get("/bureau/twente/gezocht")).count('class="lem-empty"') == 3
    assert 'class="lem-empty"' in read(client.get("/bureau/twente/gezocht/kliks"))


@pytest.mark.sqlite
def test_nobody_who_searches_waits_for_who_writes(tmp_path: Path) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("LEMNISCAAT_")}
    own |= {"LEMNISCAAT_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings"}
    own.pop("DATABASE_URL", None)
    script = Path(__file__).with_name("searching.py")
    done = subprocess.run(
        [sys.executable, script], env=own, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout) == {
        "busy": [[200, 204], [200, 204], [0, 0]],
        "free": [[200, 204], [3, 3]],
    }
