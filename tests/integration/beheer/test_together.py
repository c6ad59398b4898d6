"""Two editors on one thing: neither loses what she wrote without hearing it."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from factories import make_item, make_kind, make_theme, make_user, make_werkplaats
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import AuditEvent, Role

pytestmark = pytest.mark.django_db

TOLD = "Iemand anders veranderde dit terwijl je schreef."


@pytest.fixture
def item() -> Item:
    return make_item("Samen eten", published=False, werkplaats=make_werkplaats("oost"), themes=[make_theme()])


@pytest.fixture
def two(item: Item, sign_in: Callable[..., Client]) -> list[Client]:
    """Two editors of its werkplaats."""
    return [sign_in(make_user(Role.EDITOR, item.werkplaats)) for _ in range(2)]


def page(item: Item) -> str:
    return f"/beheer/kennis/edit/{item.pk}/"


def filled_in(answer: HttpResponse, **typed: object) -> dict[str, object]:
    """What a browser would send from this page, with what was typed."""
    form = answer.context["form"]
    fields = {name: form[name].value() for name in form.fields}
    fields["opened_on"] = answer.context["opened_on"]
    assert f'value="{fields["opened_on"]}"' in answer.content.decode()
    return {name: value for name, value in (fields | typed).items() if value is not None}


def title(item: Item) -> str:
    return Item.objects.get(pk=item.pk).title


def test_second_save_is_told_and_keeps_what_was_typed(item: Item, two: list[Client]) -> None:
    opened = [client.get(page(item)) for client in two]
    first = two[0].post(page(item), filled_in(opened[0], title="Samen koken", plain_summary="Voor buren."))
    assert first.status_code == 302

    told = two[1].post(page(item), filled_in(opened[1], title="Samen afwassen"))

    shown = told.content.decode()
    assert (told.status_code, title(item)) == (200, "Samen koken")
    assert TOLD in shown
    assert dict(told.context["now_stands"]) == {"Titel": "Samen koken", "In gewone woorden": "Voor buren."}
    assert "<dd>Samen koken</dd>" in shown
    assert told.context["form"]["title"].value() == "Samen afwassen"
    assert AuditEvent.objects.filter(act="revise_item").count() == 1

    assert two[1].post(page(item), filled_in(told)).status_code == 302
    assert title(item) == "Samen afwassen"


def test_what_is_chosen_counts_as_what_is_written(item: Item, two: list[Client]) -> None:
    opened = [client.get(page(item)) for client in two]
    kind, theme = make_kind("verhaal"), make_theme("armoede")
    two[0].post(page(item), filled_in(opened[0], kind=kind.pk, themes=[theme.pk]))

    told = two[1].post(page(item), filled_in(opened[1], title="Samen afwassen"))

    stands = [value for _label, value in told.context["now_stands"]]
    assert stands == ["Samen eten", kind.label, theme.pref_label]


def test_save_on_what_nobody_changed_goes_through_once(item: Item, two: list[Client]) -> None:
    fields = filled_in(two[0].get(page(item)), title="Samen koken")
    assert two[0].post(page(item), fields).status_code == 302
    assert TOLD in two[0].post(page(item), fields | {"title": "Nog eens"}).content.decode()
    assert title(item) == "Samen koken"


def test_mistake_in_between_lets_nobody_through(item: Item, two: list[Client]) -> None:
    opened = [client.get(page(item)) for client in two]
    two[0].post(page(item), filled_in(opened[0], title="Samen koken"))
    mistaken = two[1].post(page(item), filled_in(opened[1], title=""))

    told = two[1].post(page(item), filled_in(mistaken, title="Samen afwassen"))

    assert (TOLD in told.content.decode(), title(item)) == (True, "Samen koken")


def test_save_that_does_not_say_what_it_was_opened_on_is_told(item: Item, two: list[Client]) -> None:
    fields = filled_in(two[0].get(page(item)), title="Samen koken")
    del fields["opened_on"]
    assert TOLD in two[0].post(page(item), fields).content.decode()
    assert title(item) == "Samen eten"
