"""The rows of an agenda's page, made before its template draws them.

An agenda has hundreds of themes, each with what was said of it: what returns in every row (an address,
a word, a day) is looked up once, and the template is left with plain values.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda.api import Agenda, AgendaItem, QuestionState, Remark, RemarkState
from lemniscaat.kernel.addresses import address
from lemniscaat.network.api import Perspective
from lemniscaat.ui.passages import as_day
from lemniscaat.ui.templatetags.lem import when

Row = Mapping[str, Any]


def rows(agenda: Agenda, remarks: Mapping[int | None, Iterable[Remark]]) -> tuple[list[Row], list[Row]]:
    """The themes as read beforehand, each with what was said of it, and what was said of the whole."""
    remark = _remarks()
    item = _items(agenda)
    said = {key: [remark(each) for each in found] for key, found in remarks.items()}
    return [item(each, said.get(each.pk, [])) for each in agenda.items.all()], said.get(None, [])


def _items(agenda: Agenda) -> Callable[[AgendaItem, list[Row]], Row]:
    at = cache(address)
    states = {value: str(label) for value, label in QuestionState.choices}

    @cache
    def asked(n: int) -> str:
        return ngettext("%(n)s question from practice", "%(n)s questions from practice", n) % {"n": n}

    @cache
    def round_at(number: int) -> str:
        return reverse("agenda:round", args=[agenda.werkplaats.slug, number])

    def row(item: AgendaItem, said: list[Row]) -> Row:
        theme, issue, weighed = item.theme, item.issue, item.candidate
        return {
            "uuid": str(item.uuid),
            "is_chosen": item.is_chosen,
            "title": item.title,
            "explanation": item.explanation,
            "reason": item.reason,
            "theme": str(theme) if theme else "",
            "theme_at": at("theme", theme.slug) if theme else "",
            "issue": str(issue) if issue else "",
            "issue_at": at("issue", issue.slug) if issue else "",
            "round": weighed.round.title if weighed else "",
            "round_at": round_at(weighed.round.number) if weighed else "",
            "asked": asked(len(item.asked)),
            "questions": [
                {"at": at("question", one.slug), "wording": one.wording, "state": states[one.state]}
                for one in item.asked
            ],
            "said": said,
        }

    return row


def _remarks() -> Callable[[Remark], Row]:
    sides = {value: str(label) for value, label in Perspective.choices}
    written = cache(when)

    def row(remark: Remark) -> Row:
        if remark.state == RemarkState.REMOVED:
            return {"removed": _("The desk took a remark away: %(why)s") % {"why": remark.reason}}
        of = remark.organisation
        return {
            "who": capfirst(str(of) if of else sides.get(remark.perspective, "")),
            "made": written(as_day(remark.made_at), "short"),
            "is_typed_in": remark.is_typed_in,
            "text": remark.text,
            "is_replied": bool(remark.replied_at),
            "reply": remark.reply,
        }

    return row
