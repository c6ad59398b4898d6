"""Every request carries its actor; a role that asks for a second factor sleeps until one is shown."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import get_language_from_path

from lemniscaat.network.models import Actor
from lemniscaat.network.queries import actor_of, needs_second_factor, without_second_factor


class ActorMiddleware:
    """Sets `request.actor`, looked up at first use: a page that asks nothing costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


class SecondFactorMiddleware:
    """Leads who holds a role that asks for a second factor there, before the pages of that role.

    This is for clarity; what keeps those pages closed is that the role sleeps.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_role_page(request.path_info) and request.user.is_authenticated:
            if second_factor_missing(request):
                there = reverse("network:second_factor")
                return redirect(f"{there}?{urlencode({'next': request.get_full_path()})}")
            # For Wagtail, which hands on the account alone.
            request.user.actor = request.actor  # type: ignore[attr-defined]
        return self.get_response(request)


def second_factor_missing(request: HttpRequest) -> bool:
    """Whether she holds a role that sleeps because this session has seen her password only."""
    if not request.user.is_authenticated or second_factor_shown(request):
        return False
    return needs_second_factor(actor_of(request.user))


def second_factor_shown(request: HttpRequest) -> bool:
    """Whether this session has seen a code; a session from before the second factor was set has not.
    The demonstration, whose accounts and passwords are public, does not ask for one."""
    if settings.DEMO:
        return True
    return any(seen["method"] == "mfa" for seen in get_authentication_records(request, request.user))


def _actor(request: HttpRequest) -> Actor:
    actor = actor_of(request.user)
    if needs_second_factor(actor) and not second_factor_shown(request):
        actor = without_second_factor(actor)
    return actor


def _is_role_page(path: str) -> bool:
    language = get_language_from_path(path)
    path = f"{path.removeprefix(f'/{language}')}/" if language else f"{path}/"
    return path.startswith(settings.SECOND_FACTOR_PATHS)
