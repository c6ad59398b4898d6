"""A PostgreSQL of our own for as long as the tests take; the machine's is never touched."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import machine

SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


@contextmanager
def cluster(tuned: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Start one on a free port, with settings beside ours; gives its DATABASE_URL, and takes it away at
    the end."""
    folder = Path(tempfile.mkdtemp(prefix="lemniscaat-postgres-"))
    account = _account()
    if account:
        shutil.chown(folder, account)
    data, port = folder / "data", _free_port()
    options = (
        " ".join(f"-c {name}={value!r}" for name, value in {**SETTINGS, **tuned}.items()) + f" -p {port}"
    )
    try:
        _run(
            account,
            "initdb",
            "-D",
            data,
            "-U",
            "lemniscaat",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        _run(account, "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgres://lemniscaat@127.0.0.1:{port}/lemniscaat"
        finally:
            _run(account, "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> str | None:
    """PostgreSQL refuses to run as root: then another account does it."""
    if os.geteuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(account: str | None, name: str, *arguments: object) -> None:
    command = [str(machine.program(name)), *map(str, arguments)]
    if account:
        command = ["runuser", "-u", account, "--", *command]
    done = subprocess.run(command, check=False, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode:
        raise SystemExit(f"make test: {name} failed: {done.stderr.decode(errors='replace').strip()}")
