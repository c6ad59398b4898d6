import datetime as dt
from dataclasses import replace

import pytest
from django.db import DataError, OperationalError

from lemniscaat.discovery import api, index, keeping, loading
from lemniscaat.kernel import clock
from lemniscaat.kernel.documents import documents
from lemniscaat.kernel.errors import Conflict
from lemniscaat.kernel.models import Changed
from lemniscaat.kernel.work import do_chores, mark_changed


@pytest.fixture
def later(monkeypatch):
    """`later(much)` moves the clock."""
    monkeypatch.setattr(keeping, "_failing", {})

    def move(much):
        moment = clock.now() + much
        monkeypatch.setattr(clock, "now", lambda: moment)

    return move


def titles(text=""):
    return sorted(hit.title for hit in api.search(text).hits)


def test_change_add_edit_and_remove(shelf, put):
    api.rebuild()
    one = put("Een")
    mark_changed("thing", one.uuid)
    assert api.apply_changes() == 1
    assert titles() == ["Een"]

    shelf[one.uuid] = replace(one, title="Een en een half")
    mark_changed("thing", one.uuid)
    mark_changed("thing", one.uuid)
    assert api.apply_changes() == 2
    assert titles() == ["Een en een half"]

    del shelf[one.uuid]
    mark_changed("thing", one.uuid)
    api.apply_changes()
    assert titles() == []
    assert not Changed.objects.exists()
    assert api.apply_changes() == 0


def test_poison_is_set_aside_and_the_rest_goes_on(shelf, put):
    good, bad = put("Goed"), put("Slecht")
    shelf[bad.uuid] = ValueError("cannot be")
    api.rebuild()
    assert titles() == ["Goed"]
    assert [(row.uuid, row.error) for row in Changed.objects.all()] == [(bad.uuid, "ValueError('cannot be')")]

    mark_changed("thing", good.uuid, bad.uuid, bad.uuid)
    assert api.apply_changes() == 3
    assert titles() == ["Goed"]
    assert api.status().set_aside == 1
    assert api.apply_changes() == 0

    put("Slecht")
    mark_changed("thing", bad.uuid)
    api.apply_changes()
    assert titles() == ["Goed", "Slecht"]
    assert api.status().set_aside == 0


def test_when_the_database_does_not_answer_what_changed_waits(shelf, put, later):
    old, other = put("Een"), put("Twee")
    api.rebuild()
    shelf[old.uuid] = OperationalError("canceling statement due to statement timeout")
    put("Twee", "met fietsen")
    mark_changed("thing", old.uuid, other.uuid)
    assert keeping.pump() == 0
    assert (keeping.pump(), Changed.objects.get().error) == (1, "")  # by itself it stops nobody else
    assert [hit.title for hit in api.search("fietsen").hits] == ["Twee"]

    put("Een")
    assert (keeping.pump(), titles()) == (1, ["Een", "Twee"])
    assert not Changed.objects.exists()


def test_what_the_database_goes_on_failing_for_is_set_aside(shelf, put, later):
    bad = put("Een")
    api.rebuild()
    shelf[bad.uuid] = DataError("invalid memory alloc request size")
    mark_changed("thing", bad.uuid)
    assert (keeping.pump(), Changed.objects.get().error) == (0, "")
    later(keeping.PATIENCE)
    assert keeping.pump() == 1
    assert (titles(), [row.error[:9] for row in Changed.objects.all()]) == ([], ["DataError"])


def test_rebuild_leaves_what_the_database_failed_for_to_the_worker(shelf, put):
    put("Een")
    bad = put("Twee")
    shelf[bad.uuid] = OperationalError("database is locked")
    assert api.rebuild().set_aside == {}
    assert titles() == ["Een"]
    put("Twee")
    assert (keeping.pump(), titles()) == (1, ["Een", "Twee"])


def test_unknown_kind_is_set_aside(shelf, put):
    api.rebuild()
    Changed.objects.create(kind="nothing", uuid=put("Een").uuid)
    api.apply_changes()
    assert [row.error for row in Changed.objects.all()] == ["no document source 'nothing'"]


def test_no_more_documents_are_held_at_a_time_than_there_is_room_for(shelf, put, monkeypatch):
    api.rebuild()
    monkeypatch.setattr(loading, "ROOM", 9)
    asked, load = [], documents["thing"].load

    def watched(uuids):
        asked.append(len(uuids))
        return load(uuids)

    monkeypatch.setattr(
        documents,
        "_entries",
        {"thing": replace(documents["thing"], load=watched, weights=lambda uuids: dict.fromkeys(uuids, 4))},
    )
    made = [put(f"Stuk {number}") for number in range(5)]
    mark_changed("thing", *(document.uuid for document in made))
    assert (api.apply_changes(), asked, len(titles())) == (5, [2, 2, 1], 5)


def test_killed_before_rows_are_deleted_does_it_again(shelf, put, monkeypatch):
    api.rebuild()
    mark_changed("thing", put("Een").uuid)

    def killed(rows, errors):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "_settle", killed)
        with pytest.raises(KeyboardInterrupt):
            api.apply_changes()
    assert Changed.objects.count() == 1
    api.apply_changes()
    assert titles() == ["Een"]
    assert not Changed.objects.exists()


def test_change_during_a_rebuild_is_not_lost(shelf, put):
    early = put("Vroeg")
    api.rebuild()

    def meanwhile(done, total):
        if titles() == ["Vroeg"]:
            shelf[early.uuid] = None
            mark_changed("thing", early.uuid, put("Laat").uuid)
            api.apply_changes()
            assert titles() == ["Laat"]

    api.rebuild(progress=meanwhile)
    assert titles() == ["Laat"]


def test_rebuild_takes_along_what_waits(shelf, put):
    api.rebuild()
    mark_changed("thing", put("Een").uuid)
    api.rebuild()
    assert (titles(), api.status().waiting) == (["Een"], 0)


def test_rebuild_reports_progress(shelf, put, monkeypatch):
    monkeypatch.setattr(loading, "BATCH", 2)
    for number in range(5):
        put(f"Stuk {number}")
    told = []
    assert api.rebuild(progress=lambda done, total: told.append((done, total))).documents == 5
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_one_rebuild_at_a_time(shelf):
    def second(done, total):
        raise AssertionError

    with index.lease(index.REBUILD), pytest.raises(Conflict):
        api.rebuild(second)
    api.rebuild()


def test_rebuild_that_failed_leaves_the_old_index(shelf, put, monkeypatch):
    put("Een")
    api.rebuild()

    def fails(done, total):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        api.rebuild(fails)
    assert titles() == ["Een"]
    mark_changed("thing", put("Twee").uuid)
    api.apply_changes()
    assert titles() == ["Een", "Twee"]
    api.rebuild()
    assert titles() == ["Een", "Twee"]
    assert len(list(index.root().glob("gen-*"))) == 1


@pytest.mark.parametrize("harm", ["missing", "pointer", "meta", "segment", "terms", "analyser"])
def test_what_cannot_be_read_is_repaired(shelf, put, harm, monkeypatch):
    put("Een", "met tekst")
    api.rebuild()
    folder = index.live()
    index._editions.clear()
    if harm == "missing":
        (index.root() / "current").unlink()
    elif harm == "pointer":
        (index.root() / "current").write_text("../elsewhere")
    elif harm == "meta":
        (folder / "meta.json").write_text("{")
    elif harm == "segment":
        for file in folder.glob("*.store"):
            file.write_bytes(b"")
    elif harm == "terms":
        for file in folder.glob("*.term"):
            half = len(its := file.read_bytes()) // 2
            file.write_bytes(bytes(byte ^ 0xFF for byte in its[:half]) + its[half:])
    else:
        monkeypatch.setattr(index, "ANALYSER", "another")
    assert api.search("een tekst").ready is False
    assert api.status().ready is False
    mark_changed("thing", put("Twee").uuid)
    assert keeping.pump() == 0
    assert (do_chores(), do_chores()) == (1, 0)
    assert titles() == ["Een", "Twee"]
    assert api.status().ready


def test_wish_is_met_by_a_rebuild_that_began_after_it(shelf, put):
    put("Een")
    api.rebuild()
    assert do_chores() == 0
    index.want()

    def meanwhile(done, total):
        index.want()
        assert do_chores() == 0  # somebody is at it

    api.rebuild(meanwhile)
    assert len(index.wishes()) == 1
    assert (do_chores(), do_chores()) == (1, 0)


def test_worker_does_not_wait_for_who_writes(shelf, put):
    api.rebuild()
    mark_changed("thing", put("Een").uuid)
    with index.lease(index.WRITER):
        assert keeping.pump() == 0
    assert keeping.pump() == 1
    assert titles() == ["Een"]


def test_status_tells_what_waits(shelf, put):
    api.rebuild()
    mark_changed("thing", put("Een").uuid)
    status = api.status()
    assert (status.ready, status.documents, status.waiting, status.set_aside) == (True, 0, 1, 0)
    with clock.held(clock.now() + dt.timedelta(minutes=5)):
        assert api.status().lag_seconds == pytest.approx(300, abs=60)
    api.apply_changes()
    assert (api.status().documents, api.status().waiting) == (1, 0)


def test_status_tells_what_an_index_of_another_was_made_by(shelf, put, monkeypatch):
    put("Een")
    api.rebuild()
    was = api.status()
    assert (was.analyser, was.engine) == (index.ANALYSER, index.engine.mark)
    assert was.bytes > 0
    index._editions.clear()
    monkeypatch.setattr(index, "ANALYSER", "another")
    now = api.status()
    assert (now.ready, now.analyser, now.engine, now.bytes) == (False, was.analyser, was.engine, was.bytes)


def test_note_that_was_broken_off_costs_no_other(shelf, put):
    early = put("Vroeg")
    api.rebuild()

    def meanwhile(done, total):
        if (building := index.building()) is not None and not (building / keeping.JOURNAL).exists():
            (building / keeping.JOURNAL).write_text(f"\nthing {str(early.uuid)[:9]}")
            mark_changed("thing", put("Laat").uuid)
            api.apply_changes()

    api.rebuild(progress=meanwhile)
    assert titles() == ["Laat", "Vroeg"]
