"""Reads that bring little along, and know how much there is."""

import pytest

from factories import make_circle, make_issue, make_werkplaats
from lemniscaat.kernel.reading import first_of, naming
from lemniscaat.learning.models import Circle

pytestmark = pytest.mark.django_db


def test_naming_brings_names_in_the_same_query(queries):
    make_circle(make_werkplaats("oost"), "Kring", issue=make_issue("Eenzaamheid"))
    read = []

    assert queries(lambda: read.extend(naming(Circle.objects.all(), "werkplaats", "issue"))) == 1

    (circle,) = read
    assert queries(lambda: read.append((str(circle.werkplaats), circle.issue.title))) == 0
    assert read[1] == ("Oost", "Eenzaamheid")
    assert "description" in circle.werkplaats.get_deferred_fields()
    assert circle.get_deferred_fields() == set()


@pytest.mark.parametrize(("n", "shown"), [(0, 0), (2, 2), (3, 2)])
def test_first_of_says_how_many_there_are(queries, n, shown):
    for number in range(n):
        make_circle(make_werkplaats(), f"Kring {number}")
    read = []

    assert queries(lambda: read.append(first_of(Circle.objects.order_by("id"), 2))) == 1

    ((rows, in_all),) = read
    assert [circle.name for circle in rows] == [f"Kring {number}" for number in range(shown)]
    assert in_all == n
