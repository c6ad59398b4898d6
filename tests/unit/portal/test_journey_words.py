from datetime import timedelta

import pytest
from django.utils.translation import override

from lemniscaat.portal.pages.journey_words import span


@pytest.mark.parametrize(
    "days, said",
    [
        (-1, "one day"),
        (0, "one day"),
        (1, "1 day"),
        (60, "60 days"),
        (61, "2 months"),
        (426, "14 months"),
        (1095, "3 years"),
    ],
)
def test_span_as_people_say_it(days, said):
    with override("en"):
        assert span(timedelta(days=days)) == said
