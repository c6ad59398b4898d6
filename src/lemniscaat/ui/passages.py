"""Text with its marked words, and days in words: what filters of templates say."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lemniscaat.kernel.clock import AMSTERDAM, today


def marked(passage: Mapping[str, Any] | None) -> SafeString:
    """A passage `{"text", "marks": [[start, end], …]}` with its marks as <mark>; all else is escaped."""
    if not passage:
        return SafeString()
    text, at = passage["text"], 0
    parts: list[tuple[str, SafeString]] = []
    for first, last in sorted(passage.get("marks", ())):
        start, end = max(first, at), min(last, len(text))
        if start < end:
            parts.append((text[at:start], format_html("<mark>{}</mark>", text[start:end])))
            at = end
    parts.append((text[at:], SafeString()))
    return format_html_join("", "{}{}", parts)


def as_day(moment: date | datetime) -> date:
    """The day in the Netherlands of a moment, or the day itself."""
    if isinstance(moment, datetime):
        return moment.astimezone(AMSTERDAM).date()
    return moment


def day(moment: date | datetime | None, form: str = "") -> str:
    """18 november 2026; with "short" no year when it is this one."""
    if not moment:
        return ""
    there = as_day(moment)
    is_short = form == "short" and there.year == today().year
    return _written(there, "j F" if is_short else "j F Y", get_language())


@lru_cache(maxsize=1024)
def _written(there: date, form: str, _language: str | None) -> str:
    """A day in the words of the language of the moment: lists name few days, many times."""
    return date_format(there, form)


def month_range(start: date | datetime | None, end: date | datetime | None = None) -> str:
    """september 2025 tot maart 2026; mei tot augustus 2026; mei 2026; sinds mei 2026."""
    if not start:
        return ""
    first = as_day(start)
    if not end:
        return _("since %(month)s") % {"month": date_format(first, "F Y")}
    last = as_day(end)
    if (first.year, first.month) == (last.year, last.month):
        return date_format(last, "F Y")
    begin = date_format(first, "F" if first.year == last.year else "F Y")
    return _("%(start)s to %(end)s") % {"start": begin, "end": date_format(last, "F Y")}


def initials(name: str) -> str:
    """Two letters for a sign: Twente gives Tw, Den Haag en Leiden gives DH."""
    capitals = [word[0] for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(capitals[:2]) if len(capitals) > 1 else name[:2]
