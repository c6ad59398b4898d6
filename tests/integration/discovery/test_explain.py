from uuid import UUID

from factories import SYSTEM
from lemniscaat.discovery import api, asking, clauses, concepts, index
from lemniscaat.discovery.cards import read
from lemniscaat.network import api as network
from lemniscaat.vocabulary import api as vocabulary


def test_explanation_adds_up_to_the_score(put):
    one = put("Wijkteams en ouderen", "Hoe een wijkteam ouderen helpt.")
    put("Wijkagenten")
    api.rebuild()
    told = api.explain("ouderen en hun boeken bij het team", "thing", one.uuid)
    assert [(word.written, word.stem, word.answered) for word in told.words] == [
        ("ouderen", "oudere", 1.0),
        ("boeken", "boek", 0.0),
        ("team", "team", 0.8),
    ]
    assert round(sum(word.share * word.answered for word in told.words), 3) == round(told.score, 3)
    assert told.place == 1
    assert told.as_dict()["why"][0]["label"] == "In de titel"


def test_no_explanation_of_what_is_not_public(put, shelf):
    api.rebuild()
    assert api.explain("ouderen", "thing", UUID(int=1)) is None


def test_no_explanation_without_an_index(shelf):
    assert api.explain("ouderen", "thing", UUID(int=1)) is None


def test_points_of_each_clause_add_up_to_what_it_stands_there_by(put):
    vocabulary.define_theme(actor=SYSTEM, slug="schulden", pref_label="Schulden", alt_labels=["geldzorgen"])
    one = put(
        "Geldzorgen in de wijk",
        "Een wijkteam helpt bij schulden. Geldzorgen komen nooit alleen.",
        people=["Anna Wijk"],
        facets={"theme": ["schulden"]},
    )
    for n in range(4):
        put(f"Fietsen in de wijk {n}", "Over fietspaden.")
    api.rebuild()
    for asked in (
        "geldzorgen wijkteam",
        "geldzorgen in de wijk",
        '"bij schulden" wijk',
        "titel:wijk geldzorg",
    ):
        told = api.explain(asked, "thing", one.uuid)
        scores = index.ask(lambda its, asked=asked: _scores(its, asked))
        assert told.total == round(scores[one.uuid], 2)
        assert round(sum(each.points for each in told.points), 2) == told.total
        assert told.best == round(max(scores.values()), 2)
        assert [each.points for each in told.points] == sorted(
            (each.points for each in told.points), reverse=True
        )
    told = api.explain("geldzorgen wijkteam", "thing", one.uuid)
    assert {(each.what, each.term) for each in told.points} == {
        ("in de tekst", "geldzorgen"),
        ("als deel van een samenstelling", "geld"),
        ("als deel van een samenstelling", "zorg"),
        ("nog eens in de titel", "geldzorgen"),
        ("nog eens in de titel", "geld"),
        ("nog eens in de titel", "zorg"),
        ("in de tekst", "wijkteam"),
        ("als deel van een samenstelling", "wijk"),
        ("als deel van een samenstelling", "team"),
        ("nog eens in de titel", "wijk"),
        ("via een thema", "schuld"),
        ("via een thema", "schulden"),
    }
    told = api.explain("Anna Wijk", "thing", one.uuid)
    assert ("in een naam", "anna") in {(each.what, each.term) for each in told.points}
    told = api.explain("wijkteam helpt", "thing", one.uuid)
    assert "woorden die bij elkaar staan" in {each.what for each in told.points}


def test_what_is_not_found_by_the_question_gets_no_points(put):
    one = put("Over taal")
    put("Over schulden")
    api.rebuild()
    told = api.explain("schulden", "thing", one.uuid)
    assert (told.place, told.total, list(told.points)) == (0, 0.0, [])


def _scores(edition, asked):
    question = concepts.widen(asking.search_line(asked), concepts.thesaurus(network.newest_events()))
    hits = edition.reader.find(clauses.query(question), limit=100)
    return {read(hit.card).id: hit.score for hit in hits}
