"""The demonstration as a visitor gets it: `lemniscaat demo` in a process and a data folder of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

LAST_LINE = "Stop with Ctrl-C."


@dataclass(frozen=True)
class Demonstration:
    """Where it answers, the lines it printed when it did, and the environment it runs in."""

    port: int
    told: list[str]
    environment: dict[str, str]

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Another command on the same installation, as people run it beside the server."""
        return subprocess.run(
            [sys.executable, "-m", "lemniscaat", *arguments],
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        )


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Loaded and served once for all tests that look at it; none may change it."""
    port = free_port()
    own = {
        name: value for name, value in os.environ.items() if not name.startswith(("LEMNISCAAT_", "DATABASE_"))
    }
    own["LEMNISCAAT_DATA"] = str(tmp_path_factory.mktemp("demonstration"))
    own["DJANGO_SETTINGS_MODULE"] = "lemniscaat.site.settings"
    command = [sys.executable, "-m", "lemniscaat", "demo", "--port", str(port)]
    with subprocess.Popen(command, env=own, stdout=subprocess.PIPE, text=True) as server:
        yield Demonstration(port, list(until_ready(server)), own)
        server.terminate()
        assert server.wait(timeout=30) == 0


def until_ready(server: "subprocess.Popen[str]") -> Iterator[str]:
    """What it prints, until it says how to stop it."""
    assert server.stdout is not None
    for line in server.stdout:
        yield line.rstrip("\n")
        if line.rstrip().endswith(LAST_LINE):
            return
    raise AssertionError(f"the demonstration ended with status {server.wait()}")


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
