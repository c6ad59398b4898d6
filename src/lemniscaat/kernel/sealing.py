"""Keep a text so that the database alone does not tell it: the key is a file beside it, in no backup."""

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from lemniscaat.kernel.errors import LemniscaatError


def seal(text: str) -> bytes:
    """The text, readable with this installation's key only."""
    return Fernet(settings.SEALING_KEY).encrypt(text.encode())


def unseal(sealed: bytes | memoryview) -> str:
    """The text again. Raises `LemniscaatError` when it was sealed with another key."""
    try:
        return Fernet(settings.SEALING_KEY).decrypt(bytes(sealed)).decode()
    except InvalidToken as error:
        raise LemniscaatError(
            "sealed with another key: is the right sealing-key in the data folder?"
        ) from error
