"""Static files under names that change with their content, so that browsers may keep them for good."""

import hashlib
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Compresses what visitors load. Wagtail's own files, seen by editors only, are four fifths of
    the bytes and would take half a minute at the first start."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Leave out the files of the back office."""
        return super().compress_files([path for path in paths if path.split("/")[0] in _public_folders()])


def _public_folders() -> set[str]:
    ours = {Path(app.path).name for app in apps.get_app_configs() if app.name.startswith("lemniscaat.")}
    return ours | {"django_htmx"}


def read_names() -> None:
    """Read the names anew: loading the apps may have read them before another process collected."""
    storage: Any = staticfiles_storage
    storage.hashed_files, storage.manifest_hash = storage.load_manifest()


def collect() -> bool:
    """Bring the static folder up to date; gives whether there was anything to do."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    wanted = _fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    stamp.write_text(wanted)
    return True


def _fingerprint() -> str:
    """Every source file by name, size and time: reading them all would cost a second at each start."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
