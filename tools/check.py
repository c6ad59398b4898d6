"""Everything that must hold and needs no test: form, lint, types, contracts, migrations, words."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BIN = Path(sys.executable).parent
DJANGO = [sys.executable, "-m", "lemniscaat", "manage"]

CHECKS: dict[str, list[object]] = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "types": [BIN / "mypy"],
    "contracts": [BIN / "lint-imports", "--no-cache"],
    "migrations": [*DJANGO, "makemigrations", "--check", "--dry-run"],
    "words": [sys.executable, "tools/messages.py", "check"],
}


def holds(name: str, command: list[object], environment: dict[str, str]) -> bool:
    """Run one check, say in a line how it went, and show what it said when it failed."""
    began = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    took = time.monotonic() - began
    print(f"{'failed' if done.returncode else 'ok':7} {name:11} {took:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def main() -> int:
    """Run each check, also after one that failed; gives the status."""
    with tempfile.TemporaryDirectory() as data:  # Django wants a data folder: not the user's
        environment = {**os.environ, "LEMNISCAAT_DATA": data}
        held = [holds(name, command, environment) for name, command in CHECKS.items()]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
