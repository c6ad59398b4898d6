"""Files that people bring: on disk under a uuid of ours, never under a name of theirs.

The bytes are whole and on the disk before the row that names them is written, and go after the row has gone.
So a kill leaves at most bytes that no row knows: `sweep` takes those away.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from lemniscaat.kernel import ids

PICTURE = ".webp"
PIECE = 1024 * 1024
OLD = 3600.0
"""Seconds after which bytes without a row are nobody's: longer than any request takes."""


class Brought(UploadedFile):
    """A file on its way in: written piece by piece, never whole in memory. Beyond what one file may be,
    it is only counted. What nobody keeps is gone when it is closed."""

    file: Any
    size: Any

    def __init__(self, name: str | None) -> None:
        super().__init__(NamedTemporaryFile(dir=_folder("incoming")), name, size=0)  # noqa: SIM115  closed by `close`
        self._seen = sha256()
        self.sha256 = ""

    def take(self, piece: bytes) -> None:
        """The next piece of it."""
        self.size += len(piece)
        if self.size <= settings.FILE_MOST_BYTES:
            self.file.write(piece)
            self._seen.update(piece)

    def finish(self) -> "Brought":
        """It is whole: see that it is on the disk, and to be read from its beginning."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.seek(0)
        self.sha256 = self._seen.hexdigest()
        return self

    @property
    def is_too_large(self) -> bool:
        """Whether there is more of it than we keep."""
        return bool(self.size > settings.FILE_MOST_BYTES)

    def keep_as(self, uuid: UUID) -> None:
        """Give it its place, at once and whole."""
        os.link(self.file.name, path_of(uuid))
        _sync(path_of(uuid).parent)


class Streamed(FileUploadHandler):
    """What a browser sends goes to the disk as it comes."""

    file: Brought

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """One of the files of a form begins."""
        super().new_file(*args, **kwargs)
        self.file = Brought(self.file_name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it."""
        self.file.take(raw_data)

    def file_complete(self, file_size: int) -> Brought:
        """It has all come."""
        return self.file.finish()

    def upload_interrupted(self) -> None:
        """The visitor has gone."""
        if hasattr(self, "file"):
            self.file.close()


def bring(name: str, pieces: Iterable[bytes]) -> Brought:
    """A file that comes from elsewhere than a browser."""
    brought = Brought(name)
    for piece in pieces:
        brought.take(piece)
    return brought.finish()


def hold(brought: Brought) -> UUID | None:
    """Keep what came in for as long as a person needs to mend her form, under a uuid of ours; None for what
    is larger than we keep. `sweep` takes it away after an hour."""
    if brought.is_too_large:
        return None
    uuid = ids.new_uuid()
    os.link(brought.file.name, _folder("incoming") / uuid.hex)
    return uuid


def held(uuid: UUID, name: str) -> Brought | None:
    """What was held, once more on its way in; None when it has gone."""
    try:
        with (_folder("incoming") / uuid.hex).open("rb") as file:
            return bring(name, iter(lambda: file.read(PIECE), b""))
    except FileNotFoundError:
        return None


def path_of(uuid: UUID) -> Path:
    """Where the bytes of this file stand."""
    return _folder(uuid.hex[:2]) / uuid.hex


def picture_of(uuid: UUID, page: int = 0) -> Path:
    """Where the small picture of its first page stands, or with a number the larger one of that page."""
    return path_of(uuid).with_suffix(f".{page}{PICTURE}" if page else PICTURE)


def keep_again(uuid: UUID, other: UUID) -> None:
    """The same bytes under a second name, with their pictures: they take no room twice, and stay while one of
    the two does."""
    for place in path_of(uuid).parent.glob(f"{uuid.hex}*"):
        with suppress(FileNotFoundError):
            os.link(place, path_of(other).with_name(place.name.replace(uuid.hex, other.hex)))
    _sync(path_of(other).parent)


def keep_picture(uuid: UUID, picture: bytes, page: int = 0) -> None:
    """Put a picture in its place, whole."""
    with NamedTemporaryFile(dir=_folder("incoming"), delete=False) as file:
        file.write(picture)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(picture_of(uuid, page))


def drop(uuid: UUID) -> None:
    """Take a file and its pictures off the disk."""
    for place in path_of(uuid).parent.glob(f"{uuid.hex}*"):
        place.unlink(missing_ok=True)


def sweep(known: Callable[[list[UUID]], set[UUID]]) -> int:
    """Take away what has stood there for a while and no row knows; gives how much. `known` gives those of
    these uuids whose bytes are kept."""
    before, gone = time() - OLD, 0
    for folder in settings.FILES_ROOT.glob("*"):
        old = [path for path in folder.iterdir() if _changed(path) < before]
        ours = known([uuid for uuid in map(_uuid, old) if uuid]) if folder.name != "incoming" else set()
        for path in old:
            if _uuid(path) not in ours:
                path.unlink(missing_ok=True)
                gone += 1
    return gone


def _uuid(path: Path) -> UUID | None:
    try:
        return UUID(path.name.partition(".")[0])
    except ValueError:
        return None


def _changed(path: Path) -> float:
    with suppress(FileNotFoundError):
        return path.stat().st_ctime
    return time()


def _folder(name: str) -> Path:
    folder: Path = settings.FILES_ROOT / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
