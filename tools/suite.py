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


def main(arguments: list[str]) -> int:
    """Run all parts, also after one that failed; gives the status. Pytest has the last word."""
    if arguments:
        return subprocess.call([*PYTEST, *arguments])
    left_out = machine.prepare()
    failed = check.main()
    cover = ["--cov", "--cov-report="]
    if "postgresql" not in left_out:
        print("\nOn PostgreSQL", flush=True)
        with cluster.cluster() as url:
            failed |= subprocess.call(
                [*PYTEST, "tests/integration", *cover, "--no-cov-on-fail"],
                env={**os.environ, "DATABASE_URL": url},
            )
        cover.append("--cov-append")
    print("\nOn SQLite", flush=True)
    if failed:
        print("Something above failed; so does the whole, whatever pytest says below.", flush=True)
    failed |= subprocess.call([*PYTEST, *cover, "--cov-report=term:skip-covered"])
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
