"""What is closed is not found from that moment on, also while nobody brings the index up to date."""

import pytest

from lemniscaat.discovery import api
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
    assert queries(lambda: api.search("geldzorgen")) == before + 1  # which of them wait
    assert api.search("geldzorgen").total == 12
