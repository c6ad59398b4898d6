"""The addresses of agendas and rounds. What brings apps together, as a question's thread does, stands in
the portal."""

from django.urls import path

from lemniscaat.agenda.views import (
    agenda,
    agenda_parts,
    desk_agendas,
    desk_mails,
    desk_remarks,
    desk_rounds,
    national,
    remarks,
    rounds,
)

app_name = "agenda"
_AT = "werkplaatsen/<slug:werkplaats>/"
_ROUND = f"{_AT}rondes/<int:number>"
_VERSION = f"{_AT}kennisagenda/<str:period>/versie/<int:number>"
_DESK_AGENDAS = "bureau/<slug:werkplaats>/agenda/"
_DESK_AGENDA = f"{_DESK_AGENDAS}<str:period>/<int:number>"
_DESK = "bureau/<slug:werkplaats>/rondes/"
urlpatterns = [
    path(f"{_AT}kennisagenda", agenda.newest, name="agenda-newest"),
    path(f"{_AT}kennisagenda/vergelijk", agenda.compare, name="agenda-compare"),
    path(f"{_AT}kennisagenda/<str:period>", agenda.agenda, name="agenda"),
    path(_VERSION, agenda.agenda, name="agenda-version"),
    path(f"{_VERSION}/kennisagenda.pdf", agenda.pdf, name="agenda-pdf"),
    path(f"{_VERSION}/stel-vast", agenda.adopt, name="adopt"),
    path(f"{_VERSION}/onderschrijf", agenda.endorse, name="endorse"),
    path(f"{_VERSION}/opmerking", remarks.remark, name="remark"),
    path(f"{_VERSION}/kijk-in-je-mail", remarks.sent, name="remark-sent"),
    path("kennisagenda/opmerking/<str:token>", remarks.confirm, name="remark-confirm"),
    path(_DESK_AGENDAS, desk_agendas.desk_agendas, name="desk-agendas"),
    path(f"{_DESK_AGENDAS}nieuw", desk_agendas.new_agenda, name="new-agenda"),
    path(_DESK_AGENDA, desk_agendas.desk_agenda, name="desk-agenda"),
    path(f"{_DESK_AGENDA}/opmerkingen", desk_remarks.desk_remarks, name="desk-remarks"),
    path(f"{_DESK_AGENDA}/doe/<slug:act>", desk_agendas.act, name="agenda-act"),
    path(f"{_DESK_AGENDA}/<slug:kind>/<str:uuid>", agenda_parts.part, name="agenda-part"),
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
