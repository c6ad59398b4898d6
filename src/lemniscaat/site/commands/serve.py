"""Serve the site and do the work behind it, with one parent that keeps both alive.

Brings the tables and static files up to date first, and makes the index when there is none.
"""

import argparse
import os
from collections.abc import Callable

from lemniscaat.site import prepare

HELP = "serve the site, with its worker"
EXAMPLE = "lemniscaat serve --host 0.0.0.0 --port 8000"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how many processes answer."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1)")
    parser.add_argument("--port", type=prepare.port_number, default=8000, help="port to listen at (8000)")
    parser.add_argument("--workers", type=prepare.positive, default=1, help="web processes (1)")


def run(arguments: argparse.Namespace) -> int:
    """Prepare what changed, then serve until told to stop."""
    os.environ.setdefault("LEMNISCAAT_URL", f"http://127.0.0.1:{arguments.port}")
    prepare.port(arguments.host, arguments.port)
    prepare.load_django()
    prepare.data_folder()
    prepare.database()
    from lemniscaat.site import serving

    prepare.everything(meanwhile=serving.warm)
    return serve(arguments, lambda: print(f"Lemniscaat answers at {address(arguments)}", flush=True))


def serve(arguments: argparse.Namespace, when_ready: Callable[[], None]) -> int:
    """The serving itself, after whatever came first."""
    from lemniscaat.site import serving

    return serving.serve(
        host=arguments.host, port=arguments.port, workers=arguments.workers, when_ready=when_ready
    )


def address(arguments: argparse.Namespace) -> str:
    """The address as one opens it in a browser."""
    host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
    return f"http://{host}:{arguments.port}"
