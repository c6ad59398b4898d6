from django.db import models

from lemniscaat.kernel import clock, ids, sealing


class QuestionFollow(models.Model):
    """An address that hears of a question's changes: apart from the question, sealed, and for a while.

    Counts from `confirmed_at`, when its owner answered the first mail. `drop_on` is the day it goes:
    14 days after asking when nobody confirms, 30 days after the end of the question, or two years
    when she chose to hear of use as well (rule 2). `token` is its own address for confirming and
    stopping: it speaks for the follower, not for the asker.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    question = models.ForeignKey("agenda.Question", on_delete=models.PROTECT, related_name="follows")
    sealed_address = models.BinaryField()
    address_hash = models.CharField(max_length=64)
    token = models.CharField(max_length=64, unique=True, default=ids.new_secret)
    wants_use = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    drop_on = models.DateField(null=True, blank=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "address_hash"], name="one_follow_an_address")
        ]

    def __str__(self) -> str:
        return f"follow {self.uuid}"

    def address(self) -> str:
        """The mail address, unsealed."""
        return sealing.unseal(self.sealed_address)
