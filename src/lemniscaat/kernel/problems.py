"""Errors for machines: RFC 9457, `application/problem+json`."""

from http import HTTPStatus

from django.http import JsonResponse

from lemniscaat.kernel.errors import LemniscaatError


def problem(status: int, detail: str, **more: object) -> JsonResponse:
    """One problem: its HTTP status, that status in words, and a sentence a person can act on."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JsonResponse(body | more, status=status, content_type="application/problem+json")


def from_error(error: LemniscaatError) -> JsonResponse:
    """The problem an action raised."""
    return problem(error.status, error.sentence)
