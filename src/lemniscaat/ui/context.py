"""What stands around every page. Nothing is asked for until a template reads it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, translate_url
from django.utils.translation import get_language, override, pgettext

from lemniscaat.kernel import menus


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `chrome` for templates."""
    return {"chrome": Chrome(request)}


@dataclass(frozen=True, slots=True)
class Language:
    """This page in a language; `url` is a path."""

    code: str
    name: str
    url: str
    current: bool


class Chrome:
    """Menus, languages, addresses. For an anonymous visitor it reads no database and sets no cookie."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def demo(self) -> bool:
        return settings.DEMO

    @cached_property
    def main(self) -> list[dict[str, Any]]:
        return menus.entries("main", self.request)

    @cached_property
    def footer(self) -> list[dict[str, Any]]:
        """The footer's columns that hold anything."""
        headings = {
            "do": pgettext("menu", "Do"),
            "know": pgettext("menu", "Know"),
            "about": pgettext("menu", "About us"),
        }
        columns = (
            {"heading": headings[name], "entries": menus.entries(name, self.request)} for name in headings
        )
        return [column for column in columns if column["entries"]]

    @cached_property
    def home(self) -> str:
        language = get_language() or settings.LANGUAGE_CODE
        return get_script_prefix() + ("" if language == settings.LANGUAGE_CODE else f"{language}/")

    @cached_property
    def canonical(self) -> str:
        """The one address of this page, without filters."""
        return settings.BASE_URL + self.request.path

    @cached_property
    def languages(self) -> list[Language]:
        """This page in each language; empty where it stands in one only."""
        here, current = self.request.get_full_path(), get_language()
        found = []
        for code, name in settings.LANGUAGES:
            with override(code):
                own_name = str(name)
            found.append(Language(code, own_name, translate_url(here, code), code == current))
        return found if len({language.url for language in found}) == len(found) else []

    @cached_property
    def alternates(self) -> list[tuple[str, str]]:
        """Language and absolute address, for hreflang."""
        return [(each.code, settings.BASE_URL + each.url.partition("?")[0]) for each in self.languages]

    @cached_property
    def signed_in(self) -> str:
        """The name of who is signed in, or nothing."""
        user = getattr(self.request, "user", None)
        return user.get_short_name() or str(user) if user is not None and user.is_authenticated else ""
