"""What is new, to be followed with a feed reader (Atom): questions of the whole network or of one werkplaats,
and knowledge. What stands in a feed is what everyone may read; it leaves when that ends."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lemniscaat.agenda import api as agenda
from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network import api as network
from lemniscaat.network.api import Werkplaats, kept
from lemniscaat.portal import typed

NEWEST = 50


class _News(Feed):
    """The newest rows by when they became public; each has an id of its own that stays (`urn:uuid`)."""

    feed_type = Atom1Feed
    kind = ""

    def link(self, obj: Any) -> str:
        """The page of the list."""
        raise NotImplementedError

    def item_title(self, item: Any) -> str:
        """Without the signs that no XML takes."""
        return typed.line(str(item))

    def item_link(self, item: Any) -> str:
        """Its page."""
        return f"{settings.BASE_URL}{address(self.kind, item.slug)}"

    def item_guid(self, item: Any) -> str:
        """The same in every language and at every address."""
        return f"urn:uuid:{item.uuid}"

    def item_pubdate(self, item: Any) -> datetime:
        """When everyone could read it."""
        since: datetime = item.published_at
        return since

    def item_updateddate(self, item: Any) -> datetime:
        """The same: a feed tells what is new."""
        return self.item_pubdate(item)

    def item_author_name(self, item: Any) -> str:
        """The werkplaats whose it is."""
        return str(item.werkplaats or _("National"))


class Questions(_News):
    """Questions in their settled wording: never the words of who asked."""

    kind = "question"

    def get_object(self, request: HttpRequest, slug: str = "") -> Werkplaats | None:
        """The werkplaats, or None for the whole network."""
        found: Werkplaats | None = network.werkplaatsen().filter(slug=slug).first() if slug else None
        if slug and found is None:
            raise Http404
        return found

    def title(self, obj: Werkplaats | None) -> str:
        """What it is called."""
        return _("New questions of %(where)s") % {"where": obj} if obj else _("New questions from practice")

    def link(self, obj: Werkplaats | None) -> str:
        """The page of the list."""
        at = reverse("portal:questions")
        return f"{settings.BASE_URL}{at}?werkplaats={obj.slug}" if obj else f"{settings.BASE_URL}{at}"

    def items(self, obj: Werkplaats | None) -> Any:
        """The newest first."""
        rows = agenda.public_questions().order_by("-published_at", "-id")
        return (rows.filter(werkplaats=obj) if obj else rows)[:NEWEST]


class Knowledge(_News):
    """Reports, ways of working, tools, modules."""

    kind = "item"

    def title(self) -> str:
        """What it is called."""
        return _("New knowledge")

    def link(self, obj: Any) -> str:
        """The page of the list."""
        return f"{settings.BASE_URL}{reverse('knowledge:items')}"

    def items(self) -> Any:
        """The newest first."""
        return knowledge.published_items().order_by("-published_at", "-id")[:NEWEST]

    def item_description(self, item: Any) -> str:
        """The plain summary."""
        return typed.text(item.plain_summary)


@require_safe
@kept
def questions(request: HttpRequest, slug: str = "") -> HttpResponse:
    """New questions of the network, or of one werkplaats."""
    return Questions()(request, slug=slug)


@require_safe
@kept
def items(request: HttpRequest) -> HttpResponse:
    """New knowledge."""
    return Knowledge()(request)
