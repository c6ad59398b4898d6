"""The site's own settings, with a data folder that goes when the tests end."""

import atexit
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith("LEMNISCAAT_")]:
    del os.environ[name]
os.environ["LEMNISCAAT_DATA"] = tempfile.mkdtemp(prefix="lemniscaat-tests-")
# Playwright's loop runs in the thread of the test; the ORM would take it for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
atexit.register(shutil.rmtree, os.environ["LEMNISCAAT_DATA"], ignore_errors=True)

from lemniscaat.site.settings import *  # noqa: E402, F403
from lemniscaat.site.settings import CACHES, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir()  # WhiteNoise warns of a folder that is not there
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
ASK_LEAST_SECONDS = 0  # tests fill in forms quicker than people can
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
