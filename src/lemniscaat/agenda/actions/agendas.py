"""Begin an agenda or its next version, say what it is for and by when it is wanted; place questions on it."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.copying import copy_parts
from lemniscaat.agenda.actions.reminding import remind_later
from lemniscaat.agenda.actions.turns import turn
from lemniscaat.agenda.enums import (
    AGENDA_STATES,
    AGENDA_STATES_IN_FORCE,
    OPEN_AGENDA_STATES,
    PLACED,
    Act,
    AgendaState,
    QuestionState,
)
from lemniscaat.agenda.models import Agenda, AgendaItem, Question, QuestionEvent
from lemniscaat.agenda.queries.reading import as_read
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.network.api import Actor, Period, Werkplaats, audited

LONGEST_TEXT = 5_000


@transactions.action
def draft_agenda(
    *,
    actor: Actor,
    werkplaats: Werkplaats,
    period: Period,
    mission: str = "",
    follows: Agenda | None = None,
    kept: Collection[str] = (),
    is_invented: bool = False,
) -> Agenda:
    """Begin the agenda of a period; from `follows`, of an earlier period, everything is copied, its mission
    too unless another is given.

    Of a period that has an agenda already, `begin_version` makes the next.
    """
    require_keeper(actor, werkplaats.pk)
    mission, left = _checked_mission(mission, kept)
    if follows is not None and follows.werkplaats_id != werkplaats.pk:
        raise Invalid(_("Begin from an agenda of this werkplaats."))
    if Agenda.objects.filter(werkplaats=werkplaats, period=period).exists():
        raise Conflict(_("This period has an agenda already. Begin its next version instead."))
    if follows is not None and not mission:
        mission = follows.mission
    given = {"mission": mission, "follows": follows, "is_invented": is_invented}
    return _begun(actor, werkplaats, period, given, left)


@transactions.action
def begin_version(*, actor: Actor, agenda: Agenda, is_invented: bool = False) -> Agenda:
    """Begin the next version of an adopted agenda, with everything of it copied. It comes into its place
    when it is adopted itself."""
    require_keeper(actor, agenda.werkplaats_id)
    if agenda.state != AgendaState.ADOPTED:
        raise Conflict(_("A next version begins from an agenda that has been adopted."))
    given = {"mission": agenda.mission, "follows": agenda, "is_invented": is_invented}
    return _begun(actor, agenda.werkplaats, agenda.period, given)


@transactions.action
def change_agenda(
    *,
    actor: Actor,
    agenda: Agenda,
    mission: str,
    adopt_by: date | None = None,
    read: str = "",
    kept: Collection[str] = (),
) -> Agenda:
    """Say what the agenda is for, and by when it should be adopted; before that day mails remind of it.
    With `read` (`as_read` of what she saw) nobody's words are written over unseen."""
    agenda = held_open(actor, agenda)
    if read and read != as_read(agenda):
        raise Conflict(_("Somebody else has just changed this. Look again; keep it again to have yours."))
    mission, left = _checked_mission(mission, kept)
    if adopt_by != agenda.adopt_by and adopt_by is not None and adopt_by <= clock.today():
        raise Invalid(_("Choose a day that is still to come."))
    is_other_day = adopt_by != agenda.adopt_by
    with audited(
        actor=actor, act="change_agenda", subject=agenda, werkplaats_id=agenda.werkplaats_id, left=left
    ) as audit:
        agenda.mission, agenda.adopt_by = mission, adopt_by
        agenda.save(audit=audit)
    if is_other_day:
        remind_later(agenda)
    work.mark_changed("agenda", agenda.uuid)
    return agenda


@transactions.action
def discard_agenda(*, actor: Actor, agenda: Agenda) -> None:
    """Throw away a draft that nobody but its own desk has seen."""
    agenda = held_open(actor, agenda)
    if agenda.state != AgendaState.DRAFT or agenda.consulted_at is not None:
        raise Conflict(_("Others have read this agenda. Change it, or adopt it."))
    with audited(
        actor=actor, act="discard_agenda", subject=agenda, werkplaats_id=agenda.werkplaats_id
    ) as audit:
        for rows in (agenda.programmes, agenda.lines, agenda.items):
            for row in rows.all():
                row.delete(audit=audit)
        agenda.delete(audit=audit)
    work.mark_changed("agenda", agenda.uuid)


@transactions.action
def close_agenda(*, actor: Actor, agenda: Agenda) -> Agenda:
    """Its period is over: it stays to be read, and no question is placed under it any more."""
    require_desk(actor, agenda.werkplaats_id)
    if agenda.followed_by.filter(period=agenda.period_id, state__in=OPEN_AGENDA_STATES).exists():
        raise Conflict(_("A next version is being made. Adopt or throw away that one first."))
    with audited(
        actor=actor, act="close_agenda", subject=agenda, werkplaats_id=agenda.werkplaats_id
    ) as audit:
        agenda.move(AgendaState.CLOSED, by=AGENDA_STATES, audit=audit)
    return agenda


@transactions.action
def place_on_agenda(*, actor: Actor, question: Question, item: AgendaItem) -> QuestionEvent:
    """Let an explicit question be part of a chosen theme; also of that theme in a version being made, which
    may leave it out: then who asked is told when that one is adopted."""
    if item.agenda.werkplaats_id != question.werkplaats_id or not item.is_chosen:
        raise Invalid(_("Choose a theme that stands on the agenda of this werkplaats."))
    if item.agenda.state not in AGENDA_STATES_IN_FORCE:
        raise Conflict(_("This agenda is a draft or closed. Choose a theme of the agenda in force."))
    with turn(actor=actor, question=question, act=Act.PLACE) as taken:
        coming = AgendaItem.objects.filter(origin=item.origin, agenda__state__in=OPEN_AGENDA_STATES)
        stood = list(question.agenda_items.order_by("pk").values_list("pk", flat=True))
        question.agenda_items.add(item, *coming)
        return taken.write(
            state=QuestionState.ON_AGENDA,
            subject=("agenda", item.agenda.uuid, item.title),
            was={PLACED: None if item.pk in stood else {"under": str(item.origin), "stood": stood}},
        )


def require_keeper(actor: Actor, werkplaats_id: int) -> None:
    """Those who edit in the werkplaats keep what stands on its agenda."""
    require(
        policies.can_keep_agenda(actor, werkplaats_id),
        _("You can only keep the agenda of your own werkplaats."),
    )


def require_desk(actor: Actor, werkplaats_id: int) -> None:
    """What is said to others in the name of the werkplaats, its coordinator says."""
    require(
        policies.can_lead_agenda(actor, werkplaats_id),
        _("Only the coordinator of this werkplaats does this with its agenda."),
    )


def held_open(actor: Actor, agenda: Agenda) -> Agenda:
    """The agenda as it is now, held until the act is done; only while it can still change. To what has been
    adopted nothing is added: those who adopted it would be named with what they never read."""
    require_keeper(actor, agenda.werkplaats_id)
    now = held(agenda)
    if not now.is_open:
        raise Conflict(_("This agenda has been adopted. Begin its next version to change something."))
    check_no_lead_adopted(now)
    return now


def check_no_lead_adopted(agenda: Agenda) -> None:
    """A text that a lead has adopted stays as it was read, until that is taken back."""
    who = agenda.adoptions.select_related("organisation", "research_group").first()
    if who is not None:
        raise Conflict(
            _("%(who)s has adopted this text. To change something, let that be taken back first.")
            % {"who": who}
        )


def held(agenda: Agenda) -> Agenda:
    """Hold the agenda until the act is done, and let it say how it is now."""
    now: Agenda | None = Agenda.objects.select_for_update().filter(pk=agenda.pk).first()
    if now is None:
        raise Conflict(_("Somebody has just thrown this agenda away."))
    for field in Agenda._meta.concrete_fields:
        setattr(agenda, field.attname, getattr(now, field.attname))
    agenda._stored = now._stored
    return agenda


def _checked_mission(mission: str, kept: Collection[str]) -> tuple[str, list[Left]]:
    """The mission as it is kept, and what may stay of the personal data in it."""
    mission = mission.strip()
    if len(mission) > LONGEST_TEXT:
        raise Invalid(_("This is very long. Tell it in at most two pages."))
    return mission, check_words(mission, kept=kept)


def _begun(
    actor: Actor, werkplaats: Werkplaats, period: Period, given: dict[str, Any], left: Iterable[Left] = ()
) -> Agenda:
    # Held, so that of two who begin at once one is told.
    Werkplaats.objects.select_for_update().get(pk=werkplaats.pk)
    versions = Agenda.objects.filter(werkplaats=werkplaats, period=period)
    if versions.filter(state__in=OPEN_AGENDA_STATES).exists():
        raise Conflict(_("A version of this agenda is being made already. Go on with that one."))
    last = versions.aggregate(Max("number"))["number__max"]
    with audited(actor=actor, act="draft_agenda", werkplaats_id=werkplaats.pk, left=left) as audit:
        agenda: Agenda = Agenda.objects.create(
            audit=audit,
            werkplaats=werkplaats,
            period=period,
            number=(last or 0) + 1,
            **given,
        )
        audit.subject_kind, audit.subject_uuid = "agenda", agenda.uuid
        if agenda.follows is not None:
            copy_parts(agenda.follows, agenda, audit)
    work.mark_changed("agenda", agenda.uuid)
    return agenda
