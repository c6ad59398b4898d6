"""Where the index lies on disk: generations of folders, a pointer to the one in use, two leases.

`INDEX_ROOT/current` names the folder in use and is replaced in one move. A lease is a lock of the
operating system, so that it ends with the process that held it, however that ends. An index lies on
the disk of one machine and is that machine's own, so a lease need not reach further. Nor need a wish for a
rebuild: a file for each, taken away by a rebuild that began after it was made.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.discovery import rarity
from lemniscaat.discovery.dutch import ANALYSER
from lemniscaat.discovery.engine import Engine, Unfit
from lemniscaat.discovery.rarity import Frequencies
from lemniscaat.discovery.tantivy_engine import TantivyEngine
from lemniscaat.kernel import clock, ids
from lemniscaat.kernel.errors import Conflict

engine: Engine = TantivyEngine()

WRITER = "writer.lock"
REBUILD = "rebuild.lock"
WANTED = ".wanted"

Answer = TypeVar("Answer")

_editions: dict[Path, "Edition"] = {}


class Edition:
    """An index folder as it is read: the latest commit, and the term statistics it is judged by."""

    def __init__(self, folder: Path) -> None:
        self.reader = engine.reader(folder)
        self._folder = folder
        self._stamp = self._frozen_at()
        self.frequencies = Frequencies(folder)

    def fresh(self) -> "Edition":
        """This edition, moved on to the latest commit and statistics."""
        self.reader = self.reader.fresh()
        if (stamp := self._frozen_at()) != self._stamp:
            self.frequencies, self._stamp = Frequencies(self._folder), stamp
        return self

    def _frozen_at(self) -> int:
        try:
            return (self._folder / rarity.FILE).stat().st_mtime_ns
        except OSError as error:
            raise Unfit(str(error)) from error


def root() -> Path:
    """The folder of everything below."""
    return Path(settings.INDEX_ROOT)


def live() -> Path:
    """The folder in use; raises `Unfit` when there is none that this code can read."""
    folder = _pointed("current")
    if folder is None:
        raise Unfit("there is no index")
    if (folder / "unfit").exists():
        raise Unfit("found broken while reading")
    if folder not in _editions:
        about = describe(folder)
        if (about.get("analyser"), about.get("engine")) != (ANALYSER, engine.mark):
            raise Unfit("made by another analyser or engine")
    return folder


def current() -> Path | None:
    """The folder that is pointed at, whether it can be read or not."""
    return _pointed("current")


def ask(question: Callable[[Edition], Answer]) -> Answer:
    """Put a question to the latest commit of the index in use.

    A folder that turns out broken is marked, so that the worker makes another; one that was
    replaced while we read is no fault, and its successor is asked.
    """
    folder = live()
    try:
        return question(_edition(folder))
    except Unfit:
        _editions.pop(folder, None)
        if _pointed("current") == folder:
            with suppress(OSError):
                (folder / "unfit").touch()
            raise
    return question(_edition(live()))


def _edition(folder: Path) -> Edition:
    found = _editions.get(folder)
    if found is None:
        found = Edition(folder)
        _editions.clear()
        _editions[folder] = found
    return found.fresh()


def describe(folder: Path) -> dict[str, Any]:
    """What was written down when the folder was made; empty when that can't be read."""
    try:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def building() -> Path | None:
    """The folder of a rebuild that is under way."""
    folder = _pointed("building")
    return folder if folder is not None and folder.is_dir() else None


def want() -> None:
    """Wish for a rebuild that knows of all that has been committed by now. The worker has it made."""
    root().mkdir(parents=True, exist_ok=True)
    _write(root() / f"{ids.new_uuid().hex}{WANTED}", "")


def wishes() -> list[Path]:
    """The wishes for a rebuild that no rebuild has met."""
    return list(root().glob(f"*{WANTED}"))


def begin() -> Path:
    """Make the folder of a rebuild and say so; hold both leases."""
    for left in root().glob("gen-*"):
        if left != _pointed("current"):
            shutil.rmtree(left, ignore_errors=True)
    folder = root() / f"gen-{clock.now():%Y%m%dT%H%M%S}-{ids.new_uuid().hex[:8]}"
    folder.mkdir()
    engine.create(folder)
    _write(root() / "building", folder.name)
    return folder


def finish(folder: Path, about: dict[str, Any]) -> None:
    """Put a rebuilt folder in use in place of the old one; hold both leases."""
    about = {**about, "analyser": ANALYSER, "engine": engine.mark, "made_at": clock.now().isoformat()}
    _write(folder / "about.json", json.dumps(about))
    old = _pointed("current")
    _write(root() / "current", folder.name)
    (root() / "building").unlink(missing_ok=True)
    if old is not None and old != folder:
        # A reader that still has it open keeps its files until it lets go.
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def lease(name: str, *, wait: bool = True) -> Iterator[None]:
    """Be the only one; with `wait=False` raises `Conflict` when somebody else is."""
    root().mkdir(parents=True, exist_ok=True)
    with (root() / name).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Conflict(
                _("The index is being written by another process. Try again in a moment.")
            ) from None
        yield


def held(name: str) -> bool:
    """Whether some process holds this lease."""
    try:
        with lease(name, wait=False):
            return False
    except Conflict:
        return True


def _pointed(name: str) -> Path | None:
    try:
        target = (root() / name).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    # Only a name that we give: a pointer that was damaged points nowhere.
    return root() / target if target.startswith("gen-") and "/" not in target else None


def _write(path: Path, text: str) -> None:
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
