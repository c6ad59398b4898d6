"""The addresses of the crossing."""

from django.urls import path

from lemniscaat.circulation.views import crossing

app_name = "circulation"
urlpatterns = [
    path("bureau/<slug:werkplaats>/oversteek", crossing.crossing, name="crossing"),
    path("bureau/<slug:slug>/oversteek/<uuid:uuid>/<slug:act>", crossing.act, name="crossing-act"),
    path("partner/", crossing.partners, name="partners"),
    path("partner/<slug:slug>", crossing.partner, name="partner"),
    path("partner/<slug:slug>/<uuid:uuid>/<slug:act>", crossing.partner_act, name="partner-act"),
]
