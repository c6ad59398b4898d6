"""What holds for every answer: a refusal is a clear page, and browsers get strict rules."""

from collections.abc import Callable
from http import HTTPStatus

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import LemniscaatError, Missing

BACK_OFFICE = "/beheer/"

BACK_OFFICE_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}
"""Wagtail writes scripts and styles into its pages; nothing outside /beheer/ may."""


class ErrorPages:
    """Shows what an action refused as a page with its sentence and status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """An address with a null in it names nothing; PostgreSQL would not even take the question."""
        if "\0" not in request.path_info:
            return None
        return self.process_exception(request, Missing(_("There is nothing at this address.")))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Only our own errors: their sentence is meant for the visitor."""
        if not isinstance(error, LemniscaatError):
            return None
        said = {"title": _title(error.status), "sentence": error.sentence}
        return render(request, "ui/message.html", said, status=error.status)


def _title(status: int) -> str:
    return {
        HTTPStatus.FORBIDDEN: _("This is not open to you"),
        HTTPStatus.NOT_FOUND: _("This is not here"),
        HTTPStatus.CONFLICT: _("Something changed in the meantime"),
    }.get(HTTPStatus(status), _("This did not work"))


class BrowserRules:
    """Headers beside the content security policy, which it relaxes for the back office alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.path_info.startswith(BACK_OFFICE):
            response._csp_replace = BACK_OFFICE_POLICY  # type: ignore[attr-defined]  # read by csp.middleware
        return response
