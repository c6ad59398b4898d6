"""What is closed is not found from that moment on, also while nobody brings the index up to date."""

import pytest

from lemniscaat.discovery import api, standing
from lemniscaat.kernel import transactions, work


def told(shelf_of) -> dict[str, list[str]]:
    """The titles that each question one can ask gives."""
    return {
        "search": [hit.title for hit in api.search("geldzorgen").hits],
        "match": [hit.title for group in api.match("geldzorgen").groups for hit in group.hits],
        "suggest": [one.text for one in api.suggest("geldz")],
        "like": [hit.title for hit in api.like("thing", shelf_of.uuid)],
    }


@pytest.fixture
def two(put, shelf):
    """Two documents alike in the index; the second can be closed."""
    stays = put("Geldzorgen zien", "Geldzorgen van ouders zien op school")
    closed = put("Geldzorgen horen", "Geldzorgen van ouders horen op school")
    api.rebuild()
    return stays, closed


def test_what_was_closed_is_not_told_before_the_worker_came(two, shelf):
    stays, closed = two
    everywhere = told(stays)
    assert all(closed.title in titles for titles in everywhere.values())

    shelf.pop(closed.uuid)
    with transactions.opened():
        work.mark_changed("thing", closed.uuid)

    assert told(stays) == {
        kind: [title for title in titles if title != closed.title] for kind, titles in everywhere.items()
    }
    assert api.explain("geldzorgen", "thing", stays.uuid) is not None
    assert api.explain("geldzorgen", "thing", closed.uuid) is None


def test_what_changed_and_is_still_open_is_told(two, shelf):
    stays, closed = two
    before = told(stays)
    with transactions.opened():
        work.mark_changed("thing", closed.uuid)
    assert told(stays) == before


def test_what_cannot_be_read_any_more_is_not_told(two, shelf):
    stays, closed = two
    shelf[closed.uuid] = RuntimeError("broken")
    with transactions.opened():
        work.mark_changed("thing", closed.uuid)
    assert closed.title not in {title for titles in told(stays).values() for title in titles}


def test_what_was_closed_is_counted_on_no_page(put, shelf):
    some = [
        put(f"Geldzorgen {n}", "geldzorgen " * (9 - n), facets={"theme": ["geheim" if n == 7 else "open"]})
        for n in range(8)
    ]
    api.rebuild()
    assert [hit.title for hit in api.search("geldzorgen", page=2, per_page=6).hits][1] == some[7].title
    shelf.pop(some[7].uuid)
    with transactions.opened():
        work.mark_changed("thing", some[7].uuid)
    for found in (
        api.search("geldzorgen", per_page=6),
        api.search("geldzorgen", per_page=6, filters={"theme": ["open"]}),
        api.search("", per_page=6),
        api.browse("thing", per_page=6),
    ):
        assert (found.total, [one.value for one in found.facets["theme"]]) == (7, ["open"])


def test_word_of_what_was_closed_is_not_meant(two, put, shelf):
    closed = put("Kwartiermakers")
    api.rebuild()
    assert api.search("kwartirmakers").did_you_mean == "kwartiermakers"
    shelf.pop(closed.uuid)
    with transactions.opened():
        work.mark_changed("thing", closed.uuid)
    assert api.search("kwartirmakers").did_you_mean is None
    assert not api.match("kwartirmakers")


def test_when_very_many_wait_what_is_shown_is_looked_at(two, shelf, monkeypatch):
    stays, closed = two
    monkeypatch.setattr(standing, "MOST", 1)
    shelf.pop(closed.uuid)
    with transactions.opened():
        work.mark_changed("thing", closed.uuid, stays.uuid)
    found = api.search("geldzorgen")
    assert (found.total, [hit.title for hit in found.hits]) == (1, [stays.title])


def test_what_was_closed_is_counted_no_more_before_the_worker_came(two, shelf):
    stays, closed = two
    shelf.pop(closed.uuid)
    with transactions.opened():
        work.mark_changed("thing", closed.uuid)
    found = api.search("horen geldzorgen")
    assert (found.total, [hit.title for hit in found.hits]) == (1, [stays.title])
    assert api.search("horen").total == 0
    assert api.like("thing", closed.uuid) == []


def test_words_that_were_taken_away_are_not_told_before_the_worker_came(two, shelf, put):
    stays, changed = two
    put(changed.title, "Nu staat er iets anders over geldzorgen")
    with transactions.opened():
        work.mark_changed("thing", changed.uuid)
    assert [hit.title for hit in api.search("geldzorgen").hits] == [stays.title]
    api.apply_changes()
    assert len(api.search("geldzorgen").hits) == 2


def test_many_that_wait_are_read_together(put, shelf, queries):
    some = [put(f"Geldzorgen {number}") for number in range(12)]
    api.rebuild()
    before = queries(lambda: api.search("geldzorgen"))
    with transactions.opened():
        work.mark_changed("thing", *(document.uuid for document in some))
    assert queries(lambda: api.search("geldzorgen")) == before
    assert api.search("geldzorgen").total == 12
