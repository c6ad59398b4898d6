"""What stands in a menu. Apps join an entry; the base template asks for them in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from lemniscaat.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """`menu` is where it stands: main, do, know or about (the footer's three columns),
    or mine (on the page of one's own).
    `url` and `label` are asked for at each request; `shown` hides it from who has no use for it;
    `count`, where given, is a number beside the label."""

    menu: str
    order: int
    label: Callable[[], str]
    url: Callable[[HttpRequest], str]
    shown: Callable[[HttpRequest], bool] = lambda request: True
    count: Callable[[HttpRequest], int] | None = None


menu: Registry[MenuEntry] = Registry("menu entry")


def entries(name: str, request: HttpRequest) -> list[dict[str, Any]]:
    """The entries of one menu that this request shows, in order."""
    found = [entry for _, entry in menu.items() if entry.menu == name and entry.shown(request)]
    return [
        {
            "label": entry.label(),
            "url": (url := entry.url(request)),
            "current": url != "/" and request.path.startswith(url),
            "count": entry.count(request) if entry.count else None,
        }
        for entry in sorted(found, key=lambda entry: entry.order)
    ]
