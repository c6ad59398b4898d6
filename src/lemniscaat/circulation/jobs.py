"""What the worker does for the lemniscate."""

from lemniscaat.circulation.actions.going_round import TASK, offer_around

TASKS = {TASK: offer_around}
