"""How the lower speaks to the higher: the higher joins in `AppConfig.ready()` (house rule 4)."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class Registry(Generic[Entry]):
    """Entries by name, in the order of joining. A second entry under one name is an error."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._entries: dict[str, Entry] = {}

    def join(self, name: str, entry: Entry) -> None:
        """Add `entry`; raises `ValueError` when `name` is taken."""
        if name in self._entries:
            raise ValueError(f"{self._what} {name!r} is registered twice")
        self._entries[name] = entry

    def join_all(self, entries: Mapping[str, Entry]) -> None:
        """Add each of `entries` by its name."""
        for name, entry in entries.items():
            self.join(name, entry)

    def get(self, name: str) -> Entry | None:
        """The entry, or None when nobody joined under `name`."""
        return self._entries.get(name)

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def values(self) -> Iterator[Entry]:
        """Entries, in the order of joining."""
        return iter(self._entries.values())

    def items(self) -> Iterator[tuple[str, Entry]]:
        """Names with their entries, in the order of joining."""
        return iter(self._entries.items())
