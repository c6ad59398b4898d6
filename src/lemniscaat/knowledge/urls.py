"""The addresses of knowledge. What brings apps together, as one item does, stands in the portal."""

from django.urls import path

from lemniscaat.knowledge.views import (
    adapting,
    changes,
    citing,
    dossiers,
    factor,
    files,
    items,
    lessons,
    programmes,
    taking,
    versions,
)

app_name = "knowledge"
urlpatterns = [
    path("kennis/", items.items, name="items"),
    path("modules/", items.modules, name="modules"),
    path("kennis/<slug:slug>.<slug:ending>", citing.item_file, name="item-file"),
    path("kennis/<slug:slug>/lessen", lessons.lessons, name="lessons"),
    path("dossiers/", dossiers.dossiers, name="dossiers"),
    path("dossiers/<slug:slug>", dossiers.dossier, name="dossier"),
    path("kennis/<slug:slug>/versies/<int:number>", versions.version, name="version"),
    path("kennis/<slug:slug>/lessen.zip", taking.module_zip, name="module-zip"),
    path("kennis/<slug:slug>/aanpassen", adapting.adapt, name="adapt"),
    path("kennis/<slug:slug>/verschil", adapting.difference, name="difference"),
    path("kennis/<slug:slug>/aangeboden", changes.changes, name="changes"),
    path("kennis/<slug:slug>/gebruik", programmes.use, name="programme-use"),
    path("kennis/<slug:slug>/gebruik/<uuid:uuid>/einde", programmes.end, name="programme-end"),
    path("mail/versies/<str:token>", programmes.stop, name="version-mail"),
    path("bestanden/<uuid:uuid>", files.file, name="file"),
    path("bestanden/<uuid:uuid>/beeld", files.picture, name="file-picture"),
    path("factoren/<slug:slug>", factor.factor, name="factor"),
]
