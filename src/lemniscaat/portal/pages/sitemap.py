"""What a search engine may list: what everyone may read, by section, each with when it last changed. Every
section asks as a visitor, a fixed number of times a page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import DateTimeField, F, Max, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR

A_PAGE = 1_000
PAGES = (
    "portal:home", "portal:questions", "portal:issues", "portal:werkplaatsen", "portal:lemniscate",
    "knowledge:items", "knowledge:modules", "knowledge:dossiers", "agenda:national", "portal:ask",
    "portal:about", "portal:contact", "portal:accessibility", "portal:privacy",
)  # fmt: skip


class Section(Sitemap):
    """Rows with their address, and what says when each changed."""

    limit = A_PAGE

    def __init__(
        self,
        rows: Callable[[], QuerySet[Any]],
        at: Callable[..., str],
        changed: Any,
        named_by: tuple[str, ...] = ("slug",),
    ) -> None:
        self._rows, self._at, self._changed, self._named_by = rows, at, changed, named_by

    def items(self) -> QuerySet[Any]:
        """In an order that stays, so that no page of it overlaps another."""
        rows = self._rows().annotate(changed_on=self._changed).order_by("pk")
        return rows.values_list(*self._named_by, "changed_on")

    def location(self, item: Any) -> str:
        """Its address."""
        return self._at(*item[:-1])

    def lastmod(self, item: Any) -> datetime | None:
        """When it changed."""
        changed: datetime | None = item[-1]
        return changed

    def get_latest_lastmod(self) -> datetime | None:
        """Of all its rows, asked of the database."""
        newest: datetime | None = self.items().aggregate(newest=Max("changed_on"))["newest"]
        return newest

    def get_protocol(self, protocol: str | None = None) -> str:
        """That of our own address, whichever way one came in."""
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        """The same."""
        return urlsplit(settings.BASE_URL).netloc


class Lists(Section):
    """The pages that lead to the rest."""

    def __init__(self) -> None:
        pass

    def items(self) -> Any:
        """By the name of their address."""
        return PAGES

    def location(self, item: Any) -> str:
        """Its address."""
        return reverse(item)

    def lastmod(self, item: Any) -> None:
        """They change with what stands on them."""

    def get_latest_lastmod(self) -> None:
        """The same."""


def _named(kind: str) -> Callable[[str], str]:
    return lambda slug: address(kind, slug)


def _reversed(name: str) -> Callable[..., str]:
    return lambda *keys: reverse(name, args=keys)


def _agendas() -> QuerySet[Any]:
    return agenda.agendas(VISITOR)


def _knowledge() -> QuerySet[Any]:
    """What is no module: each stands in one section."""
    return knowledge.published_items().exclude(pk__in=_modules().values("item"))


def _modules() -> QuerySet[Any]:
    return knowledge.modules(VISITOR)


def _published(versions: str, first: str) -> Coalesce:
    return Coalesce(Max(f"{versions}__published_at"), first)


NEVER = Value(None, DateTimeField())
"""Of what keeps no day."""

SHOWN = Q(events__is_internal=False, events__undone_at=None)
"""Of what happened to a question: what everyone reads."""

SECTIONS: dict[str, Section] = {
    "paginas": Lists(),
    "vragen": Section(
        agenda.public_questions,
        _named("question"),
        Coalesce(Max("events__at", filter=SHOWN), "published_at"),
    ),
    "kwesties": Section(circulation.issues, _named("issue"), _published("syntheses", "made_at")),
    "kennisagendas": Section(
        _agendas,
        _reversed("agenda:agenda-version"),
        Coalesce("adopted_at", "consulted_at"),
        ("werkplaats__slug", "period__slug", "number"),
    ),
    "kennis": Section(_knowledge, _named("item"), _published("versions", "published_at")),
    "modules": Section(
        _modules, _named("item"), _published("item__versions", "item__published_at"), ("item__slug",)
    ),
    "dossiers": Section(knowledge.dossiers, _reversed("knowledge:dossier"), F("published_at")),
    "projecten": Section(
        learning.projects, _reversed("learning:project"), Coalesce(Max("progress__at"), "made_at")
    ),
    "leerkringen": Section(learning.circles, _reversed("learning:circle"), F("made_at")),
    "werkplaatsen": Section(network.werkplaatsen, _named("werkplaats"), NEVER),
}
