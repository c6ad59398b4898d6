"""The addresses of projects and circles."""

from django.urls import path

from lemniscaat.learning.views import circle, circles, project, projects

app_name = "learning"
urlpatterns = [
    path("projecten/", projects.projects, name="projects"),
    path("projecten/<slug:slug>", project.project, name="project"),
    path("leerkringen/", circles.circles, name="circles"),
    path("leerkringen/<slug:slug>", circle.circle, name="circle"),
]
