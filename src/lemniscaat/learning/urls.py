"""The addresses of projects, circles and uses."""

from django.urls import path

from lemniscaat.learning.views import (
    calendars,
    circle,
    circles,
    closing,
    consents,
    gatherings,
    insights,
    keeping_circle,
    keeping_project,
    mine,
    people,
    project,
    project_work,
    projects,
    student_rounds,
    uses,
)

app_name = "learning"
urlpatterns = [
    path("projecten/", projects.projects, name="projects"),
    path("projecten/<slug:slug>", project.project, name="project"),
    path("projecten/<slug:slug>/werk", project_work.work, name="project-work"),
    path("projecten/<slug:slug>/wijzig", keeping_project.change, name="project-change"),
    path("projecten/<slug:slug>/aandelen", keeping_project.shares, name="project-shares"),
    path("projecten/<slug:slug>/einde", keeping_project.ending, name="project-ending"),
    path("projecten/<slug:slug>/voortgang/<uuid:uuid>", project_work.progress, name="progress"),
    path("projecten/<slug:slug>/rondes/nieuw", student_rounds.new, name="student-round-new"),
    path("projecten/<slug:slug>/rondes/<uuid:uuid>", student_rounds.change, name="student-round"),
    path("werkplaatsen/<slug:werkplaats>/projecten/nieuw", keeping_project.new, name="project-new"),
    path("leerkringen/", circles.circles, name="circles"),
    path("leerkringen/<slug:slug>", circle.circle, name="circle"),
    path("kennis/<slug:slug>/toegepast", uses.tell, name="tell"),
    path("bureau/<slug:slug>/toegepast", uses.told, name="told"),
    path("bureau/<slug:slug>/toegepast/<uuid:uuid>/<slug:act>", uses.act, name="use-act"),
    path("leerkringen/<slug:slug>/mensen", people.people, name="circle-people"),
    path("leerkringen/<slug:slug>/wijzig", keeping_circle.change, name="circle-change"),
    path("leerkringen/<slug:slug>/bijeenkomsten/nieuw", gatherings.new, name="gathering-new"),
    path("leerkringen/<slug:slug>/bijeenkomsten/<uuid:uuid>", gatherings.gathering, name="gathering"),
    path(
        "leerkringen/<slug:slug>/bijeenkomsten/<uuid:uuid>/wijzig", gatherings.change, name="gathering-change"
    ),
    path(
        "leerkringen/<slug:slug>/bijeenkomsten/<uuid:uuid>.ics",
        gatherings.gathering_file,
        name="gathering-file",
    ),
    path("leerkringen/<slug:slug>/inzichten/nieuw", insights.new, name="insight-new"),
    path("leerkringen/<slug:slug>/inzichten/<uuid:uuid>", insights.change, name="insight-change"),
    path("leerkringen/<slug:slug>/inzichten/<uuid:uuid>/openen", insights.opening, name="insight-open"),
    path("leerkringen/<slug:slug>/sluiten", closing.close, name="circle-close"),
    path("werkplaatsen/<slug:werkplaats>/leerkringen/nieuw", keeping_circle.new, name="circle-new"),
    path("mijn/leerkringen", mine.mine, name="mine"),
    path("mijn/leerkringen/agenda", calendars.choose, name="calendar"),
    path("mijn/leerkringen/agenda/<str:token>.ics", calendars.feed, name="calendar-feed"),
    path("mijn/inzichten/<uuid:uuid>", consents.consent, name="insight-consent"),
]
