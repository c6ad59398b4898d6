"""What the screening finds."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

Span = tuple[int, int]
"""From and until, as in `text[start:end]`."""


class Kind(TextChoices):
    BSN = "bsn", _("citizen service number (BSN)")
    PHONE = "phone", _("phone number")
    EMAIL = "email", _("e-mail address")
    IBAN = "iban", _("bank account number")
    ADDRESS = "address", _("street and number")
    POSTCODE = "postcode", _("postcode")
    NAME = "name", _("name")
    BIRTHDATE = "birthdate", _("date of birth")
    CLIENT_NUMBER = "client_number", _("client or file number")
    PROFILE = "profile", _("personal page")


class Why(TextChoices):
    """Why something that was found may stay, as whoever wrote it chose."""

    NO_PERSON = "no_person", _("it is not about a person")
    PUBLIC = "public", _("it is public already")
    AGREED = "agreed", _("the person wants it to stand here")


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of text that may be personal data: `text` is what stands at `start`:`end`."""

    kind: Kind
    start: int
    end: int
    text: str
