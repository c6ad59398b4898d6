"""The addresses of knowledge. What brings apps together, as one item does, stands in the portal."""

from django.urls import path

from lemniscaat.knowledge.views import (
    adapting,
    analyses,
    analysis_cells,
    changes,
    citing,
    dossiers,
    factor,
    factor_acts,
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
    path("kennis/<slug:slug>.pdf", files.pdf, name="item-pdf"),
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
    path("bestanden/<uuid:uuid>/beeld/<int:page>", files.picture, name="file-page"),
    path("factoren/<slug:slug>", factor.factor, name="factor"),
    path("factoren/<slug:slug>/oordeel", factor_acts.judge, name="judge-factor"),
    path("factoren/<slug:slug>/bewijs/<uuid:uuid>/terug", factor_acts.take_back, name="take-back-evidence"),
    path("kwesties/<slug:slug>/analyse", analyses.begin, name="begin-analysis"),
    path("analyses/<uuid:uuid>", analyses.analysis, name="analysis"),
    path("analyses/<uuid:uuid>/vak/<uuid:cell>", analysis_cells.cell, name="analysis-cell"),
    path("analyses/<uuid:uuid>/geval/<uuid:case>", analysis_cells.case, name="analysis-case"),
    path("kennis/<slug:slug>/matrix.csv", analyses.matrix_csv, name="matrix-csv"),
    path("kwesties/<slug:slug>/wat-werkt", factor_acts.propose, name="propose-factor"),
]
