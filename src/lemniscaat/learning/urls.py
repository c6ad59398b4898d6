"""The addresses of projects, circles and uses."""

from django.urls import path

from lemniscaat.learning.views import circle, circles, project, projects, uses

app_name = "learning"
urlpatterns = [
    path("projecten/", projects.projects, name="projects"),
    path("projecten/<slug:slug>", project.project, name="project"),
    path("leerkringen/", circles.circles, name="circles"),
    path("leerkringen/<slug:slug>", circle.circle, name="circle"),
    path("kennis/<slug:slug>/toegepast", uses.tell, name="tell"),
    path("bureau/<slug:slug>/toegepast", uses.told, name="told"),
    path("bureau/<slug:slug>/toegepast/<uuid:uuid>/<slug:act>", uses.act, name="use-act"),
]
