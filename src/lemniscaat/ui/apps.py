from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "lemniscaat.ui"
    label = "ui"
