"""Jobs that are done go after a week; what waits or was given up stays."""

from datetime import timedelta

import pytest

from lemniscaat.kernel import clock, work
from lemniscaat.kernel.models import Job

pytestmark = pytest.mark.django_db


def test_jobs_that_were_done_a_week_ago_go() -> None:
    for name, days in {"just done": 6, "long done": 8}.items():
        Job.objects.create(name=name, done_at=clock.now() - timedelta(days=days))
    Job.objects.create(name="given up", tries=work.MOST_TRIES, made_at=clock.now() - timedelta(days=99))

    work.pumps["done jobs"]()

    assert set(Job.objects.values_list("name", flat=True)) == {"just done", "given up"}
