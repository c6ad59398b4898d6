"""What can be done with a row beside changing its words: publish, withdraw, start, end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True, slots=True)
class Act:
    """`name` stands in the address; `label` is the verb on the button, `means` says what will happen
    and `done` what has. `do(actor, row, fields)` calls the action, which decides; where it gives another
    row of the room, one goes on there. `offered` only keeps a button away from who could not use it. `form`
    asks what the act needs."""

    name: str
    label: str
    means: str
    done: str
    do: Callable[[Any, Any, Mapping[str, Any]], Any]
    offered: Callable[[Any, Any], bool]
    form: type[forms.Form] = forms.Form
