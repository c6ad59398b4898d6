"""`lemniscaat serve` in processes of its own, as people run it."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from demonstration import free_port
from lemniscaat.site import blank
from visiting import Visitor
from watching import PATIENCE, alive, children, eventually


class Site:
    """`lemniscaat serve` on an installation of its own, started again and again at the same port."""

    def __init__(self, data: Path, *, workers: int = 1) -> None:
        self.data, self.workers = data, workers
        blank.lay(data / "lemniscaat.sqlite3")
        self.port = free_port()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("LEMNISCAAT_")},
            "LEMNISCAAT_DATA": str(data),
            "LEMNISCAAT_ASK_LEAST_SECONDS": "0",
            "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings",
        }
        self.environment.pop("DATABASE_URL", None)

    def run(self, *arguments: str) -> str:
        """A program on this installation, to its end; what it printed."""
        return subprocess.run(
            [sys.executable, *arguments],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        ).stdout

    def waiting(self) -> int:
        """How many changes the index has not seen."""
        with closing(sqlite3.connect(self.data / "lemniscaat.sqlite3")) as file:
            return int(file.execute("SELECT count(*) FROM kernel_changed").fetchone()[0])

    def start(self) -> None:
        """Serve; returns when it says where it answers."""
        self.parent = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "lemniscaat",
                "serve",
                "--port",
                str(self.port),
                "--workers",
                str(self.workers),
            ],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.parent.stdout is not None
        assert self.parent.stdout.readline().endswith(f":{self.port}\n")

    def family(self) -> dict[str, int]:
        """Who is who: the web process has a child that answers, the worker has none."""
        [web] = [pid for pid in children(self.parent.pid) if children(pid)]
        [worker] = set(children(self.parent.pid)) - {web}
        return {"parent": self.parent.pid, "web": web, "answering": children(web)[-1], "worker": worker}

    def answering(self) -> list[int]:
        """The processes that answer: those that the web process has."""
        return [pid for web in children(self.parent.pid) for pid in children(web)]

    def is_whole(self) -> bool:
        """Whether all of them are there, and it answers."""
        try:
            return len(self.family()) == 4 and Visitor(self.port).get("/healthz").status == 200
        except (OSError, ValueError):
            return False

    def kill(self, name: str) -> None:
        """`kill -9`. Who runs a server starts it again when the parent is gone, once the port is free.
        Waits while the worker has a rebuild beside it, for then nobody can tell who is who."""
        eventually(self.is_whole)
        family = self.family()
        os.kill(family[name], signal.SIGKILL)
        if name != "parent":
            eventually(lambda: not alive(family[name]))
            return
        self.parent.communicate()
        eventually(lambda: not any(alive(pid) for pid in family.values()))
        self.start()

    def stop(self) -> None:
        """As Ctrl-C or a service manager does."""
        self.parent.terminate()
        self.parent.communicate(timeout=PATIENCE)
