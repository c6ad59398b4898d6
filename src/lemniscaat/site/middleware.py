"""What holds for every answer: a refusal is a clear page, and browsers get strict rules."""

from collections.abc import Callable
from http import HTTPStatus

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.db.utils import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import LemniscaatError

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
    """Shows what an action refused, and what cannot be there at all, as a page with its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return _absent(request) if "\0" in request.path_info else self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Our own errors: their sentence is meant for the visitor. And a question with a value that the
        database cannot even hold, such as a null sign or a number of a hundred digits: nothing is there."""
        if isinstance(error, LemniscaatError):
            return _page(request, error.status, error.sentence)
        if isinstance(error, DataError | OverflowError) and request.method in {"GET", "HEAD"}:
            return _absent(request)
        return None


def _absent(request: HttpRequest) -> HttpResponse:
    return _page(request, HTTPStatus.NOT_FOUND, _("There is nothing at this address."))


def _page(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    said = {"title": _title(status), "sentence": sentence}
    return render(request, "ui/message.html", said, status=status)


def _title(status: int) -> str:
    return {
        HTTPStatus.FORBIDDEN: _("This is not open to you"),
        HTTPStatus.NOT_FOUND: _("This is not here"),
        HTTPStatus.GONE: _("This was taken back"),
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
