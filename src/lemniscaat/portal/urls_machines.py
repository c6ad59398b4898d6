"""The addresses at which search engines look, the same in every language."""

from django.urls import path

from lemniscaat.portal.views import sitemap

urlpatterns = [
    path("sitemap.xml", sitemap.index, name="sitemaps"),
    path("sitemap/<slug:name>.xml", sitemap.section, name="sitemap"),
]
