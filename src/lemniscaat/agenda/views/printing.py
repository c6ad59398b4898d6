"""The printed agenda: a tagged PDF (PDF/UA-1), set by typst from data.

What people wrote reaches the template as JSON strings, never as markup: it can be nothing but text.
Made when somebody asks, and kept in memory until anything is written.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.core.cache import caches
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lemniscaat.agenda.api import Agenda, AgendaItem, AgendaState
from lemniscaat.kernel import clock
from lemniscaat.network import api as network
from lemniscaat.ui.passages import day, month_range

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "agenda" / "agenda.typ"
KEPT = 600
"""Seconds, at most."""


def as_pdf(agenda: Agenda) -> bytes:
    """The agenda, read whole beforehand, as it stands today: a draft says on each page that it is one."""
    kept, key = caches["pages"], f"agenda-pdf:{agenda.uuid}:{get_language()}"
    now = (clock.today(), network.newest_events())
    made_at, pdf = kept.get(key, (None, b""))
    if made_at != now:
        pdf = typst.compile(
            TEMPLATE,
            format="pdf",
            sys_inputs={"agenda": json.dumps(data(agenda), ensure_ascii=False)},
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            timestamp=(agenda.adopted_at or agenda.consulted_at or agenda.made_at).replace(microsecond=0),
        )
        kept.set(key, (now, pdf), KEPT)
    return bytes(pdf)


def data(agenda: Agenda) -> dict[str, Any]:
    """What stands on it, with every word that is printed."""
    items = list(agenda.items.all())
    is_settled = agenda.state in {AgendaState.ADOPTED, AgendaState.CLOSED}
    return {
        "language": get_language() or "nl",
        "title": _("Knowledge agenda %(where)s %(period)s")
        % {"where": agenda.werkplaats, "period": agenda.period},
        "version": _("Version %(n)s, %(state)s") % {"n": agenda.number, "state": _standing(agenda)},
        "draft": "" if is_settled else agenda.get_state_display(),
        "mission": agenda.mission,
        "adopted": [_adopted(row) for row in agenda.adoptions.all()],
        "endorsed": [str(row.organisation) for row in agenda.endorsements.all()],
        "chosen": [_item(item) for item in items if item.is_chosen],
        "lines": [{"title": row.title, "explanation": row.explanation} for row in agenda.lines.all()],
        "programmes": [_programme(row) for row in agenda.programmes.all()],
        "left_out": [_item(item) for item in items if not item.is_chosen],
        "page": _("page"),
        "words": {
            "adopted": _("Adopted by"),
            "endorsed": _("Endorsed by"),
            "chosen": _("What we chose"),
            "lines": _("Lines through everything"),
            "programmes": _("Joint work programme"),
            "left_out": _("What we left out"),
            "theme": _("National theme"),
            "issue": _("Issue"),
            "why_chosen": _("Why chosen:"),
            "why_left_out": _("Why left out:"),
            "questions": _("Questions from practice"),
            "works_on": _("Works on"),
        },
    }


def _standing(agenda: Agenda) -> str:
    if agenda.adopted_at:
        return _("adopted on %(day)s") % {"day": day(agenda.adopted_at)}
    if agenda.remarks_until:
        return _("in consultation until %(day)s") % {"day": day(agenda.remarks_until)}
    return str(agenda.get_state_display())


def _adopted(row: Any) -> str:
    who = f"{row.research_group} ({row.organisation})" if row.research_group else str(row.organisation)
    return f"{who}, {day(row.on)}"


def _item(item: AgendaItem) -> Mapping[str, Any]:
    return {
        "title": item.title,
        "explanation": item.explanation,
        "reason": item.reason,
        "theme": str(item.theme) if item.theme else "",
        "issue": item.issue.title if item.issue else "",
        "questions": [question.wording for question in item.asked],
    }


def _programme(row: Any) -> Mapping[str, Any]:
    return {
        "title": row.title,
        "explanation": row.explanation,
        "when": month_range(row.since, row.until),
        "items": [item.title for item in row.items.all()],
    }
