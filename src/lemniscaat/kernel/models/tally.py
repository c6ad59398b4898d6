from django.db import models


class Tally(models.Model):
    """How often something was done from one place, for a day at most. `key` is keyed and of this day: the
    place cannot be read from it, nor can it be followed from one day to the next."""

    key = models.CharField(max_length=64, unique=True)
    n = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.n} until {self.ends_at}"
