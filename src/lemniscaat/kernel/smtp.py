"""Sending over SMTP, patient at the one moment when giving up sends twice."""

import smtplib
from typing import Any

from django.core.mail.backends import smtp

PATIENCE = 120
"""Seconds for the answer to a whole message: a server that took it and is slow to say so has it (RFC 1047).
With all answers before it, less than a claim on the row lasts."""


class Connection(smtplib.SMTP):
    """As the standard one, with more time for the answer to a message than for any other."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Hand the message over and wait for its answer."""
        self._wait(PATIENCE)
        try:
            return super().data(msg)
        finally:
            self._wait(self.timeout)

    def _wait(self, seconds: float) -> None:
        if self.sock is not None:  # else it hung up
            self.sock.settimeout(seconds)


class EmailBackend(smtp.EmailBackend):
    """Django's, with our connection."""

    connection_class = Connection
