"""What the worker does for the lemniscate."""

from collections.abc import Callable

from lemniscaat.circulation.actions.going_round import TASK, offer_around
from lemniscaat.circulation.actions.telling import REMIND, remind_of_handover

TASKS: dict[str, Callable[..., None]] = {TASK: offer_around, REMIND: remind_of_handover}
