"""For tests of two who act at once: each in a transaction of a thread of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from lemniscaat.kernel import transactions


@pytest.fixture
def beside() -> Iterator[Callable[[Callable[[], Any]], "Future[Any]"]]:
    """`beside(act)` does it in a transaction of a thread of its own."""

    def apart(act: Callable[[], Any]) -> Any:
        try:
            with transactions.opened():
                return act()
        finally:
            connection.close()

    with ThreadPoolExecutor() as pool:
        yield lambda act: pool.submit(apart, act)
