"""What any engine must do, and nothing of how one does it."""

from dataclasses import replace

import pytest

from engines import anyof, entry
from lemniscaat.discovery.engine import Clause, Counts, Query, Unfit


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


def test_document_is_left_out_and_looked_for_by_its_key(write, find):
    write(entry("a", "zorg"), entry("b", "zorg"), entry("c", "zorg"), entry("d", "taal"))
    assert find(replace(anyof("zorg"), never=[[Clause("key", "a")], [Clause("key", "c")]])) == ["b"]
    assert sorted(find(replace(anyof("zorg"), among=["a", "c", "d"]))) == ["a", "c"]


def test_row_is_found_where_its_stems_stand_together(write, find):
    write(
        entry("a", "zorg wijk taal", pairs="zorg_wijk wijk_taal"),
        entry("b", "zorg wijk _ wijk taal", pairs="zorg_wijk wijk_taal"),
        entry("c", "taal wijk zorg", pairs="taal_wijk wijk_zorg"),
    )
    assert find(Query(must=[Clause("rows", "zorg wijk taal")])) == ["a"]
    assert sorted(find(Query(must=[Clause("pairs", "zorg_wijk")]))) == ["a", "b"]
    assert find(Query(everything=True, never=[[Clause("pairs", "zorg_wijk")]])) == ["c"]


def test_row_counts_by_its_weight(write, find):
    write(entry("a", "zorg wijk"), entry("b", "wijk zorg", pairs="zorg_wijk"))
    asked = [Clause("mix", "wijk"), Clause("mix", "zorg")]
    assert find(Query(anyof=[*asked, Clause("pairs", "zorg_wijk", 9.0)]))[0] == "b"


def test_whatever_is_found_can_be_counted_whole(engine, folder, write):
    write(*(entry(f"k{at}", "zorg", facets=["kind=item", f"theme={at % 2}"]) for at in range(300)))
    counted = engine.reader(folder).count(anyof("zorg"), whole=True)
    assert counted == Counts({"kind=item": 300, "theme=0": 150, "theme=1": 150}, exact=True)


def test_filled_index_holds_all(engine, folder):
    writer = engine.writer(folder, expected=80)
    writer.put(entry(str(number), "wijk") for number in range(80))
    writer.commit()
    writer.close()
    assert engine.reader(folder).size() == 80


def test_folder_without_an_index_is_unfit(engine, tmp_path):
    with pytest.raises(Unfit):
        engine.reader(tmp_path)
