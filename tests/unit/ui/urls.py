"""The site, and pages that go wrong."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from lemniscaat.site.urls import urlpatterns as site


def sentence(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"{status}.html", {"sentence": "Iemand <b>anders</b> was er."}, status=status)


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def told(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Je vraag is <verstuurd>.")
    messages.error(request, "Dit ging mis.")
    return render(request, "ui/base.html")


urlpatterns = [
    path("sentence/<int:status>", sentence),
    path("forbidden", forbidden),
    path("broken", broken),
    path("told", told),
    *site,
]
