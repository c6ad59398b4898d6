"""The addresses of agendas. What brings apps together, as a question's thread does, stands in the portal."""

from django.urls import path

from lemniscaat.agenda.views import agenda

app_name = "agenda"
urlpatterns = [
    path("werkplaatsen/<slug:werkplaats>/kennisagenda/<str:period>", agenda.agenda, name="agenda"),
]
