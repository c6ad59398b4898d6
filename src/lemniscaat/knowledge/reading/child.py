"""The process in which a file is read: `python -m lemniscaat.knowledge.reading.child PATH PARENT`.

Lines on standard output: what was found, then the pictures, which may take longest and then be missing.
"""

import base64
import ctypes
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lemniscaat.knowledge.reading.looking import look, pictures

MEMORY = 1024 * 1024 * 1024
SECONDS = 60
WRITTEN = 32 * 1024 * 1024
FILES = 64
GENTLE = 10
PR_SET_PDEATHSIG = 1

NEVER = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn", "pty."
)  # fmt: skip
"""What no reading of a file needs; whoever asks for it was asked to by the file."""


def confine() -> None:
    """Take from this process what it does not need. A system that knows a limit not, has the others."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    os.nice(GENTLE)
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(NEVER):
        raise PermissionError(event)
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        raise PermissionError(event)


def end_with(parent: int) -> None:
    """Who asked has ended: nobody waits for the answer."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit(1)


def main(path: Path, parent: int) -> None:
    """Look, say what was found, then draw."""
    end_with(parent)
    told = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library has to say is no answer
    confine()
    found = look(path)
    print(json.dumps(asdict(found)), file=told, flush=True)
    for picture in pictures(path, found):
        print(base64.b64encode(picture).decode(), file=told, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
