"""What is closed has an index of its own for each werkplaats, kept as the public one is."""

import shutil
from dataclasses import replace
from random import Random
from types import SimpleNamespace
from uuid import UUID

import pytest

from factories import make_werkplaats
from lemniscaat.discovery import api, closed, index, inside, keeping, loading
from lemniscaat.kernel.documents import ClosedSource, closed_documents
from lemniscaat.kernel.models import Changed
from lemniscaat.kernel.work import do_chores, mark_changed
from lemniscaat.network.api import Actor, Role, RoleGrant

TEXT = "De mantelzorger waakt"


@pytest.fixture
def cellar(shelf, put, monkeypatch):
    """`cellar.lay(title, werkplaats)` keeps a document closed there (None: national); `cellar.hidden`
    are uuids that nobody may see. The kind has public documents as well: `put`."""
    held: dict[UUID, object] = {}
    hidden: set[UUID] = set()

    def load(uuids):
        for uuid in uuids:
            found = held.get(uuid)
            if isinstance(found, Exception):
                raise found
            if found is not None:
                yield found

    def lay(title, werkplaats, text=TEXT):
        document = put(title, text)
        del shelf[document.uuid]
        held[document.uuid] = (werkplaats and werkplaats.uuid, document)
        return document

    def visible(actor, uuids):
        return [uuid for uuid in uuids if uuid in held and uuid not in hidden]

    monkeypatch.setattr(closed_documents, "_entries", {})
    closed_documents.join("thing", ClosedSource(load, lambda: iter(list(held)), visible))
    return SimpleNamespace(lay=lay, held=held, hidden=hidden)


@pytest.fixture
def oost(db):
    return make_werkplaats("oost")


@pytest.fixture
def west(db):
    return make_werkplaats("west")


def of(*werkplaatsen):
    """Who is a member there (None: somebody with a national role)."""
    grants = [
        RoleGrant(role=Role.MEMBER, werkplaats_id=place.pk if place else None) for place in werkplaatsen
    ]
    return Actor(grants=tuple(grants))


def told(actor, text="mantelzorgers"):
    found = api.search_closed(actor, text)
    return {str(one.werkplaats or "national"): [hit.title for hit in one.hits] for one in found}


def folders():
    return sorted(folder.name for folder in (index.root() / "closed" / index.live().name).iterdir())


def test_rebuild_gives_each_werkplaats_its_own(cellar, oost, west):
    for title, place in [("Een", oost), ("Twee", west), ("Drie", None)]:
        cellar.lay(title, place)
    api.rebuild()
    assert folders() == sorted([str(oost.uuid), str(west.uuid), "national"])
    assert told(of(oost)) == {"Oost": ["Een"]}
    assert told(of(west, None)) == {"West": ["Twee"], "national": ["Drie"]}
    assert api.search("mantelzorgers").total == 0


def test_who_holds_no_role_costs_nothing(cellar, oost, queries, monkeypatch):
    cellar.lay("Een", oost)
    api.rebuild()
    monkeypatch.setattr(inside.closed, "find", None)
    monkeypatch.setattr(index, "live", None)
    assert queries(lambda: api.search_closed(Actor(), "mantelzorgers")) == 0


def test_number_of_queries_does_not_grow_with_what_is_found(cellar, oost, queries):
    counts = []
    for n in (1, 3, 30):
        for number in range(n):
            cellar.lay(f"Stuk {number}", oost)
        api.rebuild()
        told(of(oost))
        counts.append(queries(lambda: told(of(oost))))
    assert counts == [counts[0]] * 3


def test_change_add_move_open_and_remove(cellar, shelf, oost, west):
    api.rebuild()
    one = cellar.lay("Een", oost)
    mark_changed("thing", one.uuid)
    api.apply_changes()
    assert (told(of(oost)), told(of(west))) == ({"Oost": ["Een"]}, {})

    cellar.held[one.uuid] = (west.uuid, replace(one, title="Een en een half"))
    mark_changed("thing", one.uuid)
    mark_changed("thing", one.uuid)
    api.apply_changes()
    assert (told(of(oost)), told(of(west))) == ({}, {"West": ["Een en een half"]})

    shelf[one.uuid] = one
    del cellar.held[one.uuid]
    mark_changed("thing", one.uuid)
    api.apply_changes()
    assert told(of(oost, west)) == {}
    assert [hit.title for hit in api.search("mantelzorgers").hits] == ["Een"]
    assert not Changed.objects.exists()


def test_database_has_the_last_word_while_the_index_lags(cellar, oost):
    one, other = cellar.lay("Een", oost), cellar.lay("Twee", oost)
    api.rebuild()
    del cellar.held[one.uuid]
    assert told(of(oost)) == {"Oost": ["Twee"]}
    cellar.hidden.add(other.uuid)
    assert told(of(oost)) == {}


def test_what_she_may_not_see_takes_no_place_of_what_she_may(cellar, oost, monkeypatch):
    monkeypatch.setattr(inside, "LOOKED_AT", 3)
    hers = cellar.lay("Lang", oost, f"Wat men zag in de wijk en in het dorp en op school. {TEXT}")
    others = [cellar.lay(f"Stuk {number}", oost) for number in range(40)]
    api.rebuild()
    cellar.hidden.update(one.uuid for one in others)
    assert told(of(oost)) == {"Oost": ["Lang"]}
    cellar.hidden.add(hers.uuid)
    assert told(of(oost)) == {}


def test_order_is_told_by_public_words_alone(cellar, put, oost):
    put("Openbaar", "De wijkagent en de mantelzorger")
    cellar.lay("Mantelzorger", oost, "mantelzorger")
    cellar.lay("Wijkagent", oost, "wijkagent")
    api.rebuild()
    before = api.search_closed(of(oost), "mantelzorger wijkagent")
    for number in range(20):
        cellar.hidden.add(cellar.lay(f"Geheim {number}", oost, "wijkagent").uuid)
    api.rebuild()
    assert api.search_closed(of(oost), "mantelzorger wijkagent") == before


@pytest.mark.parametrize("text", ["", " ", "de het een", "jaar:2024", "-mantelzorger", "mantelzorrger", '"'])
def test_nothing_is_told_without_a_word_that_stands_there(cellar, oost, text):
    cellar.lay("Een", oost)
    api.rebuild()
    assert told(of(oost), text) == {}


def test_filters_exclude_what_they_exclude(cellar, oost):
    one = cellar.lay("Een", oost)
    cellar.held[one.uuid] = (oost.uuid, replace(one, facets={"theme": ["zorg"]}))
    api.rebuild()
    found = [api.search_closed(of(oost), TEXT, filters={"theme": [code]}) for code in ("zorg", "wonen")]
    assert [len(some) for some in found] == [1, 0]


def test_poison_is_set_aside_and_the_rest_goes_on(cellar, oost):
    good, bad = cellar.lay("Goed", oost), cellar.lay("Slecht", oost)
    was, cellar.held[bad.uuid] = cellar.held[bad.uuid], ValueError("cannot be")
    api.rebuild()
    assert told(of(oost)) == {"Oost": ["Goed"]}
    assert [(row.uuid, row.error) for row in Changed.objects.all()] == [(bad.uuid, "ValueError('cannot be')")]

    mark_changed("thing", good.uuid, bad.uuid)
    api.apply_changes()
    assert (told(of(oost)), api.status().set_aside) == ({"Oost": ["Goed"]}, 1)
    for mender in (keeping.pump, api.apply_changes):
        shutil.rmtree(index.root() / "closed")
        mark_changed("thing", good.uuid)
        mender()
        assert (told(of(oost)), api.status().set_aside) == ({"Oost": ["Goed"]}, 1)

    cellar.held[bad.uuid] = was
    mark_changed("thing", bad.uuid)
    api.apply_changes()
    assert (told(of(oost)), api.status().set_aside) == ({"Oost": ["Goed", "Slecht"]}, 0)


def test_kind_that_is_always_closed_is_no_poison(cellar, oost):
    closed_documents.join("secret", replace(closed_documents["thing"]))
    api.rebuild()
    mark_changed("secret", cellar.lay("Een", oost).uuid)
    api.apply_changes()
    assert not Changed.objects.exists()


def test_many_changes_are_put_in_place_a_few_at_a_time(cellar, oost, west, monkeypatch):
    laid = [
        cellar.lay(f"Stuk {number}", place) for number, place in enumerate((oost, west, oost, None, oost))
    ]
    api.rebuild()
    few = {"thing": replace(closed_documents["thing"], weights=lambda uuids: dict.fromkeys(uuids, 4))}
    monkeypatch.setattr(closed_documents, "_entries", few)
    monkeypatch.setattr(closed, "ROOM", 0)
    monkeypatch.setattr(loading, "ROOM", 9)
    del cellar.held[laid[0].uuid]
    cellar.held[laid[2].uuid] = ValueError("cannot be")
    mark_changed("thing", *(document.uuid for document in laid))
    assert api.apply_changes() == 5
    assert told(of(oost, west, None)) == {
        "Oost": ["Stuk 2", "Stuk 4"],
        "West": ["Stuk 1"],
        "national": ["Stuk 3"],
    }


def test_killed_before_rows_are_deleted_does_it_again(cellar, oost, monkeypatch):
    api.rebuild()
    mark_changed("thing", cellar.lay("Een", oost).uuid)

    def killed(rows, errors):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "_settle", killed)
        with pytest.raises(KeyboardInterrupt):
            api.apply_changes()
    assert Changed.objects.count() == 1
    api.apply_changes()
    assert told(of(oost)) == {"Oost": ["Een"]}
    assert not Changed.objects.exists()


def test_change_during_a_rebuild_is_not_lost(cellar, put, oost):
    early = cellar.lay("Vroeg", oost)
    put("Openbaar")
    api.rebuild()

    def meanwhile(done, total):
        del cellar.held[early.uuid]
        mark_changed("thing", early.uuid, cellar.lay("Laat", oost).uuid)
        api.apply_changes()
        assert told(of(oost)) == {"Oost": ["Laat"]}

    api.rebuild(progress=meanwhile)
    assert told(of(oost)) == {"Oost": ["Laat"]}
    assert [folder.name for folder in (index.root() / "closed").iterdir()] == [index.live().name]


@pytest.mark.parametrize("harm", ["meta", "segment", "missing", "half made"])
@pytest.mark.parametrize("mender", ["pump", "change"])
def test_broken_is_made_anew_and_tells_nothing_meanwhile(cellar, oost, harm, mender):
    cellar.lay("Een", oost)
    api.rebuild()
    there = index.root() / "closed" / index.live().name
    folder = there / str(oost.uuid)
    closed._readers.clear()
    if harm == "meta":
        (folder / "meta.json").write_text("{")
    elif harm == "segment":
        for file in folder.glob("*.store"):
            file.write_bytes(b"")
    elif harm == "missing":
        there.rename(there.with_name("gen-elsewhere"))
    else:
        there.rename(there.with_name(f"{there.name}.new"))
    assert told(of(oost)) == {}
    assert (api.status().private, api.search(TEXT).ready) == (0, True)
    if mender == "pump":
        keeping.pump()
    else:
        mark_changed("thing", cellar.lay("Een", oost).uuid)
        api.apply_changes()
    assert told(of(oost)) == {"Oost": ["Een"]}
    assert api.status().private == 1


def test_reader_of_another_process_follows_when_all_is_made_anew(cellar, oost):
    cellar.lay("Een", oost)
    api.rebuild()
    told(of(oost))
    kept = dict(closed._readers)
    cellar.lay("Twee", oost)
    closed.make(index.live())
    closed._readers.update(kept)
    assert told(of(oost)) == {"Oost": ["Een", "Twee"]}


def test_another_analyser_makes_them_anew_too(cellar, oost, monkeypatch):
    cellar.lay("Een", oost)
    api.rebuild()
    index._editions.clear()
    monkeypatch.setattr(index, "ANALYSER", "another")
    assert told(of(oost)) == {}
    do_chores()
    assert told(of(oost)) == {"Oost": ["Een"]}


def test_status_tells_number_and_size(cellar, oost, west):
    for title, place in [("Een", oost), ("Twee", west), ("Drie", west)]:
        cellar.lay(title, place)
    api.rebuild()
    status = api.status()
    assert (status.private, status.private_documents, status.documents) == (2, 3, 0)
    assert status.private_bytes > 0


WORDS = ("mantelzorger", "eenzaamheid", "wijkteam", "schulden", "ouderen", "samen", "buurt", "jongeren")
ASKED = (
    *WORDS,
    "eenzame ouderen",
    "wijkteams en schuldhulp",
    "mantelzorgr",
    "buurtkamers",
    "zilverdraad",
    "",
)


def everything_public(documents):
    """All that search, match, suggest, like, explain and tagging tell, but for how long they took."""
    told = []
    for text in ASKED:
        answers = (api.search(text), api.search(text, filters={"theme": ["zorg"]}), api.match(text))
        told += [{**answer.as_dict(), "took_ms": 0} for answer in answers]
        told += [api.suggest(text[:5]), api.suggest_themes(text, text)]
        told += [api.explain(text, "thing", document.uuid) for document in documents[:3]]
    return [*told, *(api.like("thing", document.uuid) for document in documents)]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_public_changes_when_closed_things_come_and_go(cellar, put, oost, west, seed):
    chance = Random(seed)

    def text(*more):
        return " ".join(chance.choices([*WORDS, *more], k=chance.randrange(3, 15)))

    public = [put(f"{text()} {number}", text(), facets={"theme": ["zorg"]}) for number in range(12)]
    api.rebuild()
    before = everything_public(public)
    secret = [
        cellar.lay(
            f"{text('zilverdraad')} geheim {number}", chance.choice([oost, west, None]), text("geheim")
        )
        for number in range(40)
    ]
    mark_changed("thing", *(document.uuid for document in secret))
    assert everything_public(public) == before
    api.apply_changes()
    assert everything_public(public) == before
    api.rebuild()
    assert everything_public(public) == before
    for document in chance.sample(secret, 20):
        del cellar.held[document.uuid]
        mark_changed("thing", document.uuid)
    api.apply_changes()
    assert everything_public(public) == before
