from django.db import models
from django.db.models import UniqueConstraint
from django.db.models.functions import Coalesce

from lemniscaat.kernel import clock, ids


class DeskMail(models.Model):
    """That somebody wants a mail each working morning of what is due at a desk she runs.

    Without a werkplaats it is the national desk. `last_on` is the day of the last morning that was looked
    at, so that each has one at most. `token` is the address by which she stops, without logging in.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    user = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="+")
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    token = models.CharField(max_length=64, unique=True, default=ids.new_secret)
    made_at = models.DateTimeField(default=clock.now)
    last_on = models.DateField(default=clock.today, db_index=True)

    class Meta:
        constraints = [UniqueConstraint("user", Coalesce("werkplaats", 0), name="one_desk_mail_a_desk")]

    def __str__(self) -> str:
        return f"desk mail {self.uuid}"
