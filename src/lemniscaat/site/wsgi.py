"""The door for any WSGI server; `lemniscaat serve` uses it with granian."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lemniscaat.site.settings")

application = get_wsgi_application()
