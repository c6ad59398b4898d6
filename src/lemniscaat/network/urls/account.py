"""Logging in, under /account/: the library's pages, without those that let one make an account or
change its address. They keep their names, which the library looks up."""

from django.http import Http404, HttpRequest
from django.urls import include, path


def closed(request: HttpRequest, key: str = "") -> None:
    """Accounts come by invitation; their address is changed by the secretariat."""
    raise Http404


urlpatterns = [
    path("signup/", closed, name="account_signup"),
    path("email/", closed, name="account_email"),
    path("confirm-email/", closed, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", closed, name="account_confirm_email"),
    path("login/code/confirm/", closed, name="account_confirm_login_code"),
    path("password/set/", closed, name="account_set_password"),
    path("", include("allauth.urls")),
]
