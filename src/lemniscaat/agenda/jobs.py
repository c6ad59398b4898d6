"""What the worker does for questions."""

from lemniscaat.agenda.actions.following import drop_ended_follows
from lemniscaat.agenda.actions.telling import TASK, tell_followers
from lemniscaat.kernel import transactions

DROP = "agenda.drop_ended_follows"

TASKS = {TASK: tell_followers}


def keep_house() -> int:
    """Drop addresses whose day has come. A pump: one look-up a turn, by an index."""
    with transactions.opened():
        return drop_ended_follows()


PUMPS = {DROP: keep_house}
