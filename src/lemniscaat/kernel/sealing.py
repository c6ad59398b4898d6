"""Keep a text so that the database alone does not tell it: the key is a file beside it, in no backup."""

import hmac

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


def fingerprint(text: str, *, within: str) -> str:
    """What knows this text again without telling it: a hash under this installation's key. `within` parts
    uses from each other, so that the same text in another place has another one."""
    words = f"{within}\0{text}".encode()
    return hmac.new(settings.SEALING_KEY.encode(), words, "sha256").hexdigest()
