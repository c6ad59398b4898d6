"""The whole suite: checks, then the integration tests on PostgreSQL, then everything on SQLite.

python tools/suite.py [what pytest takes]      with arguments only the last part is run, with them
"""

import os
import subprocess
import sys

import check
import cluster
import machine

PYTEST = [sys.executable, "-m", "pytest", "-q"]
WHOLE = ["-n", "auto", "--dist", "loadfile"]
"""A file stays in one process: what its tests share is made once."""


def main(arguments: list[str]) -> int:
    """Run the parts until one fails; gives the status. Pytest has the last word."""
    if arguments:
        return subprocess.call([*PYTEST, *arguments])
    left_out = machine.prepare()
    failed = check.main()
    if not failed and "postgresql" not in left_out:
        print("\nOn PostgreSQL", flush=True)
        failed = on_postgresql()
    if not failed:
        print("\nOn SQLite", flush=True)
        absent = ["not postgresql", *(["not browser"] if "chromium" in left_out else [])]
        part = ["-m", " and ".join(absent), "--cov=lemniscaat", "--cov-report=term:skip-covered"]
        failed = subprocess.call([*PYTEST, *WHOLE, *part])
    return int(failed > 0)


def on_postgresql() -> int:
    """The integration tests, but for those of the SQLite file and the long walks."""
    # Left as they are, the databases go with the cluster.
    part = ["tests/integration", "-m", "not sqlite and not walk", "--reuse-db"]
    with cluster.cluster() as url:
        return subprocess.call([*PYTEST, *WHOLE, *part], env={**os.environ, "DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
