"""`make kill` does it fifty times, and shows the line at the end."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent / "killing.py"


def test_killed_at_random_moments_index_and_database_agree(tmp_path):
    kills = int(os.environ.get("KILLS", "6"))
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path, str(kills), "1"],
        capture_output=True,
        text=True,
        timeout=600 + 30 * kills,
        check=False,
    )
    print(f"{kills} kills: {done.stdout}", end="")
    agreed = "things True doubled 0 differ 0 waiting 0 wishes 0 folders True\n"
    assert done.stdout == agreed, done.stderr[-3000:]
