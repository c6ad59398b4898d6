"""Do the work that waits in the database: index, mail, deadlines.

`lemniscaat serve` starts one. On PostgreSQL there may be more, on the machine that has the index.
"""

import argparse

from lemniscaat.site import prepare

HELP = "do the work that waits: index, mail, deadlines"
EXAMPLE = "lemniscaat worker --once"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to stay."""
    parser.add_argument("--once", action="store_true", help="stop when nothing waits any more")


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop, or until done."""
    prepare.load_django()
    prepare.data_folder()
    prepare.tables_or_stop()
    from lemniscaat.site import working

    if arguments.once:
        print(f"{working.until_done()} done")
    else:
        working.until_told_to_stop()
    return 0
