"""The addresses of the portal. Those of the things and of the desks stand in their own files."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, path

from lemniscaat.portal.views import ask, follow, home, matches, question, questions, search


def _also(name: str) -> list[URLPattern]:
    module = f"lemniscaat.portal.{name}"
    return import_module(module).urlpatterns if find_spec(module) else []


app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("zoeken", search.search, name="search"),
    path("vraag", ask.ask, name="ask"),
    path("vraag/dit-is-er-al", matches.matches, name="matches"),
    path("vraag/volg/<str:token>", follow.follow, name="follow"),
    path("vragen/", questions.questions, name="questions"),
    path("vragen/<str:slug>", question.question, name="question"),
    *_also("urls_desk"),
    *_also("urls_things"),
]
