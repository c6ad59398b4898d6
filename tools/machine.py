"""What the whole suite asks of the machine beside Python: Chromium, PostgreSQL's programs, a font.

With CI=true or INSTALL=1, on Debian as root, what is missing is installed and nothing may be left out.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PACKAGES = {"chromium": "chromium", "postgresql": "initdb", "fonts-noto-core": "NotoSans-Regular.ttf"}
"""Debian's package, and the program or font by which one sees that it is there."""

FONTS = Path("/usr/share/fonts")


def program(name: str) -> str | None:
    """Where a program is; Debian keeps PostgreSQL's own out of the path."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(beside[-1]) if beside else shutil.which(name)


def missing() -> list[str]:
    """The packages that are not here."""
    return [package for package, sign in PACKAGES.items() if not _there(sign)]


def _there(sign: str) -> bool:
    if sign.endswith(".ttf"):
        return any(FONTS.rglob(sign))
    return program(sign) is not None


def installing() -> bool:
    """Whether we were asked to install, so that nothing may be left out."""
    return "true" in (os.environ.get("CI"), os.environ.get("INSTALL")) or os.environ.get("INSTALL") == "1"


def prepare() -> list[str]:
    """Install what is missing when asked to; gives what is left out, with one line that says so."""
    left_out = missing()
    if left_out and installing():
        _install(left_out)
        if left_out := missing():
            raise SystemExit(
                f"make test: {', '.join(left_out)} cannot be installed here, and CI leaves nothing out"
            )
    if left_out:
        print(
            f"Left out: what needs {', '.join(left_out)}. To have it: INSTALL=1 make test (Debian, as root)"
        )
    return left_out


def _install(packages: Sequence[str]) -> None:
    if os.geteuid() or not shutil.which("apt-get"):
        raise SystemExit(f"make test: install {', '.join(packages)} first; this is not Debian as root")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *command],
            env=quiet,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            last = done.stdout.decode(errors="replace").strip().splitlines()[-1:]
            raise SystemExit(f"make test: apt-get {command[0]} failed: {''.join(last)}")
