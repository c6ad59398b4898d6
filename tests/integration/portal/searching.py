"""Search and click while another program writes the database, and once more when it is done.

    python searching.py

Who waited for the other would wait an hour. Prints what was answered, and what is counted before and after.
"""

import json
import sqlite3
from contextlib import closing

import django
from django.conf import settings

settings.DATABASES["default"]["OPTIONS"]["timeout"] = 3600
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
django.setup()

from django.test import Client  # noqa: E402

from lemniscaat.discovery import api as discovery  # noqa: E402
from lemniscaat.discovery.models import Searched  # noqa: E402
from lemniscaat.site import blank  # noqa: E402


def look() -> list[int]:
    client = Client(SERVER_NAME="localhost")
    return [client.get("/zoeken?q=schulden").status_code, client.post("/zoeken/geklikt/1").status_code]


def counted() -> list[int]:
    return [Searched.objects.count(), discovery.clicks().total]


path = settings.DATABASES["default"]["NAME"]
blank.lay(path)
discovery.rebuild()
with closing(sqlite3.connect(path, isolation_level=None)) as other:
    other.execute("BEGIN IMMEDIATE")
    busy = [look(), look(), counted()]
    other.execute("ROLLBACK")
print(json.dumps({"busy": busy, "free": [look(), counted()]}))
