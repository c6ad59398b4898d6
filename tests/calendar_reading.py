"""A strict reader of iCalendar files, as RFC 5545 says: what a calendar program would make of one."""

import re
from dataclasses import dataclass, field

NAME = re.compile(r"^(?P<name>[A-Z][A-Z0-9-]*)(?P<params>(?:;[A-Z-]+=[^;:,\"]+)*):(?P<value>.*)$", re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "UID", "X-WR-CALNAME"}
REQUIRED = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}


@dataclass
class Part:
    """A component: its properties by name, each once, and the components in it."""

    name: str
    properties: dict[str, str] = field(default_factory=dict)
    params: dict[str, str] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)

    def of(self, name: str) -> list["Part"]:
        return [part for part in self.parts if part.name == name]


def read_calendar(data: bytes) -> Part:
    """Raises `AssertionError` on the first thing that the standard forbids."""
    assert data.endswith(b"\r\n"), "a line ends with CR LF (3.1)"
    raw = data[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in raw), "a line is at most 75 octets (3.1)"
    text = data[:-2].decode("utf-8")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text), "a lone CR or LF (3.1)"
    for line in raw:
        line.decode("utf-8")  # a fold never goes through a character, so that each line can be read
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    root = Part("")
    open_parts = [root]
    for line in lines:
        found = NAME.match(line)
        assert found, f"no content line: {line!r}"
        name, value = found["name"], found["value"]
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), "a control character (3.1)"
        here = open_parts[-1]
        if name == "BEGIN":
            part = Part(value)
            here.parts.append(part)
            open_parts.append(part)
        elif name == "END":
            assert here.name == value, f"END:{value} of {here.name}"
            assert REQUIRED[value] - set(here.properties) == set(), f"{value} lacks a property"
            open_parts.pop()
        else:
            assert name not in here.properties, f"{name} twice"
            here.properties[name] = _text(value) if name in TEXTS else value
            here.params[name] = found["params"].lstrip(";")
    assert open_parts == [root], "a component does not end"
    [calendar] = root.parts
    assert calendar.name == "VCALENDAR"
    assert calendar.properties["VERSION"] == "2.0"
    assert calendar.parts, "a calendar has a component (3.6)"
    zones = {zone.properties["TZID"] for zone in calendar.of("VTIMEZONE")}
    uids = [event.properties["UID"] for event in calendar.of("VEVENT")]
    assert len(uids) == len(set(uids)), "an event is there once"
    for event in calendar.of("VEVENT"):
        for name in ("DTSTART", "DTEND"):
            assert event.params[name].removeprefix("TZID=") in zones, "each zone is explained (3.2.19)"
            assert re.fullmatch(r"\d{8}T\d{6}", event.properties[name]), "a local time (3.3.5)"
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            assert re.fullmatch(r"\d{8}T\d{6}Z", event.properties[name]), "a moment in UTC (3.3.5)"
        assert event.properties["DTEND"] > event.properties["DTSTART"], "it ends after it begins (3.8.2.2)"
        assert event.properties["STATUS"] in {"TENTATIVE", "CONFIRMED", "CANCELLED"}
        assert event.properties["SEQUENCE"].isdecimal()
    return calendar


def _text(value: str) -> str:
    """3.3.11: a comma, a semicolon and a backslash are escaped, and nothing else is."""
    bare = ESCAPED.sub("", value)
    assert not re.search(r"[;,\\]", bare), f"not escaped: {value!r}"
    assert set(ESCAPED.findall(value)) <= {"\\", ";", ",", "n", "N"}, f"escaped for nothing: {value!r}"
    return ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
