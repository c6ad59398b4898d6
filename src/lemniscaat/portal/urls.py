"""The addresses of the portal. Those of the things and of the desks stand in their own files."""

from django.urls import path

from lemniscaat.portal import urls_desk, urls_things
from lemniscaat.portal.views import ask, feeds, follow, following, home, matches, question, questions, search

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("zoeken", search.search, name="search"),
    path("zoeken/aanvullen", search.complete, name="complete"),
    path("zoeken/waarom/<slug:kind>/<uuid:uuid>", search.why, name="why"),
    path("zoeken/geklikt/<str:rank>", search.clicked, name="clicked"),
    path("vraag", ask.ask, name="ask"),
    path("vraag/dit-is-er-al", matches.matches, name="matches"),
    path("vraag/volg/<str:token>", follow.follow, name="follow"),
    path("vraag/volg/mail/<str:token>", following.following, name="following"),
    path("vragen/", questions.questions, name="questions"),
    path("vragen/nieuw.atom", feeds.questions, name="feed-questions"),
    path("kennis/nieuw.atom", feeds.items, name="feed-items"),
    path("werkplaatsen/<slug:slug>/vragen.atom", feeds.questions, name="feed-werkplaats"),
    path("vragen/<str:slug>", question.question, name="question"),
    *urls_desk.urlpatterns,
    *urls_things.urlpatterns,
]
