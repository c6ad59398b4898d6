"""`KILLS=50 pytest …/test_killing.py` does it more often."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent / "killing.py"


def test_killed_at_random_moments_index_and_database_agree(tmp_path):
    kills = os.environ.get("KILLS", "6")
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path, kills, "1"],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    agreed = "things True doubled 0 differ 0 waiting 0 wishes 0 folders True\n"
    assert done.stdout == agreed, done.stderr[-3000:]
