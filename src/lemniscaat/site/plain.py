"""Addresses for machines that look after the site: health, robots, security."""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from lemniscaat.kernel import clock

CLOSED = ("/account/", "/beheer/", "/bureau/", "/mijn", "/partner", "/vraag/volg/")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """`ok` while the database answers; raises otherwise, which is a 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read, except from a demonstration: that is invented."""
    closed = ("/",) if settings.DEMO else (*CLOSED, *(f"/en{path}" for path in CLOSED))
    named = () if settings.DEMO else (f"Sitemap: {settings.BASE_URL}{reverse('sitemaps')}",)
    return _lines("User-agent: *", *(f"Disallow: {path}" for path in closed), *named)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. `Expires` moves on by itself: whoever runs the site keeps the contact true."""
    expires = (clock.now() + timedelta(days=300)).replace(hour=0, minute=0, second=0, microsecond=0)
    return _lines(
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    )


def _lines(*lines: str) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
