"""The addresses of knowledge. What brings apps together, as one item does, stands in the portal."""

from django.urls import path

from lemniscaat.knowledge.views import citing, dossiers, factor, files, items, lessons, versions

app_name = "knowledge"
urlpatterns = [
    path("kennis/", items.items, name="items"),
    path("modules/", items.modules, name="modules"),
    path("kennis/<slug:slug>.<slug:ending>", citing.item_file, name="item-file"),
    path("kennis/<slug:slug>/lessen", lessons.lessons, name="lessons"),
    path("dossiers/", dossiers.dossiers, name="dossiers"),
    path("dossiers/<slug:slug>", dossiers.dossier, name="dossier"),
    path("kennis/<slug:slug>/versies/<int:number>", versions.version, name="version"),
    path("bestanden/<uuid:uuid>", files.file, name="file"),
    path("bestanden/<uuid:uuid>/beeld", files.picture, name="file-picture"),
    path("factoren/<slug:slug>", factor.factor, name="factor"),
]
