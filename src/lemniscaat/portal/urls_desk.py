"""The addresses of the desks; included by `portal.urls`."""

from django.urls import path

from lemniscaat.portal.views import aside, desk, entry, handing_over, offers, redacting, searched, undoing

urlpatterns = [
    path("bureau/", desk.desks, name="desks"),
    path("bureau/<slug:slug>", desk.desk, name="desk"),
    path("bureau/<slug:slug>/gezocht", searched.searched, name="searched"),
    path("bureau/<slug:slug>/gezocht/kliks", searched.clicks, name="searched-clicks"),
    path("bureau/<slug:slug>/gezocht/thema/<slug:code>", searched.theme, name="searched-theme"),
    path("bureau/<slug:slug>/gezocht/woord/<str:term>", searched.term, name="searched-term"),
    path("bureau/<slug:slug>/invoer", entry.entry, name="entry"),
    path("bureau/<slug:slug>/vastgehouden", aside.aside, name="aside"),
    path("bureau/<slug:slug>/vastgehouden/<str:number>", aside.decide, name="aside-decide"),
    path("bureau/<slug:slug>/oversteek/nieuw", handing_over.choose, name="hand-over-choose"),
    path("bureau/<slug:slug>/oversteek/nieuw/<uuid:uuid>", handing_over.hand_over, name="hand-over"),
    path("bureau/<slug:slug>/aanbod", offers.offers, name="offers"),
    path("bureau/<slug:slug>/aanbod/<uuid:uuid>/<slug:act>", offers.act, name="offer-act"),
    path("bureau/<slug:slug>/<str:number>", desk.desk, name="desk-question"),
    path("bureau/<slug:slug>/<str:number>/weghalen", redacting.redacting, name="desk-redact"),
    path("bureau/<slug:slug>/<str:number>/maak-ongedaan", undoing.undoing, name="desk-undo"),
    path("bureau/<slug:slug>/<str:number>/draag-over", handing_over.question, name="question-over"),
    path("bureau/<slug:slug>/<str:number>/<slug:act>", desk.act, name="desk-act"),
]
