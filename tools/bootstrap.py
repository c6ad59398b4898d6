"""Make `.venv` whole: Python 3.11+ and the standard library in, every library of uv.lock out.

    python3 tools/bootstrap.py          quick when nothing changed; repairs what is half made

uv is put in `.tools`, the libraries in `.venv`, both inside the checkout. Its syntax is that of any
Python since 3.6, so that an old one can be told apart and a newer one beside it can take over.
"""

import csv
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

UV = "uv==0.13.9"
OLDEST, NEWEST = (3, 11), (3, 13)

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
STAMP = VENV / ".complete"
LOG = TOOLS / "install.log"
NO_NETWORK = ("dns error", "error sending request", "connect", "timed out", "name resolution", "max retries")


class TroubleError(Exception):
    """One line for the person at the keyboard."""


def fits(version):
    """Whether Lemniscaat runs on this Python: (3, 11, 7) or "3.11.7"."""
    if isinstance(version, str):
        version = [int(part) for part in version.split(".")[:2]]
    return OLDEST <= tuple(version[:2]) <= NEWEST


def newer_python():
    """Another Python on this machine that fits, or None."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and subprocess.call([found, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL) == 0:
            return found
    return None


def fingerprint():
    """What the environment is made from."""
    return hashlib.sha256(
        (ROOT / "pyproject.toml").read_bytes() + (ROOT / "uv.lock").read_bytes()
    ).hexdigest()


def damage(venv):
    """What is wrong with an environment, in a few words; "" when every file of it is there."""
    try:
        lines = (venv / "pyvenv.cfg").read_text().lower().replace(" ", "").splitlines()
    except OSError:
        return "it has no pyvenv.cfg"
    if not os.access(str(venv / "bin" / "python"), os.X_OK):
        return "its Python is gone"
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    version = values.get("version_info") or values.get("version") or "0.0"
    return missing_file(venv) if fits(version) else f"its Python is {version}"


def missing_file(venv):
    """The first file that a library should have and has not; "" when all are there."""
    for library in venv.glob("lib/python3*/site-packages/*.dist-info"):
        beside = str(library.parent)
        try:
            with (library / "RECORD").open(newline="") as record:
                for row in csv.reader(record):
                    if not os.path.exists(os.path.join(beside, row[0])):  # noqa: PTH110, PTH118  17,000 files
                        return f"{row[0]} is missing"
        except OSError:
            return f"{library.name} is half installed"
    return ""


def run(command, failure):
    """Run quietly; raise `TroubleError` with `failure` or, if that is why, that there is no network."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}},
        "UV_PROJECT_ENVIRONMENT": str(VENV),
        "UV_PYTHON_DOWNLOADS": "never",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=str(ROOT),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace")
        LOG.write_text(said)
        if any(sign in said.lower() for sign in NO_NETWORK):
            failure = "the libraries cannot be downloaded: no network, or no way to the package index"
        raise TroubleError(f"{failure} (all that was said: {LOG.relative_to(ROOT)})")


def uv():
    """The path of our own uv, installed when it is not there or not the one we want."""
    program, marker = TOOLS / "bin" / "uv", TOOLS / UV
    if not (marker.exists() and os.access(str(program), os.X_OK)):
        run(
            [sys.executable, "-m", "venv", "--clear", TOOLS],
            "this Python cannot make an environment; on Debian: apt-get install python3-venv",
        )
        pip = [TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet", "--retries", "1"]
        run([*pip, UV], "uv cannot be installed")
        marker.touch()
    return program


def make():
    """Bring `.venv` to what uv.lock says."""
    wanted = fingerprint()
    there = VENV.is_dir()
    wrong = damage(VENV) if there else ""
    if there and not wrong and STAMP.is_file() and STAMP.read_text() == wanted:
        return
    say(f"Mending .venv ({wrong})" if wrong else "Bringing .venv up to date" if there else "Making .venv")
    program = uv()
    if wrong:
        shutil.rmtree(str(VENV))
    # Compiled here: where Python may not keep what it compiles, each start would take twice as long.
    sync = [program, "sync", "--compile-bytecode", "--frozen", "--python", sys.executable]
    run(sync, "the libraries cannot be installed")
    left = damage(VENV)
    if left:
        raise TroubleError(f".venv is not whole ({left}): remove it and try again")
    STAMP.write_text(wanted)


def say(words):
    """Progress, on standard error."""
    sys.stderr.write(f"{words} …\n")
    sys.stderr.flush()


def main():
    """Find a Python that fits, and let one process at a time make the environment."""
    if not fits(sys.version_info):
        better = newer_python()
        if better:
            os.execv(better, [better, *sys.argv])
        raise TroubleError(
            "Lemniscaat needs Python 3.11, 3.12 or 3.13; this is {}.{}".format(*sys.version_info)
        )
    TOOLS.mkdir(exist_ok=True)
    with (ROOT / ".tools.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make()


if __name__ == "__main__":
    try:
        main()
    except (TroubleError, OSError) as trouble:
        sys.stderr.write(f"lemniscaat: {trouble}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
