"""Every address. An app's own stand in its `urls`; Dutch has no prefix, English stands under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as back_office
from wagtail.documents import urls as documents

from lemniscaat.site import plain, rest

PAGES = ("agenda", "circulation", "learning", "portal", "knowledge", "network", "ui")
"""The first that knows an address answers: those of the rounds of a desk before those of its questions."""

urlpatterns = [
    path("healthz", plain.health),
    path("robots.txt", plain.robots),
    path("", include("lemniscaat.portal.urls_machines")),
    path(".well-known/security.txt", plain.security),
    path("id/", include("lemniscaat.portal.urls_permanent")),
    path("api/v1/", rest.api.urls),
    path("api/<path:path>", rest.unknown),
    # One way in, with the second factor: Wagtail's own login is closed.
    path("beheer/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("beheer/", include(back_office)),
    path("documenten/", include(documents)),
    *i18n_patterns(
        path("account/", include("lemniscaat.network.urls.account")),
        *(path("", include(f"lemniscaat.{app}.urls")) for app in PAGES),
        prefix_default_language=False,
    ),
]
