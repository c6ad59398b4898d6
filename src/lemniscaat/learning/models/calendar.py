from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids


class CircleCalendar(models.Model):
    """The calendar of somebody's circles, at an address that only she knows: `token`. A calendar program has
    no login. It tells when and where, and which circle; what is said stands behind the login."""

    user = models.OneToOneField("network.User", on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, unique=True, default=ids.new_secret)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("calendar of circles")
        verbose_name_plural = _("calendars of circles")

    def __str__(self) -> str:
        return str(self.user)
