"""Two who act on one handover, or on one circle, at one moment: each in a transaction of its own thread.

Run as a program it does so in the installation that `LEMNISCAAT_DATA` names, and prints what came of it.
"""
# ruff: noqa: PLC0415  run as a program, nothing of Django can be imported before it is set up

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event
from time import sleep
from typing import Any

A_WHILE = 0.5
LATER = timedelta(days=3)
Outcome = dict[str, Any]


def two_accept() -> Outcome:
    """Two people of one partner say yes."""
    from lemniscaat.circulation import api as circulation

    return _answered(circulation.accept_handover, circulation.accept_handover)


def yes_and_no() -> Outcome:
    """One says yes, the other no."""
    from lemniscaat.circulation import api as circulation

    def decline(**by: Any) -> None:
        circulation.decline_handover(reason="Dit jaar niet.", **by)

    return _answered(circulation.accept_handover, decline)


def day_passes_in_the_middle() -> Outcome:
    """The reminder is due while a yes has been given and is not written yet."""
    from lemniscaat.circulation import api as circulation
    from lemniscaat.kernel import clock, transactions, work

    people = _handed_over()
    given = Event()

    def accept() -> None:
        with transactions.opened():
            circulation.accept_handover(actor=people[0], handover=circulation.Handover.objects.get())
            given.set()
            sleep(A_WHILE)

    def remind() -> None:
        given.wait(timeout=10)
        with clock.held(clock.now() + LATER):
            work.run_due_jobs(by="test")

    return {"said": _at_once(accept, remind), **_handover_now()}


def circle_closes_while_written_up() -> Outcome:
    """Somebody closes a circle, somebody else writes up its last gathering."""
    import factories as make
    from lemniscaat.kernel import clock, transactions
    from lemniscaat.learning import api as learning

    with transactions.opened():
        circle = make.make_circle(make.make_werkplaats())
        learning.plan_gathering(actor=make.SYSTEM, circle=circle, at=clock.now() - timedelta(hours=5))
    start = Barrier(2, timeout=10)

    def close() -> None:
        mine = learning.Circle.objects.get()
        start.wait()
        with transactions.opened():
            learning.close_circle(actor=make.SYSTEM, circle=mine, hand_over="Soep.")

    def write() -> None:
        mine = learning.Gathering.objects.get()
        start.wait()
        with transactions.opened():
            learning.write_up_gathering(actor=make.SYSTEM, gathering=mine, report="We aten soep.")

    said = _at_once(close, write)
    now = learning.Gathering.objects.get()
    return {
        "said": said,
        "state": learning.Circle.objects.get().state,
        "written": [now.report, now.written_at is not None],
    }


PLAYS: dict[str, Callable[[], Outcome]] = {
    play.__name__: play
    for play in (two_accept, yes_and_no, day_passes_in_the_middle, circle_closes_while_written_up)
}


def _handed_over() -> list[Any]:
    """A question handed to a partner with two people; gives these."""
    import factories as make
    from lemniscaat.circulation import api as circulation
    from lemniscaat.kernel import clock, transactions
    from lemniscaat.network.api import OrganisationKind, Role

    with transactions.opened():
        here = make.make_werkplaats()
        partner = make.make_organisation(kind=OrganisationKind.INSTITUTE, is_national=True)
        make.make_user(Role.COORDINATOR, here, email="geeft@voorbeeld.example")
        people = [make.make_actor(Role.KNOWLEDGE_PARTNER, organisation=partner) for _ in range(2)]
        item = make.make_item(werkplaats=here)
        circulation.offer_handover(
            actor=make.SYSTEM,
            werkplaats=here,
            subject=("item", item.uuid, item.title),
            hope="Kijk mee.",
            deadline=clock.today(),
            to_organisation=partner,
        )
    return people


def _answered(*answers: Callable[..., Any]) -> Outcome:
    from lemniscaat.circulation.api import Handover
    from lemniscaat.kernel import transactions

    people = _handed_over()
    start = Barrier(2, timeout=10)

    def give(answer: Callable[..., Any], actor: Any) -> None:
        read = Handover.objects.get()
        start.wait()
        with transactions.opened():
            answer(actor=actor, handover=read)

    acts = [
        lambda answer=answer, actor=actor: give(answer, actor)
        for answer, actor in zip(answers, people, strict=True)
    ]
    return {"said": _at_once(*acts), **_handover_now()}


def _handover_now() -> Outcome:
    """What stands, what is counted of it, and who was told what."""
    from lemniscaat.circulation import api as circulation
    from lemniscaat.circulation.actions.tallies import count_crossings
    from lemniscaat.kernel.models import OutgoingMail
    from lemniscaat.network.api import AuditEvent

    handover = circulation.Handover.objects.get()
    keys = OutgoingMail.objects.filter(key__startswith="handover:").values_list("key", flat=True)
    words = [key.split(":")[2] for key in keys]
    return {
        "state": handover.state,
        "reason": handover.reason,
        "counted": circulation.crossings_by_state(),
        "recounted": {what.split(":")[1]: n for what, n in count_crossings().items()},
        "under_way": circulation.flow()["out"].under_way,
        "told": sorted(words),
        "audited": AuditEvent.objects.filter(act__startswith="handover_").count(),
    }


def _at_once(*acts: Callable[[], Any]) -> list[str]:
    """Each in a thread; gives, in order, "" or the name of what it was told."""
    from django.db import connection

    from lemniscaat.kernel.errors import LemniscaatError

    def apart(act: Callable[[], Any]) -> str:
        try:
            act()
        except LemniscaatError as told:
            return type(told).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor() as pool:
        return [one.result(timeout=60) for one in [pool.submit(apart, act) for act in acts]]


def main() -> None:
    """Make the tables, and play what is named."""
    import django

    django.setup()
    from lemniscaat.site import prepare

    prepare.tables()
    print(json.dumps(PLAYS[sys.argv[1]]()))


if __name__ == "__main__":
    main()
