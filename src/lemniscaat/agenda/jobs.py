"""What the worker does for questions, agendas and rounds."""

from collections.abc import Callable

from lemniscaat.agenda.actions.closing import CLOSE, close_on_time
from lemniscaat.agenda.actions.desk_mails import send_desk_mails
from lemniscaat.agenda.actions.following import drop_ended_follows
from lemniscaat.agenda.actions.national import COUNT, count_regions
from lemniscaat.agenda.actions.remarks import drop_unconfirmed_remarks
from lemniscaat.agenda.actions.reminding import REMIND, remind_of_adoption
from lemniscaat.agenda.actions.telling import TASK, USE_TASK, tell_followers, tell_followers_of_use
from lemniscaat.agenda.actions.telling_desks import TASK as TELL_DESK
from lemniscaat.agenda.actions.telling_desks import tell_desk_of_tie
from lemniscaat.kernel import transactions

DROP = "agenda.drop_ended_follows"
MAIL_DESKS = "agenda.mail_desks"

TASKS: dict[str, Callable[..., None]] = {
    TASK: tell_followers,
    USE_TASK: tell_followers_of_use,
    TELL_DESK: tell_desk_of_tie,
    CLOSE: close_on_time,
    REMIND: remind_of_adoption,
}

ERRANDS: dict[str, Callable[..., None]] = {COUNT: count_regions}
"""Counting sees what was written until it begins; what is written while it counts asks for it anew."""


def keep_house() -> int:
    """Drop addresses whose day has come, and remarks that nobody said yes to. A pump: two look-ups a turn,
    each by an index."""
    with transactions.opened():
        return drop_ended_follows() + drop_unconfirmed_remarks()


PUMPS = {DROP: keep_house, MAIL_DESKS: send_desk_mails}
