"""Two who change one thing at once: the second hears it, and sees what the first made of it."""

from hashlib import sha256
from typing import Any


def opened_on(form: Any) -> str:
    """A mark of the values that a form opens on."""
    values = [(name, _value(form, name)) for name in sorted(form.fields)]
    return sha256(repr(values).encode()).hexdigest()


def now_stands(typed: Any, now: Any) -> list[tuple[str, str]]:
    """Label and present value of each field in which what was typed is not what stands there now."""
    names = [name for name in typed.fields if _value(typed, name) != _value(now, name)]
    return [(str(typed.fields[name].label), _shown(now, name)) for name in names]


def _value(form: Any, name: str) -> str | list[str]:
    """As a browser would send it, whether it comes from there or from the row."""
    if form.fields[name].widget.needs_multipart_form:
        return ""  # a file is brought or not; none stands there
    value = form[name].value()
    if isinstance(value, list | tuple):
        return sorted(str(each) for each in value)
    return "" if value is None else str(value).replace("\r\n", "\n")


def _shown(form: Any, name: str) -> str:
    value, choices = _value(form, name), getattr(form.fields[name], "choices", None)
    if choices is None:
        return str(value)
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(str(label) for key, label in choices if str(key) in chosen)
