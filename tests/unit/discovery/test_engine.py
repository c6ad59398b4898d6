"""What any engine must do. A second engine joins `ENGINES` and is held to the same."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lemniscaat.discovery import tantivy_engine
from lemniscaat.discovery.engine import Clause, Counts, Engine, Entry, Query, Unfit, Writer
from lemniscaat.discovery.tantivy_engine import TantivyEngine

ENGINES = [TantivyEngine()]


def entry(key: str, text: str = "", **fields) -> Entry:
    plain = Entry(
        key=key,
        group="knowledge",
        title="",
        mix=text,
        rows=text,
        exact=text,
        names="",
        begins=[],
        facets=["kind=item"],
        day=0,
        card=key.encode(),
    )
    return replace(plain, **fields)


@pytest.fixture(params=ENGINES, ids=lambda engine: type(engine).__name__)
def engine(request) -> Engine:
    return request.param


@pytest.fixture
def folder(engine, tmp_path) -> Path:
    engine.create(tmp_path)
    return tmp_path


@pytest.fixture
def write(engine, folder) -> Callable[..., None]:
    def write(*entries: Entry, drop: tuple[str, ...] = ()) -> None:
        writer: Writer = engine.writer(folder)
        writer.drop(drop)
        writer.put(entries)
        writer.commit()
        writer.close()

    return write


@pytest.fixture
def find(engine, folder) -> Callable[..., list[str]]:
    def find(query: Query, **cut) -> list[str]:
        hits = engine.reader(folder).find(query, **{"limit": 10, **cut})
        return [hit.card.decode() for hit in hits]

    return find


def anyof(*terms: str, **weights: float) -> Query:
    return Query(anyof=[Clause("mix", term, weights.get(term, 1.0)) for term in terms])


def test_nothing_asked_nothing_found(write, find):
    write(entry("a", "een"))
    assert find(Query()) == []
    assert find(Query(everything=True)) == ["a"]
    assert find(Query(everything=True), limit=0) == []


def test_any_term_will_do_and_more_is_better(write, find):
    write(entry("a", "zorg"), entry("b", "zorg wijk"), entry("c", "taal"))
    assert find(anyof("zorg", "wijk")) == ["b", "a"]


def test_rare_term_before_common_one(write, find):
    write(*(entry(f"c{n}", "zorg") for n in range(5)), entry("r", "team"))
    assert find(anyof("zorg", "team"))[0] == "r"


def test_weight_turns_the_order(write, find):
    write(entry("a", "zorg"), entry("b", "team"))
    assert find(anyof("zorg", "team", zorg=2.0))[0] == "a"
    assert find(anyof("zorg", "team", team=2.0))[0] == "b"


def test_must_and_never(write, find):
    write(entry("a", "zorg wijk"), entry("b", "zorg"), entry("c", "wijk"))
    assert find(replace(anyof("zorg", "wijk"), must=[Clause("mix", "wijk")])) == ["a", "c"]
    assert find(replace(anyof("zorg"), never=[[Clause("mix", "wijk")]])) == ["b"]
    assert find(replace(anyof("zorg"), never=[[Clause("mix", "wijk"), Clause("mix", "taal")]])) == ["b", "a"]


def test_filters_one_of_each_name(write, find):
    write(
        entry("a", "zorg", facets=["kind=item", "theme=x"]),
        entry("b", "zorg", facets=["kind=item", "theme=y", "theme=z"]),
        entry("c", "zorg", facets=["kind=question", "theme=x"]),
    )
    chosen = replace(anyof("zorg"), filters={"theme": ["x", "z"], "kind": ["item"]})
    assert sorted(find(chosen)) == ["a", "b"]


def test_counts_of_what_is_found(engine, folder, write):
    write(
        entry("a", "zorg", facets=["kind=item", "theme=x"]),
        entry("b", "zorg", facets=["kind=item", "theme=x", "theme=y"]),
        entry("c", "taal", facets=["kind=item", "theme=y"]),
    )
    counted = Counts({"kind=item": 2, "theme=x": 2, "theme=y": 1}, exact=True)
    assert engine.reader(folder).count(anyof("zorg")) == counted


def test_very_many_are_reckoned_and_the_same_when_saved_again(engine, write, folder, monkeypatch):
    monkeypatch.setattr(tantivy_engine, "_SMALL", 100)
    monkeypatch.setattr(tantivy_engine, "_ENOUGH", 15)
    many = [
        entry(f"k{at}", f"zorg{' wijk' * (at % 2)}", facets=["kind=item", f"theme={at % 2}"])
        for at in range(4000)
    ]
    write(*many)
    asked = [
        anyof("zorg"),
        anyof("wijk"),
        Query(everything=True),
        Query(everything=True, filters={"theme": ["1"]}),
        Query(anyof=[Clause("mix", "zorg")], never=[[Clause("rows", "wijk")]]),
    ]
    counted = [engine.reader(folder).count(query) for query in asked]
    assert [one.exact for one in counted] == [False] * 5
    found = [one.codes["kind=item"] for one in counted]
    assert found == pytest.approx([4000, 2000, 4000, 2000, 2000], rel=0.3)
    assert sum(counted[0].codes[f"theme={at}"] for at in (0, 1)) == found[0]
    write(*many, drop=tuple(one.key for one in many))
    assert [engine.reader(folder).count(query) for query in asked] == counted


def test_few_among_very_many_are_counted(engine, write, folder, monkeypatch):
    monkeypatch.setattr(tantivy_engine, "_SMALL", 100)
    write(*(entry(f"k{at}", f"zorg {'wijk' * (at < 7)}") for at in range(200)))
    assert engine.reader(folder).count(anyof("wijk")) == Counts({"kind=item": 7}, exact=True)


def test_by_date(write, find):
    write(entry("old", "zorg", day=1), entry("new", "zorg zorg", day=9), entry("none", "zorg"))
    assert find(anyof("zorg"), order="newest") == ["new", "old", "none"]
    assert find(anyof("zorg"), order="oldest") == ["old", "new", "none"]
    assert find(anyof("zorg"), order="newest", offset=1, limit=1) == ["old"]


def test_best_of_each_group_even_of_a_small_one(engine, folder, write):
    many = [entry(f"k{n}", "zorg zorg") for n in range(500)]
    write(*many, entry("q", "zorg met nog veel meer", group="questions"))
    best = engine.reader(folder).best(anyof("zorg"), ["questions", "knowledge", "circles"], 2)
    assert {group: len(list(hits)) for group, hits in best.items()} == {
        "questions": 1,
        "knowledge": 2,
        "circles": 0,
    }


def test_nothing_shows_before_commit(engine, folder):
    writer = engine.writer(folder)
    writer.put([entry("a", "zorg")])
    reader = engine.reader(folder)
    assert reader.find(anyof("zorg"), limit=1) == []
    writer.commit()
    assert len(reader.fresh().find(anyof("zorg"), limit=1)) == 1
    writer.put([entry("b", "zorg")])
    writer.close()
    assert reader.fresh().size() == 1


def test_replaced_document_is_found_as_it_is_now(write, find):
    write(entry("a", "oud"))
    write(entry("a", "nieuw"), drop=("a",))
    assert (find(anyof("oud")), find(anyof("nieuw"))) == ([], ["a"])


def test_terms_of_what_is_gone_are_gone(engine, folder, write):
    write(entry("a", "kwartier"), entry("b", "kwart"))
    write(drop=("a",))
    assert [hit.card for hit in engine.reader(folder).near("exact", "kwartief", 2, 5)] == []


def test_filled_index_is_read_as_two_pieces(engine, folder, monkeypatch):
    monkeypatch.setattr(tantivy_engine, "_SMALL", 80)
    writer = engine.writer(folder, expected=80)
    writer.put(entry(str(number), "wijk") for number in range(80))
    writer.commit()
    writer.close()
    assert engine.reader(folder).size() == 80
    assert len(list(folder.glob("*.store"))) == 2


def test_what_was_not_committed_is_gone(engine, folder, write):
    write(entry("a", "wijk"))
    writer = engine.writer(folder)
    writer.drop(["a"])
    writer.put([entry("b", "wijk")])
    writer.close()
    assert [hit.card for hit in engine.reader(folder).find(Query(everything=True), limit=5)] == [b"a"]


def test_begins_most_frequent_first(engine, folder, write):
    write(entry("a", "team"), entry("b", "teams"), entry("c", "teams"))
    assert engine.reader(folder).begins("exact", "tea", 5) == [("teams", 2), ("team", 1)]
    assert engine.reader(folder).begins("exact", "tea", 1) == [("teams", 2)]


@pytest.mark.parametrize("typed, found", [("wijkteam", 1), ("wijktaem", 1), ("wjkteam", 1), ("wjktaem", 0)])
def test_near_a_swap_is_one_edit(engine, folder, write, typed, found):
    write(entry("a", "wijkteam"))
    assert len(engine.reader(folder).near("exact", typed, 1, 5)) == found


def test_frequencies(engine, folder, write):
    write(entry("a", "zorg wijk"), entry("b", "zorg"))
    reader = engine.reader(folder)
    assert dict(reader.frequencies("mix")) == {"wijk": 1, "zorg": 2}
    assert (reader.frequency("mix", "zorg"), reader.frequency("mix", "taal")) == (2, 0)


def test_one_writer(engine, folder):
    writer = engine.writer(folder)
    with pytest.raises(Unfit):
        engine.writer(folder)
    writer.close()
    engine.writer(folder).close()


@pytest.mark.parametrize("wrong", [{"card": 5}, {"day": "vandaag"}, {"facets": [3]}])
def test_wrong_type_is_told_at_once_and_the_writer_lives(engine, folder, wrong):
    writer = engine.writer(folder)
    with pytest.raises((TypeError, ValueError)):
        writer.put([entry("a", "zorg", **wrong)])
    writer.put([entry("b", "zorg") for _ in range(300)])
    writer.commit()
    writer.close()
    assert engine.reader(folder).size() == 300


@pytest.mark.parametrize("text", ["", "{", '{"segments": [{}]}'])
def test_folder_without_an_index_is_unfit(engine, tmp_path, text):
    (tmp_path / "meta.json").write_text(text)
    with pytest.raises(Unfit):
        engine.reader(tmp_path)


def test_strange_terms_are_only_terms(write, find):
    strange = ["*", "a:b", '"', "\\", "(x", "é", "\u4e2d", "x" * 60]
    write(*(entry(str(n), term) for n, term in enumerate(strange)))
    assert [find(anyof(term)) for term in strange] == [[str(n)] for n in range(len(strange))]


def test_a_reader_stays_with_its_commit(engine, write, folder):
    write(entry("a", "zorg"), entry("b", "zorg"))
    before = engine.reader(folder)
    best = before.best(anyof("zorg"), ["knowledge"], 5)["knowledge"]
    write(entry("c", "taal"), drop=("a", "b"))
    after = before.fresh()
    assert sorted(hit.card for hit in best) == [b"a", b"b"]
    assert [[hit.card for hit in its.find(anyof("taal"), limit=9)] for its in (before, after)] == [[], [b"c"]]
    assert before.fresh() is not before
    assert after.fresh() is after
