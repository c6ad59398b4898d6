from django.urls import path

from lemniscaat.ui import views

app_name = "ui"
urlpatterns = [
    path("gallery", views.gallery, name="gallery"),
    path("gallery/accent.css", views.gallery_accent, name="gallery-accent"),
]
