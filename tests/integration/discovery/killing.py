"""Kill writer, worker and rebuild with -9 at random moments; say whether index and database agree after all.

    python killing.py FOLDER KILLS SEED

One child writes things with their `Changed` rows, one is
the worker's pump, one rebuilds again and again; one after the other they are killed and started anew.
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


def set_up(folder: Path) -> None:
    os.environ |= {"LEMNISCAAT_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings"}
    django.setup()
    from lemniscaat.site import blank

    blank.lay(folder / "lemniscaat.sqlite3")


def main(folder: Path, kills: int, seed: int) -> None:
    set_up(folder)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE thing (uuid TEXT PRIMARY KEY, title TEXT NOT NULL)")
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

    from lemniscaat.kernel.documents import Document, DocumentSource, documents

    def load(uuids):
        with connection.cursor() as cursor:
            marks = ",".join(["%s"] * len(uuids))
            cursor.execute(f"SELECT uuid, title FROM thing WHERE uuid IN ({marks})", [str(u) for u in uuids])
            rows = cursor.fetchall()
        for uuid, title in rows:
            yield Document("thing", UUID(uuid), "knowledge", title, f"/{uuid}", "Thing", ())

    def uuids():
        with connection.cursor() as cursor:
            cursor.execute("SELECT uuid FROM thing")
            return iter([UUID(uuid) for (uuid,) in cursor.fetchall()])

    documents.join("thing", DocumentSource(load, uuids))


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
                cursor.execute("REPLACE INTO thing VALUES (%s, %s)", [str(uuid), title])
            mark_changed("thing", uuid)
        time.sleep(0.002)


def work() -> None:
    from lemniscaat.discovery.keeping import pump

    while True:
        if not pump():
            time.sleep(0.01)


def rebuild() -> None:
    from lemniscaat.discovery import keeping
    from lemniscaat.kernel.errors import Conflict

    while True:
        try:
            keeping.rebuild()
        except Conflict:
            time.sleep(0.01)


def compare() -> None:
    """Finish what was left, then print how many differ."""
    from django.db import connection

    from lemniscaat.discovery import index
    from lemniscaat.discovery.cards import read
    from lemniscaat.discovery.engine import Query
    from lemniscaat.discovery.keeping import pump
    from lemniscaat.kernel.models import Changed

    while pump():
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT uuid, title FROM thing")
        kept = set(cursor.fetchall())
    hits = index.ask(lambda edition: edition.reader.find(Query(everything=True), limit=10_000))
    found = [(card.uuid, card.title) for card in (read(hit.card) for hit in hits)]
    folders = len(list(index.root().glob("gen-*")))
    print(
        f"things {bool(kept)} doubled {len(found) - len(set(found))} differ {len(kept ^ set(found))} "
        f"waiting {Changed.objects.count()} folders {folders <= 2}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
