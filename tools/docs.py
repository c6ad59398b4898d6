"""Write the page of the documentation that is taken from the code: states and activities.

python tools/docs.py
"""

import ast
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "states.md"
SOURCE = ROOT / "src" / "lemniscaat"

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

    named = verbs()
    yield "| phase | activity | in code | recorded by |"
    yield "|---|---|---|---|"
    for activity in Activity:
        by = ", ".join(f"`{verb}`" for verb in sorted(named.get(activity.name, ())))
        yield f"| {activity.phase.label} | {activity.label} | `{activity.name}` | {by} |"
    yield ""
    yield "What is sent around is recorded when a region takes it up: `circulation.take_up_offer`."


def verbs() -> dict[str, set[str]]:
    """The name of an activity → the public functions of actions in which it stands, themselves or through a
    private function of the same module."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCE.glob("*/actions/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        for name, node in functions.items():
            for activity in _activities(node):
                app = path.parent.parent.name
                found.setdefault(activity, set()).update(f"{app}.{verb}" for verb in _public(name, functions))
    return found


def _activities(node: ast.AST) -> set[str]:
    return {
        each.attr
        for each in ast.walk(node)
        if isinstance(each, ast.Attribute)
        and isinstance(each.value, ast.Name)
        and each.value.id == "Activity"
    }


def _public(name: str, functions: dict[str, ast.FunctionDef]) -> set[str]:
    """The function itself, or those that call it when it is the module's own."""
    if not name.startswith("_"):
        return {name}
    callers = {
        caller
        for caller, node in functions.items()
        if caller != name and any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(node))
    }
    return {public for caller in callers for public in _public(caller, functions)}


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
