"""What search engines may list, `/sitemap.xml`, and each section of it, page by page."""

from django.conf import settings
from django.contrib.sitemaps import views
from django.contrib.sitemaps.views import SitemapIndexItem
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lemniscaat.network.api import kept
from lemniscaat.portal.pages.sitemap import SECTIONS


@require_safe
@kept
def index(request: HttpRequest) -> HttpResponse:
    """Every page of every section, with when the newest of it changed."""
    found = []
    for name, section in SECTIONS.items():
        at = f"{settings.BASE_URL}{reverse('sitemap', args=[name])}"
        newest = section.get_latest_lastmod()
        pages = (f"{at}?p={n}" if n > 1 else at for n in section.paginator.page_range)
        found += [SitemapIndexItem(page, newest) for page in pages]
    return render(request, "sitemap_index.xml", {"sitemaps": found}, content_type="application/xml")


@require_safe
@kept
def section(request: HttpRequest, name: str) -> HttpResponse:
    """One section; a page or a section that is not there is a 404."""
    page: HttpResponse = views.sitemap(request, SECTIONS, name).render()
    return page
