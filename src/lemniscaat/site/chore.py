"""One chore, in a process of its own that follows the worker which began it: see `beside`."""

import sys

from lemniscaat.site import prepare
from lemniscaat.site.processes import follow_parent


def main(name: str, worker: int) -> None:
    """Do it, unless the worker has ended meanwhile."""
    follow_parent(worker)
    prepare.load_django()
    from lemniscaat.kernel import work

    work.chores[name].do()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
