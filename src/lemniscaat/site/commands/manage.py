"""Django's own commands, with Lemniscaat's settings."""

import argparse

from django.core.management import execute_from_command_line

from lemniscaat.site import prepare

HELP = "run a command of Django itself"
EXAMPLE = "lemniscaat manage showmigrations kernel"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after `manage` goes to Django."""
    parser.add_argument(
        "rest", nargs=argparse.REMAINDER, metavar="...", help="Django's command with its arguments"
    )


def run(arguments: argparse.Namespace) -> int:
    """Hand over to Django."""
    prepare.load_django()
    execute_from_command_line(["lemniscaat manage", *arguments.rest])
    return 0
