"""From question to use: what happened to one question, in the order it happened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Act, Question, QuestionEvent, QuestionState, Tied, TieKind
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity, Handover, HandoverState, Phase, Step
from lemniscaat.kernel import clock
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Use
from lemniscaat.network.api import Actor
from lemniscaat.portal.pages import journey_words as words
from lemniscaat.ui.figure import CROSSING, Leg
from lemniscaat.ui.passages import as_day, day
from lemniscaat.ui.words import PHASES as PLACES

PHASES = {
    Act.RECEIVE: Phase.ONTWIKKELEN,
    Act.SETTLE: Phase.ONTWIKKELEN,
    Act.PLACE: Phase.ONTWIKKELEN,
    Act.WEIGHED: Phase.ONTWIKKELEN,
    Act.RESEARCH: Phase.ONTWIKKELEN,
    Act.JOIN: Phase.OPSCHALEN,
    Act.LINK: Phase.VERRIJKEN,
    Act.HAND_OVER: CROSSING,
}
"""Where on the figure an act stands; the others stand where the question stood already."""

ABOUT_ANOTHER = frozenset({*agenda.TIE_ACTS.values(), Act.UNTIE})
"""Acts about another question: told as long as everyone may read that one."""

ONLY_FOR_ASKER = frozenset({Act.PUBLISH, Act.REVEAL})
TOLD_ELSEWHERE = ("event:", "use:", "return:")
"""Steps that an event, a use or a handover tells already."""

Pointer = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journey. `phase` is a phase or the crossing; `quote` are the asker's own words."""

    at: datetime
    phase: str
    heading: str
    text: str = ""
    quote: str = ""
    by: str = ""
    links: tuple[tuple[str, str], ...] = ()
    rung: int | None = None

    @property
    def rail(self) -> str:
        """The end of its class."""
        return "cross" if self.phase == CROSSING else self.phase

    @property
    def place(self) -> str:
        """The phase, or the crossing, in words."""
        return str(PLACES[self.phase])


@dataclass(frozen=True, slots=True)
class Told:
    """All that is known of one question's journey."""

    entries: Sequence[Entry]
    legs: Sequence[Leg]
    uses: Sequence[Use]
    waiting: Handover | None
    ties: Sequence[Tied]

    @property
    def places(self) -> int:
        """In how many werkplaatsen it came to use."""
        return len({use.werkplaats_id for use in self.uses})

    @property
    def went_round(self) -> bool:
        """Whether it has been in all four phases."""
        return {entry.phase for entry in self.entries} >= set(Phase)

    @property
    def length(self) -> str:
        """Eight steps in 21 months."""
        n, time = len(self.entries), self.entries[-1].at - self.entries[0].at
        parts = {"n": n, "span": words.span(time)}
        return ngettext("%(n)s step in %(span)s.", "%(n)s steps in %(span)s.", n) % parts


def told(question: Question, actor: Actor) -> Told:
    """The journey as this actor may read it; whoever holds the secret address reads her own words too."""
    events = list(agenda.thread(question))
    standing = circulation.steps_of_question(actor, question.uuid).standing()
    steps = [step for step in standing if not step.cause.startswith(TOLD_ELSEWHERE)]
    handovers = list(circulation.handovers_of_question(actor, question.uuid))
    uses = list(learning.uses().filter(question=question))
    ties = agenda.ties_of(question, actor)
    is_asker = question.uuid in actor.asks
    subjects = resolve((row.subject_kind, row.subject_uuid) for row in [*events, *steps])
    crossed = {handover.uuid for handover in handovers}
    entries = [
        *_events(question, events, subjects, is_asker, crossed),
        *(entry for handover in handovers for entry in _handover(handover)),
        *(_step(step, subjects) for step in steps),
        *(_use(use) for use in uses),
        *(_tied_elsewhere(tied) for tied in ties if not tied.is_own),
    ]
    entries = _placed(_together(sorted(entries, key=lambda entry: entry.at)))
    waiting = next((row for row in handovers if row.state == HandoverState.OFFERED), None)
    return Told(entries, _legs(question, entries, waiting), uses, waiting, ties)


def _events(
    question: Question,
    events: Iterable[QuestionEvent],
    subjects: Mapping[Pointer, Subject],
    is_asker: bool,
    crossed: set[Any],
) -> list[Entry]:
    settled = max((event.pk for event in events if event.act == Act.SETTLE), default=None)
    shown = [
        event
        for event in events
        if (is_asker or event.act not in ONLY_FOR_ASKER)
        and (event.act not in ABOUT_ANOTHER or (event.subject_kind, event.subject_uuid) in subjects)
        and event.subject_uuid not in crossed
    ]
    return [
        _event(event, question, subjects, may_quote=is_asker, is_last_wording=event.pk == settled)
        for event in shown
    ]


def _event(
    event: QuestionEvent,
    question: Question,
    subjects: Mapping[Pointer, Subject],
    *,
    may_quote: bool,
    is_last_wording: bool,
) -> Entry:
    act = Act(event.act)
    quotes = act == Act.RECEIVE and (may_quote or question.revealed_at is not None)
    return Entry(
        at=event.at,
        phase=PHASES.get(act, ""),
        heading=str(act.label),
        text="" if quotes else words.of_event(event, is_last_wording=is_last_wording),
        quote=question.original if quotes else "",
        by=words.asker(question) if quotes else "",
        links=_links(event, subjects),
    )


def _links(row: QuestionEvent | Step, subjects: Mapping[Pointer, Subject]) -> tuple[tuple[str, str], ...]:
    """What it was about; a thing that is not public has no address, and its name stays."""
    if isinstance(row, QuestionEvent) and row.act in ABOUT_ANOTHER:
        other = subjects[row.subject_kind, row.subject_uuid]
        return ((other.label, other.url),)
    if not row.subject_label or row.subject_kind == "question":
        return ()
    subject = subjects.get((row.subject_kind, row.subject_uuid))
    if subject is None:
        return ((row.subject_label, ""),)
    return ((f"{subject.kind_label}: {row.subject_label}", subject.url),)


def _handover(handover: Handover) -> list[Entry]:
    whom = str(handover.to_organisation or handover.to_werkplaats)
    parts = {"werkplaats": str(handover.werkplaats), "whom": whom}
    offered = Entry(
        at=handover.offered_at,
        phase=CROSSING,
        heading=_("%(werkplaats)s hands it over to %(whom)s") % parts,
        text=words.of_handover(handover),
    )
    if handover.returned_at is None:
        return [offered]
    returned = Entry(
        at=handover.returned_at,
        phase=Phase.OPSCHALEN if handover.rung else CROSSING,
        heading=_("%(whom)s gives it back to %(werkplaats)s") % parts,
        text=handover.became,
        rung=handover.rung,
    )
    return [offered, returned]


def _step(step: Step, subjects: Mapping[Pointer, Subject]) -> Entry:
    heading = str(Activity(step.activity).label)
    return Entry(
        at=step.at,
        phase=step.phase,
        heading=heading[:1].upper() + heading[1:],
        text=step.note,
        links=_links(step, subjects),
    )


def _use(use: Use) -> Entry:
    url = address("item", use.item.slug)
    return Entry(
        at=use.at,
        phase=Activity.APPLY.phase,
        heading=_("%(werkplaats)s applies it: %(headline)s")
        % {"werkplaats": use.werkplaats, "headline": use.headline},
        text=" ".join(part for part in (use.adapted, use.result, use.figure) if part),
        links=((use.item.title, f"{url}#toepassing-{use.uuid}" if url else ""),),
    )


def _tied_elsewhere(tied: Tied) -> Entry:
    """What another desk found of this question."""
    said = {
        TieKind.SAME: _("%(where)s finds: the same question is asked there"),
        TieKind.RELATED: _("%(where)s finds: a question there is related to it"),
    }
    where = tied.question.werkplaats or _("The national desk")
    return Entry(
        at=tied.at,
        phase="",
        heading=said[tied.kind] % {"where": where},
        text=words.OF_ACTS[agenda.TIE_ACTS[tied.kind]](),
        links=((str(tied.question), address("question", tied.question.slug)),),
    )


def _together(entries: Sequence[Entry]) -> list[Entry]:
    """The same act, done more than once on a day, is one line with all it was about."""
    lines: list[Entry] = []
    for entry in entries:
        last = lines[-1] if lines else None
        if last and entry.links and (last.heading, as_day(last.at)) == (entry.heading, as_day(entry.at)):
            text = last.text if entry.text in last.text else f"{last.text} {entry.text}"
            lines[-1] = replace(last, text=text, links=tuple(dict.fromkeys(last.links + entry.links)))
        else:
            lines.append(entry)
    return lines


def _placed(entries: Sequence[Entry]) -> list[Entry]:
    """An act without a place of its own stands where the question stood."""
    phase: str = Phase.ONTWIKKELEN
    placed = []
    for entry in entries:
        placed.append(replace(entry, phase=entry.phase or phase))
        phase = placed[-1].phase if placed[-1].phase != CROSSING else phase
    return placed


def _legs(question: Question, entries: Sequence[Entry], waiting: Handover | None) -> list[Leg]:
    """Each phase it has been in, with the time there; the last one is now, unless it is over."""
    stays = [entry for entry in entries if entry.phase != CROSSING]
    ends = [*(entry.at for entry in stays), clock.now()][1:]
    times: dict[str, Any] = {}
    for entry, end in zip(stays, ends, strict=True):
        times[entry.phase] = times.get(entry.phase, end - end) + (end - entry.at)
    over = question.state in {QuestionState.ANSWERED, QuestionState.DECLINED}
    now = None if over or waiting or not stays else stays[-1].phase
    legs = [
        Leg(phase, "now", _("now, %(span)s") % {"span": words.span(clock.now() - _since(stays))})
        if phase == now
        else Leg(phase, "done", words.span(time))
        for phase, time in times.items()
    ]
    if waiting is not None:
        whom = waiting.to_organisation or waiting.to_werkplaats
        what = _("waits for %(whom)s, until %(day)s") % {"whom": whom, "day": day(waiting.deadline, "short")}
        legs.append(Leg(CROSSING, "now", what))
    return legs


def _since(stays: Sequence[Entry]) -> datetime:
    """Since when it is in the phase of its last stay."""
    since = stays[-1].at
    for entry in reversed(stays):
        if entry.phase != stays[-1].phase:
            break
        since = entry.at
    return since
