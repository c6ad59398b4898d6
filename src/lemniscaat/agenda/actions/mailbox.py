"""Whose e-mail address it is, without keeping it."""

from django.core.exceptions import ValidationError
from django.forms import EmailField
from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Invalid

EMAIL = EmailField(max_length=254)


def checked_address(typed: str) -> str:
    """The address as it is mailed to, in small letters. Raises `Invalid` when it is none."""
    try:
        return str(EMAIL.clean(typed.strip().lower()))
    except ValidationError as error:
        raise Invalid(_("This is no e-mail address. Look whether there is an @ and a dot in it.")) from error
