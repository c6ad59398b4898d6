"""Look after the search index. It is derived from the database, and can always be made again
while the old one answers."""

import argparse
import json

from lemniscaat.site import prepare, progress

HELP = "rebuild the search index, or tell how it stands"
EXAMPLE = "lemniscaat index status --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with it."""
    parser.add_argument(
        "what",
        choices=("rebuild", "status", "again"),
        help="make it anew, tell how it stands, or try again what was set aside",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Rebuild, report or try again."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    told = {"rebuild": _rebuild, "status": _status, "again": _again}[arguments.what]()
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        width = max(map(len, told))
        print("\n".join(f"{name:{width}}  {value}" for name, value in told.items()))
    return 0


def _rebuild() -> dict[str, object]:
    from lemniscaat.discovery import api as discovery

    with progress.bar("Making the index") as advance:
        made = discovery.rebuild(advance)
    return {"documents": made.documents, "set_aside": len(made.set_aside)}


def _again() -> dict[str, object]:
    from lemniscaat.discovery import api as discovery
    from lemniscaat.kernel import transactions

    with transactions.opened():
        return {"tried_again": discovery.try_again()}


def _status() -> dict[str, object]:
    from lemniscaat.discovery import api as discovery

    return discovery.status().as_dict()
