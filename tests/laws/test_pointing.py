"""Nothing points up: foreign keys, templates and addresses go the way imports go."""

import ast
import re
from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import PROTECT, SET_NULL, Field, Model
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver

from laws.house import PACKAGE, levels, may_know, package_of, short, sources, templates

TEMPLATE_NAMED = re.compile(r"{%-?\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
ADDRESS_NAMED = re.compile(r"{%-?\s*url\s+[\"']([^\"']+)[\"']")
REVERSERS = {"reverse", "reverse_lazy", "redirect"}


def relations() -> list[tuple[type[Model], Field]]:
    """Every foreign key, one-to-one and many-to-many field of ours that points at ours."""
    return [
        (model, field)
        for model in apps.get_models()
        if package_of(model.__module__)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation and field.related_model and package_of(field.related_model.__module__)
    ]


def test_every_package_has_its_level() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages - levels().keys() == set()


def test_foreign_keys_never_point_up() -> None:
    up = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model, field in relations()
        if not may_know(package_of(model.__module__), package_of(field.related_model.__module__))
    ]
    assert up == []


def may_end(field: Field) -> set[object]:
    """What may happen to a row when the other end goes. A person can be erased; her acts stay (rule 9)."""
    return {PROTECT, SET_NULL} if field.related_model is get_user_model() else {PROTECT}


def test_foreign_keys_between_packages_protect_and_leave_no_trace_below() -> None:
    between = [
        (f"{model.__name__}.{field.name}", field)
        for model, field in relations()
        if package_of(model.__module__) != package_of(field.related_model.__module__)
    ]
    seen_from_below = [name for name, field in between if not field.remote_field.hidden]
    single = [(name, field) for name, field in between if not field.many_to_many]
    loose = [name for name, field in single if field.remote_field.on_delete not in may_end(field)]
    assert (seen_from_below, loose) == ([], [])


def test_templates_include_and_extend_downwards() -> None:
    wrong = []
    for package, path, text in templates():
        for name in TEMPLATE_NAMED.findall(text):
            origin = Path(get_template(name).origin.name)
            if origin.is_relative_to(PACKAGE):
                owner = origin.relative_to(PACKAGE).parts[0]
                if not may_know(package, owner):
                    wrong.append(f"{short(path)} → {name}")
    assert wrong == []


def address_owners() -> dict[str, set[str | None]]:
    """Of every named address (with its namespace): the packages whose views stand behind it."""
    owners: dict[str, set[str | None]] = {}

    def walk(patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...]) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
                walk(pattern.url_patterns, inner)
            elif pattern.name:
                view = getattr(pattern.callback, "view_class", pattern.callback)
                owners.setdefault(":".join((*spaces, pattern.name)), set()).add(package_of(view.__module__))

    walk(get_resolver().url_patterns, ())
    return owners


def test_template_addresses_exist_and_point_down() -> None:
    owners = address_owners()
    wrong = []
    for package, path, text in templates():
        for name in ADDRESS_NAMED.findall(text):
            if name not in owners:
                wrong.append(f"{short(path)}: no address {name}")
            elif not all(owner is None or may_know(package, owner) for owner in owners[name]):
                wrong.append(f"{short(path)} → {name}")
    assert wrong == []


def test_reversed_addresses_exist_and_point_down() -> None:
    owners = address_owners()
    wrong = []
    for path, tree in sources():
        package = path.relative_to(PACKAGE).parts[0]
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            name = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
            if called not in REVERSERS or not isinstance(name, str) or "/" in name:
                continue
            if name not in owners:
                wrong.append(f"{short(path)}:{call.lineno}: no address {name}")
            elif not all(owner is None or may_know(package, owner) for owner in owners[name]):
                wrong.append(f"{short(path)}:{call.lineno} → {name}")
    assert wrong == []
