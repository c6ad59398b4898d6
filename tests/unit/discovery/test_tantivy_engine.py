"""How tantivy does what an engine must do: what it reckons, how it fills, what is broken to it."""

import pytest

from engines import anyof, entry
from lemniscaat.discovery import tantivy_engine
from lemniscaat.discovery.engine import Clause, Counts, Query, Unfit
from lemniscaat.discovery.tantivy_engine import TantivyEngine


@pytest.fixture
def engine() -> TantivyEngine:
    return TantivyEngine()


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


def test_filled_index_is_read_as_two_pieces(engine, folder, monkeypatch):
    monkeypatch.setattr(tantivy_engine, "_SMALL", 80)
    writer = engine.writer(folder, expected=80)
    writer.put(entry(str(number), "wijk") for number in range(80))
    writer.commit()
    writer.close()
    assert engine.reader(folder).size() == 80
    assert len(list(folder.glob("*.store"))) == 2


@pytest.mark.parametrize("text", ["", "{", '{"segments": [{}]}'])
def test_folder_without_an_index_is_unfit(engine, tmp_path, text):
    (tmp_path / "meta.json").write_text(text)
    with pytest.raises(Unfit):
        engine.reader(tmp_path)


def test_what_is_counted_whole_is_counted_once_until_something_is_written(engine, write, folder, monkeypatch):
    monkeypatch.setattr(tantivy_engine, "_MOST_COUNTED", 2)
    write(entry("a", "zorg", facets=["kind=item"]), entry("b", "wijk", facets=["kind=item"]))
    reader, looked, really = engine.reader(folder), [], tantivy_engine.TantivyReader._codes

    def watched(self, asked):
        looked.append(self)
        return really(self, asked)

    monkeypatch.setattr(tantivy_engine.TantivyReader, "_codes", watched)
    asked = [anyof("zorg"), Query(everything=True), anyof("zorg"), anyof("wijk"), anyof("zorg")]
    found = [reader.count(query, whole=True).codes["kind=item"] for query in asked]
    assert (found, len(looked)) == ([1, 2, 1, 1, 1], 4)
    write(entry("c", "zorg", facets=["kind=item"]))
    assert reader.fresh().count(anyof("zorg"), whole=True).codes == {"kind=item": 2}
