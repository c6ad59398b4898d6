"""An editor is told which themes a new item may be about, chooses, and so teaches the next suggestion."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

import factories as make
from lemniscaat.discovery import api as discovery
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network import api as network
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db

MAYBE = "Aan de woorden te zien gaat dit misschien over: "
TEXT = "De deurwaarder klopte aan bij het gezin, met een aanmaning."


@pytest.fixture
def editor(sign_in: Callable[..., Client], settings: Any, tmp_path: Any) -> Client:
    settings.INDEX_ROOT = tmp_path / "index"
    return sign_in(make.make_user(Role.EDITOR, make.make_werkplaats("hier")))


def draft(title: str, **fields: Any) -> knowledge.Item:
    here = network.werkplaatsen().get()
    return make.make_item(title, published=False, werkplaats=here, **fields)


def maybe(client: Client, item: knowledge.Item) -> list[str]:
    """The themes that are named on the page of an item."""
    page = unescape(client.get(f"/beheer/kennis/edit/{item.pk}/").content.decode())
    return page.split(MAYBE)[1].split(". Kies")[0].split(", ") if MAYBE in page else []


def test_words_of_a_theme_in_its_text_suggest_it_until_it_is_chosen(editor: Client) -> None:
    debts = make.make_theme("Schulden", alt_labels=["geldzorgen"])
    make.make_theme("Taal")
    item = draft("Gezinnen met geldzorgen", plain_summary="Hoe schulden ontstaan.")
    assert maybe(editor, item) == ["Schulden"]
    assert maybe(editor, draft("Koken met buren")) == []
    knowledge.revise_item(actor=make.SYSTEM, item=item, themes=[debts])
    assert maybe(editor, item) == []


def test_what_people_chose_teaches_the_next(editor: Client) -> None:
    debts = make.make_theme("Schulden")
    make.make_item("Over lezen", plain_summary="Een gezin leest samen.")
    for n in range(3):
        make.make_item(f"Verhaal {n}", plain_summary=TEXT)
    discovery.rebuild()
    fresh = draft("Een gesprek aan de deur", plain_summary=TEXT)
    assert maybe(editor, fresh) == []
    for n in range(3):
        make.make_item(f"Verslag {n}", plain_summary=TEXT, themes=[debts])
    discovery.apply_changes()
    assert maybe(editor, fresh) == ["Schulden"]
