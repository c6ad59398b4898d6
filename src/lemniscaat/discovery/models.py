"""What people look for, counted: words, themes and ranks a day, and never who, when or which sentence.

These are counts and no acts of people, so that they need no audit event. Nothing here is finer than a
day, and nothing is older than `KEPT`.
"""

from datetime import timedelta

from django.db import models

from lemniscaat.kernel import clock

KEPT = timedelta(days=90)
"""How long counts stay."""

LONGEST_TERM = 60


class Searched(models.Model):
    """One search, until the worker has counted it: the words that may be counted, in the order of the
    alphabet. `werkplaats` is a slug, or empty for the whole country; `theme` the first it names, or empty."""

    day = models.DateField(default=clock.today)
    werkplaats = models.CharField(max_length=80, blank=True)
    theme = models.CharField(max_length=80, blank=True)
    terms = models.JSONField(default=list)
    found = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.day} {' '.join(self.terms)}"


class TermCount(models.Model):
    """In how many searches of a day a word stood, and how many of those found nothing."""

    day = models.DateField(db_index=True)
    werkplaats = models.CharField(max_length=80, blank=True)
    theme = models.CharField(max_length=80, blank=True)
    term = models.CharField(max_length=LONGEST_TERM)
    searches = models.PositiveIntegerField(default=0)
    found_nothing = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "werkplaats", "theme", "term"], name="one_count_of_a_term")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.term}: {self.searches}"


class Gap(models.Model):
    """How many searches of a day about a theme found nothing."""

    day = models.DateField(db_index=True)
    werkplaats = models.CharField(max_length=80, blank=True)
    theme = models.CharField(max_length=80, blank=True)
    searches = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "werkplaats", "theme"], name="one_count_of_a_gap")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.theme}: {self.searches}"


class ClickedRank(models.Model):
    """How often a day somebody opened the result at this place of the list: 1 is the best."""

    day = models.DateField(db_index=True)
    rank = models.PositiveSmallIntegerField()
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "rank"], name="one_count_of_a_rank")]

    def __str__(self) -> str:
        return f"{self.day} {self.rank}: {self.clicks}"
