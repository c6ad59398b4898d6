"""The addresses of the desks; included by `portal.urls`."""

from django.urls import path

from lemniscaat.portal.views import desk

urlpatterns = [
    path("bureau/", desk.desks, name="desks"),
    path("bureau/<slug:slug>", desk.desk, name="desk"),
    path("bureau/<slug:slug>/<str:number>", desk.desk, name="desk-question"),
    path("bureau/<slug:slug>/<str:number>/<slug:act>", desk.act, name="desk-act"),
]
