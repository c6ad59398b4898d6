"""The command `lemniscaat`: one module a subcommand, in `site.commands`."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import NoReturn

from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.site.environment import WrongSetting

COMMANDS = (
    "demo", "serve", "worker", "check", "search", "match", "judgements", "screen", "redact",
    "import", "export", "index", "bench", "simulate", "manage"
)  # fmt: skip


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments; status 2."""

    def error(self, message: str) -> NoReturn:
        """One line, and where to find more."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> Parser:
    """Every command with its arguments and an example, without loading Django."""
    top = Parser(prog="lemniscaat", description="The software of the Werkplaatsen Sociaal Domein.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = import_module(f"lemniscaat.site.commands.{name}{'_' * iskeyword(name)}")
        sub = commands.add_parser(
            name,
            help=module.HELP,
            description=module.__doc__,
            epilog=f"Example: {module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit status. What stops it is told in one line, with status 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lemniscaat.site.settings")
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except (LemniscaatError, WrongSetting) as error:
        return stopped(str(error))
    except BrokenPipeError:  # `lemniscaat search … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def stopped(sentence: str) -> int:
    """Tell why on standard error; gives the status."""
    print(f"lemniscaat: {sentence}", file=sys.stderr)
    return 2
