"""Write the page of the documentation that is taken from the code: states and activities.

python tools/docs.py
"""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "states.md"

HEAD = """# States and activities

Drawn from the code by `make docs`; do not edit.

## The twelve activities

A step of the lemniscate is recorded by the act itself, never typed in.

"""


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(activities()) + "\n\n## States\n\n" + "\n\n".join(states()) + "\n"


def activities() -> Iterator[str]:
    """The activities as a table, by phase."""
    from lemniscaat.circulation.api import Activity  # Django must be loaded first

    yield "| phase | activity | in code |"
    yield "|---|---|---|"
    for activity in Activity:
        yield f"| {activity.phase.label} | {activity.label} | `{activity.name}` |"


def states() -> Iterator[str]:
    """Each table of states with its diagram, in the order of their names."""
    for table in sorted(tables(), key=lambda table: table.name):
        yield f"### {table.name}\n\n```mermaid\n{table.diagram()}\n```"


def tables() -> list[Any]:
    """Every table of states in the apps' enums."""
    from django.apps import apps

    from lemniscaat.kernel.states import StateTable

    names = [app.name for app in apps.get_app_configs() if app.name.startswith("lemniscaat.")]
    modules = [import_module(f"{name}.enums") for name in names if _has_enums(name)]
    return [value for module in modules for value in vars(module).values() if isinstance(value, StateTable)]


def _has_enums(name: str) -> bool:
    return Path(str(import_module(name).__file__)).with_name("enums.py").exists()


if __name__ == "__main__":
    import django
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lemniscaat.site.settings")
    django.setup()
    with translation.override("en"):
        PAGE.write_text(page(), encoding="utf-8")
