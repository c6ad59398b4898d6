"""The addresses of agendas and rounds. What brings apps together, as a question's thread does, stands in
the portal."""

from django.urls import path

from lemniscaat.agenda.views import agenda, desk_mails, desk_rounds, national, rounds

app_name = "agenda"
_AT = "werkplaatsen/<slug:werkplaats>/"
_ROUND = f"{_AT}rondes/<int:number>"
_DESK = "bureau/<slug:werkplaats>/rondes/"
urlpatterns = [
    path(f"{_AT}kennisagenda/<str:period>", agenda.agenda, name="agenda"),
    path(f"{_AT}rondes/", rounds.rounds, name="rounds"),
    path(_ROUND, rounds.round, name="round"),
    path(f"{_ROUND}/uitslag.csv", rounds.result_csv, name="result-csv"),
    path(f"{_ROUND}/kijk-in-je-mail", rounds.sent, name="sent"),
    path(f"{_ROUND}/zeg-ja/<str:token>", rounds.confirm, name="confirm"),
    path("kennisagenda", national.national, name="national"),
    path("bureau/landelijk/kennisagenda", national.national_desk, name="national-desk"),
    path("bureau/landelijk/kennisagenda/<uuid:uuid>/<slug:act>", national.decide, name="national-decide"),
    path("mijn/ochtendmail", desk_mails.choose, name="desk-mails"),
    path("bureau/ochtendmail/<str:token>", desk_mails.stop, name="desk-mail"),
    path(_DESK, desk_rounds.desk_rounds, name="desk-rounds"),
    path(f"{_DESK}nieuw", desk_rounds.new_round, name="new-round"),
    path(f"{_DESK}<int:number>", desk_rounds.desk_round, name="desk-round"),
    path(f"{_DESK}<int:number>/<slug:act>", desk_rounds.act, name="round-act"),
]
