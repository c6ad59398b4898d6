"""Kill writer, worker and rebuild with -9 at random moments; say whether index and database agree after all.

    python killing.py FOLDER KILLS SEED

One child writes things with their `Changed` rows, one is the worker's pump and asks for a rebuild again and
again, one is the rebuild beside it; one after the other they are killed and started anew.
"""
# ruff: noqa: PLC0415  nothing of Django can be imported before it is set up

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import django

PLACES = 3
"""A thing is public (0), or closed in one of two places; it moves from the one to the other."""


def set_up(folder: Path) -> None:
    os.environ.pop("DATABASE_URL", None)  # the file is what a kill could harm
    os.environ |= {"LEMNISCAAT_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings"}
    django.setup()
    from lemniscaat.site import blank

    blank.lay(folder / "lemniscaat.sqlite3")


def main(folder: Path, kills: int, seed: int) -> None:
    set_up(folder)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE thing (uuid TEXT PRIMARY KEY, title TEXT NOT NULL, place INTEGER NOT NULL)"
        )
    connection.close()
    join_source()

    chance = random.Random(seed)
    roles: list[Callable[[], None]] = [write, work, rebuild]
    children = {role: start(role) for role in roles}
    for _ in range(kills):
        time.sleep(chance.uniform(0.02, 0.5))
        role = chance.choice(roles)
        os.kill(children[role], signal.SIGKILL)
        os.waitpid(children[role], 0)
        children[role] = start(role)
    for child in children.values():
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    compare()


def join_source() -> None:
    from django.db import connection

    from lemniscaat.kernel.documents import (
        ClosedSource,
        Document,
        DocumentSource,
        closed_documents,
        documents,
    )

    def load(uuids, closed=False):
        with connection.cursor() as cursor:
            marks = ",".join(["%s"] * len(uuids))
            cursor.execute(
                f"SELECT uuid, title, place FROM thing WHERE uuid IN ({marks}) AND (place > 0) = %s",
                [*(str(uuid) for uuid in uuids), closed],
            )
            rows = cursor.fetchall()
        for uuid, title, place in rows:
            document = Document("thing", UUID(uuid), "knowledge", title, f"/{uuid}", "Thing", ())
            yield (UUID(int=place), document) if closed else document

    def uuids():
        with connection.cursor() as cursor:
            cursor.execute("SELECT uuid FROM thing")
            return iter([UUID(uuid) for (uuid,) in cursor.fetchall()])

    documents.join("thing", DocumentSource(load, uuids))
    closed_documents.join(
        "thing", ClosedSource(lambda some: load(some, closed=True), uuids, lambda _, some: some)
    )


def start(role: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        role()
    finally:
        os._exit(1)


def write() -> None:
    from django.db import connection, transaction

    from lemniscaat.kernel.work import mark_changed

    chance = random.Random()
    while True:
        uuid = UUID(int=chance.randrange(300))
        with transaction.atomic(), connection.cursor() as cursor:
            if chance.random() < 0.3:
                cursor.execute("DELETE FROM thing WHERE uuid = %s", [str(uuid)])
            else:
                title = f"Stuk {chance.randrange(10**6)}"
                place = chance.randrange(PLACES)
                cursor.execute("REPLACE INTO thing VALUES (%s, %s, %s)", [str(uuid), title, place])
            mark_changed("thing", uuid)
        time.sleep(0.002)


def work() -> None:
    from lemniscaat.discovery import index
    from lemniscaat.discovery.keeping import pump

    while True:
        if random.random() < 0.1:
            index.want()
        if not pump():
            time.sleep(0.01)


def rebuild() -> None:
    from lemniscaat.discovery import filling, keeping

    while True:
        filling.FEW = random.choice((0, 1_000))  # with other processes beside it, or without
        if keeping.is_due():
            keeping.rebuild()
        else:
            time.sleep(0.01)


def compare() -> None:
    """Finish what was left, then print how many differ."""
    from django.db import connection

    from lemniscaat.discovery import closed, index
    from lemniscaat.discovery.cards import read
    from lemniscaat.discovery.engine import Query
    from lemniscaat.discovery.keeping import pump
    from lemniscaat.kernel.models import Changed
    from lemniscaat.kernel.work import do_chores

    while do_chores() + pump():
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT uuid, title, place FROM thing")
        kept = set(cursor.fetchall())
    everything = Query(everything=True)
    hits = [(hit, 0) for hit in index.ask(lambda edition: edition.reader.find(everything, limit=10_000))]
    for place in range(1, PLACES):
        hits += [(hit, place) for hit in closed.find(UUID(int=place), everything, 10_000)]
    found = [(card.uuid, card.title, place) for card, place in ((read(hit.card), at) for hit, at in hits)]
    folders = max(len(list(index.root().glob(kind))) for kind in ("gen-*", "closed/*[0-9a-f]"))
    print(
        f"things {bool(kept)} doubled {len(found) - len(set(found))} differ {len(kept ^ set(found))} "
        f"waiting {Changed.objects.count()} wishes {len(index.wishes())} folders {folders <= 2}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
