"""The machine's door, `/api/v1`: each app's own router, and errors as RFC 9457 says."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.kernel.problems import from_error, problem

VERSION = "1.0.0"


class PublicAPI(NinjaAPI):
    """Says its version with every answer, as the Dutch API rules ask."""

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        """The answer with `API-Version`."""
        response = super().create_response(request, data, **kwargs)
        response["API-Version"] = VERSION
        return response


api = PublicAPI(
    title="Lemniscaat",
    version=VERSION,
    description="Search and match the knowledge of the Werkplaatsen Sociaal Domein.",
    urls_namespace="api",
    docs_url=None,  # its page would load scripts from another host
    openapi_url="/openapi.json",
)

api.add_router("", "lemniscaat.discovery.rest.router", tags=["discovery"])


@api.exception_handler(LemniscaatError)
def refused(request: HttpRequest, error: LemniscaatError) -> HttpResponse:
    """What an action refused."""
    return from_error(error)


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters that are not of the form the description gives."""
    errors = [{"at": ".".join(str(part) for part in e["loc"]), "message": e["msg"]} for e in error.errors]
    return problem(400, _("The request is not of the right form."), errors=errors)


@api.exception_handler(HttpError)
def broken(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that cannot be read, and the like: told in the words of the site, not those of a library."""
    is_body = error.status_code == HTTPStatus.BAD_REQUEST
    said = _("The request is not of the right form.") if is_body else error.message
    return problem(error.status_code, said)


@api.exception_handler(Http404)
def absent(request: HttpRequest, error: Http404) -> HttpResponse:
    """No such thing; the answer is the same when it is there but closed."""
    return problem(404, _("This is not here."))


def unknown(request: HttpRequest, path: str) -> HttpResponse:
    """An address under /api/ that means nothing."""
    return problem(404, _("There is no such address in the API. See /api/v1/openapi.json."))
