"""The rooms of who keeps the network's words and its index, at the width of a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import PHONE
from factories import make_theme, make_user
from lemniscaat.kernel import transactions
from lemniscaat.kernel.ids import new_uuid
from lemniscaat.kernel.models import Changed
from lemniscaat.network.api import Role
from signing_in import as_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOO_WIDE = "(m => m.scrollWidth - m.clientWidth)(document.querySelector('#main'))"


def test_no_word_is_cut_off_at_the_width_of_a_phone(
    open_page: Callable[..., Page], live_site: str, sign_in: Callable[..., Any]
) -> None:
    with transactions.opened():
        Changed.objects.create(kind="item", uuid=new_uuid(), error="ValueError('" + "lang" * 40 + "')")
        theme = make_theme("Samen" + "leven" * 20)
        make_theme("Samen" + "werken" * 18)
        secretariat = make_user(Role.SECRETARIAT)
    page = open_page(f"{live_site}/beheer/", viewport=PHONE, storage_state=as_user(sign_in, secretariat))
    for there in ("themas/", "themas/new/", f"themas/edit/{theme.pk}/", "zoekindex/"):
        page.goto(f"{live_site}/beheer/{there}")
        assert page.evaluate(TOO_WIDE) <= 0, there
