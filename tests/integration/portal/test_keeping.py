"""Pages that are the same for everyone: made once, never told after they are no longer true."""

from datetime import timedelta

import pytest
from django.core.cache import caches

from factories import make_issue, make_item, make_user, make_werkplaats
from lemniscaat.kernel import clock

pytestmark = pytest.mark.django_db

KEPT = [
    "/", "/kwesties/eenzaamheid", "/werkplaatsen/oost/", "/kennis/langs-de-lijn", "/lemniscaat",
    "/en/lemniscaat",
]  # fmt: skip


@pytest.fixture(autouse=True)
def network_with_a_cache(settings):
    in_memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
    settings.CACHES = {**settings.CACHES, "pages": in_memory}
    caches["pages"].clear()
    make_issue("Eenzaamheid", slug="eenzaamheid")
    make_item("Langs de lijn")
    yield make_werkplaats("oost")
    caches["pages"].clear()


@pytest.mark.parametrize("url", KEPT)
def test_second_visitor_costs_one_query_and_sees_the_same(client, queries, url):
    first = client.get(url)
    seen = []

    assert queries(lambda: seen.append(client.get(url))) == 1

    assert seen[0].content == first.content
    assert seen[0].headers == first.headers


@pytest.mark.parametrize("url", KEPT)
def test_page_of_before_a_write_is_not_told_after_it(client, url):
    before = client.get(url).content

    make_werkplaats("west")
    make_issue("Geldzorgen")
    after = client.get(url).content

    assert client.get(url).content == after
    assert (b"West" in after, b"West" in before) == ((url in ("/", "/lemniscaat", "/en/lemniscaat")), False)


def test_page_of_yesterday_is_made_anew(client, queries):
    client.get("/")
    with clock.held(clock.now() + timedelta(days=1)):
        assert queries(lambda: client.get("/")) > 1


def test_each_language_has_its_own(client):
    client.get("/lemniscaat")
    assert b'lang="en"' in client.get("/en/lemniscaat").content


def test_what_one_visitor_sees_alone_is_neither_kept_nor_shown_a_kept_page(client):
    signed_in = make_user(name="Noor Voorbeeld")
    client.force_login(signed_in)
    assert b"Ingelogd als Noor" in client.get("/").content
    client.logout()
    client.cookies.clear()
    assert b"Ingelogd als Noor" not in client.get("/").content
    client.force_login(signed_in)
    assert b"Ingelogd als Noor" in client.get("/").content


def test_what_is_not_there_is_not_kept(client, queries):
    for _time in range(2):
        assert queries(lambda: client.get("/kwesties/zorgmijding")) > 1
