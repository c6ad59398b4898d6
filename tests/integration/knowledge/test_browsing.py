"""Finding one's way among the shelves: every number beside a filter is what choosing it brings."""

from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

import factories as make
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import ids
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.views.choosing import all_periods, chosen, years
from lemniscaat.knowledge.views.shelf import Shelf, Value, shelf
from lemniscaat.vocabulary import api as vocabulary
from lemniscaat.vocabulary.api import KindGroup, Rung
from multiplying import multiply

pytestmark = pytest.mark.django_db

N = 30


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Path) -> None:
    """An index folder of this test's own, with nothing in it."""
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def shelves() -> None:
    """Items that differ in everything one can choose by; one draft, and things that are no items."""
    make.make_period("2016-2018")
    make.make_period("2020-2022")
    kinds = [
        make.make_kind("verslag"),
        make.make_kind("dossier"),
        make.make_method_kind(),
        make.make_kind("module", group=KindGroup.EDUCATION),
        make.make_kind("training", group=KindGroup.EDUCATION),
    ]
    themes = cycle([[make.make_theme(f"thema {at}")] for at in range(3)] + [[]])
    audiences = cycle(
        [
            [vocabulary.define_audience(actor=make.SYSTEM, code=f"voor-{at}", label=f"Voor {at}")]
            for at in (1, 2)
        ]
    )
    places = cycle([make.make_werkplaats("oost"), make.make_werkplaats("west"), None])
    issue, sources = make.make_issue("Geldzorgen"), cycle([["practice"], ["practice", "science"], []])
    for at in range(N):
        kind = kinds[at % len(kinds)]
        make.make_item(
            kind=kind,
            published=at > 0,
            year=2012 + at % 13,
            themes=next(themes),
            audiences=next(audiences),
            werkplaats=next(places),
            issues=[issue] if at % 4 == 0 else [],
            source_kinds=next(sources),
            rung=Rung.TRIED if kind.is_approach else None,
            rung_reason="Twee keer gedaan." if kind.is_approach else "",
        )


ADDRESSES = [
    "",
    "soort=method",
    "soort=research&vorm=dossier&vorm=module",
    "periode=2016-2018&periode=2019",
    "thema=thema-1&thema=thema-2&bron=practice",
    "werkplaats=oost&voor=voor-1",
    "kwestie=geldzorgen&trede=2",
    "thema=bestaat-niet",
    "periode=x-y",
]


def shown(found: Shelf) -> list[Value]:
    values = [value for each in found.filters for value in (*each.first, *each.more)]
    return [*values, *(finer for value in values for finer in value.within)]


def test_every_number_is_what_choosing_it_brings(shelves: None) -> None:
    discovery.rebuild()
    seen: set[str] = set()
    for address in ADDRESSES:
        asked = QueryDict(address)
        found = shelf(asked)
        for value in shown(found):
            other = asked.copy()
            alone = {"soort": ("soort", "vorm"), "vorm": ("soort", "vorm")}.get(value.name, (value.name,))
            for name in alone:
                other.pop(name, None)
            other[value.name] = value.code
            assert (address, value.label, shelf(other).total) == (address, value.label, value.count)
            assert value.count or value.chosen
            seen.add(value.name)
    assert seen == {"soort", "vorm", "thema", "voor", "trede", "bron", "werkplaats", "periode"}


def test_index_and_database_find_the_same(shelves: None) -> None:
    def told() -> dict[str, tuple[int, set[str]]]:
        return {
            address: (found.total, {item.title for item in found.items})
            for address in ADDRESSES
            for found in [shelf(QueryDict(f"{address}&page=1"))]
            if found.total <= 20
        }

    without = told()
    discovery.rebuild()
    assert told() == without
    assert without["thema=bestaat-niet"] == without["periode=x-y"] == (0, set())
    assert len(without) >= 7


def test_list_leads_through_all_that_is_published_and_nothing_else(shelves: None) -> None:
    discovery.rebuild()
    first, second = (shelf(QueryDict(f"page={page}")) for page in (1, 2))
    published = set(knowledge.published_items().values_list("title", flat=True))
    assert {item.title for item in (*first.items, *second.items)} == published
    assert (first.total, len(first.items), len(second.items)) == (N - 1, 20, 9)
    backwards = shelf(QueryDict("volgorde=oudste"))
    assert backwards.items[0].year == 2012
    withdrawn = first.items[0]
    knowledge.withdraw_item(actor=make.SYSTEM, item=withdrawn, reason="Het klopt niet.")
    assert withdrawn not in shelf(QueryDict()).items


def test_modules_are_what_one_teaches_with(shelves: None) -> None:
    for ready in (False, True):
        if ready:
            discovery.rebuild()
        found = shelf(QueryDict(), [KindGroup.EDUCATION])
        assert {item.kind.code for item in found.items} == {"module", "training"}
        assert found.total == 12
    assert [value.code for value in found.filters[0].first] == ["module", "training"]
    page = Client().get("/modules/?vorm=training&thema=thema-1").content.decode()
    assert "Haal dit filter weg" in page or "Take away the filter" in page


def test_periods_hold_every_year_once() -> None:
    make.make_period("2016-2018")
    make.make_period("2020-2022")
    codes = [code for code, _label in all_periods()]
    assert codes == ["2023-", "2020-2022", "2019", "2016-2018", "-2015"]
    assert sorted(year for code in codes for year in years(code) if 2010 <= year <= 2025) == [
        *range(2010, 2026)
    ]
    assert [list(years(code)) for code in ("", "-", "x", "2018-2016", "20168", "1-2")] == [[]] * 6


def test_list_asks_as_often_for_many_rows_as_for_one(shelves: None, queries) -> None:  # type: ignore[no-untyped-def]
    make.make_item(year=2021, themes=[vocabulary.themes()[0]])
    last = knowledge.published_items().first()
    assert last is not None
    client, asked = Client(), []
    for more in (0, 2, 297):
        multiply(last, more, slug=[f"nog-{more}-{at}" for at in range(more)])
        discovery.rebuild()
        for url in ("/kennis/?periode=2020-2022", "/modules/"):
            client.get(url)
            asked.append(queries(lambda url=url: client.get(url)))
    assert asked == [6, 6] * 3


def test_what_was_typed_in_the_address_is_not_trusted() -> None:
    found = chosen(QueryDict("thema=%00a" + "&thema=x" * 100 + "&trede=een&voor=" + "y" * 500))
    assert (len(found.of("thema")), len(found.of("voor")[0])) == (30, 120)
    assert list(found.narrow(knowledge.published_items())) == []


def test_of_items_by_uuid_only_what_everyone_may_read_is_given(queries) -> None:  # type: ignore[no-untyped-def]
    stands, gone = make.make_item("Staat er"), make.make_item("Weg")
    draft = make.make_item("Klad", published=False)
    knowledge.withdraw_item(actor=make.SYSTEM, item=gone, reason="Fout.")
    named = [item.uuid for item in (stands, draft, gone)]
    assert list(knowledge.published_by_uuid(named)) == [stands]
    assert queries(lambda: list(knowledge.published_by_uuid(named))) == 1


@pytest.mark.sqlite
def test_what_is_named_is_not_looked_for_among_all_that_is_published() -> None:
    named = knowledge.published_by_uuid([ids.new_uuid() for _n in range(20)])
    in_order = Item.objects.public().by_key().filter(pk__gt=3).order_by("pk")[:500]
    begun = [rows.explain().splitlines()[0].partition("USING ")[2] for rows in (named, in_order)]
    assert begun == [
        "INDEX sqlite_autoindex_knowledge_item_1 (uuid=?)",
        "INTEGER PRIMARY KEY (rowid>?)",
    ]
