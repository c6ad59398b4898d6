"""The room of the themes: the secretariat changes them through the page, and they hold at once."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

import factories as make
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel.errors import Invalid, Refused
from lemniscaat.network.api import AuditEvent, Role, actor_of
from lemniscaat.vocabulary import api as vocabulary
from lemniscaat.vocabulary.api import Theme

pytestmark = pytest.mark.django_db

ROOM = "/beheer/themas/"


@pytest.fixture
def secretariat(sign_in: Callable[..., Client], settings: Any, tmp_path: Any) -> Client:
    settings.INDEX_ROOT = tmp_path / "index"
    return sign_in(make.make_user(Role.SECRETARIAT))


def theme(label: str, **fields: Any) -> Theme:
    return vocabulary.define_theme(actor=make.SYSTEM, pref_label=label, **fields)


def save(client: Client, row: Theme, **fields: Any) -> Any:
    """Open the page, change what is given, and press the button."""
    page = client.get(f"{ROOM}edit/{row.pk}/")
    form = page.context["form"]
    there = {name: form[name].value() or "" for name in form.fields}
    there |= {"opened_on": page.context["opened_on"], "broader": row.broader_id or ""}
    return client.post(f"{ROOM}edit/{row.pk}/", there | fields)


def told(page: Any) -> str:
    return unescape(page.content.decode())


def test_words_that_are_changed_on_the_page_widen_a_search_at_once(secretariat: Client) -> None:
    debts = theme("Schulden", alt_labels=["geldzorgen"])
    make.make_item("Hulp bij schulden")
    discovery.rebuild()
    assert discovery.search("duiten").total == 0
    saved = save(
        secretariat,
        debts,
        alt_labels="geldzorgen\r\n  rood   staan \r\n\r\nGeldzorgen",
        hidden_labels="duiten",
    )
    assert (saved.status_code, saved["Location"]) == (302, ROOM)
    debts.refresh_from_db()
    assert (debts.alt_labels, debts.hidden_labels) == (["geldzorgen", "rood staan"], ["duiten"])
    assert [hit.title for hit in discovery.search("duiten").hits] == ["Hulp bij schulden"]
    assert "Hulp bij schulden" in told(Client().get("/zoeken?q=duiten"))
    save(secretariat, debts, hidden_labels="")
    assert discovery.search("duiten").total == 0
    assert AuditEvent.objects.filter(act="revise_theme").count() == 2


def test_a_theme_is_begun_on_the_page_with_an_address_of_its_own(secretariat: Client) -> None:
    fields = {
        "pref_label": "Wonen  en zorg",
        "alt_labels": "woonzorg",
        "hidden_labels": "",
        "definition": "",
        "broader": "",
    }
    assert secretariat.post(f"{ROOM}new/", fields)["Location"] == ROOM
    made = Theme.objects.get()
    assert (made.slug, made.pref_label, made.alt_labels) == ("wonen-en-zorg", "Wonen en zorg", ["woonzorg"])
    assert Client().get("/themas/wonen-en-zorg").status_code == 200


def test_no_theme_stands_under_itself_and_the_page_says_which_way(secretariat: Client) -> None:
    top = theme("Bestaanszekerheid")
    middle = theme("Geld", broader=top)
    low = theme("Schulden", broader=middle)
    page = save(secretariat, top, broader=low.pk, definition="Genoeg om van te leven.")
    said = "Een thema kan niet onder zichzelf staan: Bestaanszekerheid → Schulden → Geld → Bestaanszekerheid."
    assert page.status_code == 200
    assert said in told(page)
    assert "Genoeg om van te leven." in told(page)
    top.refresh_from_db()
    assert (top.broader, top.definition) == (None, "")
    with pytest.raises(Invalid):
        vocabulary.revise_theme(actor=make.SYSTEM, theme=top, broader=top)
    assert save(secretariat, low, broader=top.pk).status_code == 302


@pytest.mark.parametrize("name", ["pref_label", "alt_labels", "hidden_labels"])
def test_a_word_of_another_theme_is_refused_with_its_name(secretariat: Client, name: str) -> None:
    theme("Schulden", alt_labels=["geldzorgen"], hidden_labels=["duiten"])
    other = theme("Werk")
    for word in ("SCHULDEN", "Geldzorgen", "duiten"):
        page = save(secretariat, other, **{name: word})
        assert page.status_code == 200
        assert f"“{word}” hoort al bij het thema “Schulden”." in told(page)
        with pytest.raises(Invalid):
            theme("Nieuw", alt_labels=[word])
    other.refresh_from_db()
    assert (other.pref_label, other.alt_labels, other.hidden_labels) == ("Werk", [], [])


def test_the_list_shows_words_places_and_what_carries_each(
    secretariat: Client, queries: Callable[..., int]
) -> None:
    top = theme("Bestaanszekerheid")
    debts = theme("Schulden", alt_labels=["geldzorgen", "rood staan"], broader=top)
    for n in range(3):
        make.make_item(f"Hulp {n}", themes=[debts])
    make.make_item("Concept", themes=[debts], published=False)
    discovery.rebuild()
    page = secretariat.get(ROOM)
    assert [row.pk for row in page.context["object_list"]] == [top.pk, debts.pk]
    assert "geldzorgen, rood staan" in told(page)
    assert '<a href="/zoeken?theme=schulden">3</a>' in told(page)
    assert "Hulp 2" in told(Client().get("/zoeken?theme=schulden"))
    for asked in ("geldzorg", "Schuld"):
        assert [row.pk for row in secretariat.get(f"{ROOM}?q={asked}").context["object_list"]] == [debts.pk]
    secretariat.get(ROOM)
    before = queries(lambda: secretariat.get(ROOM))
    for n in range(5):
        theme(f"Thema {n}", broader=top)
    assert queries(lambda: secretariat.get(ROOM)) == before


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EDITOR])
def test_who_keeps_a_werkplaats_has_no_room_for_the_words_of_all(
    sign_in: Callable[..., Client], role: Role
) -> None:
    row = theme("Schulden")
    user = make.make_user(role, make.make_werkplaats())
    client = sign_in(user)
    for path in ("", "new/", f"edit/{row.pk}/"):
        assert client.get(ROOM + path).status_code in {302, 404}
    assert "themas" not in told(client.get("/beheer/"))
    client.post(f"{ROOM}edit/{row.pk}/", {"pref_label": "Weg"})
    row.refresh_from_db()
    assert row.pref_label == "Schulden"
    with pytest.raises(Refused):
        vocabulary.revise_theme(actor=actor_of(user), theme=row)
