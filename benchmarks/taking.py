"""How long something takes, and how often it asks the database: what benchmarks of pages have in common."""
# ruff: noqa: PLC0415  nothing of Django can be imported before it is set up

from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter, process_time


def spent(act: Callable[[], object], times: int) -> tuple[float, float, float]:
    """The median and the 95th percentile of what passed, and the median of what the processor worked, in
    milliseconds."""
    passed, worked = [], []
    for _ in range(times + 3):
        began, began_work = perf_counter(), process_time()
        act()
        passed.append((perf_counter() - began) * 1000)
        worked.append((process_time() - began_work) * 1000)
    return median(passed[3:]), quantiles(passed[3:], n=20)[-1], median(worked[3:])


def asked(act: Callable[[], object]) -> int:
    """How often it asks the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)
