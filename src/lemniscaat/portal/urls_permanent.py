"""The addresses that stay: the same in every language, so outside those of the pages."""

from django.urls import path

from lemniscaat.portal.views.permanent import permanent

urlpatterns = [path("<slug:kind>/<uuid:uuid>", permanent, name="permanent")]
