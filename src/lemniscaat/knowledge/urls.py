"""The addresses of knowledge. What brings apps together, as one item does, stands in the portal."""

from django.urls import path

from lemniscaat.knowledge.views import citing, factor, files, items, lessons

app_name = "knowledge"
urlpatterns = [
    path("kennis/", items.items, name="items"),
    path("kennis/<slug:slug>.<slug:ending>", citing.item_file, name="item-file"),
    path("kennis/<slug:slug>/lessen", lessons.lessons, name="lessons"),
    path("bestanden/<uuid:uuid>", files.file, name="file"),
    path("bestanden/<uuid:uuid>/beeld", files.picture, name="file-picture"),
    path("factoren/<slug:slug>", factor.factor, name="factor"),
]
