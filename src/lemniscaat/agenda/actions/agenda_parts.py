"""What stands on an agenda: themes phrased as questions, cross-cutting lines, programmes."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.agendas import LONGEST_TEXT, held_open
from lemniscaat.agenda.enums import QuestionState
from lemniscaat.agenda.models import (
    Agenda,
    AgendaItem,
    AgendaPart,
    Candidate,
    CrossCuttingTheme,
    Programme,
    Question,
)
from lemniscaat.agenda.queries.reading import as_read
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.network.api import Actor, audited

LONGEST_TITLE = 300


Checked = tuple[dict[str, Any], list[Left]]
"""Fields as they may be written, and what may stay in their words."""


@transactions.action
def add_agenda_item(
    *,
    actor: Actor,
    agenda: Agenda,
    title: str,
    questions: Iterable[Question] = (),
    candidate: Candidate | None = None,
    kept: Collection[str] = (),
    **fields: Any,
) -> AgendaItem:
    """Add a theme phrased as a question, chosen or left out. What is left out says why.

    It may come from `questions` of the werkplaats, or from a `candidate` of one of its rounds.
    """
    agenda = held_open(actor, agenda)
    came_from = list(questions)
    if candidate is not None:
        fields, came_from = _weighed(agenda, candidate, fields, came_from)
    if any(question.werkplaats_id != agenda.werkplaats_id for question in came_from):
        raise Invalid(_("This question is of another werkplaats."))
    fields, left = _checked_item(kept, title=title, **fields)
    with _audited(actor, agenda, "add_agenda_item", left) as audit:
        item: AgendaItem = AgendaItem.objects.create(
            audit=audit, agenda=agenda, order=_next(AgendaItem, agenda), candidate=candidate, **fields
        )
        item.questions.add(*came_from)
    work.mark_changed("agenda", agenda.uuid)
    return item


@transactions.action
def change_agenda_item(
    *, actor: Actor, item: AgendaItem, title: str, read: str = "", kept: Collection[str] = (), **fields: Any
) -> AgendaItem:
    """Put a theme in other words, choose it after all or leave it out. With `read`, which is `as_read` of
    what she saw, nobody's words are written over unseen; so with each change below."""
    agenda = held_open(actor, item.agenda)
    _check_still(item, read)
    _change(actor, agenda, item, "change_agenda_item", *_checked_item(kept, title=title, **fields))
    return item


@transactions.action
def add_line(
    *, actor: Actor, agenda: Agenda, title: str, explanation: str = "", kept: Collection[str] = ()
) -> CrossCuttingTheme:
    """Add a line that returns in every programme."""
    agenda = held_open(actor, agenda)
    fields, left = _checked(kept, title=title, explanation=explanation)
    with _audited(actor, agenda, "add_line", left) as audit:
        line: CrossCuttingTheme = CrossCuttingTheme.objects.create(
            audit=audit, agenda=agenda, order=_next(CrossCuttingTheme, agenda), **fields
        )
    work.mark_changed("agenda", agenda.uuid)
    return line


@transactions.action
def change_line(
    *,
    actor: Actor,
    line: CrossCuttingTheme,
    title: str,
    explanation: str = "",
    read: str = "",
    kept: Collection[str] = (),
) -> CrossCuttingTheme:
    """Put a line in other words."""
    agenda = held_open(actor, line.agenda)
    _check_still(line, read)
    _change(actor, agenda, line, "change_line", *_checked(kept, title=title, explanation=explanation))
    return line


@transactions.action
def add_programme(
    *,
    actor: Actor,
    agenda: Agenda,
    title: str,
    explanation: str = "",
    since: date | None = None,
    until: date | None = None,
    items: Iterable[AgendaItem] = (),
    kept: Collection[str] = (),
) -> Programme:
    """Add a part of the joint work programme: the themes it works on, from–until."""
    agenda = held_open(actor, agenda)
    themes = _themes(agenda, items)
    fields, left = _checked_programme(kept, since, until, title=title, explanation=explanation)
    with _audited(actor, agenda, "add_programme", left) as audit:
        programme: Programme = Programme.objects.create(
            audit=audit, agenda=agenda, order=_next(Programme, agenda), **fields
        )
        programme.items.set(themes)
    work.mark_changed("agenda", agenda.uuid)
    return programme


@transactions.action
def change_programme(
    *,
    actor: Actor,
    programme: Programme,
    title: str,
    explanation: str = "",
    since: date | None = None,
    until: date | None = None,
    items: Iterable[AgendaItem] = (),
    read: str = "",
    kept: Collection[str] = (),
) -> Programme:
    """Say something else of a programme, or give it other themes."""
    agenda = held_open(actor, programme.agenda)
    _check_still(programme, read)
    themes = _themes(agenda, items)
    fields, left = _checked_programme(kept, since, until, title=title, explanation=explanation)
    _change(actor, agenda, programme, "change_programme", fields, left)
    programme.items.set(themes)
    return programme


@transactions.action
def drop_part(*, actor: Actor, part: AgendaPart) -> None:
    """Take something off that was added in this version. A theme that stood on an earlier version, or
    that somebody made a remark on, is left out with a reason instead: it stays to be read."""
    agenda = held_open(actor, part.agenda)
    if isinstance(part, AgendaItem):
        if _stood_before(agenda, part):
            raise Conflict(_("This stood on an earlier version. Leave it out, and say why."))
        if part.remarks.exists():
            raise Conflict(_("Somebody made a remark on this. Leave it out, and say why."))
        if part.questions.filter(state=QuestionState.ON_AGENDA).exists():
            raise Conflict(_("People work on this already. Leave it out, and say why."))
    try:
        with _audited(actor, agenda, f"drop_{part._meta.model_name}") as audit:
            part.delete(audit=audit)
    except ProtectedError as error:
        raise Conflict(_("People work on this already. Leave it out, and say why.")) from error
    work.mark_changed("agenda", agenda.uuid)


@transactions.action
def move_part(*, actor: Actor, part: AgendaPart, to: int) -> None:
    """Give it the place `to` among its own kind, the first being 1."""
    agenda = held_open(actor, part.agenda)
    parts: list[AgendaPart] = list(type(part).objects.filter(agenda=agenda))
    parts.remove(part)
    parts.insert(max(to - 1, 0), part)
    with _audited(actor, agenda, "move_part") as audit:
        for place, each in enumerate(parts):
            if each.order != place:
                each.order = place
                each.save(audit=audit)
    work.mark_changed("agenda", agenda.uuid)


def _weighed(
    agenda: Agenda, candidate: Candidate, fields: dict[str, Any], questions: list[Question]
) -> tuple[dict[str, Any], list[Question]]:
    """With what was weighed in a round come its question or its issue."""
    if candidate.round.werkplaats_id != agenda.werkplaats_id:
        raise Invalid(_("This was weighed in a round of another werkplaats."))
    if candidate.question is not None and candidate.question not in questions:
        questions = [*questions, candidate.question]
    return {"issue": candidate.issue, **fields}, questions


def _checked_item(kept: Collection[str], **fields: Any) -> Checked:
    checked, left = _checked(kept, **fields)
    if not checked.get("is_chosen", True) and not checked.get("reason"):
        raise Invalid(_("Say why this was left out."))
    return checked, left


def _checked_programme(
    kept: Collection[str], since: date | None, until: date | None, **fields: str
) -> Checked:
    if since is not None and until is not None and until < since:
        raise Invalid(_("The last day comes before the first. Look at the two days again."))
    checked, left = _checked(kept, **fields)
    return {**checked, "since": since, "until": until}, left


def _checked(kept: Collection[str], **fields: Any) -> Checked:
    """The fields with their words stripped, screened, and not too long; and what may stay in them."""
    said = {name: value.strip() for name, value in fields.items() if isinstance(value, str)}
    if not said["title"] or len(said["title"]) > LONGEST_TITLE:
        raise Invalid(_("Write it in one sentence of at most 300 characters."))
    if any(len(text) > LONGEST_TEXT for text in said.values()):
        raise Invalid(_("This is very long. Tell it in at most two pages."))
    left = check_words(*said.values(), kept=kept)
    return {**fields, **said}, left


def _check_still(part: AgendaPart, read: str) -> None:
    """Whether what was read still stands; the agenda is held, so that it does until the act is done."""
    now = type(part).objects.filter(pk=part.pk).first()
    if now is None:
        raise Conflict(_("Somebody has just taken this off the agenda."))
    if read and read != as_read(now):
        raise Conflict(
            _("Somebody else has just changed this. It now says: “%s”. Keep it again to have yours instead.")
            % now
        )


def _themes(agenda: Agenda, items: Iterable[AgendaItem]) -> list[AgendaItem]:
    themes = list(items)
    if any(item.agenda_id != agenda.pk for item in themes):
        raise Invalid(_("Choose themes that stand on this agenda."))
    return themes


def _stood_before(agenda: Agenda, item: AgendaItem) -> bool:
    """Whether it was copied from the version before, of the same period."""
    before = agenda.follows
    return (
        before is not None
        and before.period_id == agenda.period_id
        and before.items.filter(origin=item.origin).exists()
    )


def _next(model: type[AgendaPart], agenda: Agenda) -> int:
    last = model.objects.filter(agenda=agenda).aggregate(Max("order"))["order__max"]
    return 0 if last is None else int(last) + 1


def _change(
    actor: Actor, agenda: Agenda, part: AgendaPart, act: str, fields: dict[str, Any], left: Iterable[Left]
) -> None:
    with _audited(actor, agenda, act, left) as audit:
        for name, value in fields.items():
            setattr(part, name, value)
        part.save(audit=audit)
    work.mark_changed("agenda", agenda.uuid)


def _audited(actor: Actor, agenda: Agenda, act: str, left: Iterable[Left] = ()) -> Any:
    return audited(actor=actor, act=act, subject=agenda, werkplaats_id=agenda.werkplaats_id, left=left)
