"""How a test comes in: with or without a second factor, as a person would have."""

from base64 import b32encode
from collections.abc import Callable
from time import time
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.http import HttpRequest
from django.test import Client

from lemniscaat.network.api import User

SECRET = b32encode(b"twintig tekens geheim"[:20]).decode()


def set_second_factor(user: User) -> None:
    """Give the account an app with `SECRET`."""
    TOTP.activate(user, SECRET)


def code(secret: str = SECRET) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time()) // 30))


def as_user(sign_in: Callable[..., Client], user: User) -> dict[str, Any]:
    """What a browser of somebody who has logged in starts with."""
    session = sign_in(user).cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}
    return {"cookies": [cookie], "origins": []}


@pytest.fixture
def sign_in(db: None) -> Callable[..., Client]:
    """`sign_in(user)` gives a browser in which she has logged in with password and code;
    `second_factor=False` with her password alone."""

    def come_in(user: User, *, second_factor: bool = True) -> Client:
        client = Client()
        client.force_login(user)
        if second_factor:
            request = HttpRequest()
            request.session = client.session
            record_authentication(request, user, "mfa")
            request.session.save()
        return client

    return come_in
