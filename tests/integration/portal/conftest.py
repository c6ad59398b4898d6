"""What the tests of the portal share: an index of their own, and a strict reader of HTML."""

from collections.abc import Callable

import html5lib
import pytest
from django.http import HttpResponse

from lemniscaat.discovery import api as discovery


@pytest.fixture
def index(db, settings, tmp_path) -> Callable[[], None]:
    """`index()` indexes what there is now, in a folder of this test's own."""
    settings.INDEX_ROOT = tmp_path / "index"

    def rebuild() -> None:
        discovery.rebuild()

    return rebuild


@pytest.fixture
def read() -> Callable[[HttpResponse], str]:
    """`read(response)` gives the page's text, once an HTML parser has read it without an error."""

    def parsed(response: HttpResponse) -> str:
        parser = html5lib.HTMLParser(strict=False)
        page = response.content.decode()
        parser.parse(page)
        assert [(place, code) for place, code, _ in parser.errors] == []
        assert page.count("<h1") == 1
        return page

    return parsed
