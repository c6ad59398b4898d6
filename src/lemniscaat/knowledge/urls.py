"""The addresses of knowledge. What brings apps together, as one item does, stands in the portal."""

from django.urls import path

from lemniscaat.knowledge.views import factor, files, items

app_name = "knowledge"
urlpatterns = [
    path("kennis/", items.items, name="items"),
    path("kennis/<slug:slug>.<slug:ending>", files.item_file, name="item-file"),
    path("factoren/<slug:slug>", factor.factor, name="factor"),
]
