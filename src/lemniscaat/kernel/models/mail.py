from django.db import models

from lemniscaat.kernel import clock, ids


class OutgoingMail(models.Model):
    """A message waiting to be sent, written in the transaction that caused it.

    `key` makes an act that repeats send once. `not_before` holds back the mail of an act that can
    be undone (rule 10); undoing deletes the row. Address and text go when the mail has gone: after
    sending only the fact of it stays. So it does two weeks after a message that could never be sent.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    key = models.CharField(max_length=200, null=True, blank=True, unique=True)
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=250)
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField(default=clock.now)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "not_before"])]

    def __str__(self) -> str:
        return f"mail {self.uuid}"
