"""Work kept as rows (house rule 7), claimed by `UPDATE … WHERE unclaimed`."""

from lemniscaat.kernel.models.changed import Changed
from lemniscaat.kernel.models.job import Job
from lemniscaat.kernel.models.mail import OutgoingMail
from lemniscaat.kernel.models.tally import Tally
from lemniscaat.kernel.models.worker import Worker

__all__ = ["Changed", "Job", "OutgoingMail", "Tally", "Worker"]
