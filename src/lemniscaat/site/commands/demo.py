"""Show the whole network with demonstration data, and serve it.

Never touches a database that it did not fill itself.
"""

import argparse
import os

from lemniscaat.site import prepare
from lemniscaat.site.commands import serve

HELP = "load the demonstration data and serve it"
EXAMPLE = "lemniscaat demo --port 8123"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and which seed."""
    serve.arguments(parser)
    parser.add_argument("--no-serve", action="store_true", help="only load the data")
    parser.add_argument(
        "--seed", type=int, default=1, help="another seed gives other ids, the same story (1)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Fill an empty database, or take up the one filled before, and serve."""
    os.environ["LEMNISCAAT_DEMO"] = "1"
    os.environ.setdefault("LEMNISCAAT_URL", f"http://127.0.0.1:{arguments.port}")
    if not arguments.no_serve:
        prepare.port(arguments.host, arguments.port)
    prepare.load_django()
    prepare.data_folder()
    prepare.demonstration_only()
    if arguments.no_serve:
        prepare.everything(seed=arguments.seed)
        return 0
    from lemniscaat.site import serving

    prepare.everything(seed=arguments.seed, meanwhile=serving.warm)
    return serve.serve(arguments, lambda: _tell(arguments))


def _tell(arguments: argparse.Namespace) -> None:
    from lemniscaat.demo import api as demo

    address = serve.address(arguments)
    print(f"\nLemniscaat, with invented data: open {address}\n", flush=True)
    for account in demo.accounts():
        print(f"  {account.email:38} {account.password:24} {account.what}")
    print(f"\nSign in at {address}/account/login/. Stop with Ctrl-C.", flush=True)
