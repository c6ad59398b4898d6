"""What a question desk shows: the work by what is due, and one question side by side with what is known."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question, Tab
from lemniscaat.circulation import api as circulation
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock
from lemniscaat.kernel.documents import WHOM
from lemniscaat.kernel.privacy import Kind, Why
from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network.api import Actor, Perspective, left_standing
from lemniscaat.portal.pages import matches
from lemniscaat.portal.pages.matches import Whom
from lemniscaat.portal.pages.talk import said
from lemniscaat.vocabulary import api as vocabulary

ALIKE = ("knowledge", "factors", "questions")
WORK = ("circles", "projects")
"""As the page on which one asks shows them."""

MOST_WHOM = 4
TONES = {"issue": "kwestie", "question": "vraag"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the work list. `due` is in words, "" while nobody waits for the desk; `urgency` is late,
    today or nothing."""

    question: Question
    phase: str
    due: str
    urgency: str

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return str(agenda.QuestionState(self.question.state).label)

    @property
    def who(self) -> str:
        """What is known of who asked: the role she told, or else her side."""
        side = self.question.perspective
        return self.question.role or (str(Perspective(side).label) if side else "")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    heading: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Like:
    """Something that looks like the question, and what the desk can do with it in one click: the last part
    of an address, and a verb. `helps` is what who asked said of it, None while she has not."""

    hit: discovery.Hit
    tone: str
    acts: Sequence[tuple[str, str]]
    helps: bool | None


def groups(questions: Iterable[Question], tab: Tab) -> list[Group]:
    """The rows of a tab, under what is due when; in the tabs without a date under one heading."""
    found: dict[str, list[Row]] = {}
    for question in questions:
        heading = _heading(question.due_on) if tab in {Tab.TO_DO, Tab.LATE} else tab.label
        found.setdefault(str(heading), []).append(_row(question))
    return [Group(heading, rows) for heading, rows in found.items()]


def chosen(address: Mapping[str, str], themes: Iterable[vocabulary.Theme]) -> dict[str, str]:
    """By what the list is narrowed; a value there is none of narrows nothing."""
    state, perspective = address.get("state", ""), address.get("perspective", "")
    return {
        "state": state if state in agenda.QuestionState.values else "",
        "perspective": perspective if perspective in Perspective.values else "",
        "theme": next((one.slug for one in themes if one.slug == address.get("thema", "")), ""),
    }


def _heading(due: date) -> str:
    today = clock.today()
    if due < today:
        return _("Late")
    if due == today:
        return _("Today")
    return _("This week") if due < today + timedelta(days=7) else _("Later")


def _row(question: Question) -> Row:
    if question.state not in agenda.DESK_STATES:
        return Row(question, _phase(question), "", "")
    days = agenda.working_days_left(clock.today(), question.due_on)
    if question.due_on < clock.today():
        late = max(1, -days)
        return Row(question, "ontwikkelen", ngettext("%d day late", "%d days late", late) % late, "late")
    if days == 0:
        return Row(question, "ontwikkelen", _("today"), "today")
    return Row(question, "ontwikkelen", ngettext("%d day left", "%d days left", days) % days, "")


def _phase(question: Question) -> str:
    return "oversteek" if question.state == agenda.QuestionState.HANDED_OVER else "ontwikkelen"


def _matched(question: Question) -> discovery.MatchResult:
    return discovery.match(
        question.wording or question.original,
        groups=[*ALIKE, *WORK, *WHOM.values()],
        limit=6,
        without=question.uuid,
    )


def whom(question: Question, matched: discovery.MatchResult, rejected: Collection[UUID]) -> list[Whom]:
    """Whom the desk can call about a question: not itself, nor what it said does not fit."""
    passed = {*rejected, *([question.werkplaats.uuid] if question.werkplaats else [])}
    return [one for one in matches.whom(matched) if one.hit.uuid not in passed][:MOST_WHOM]


def likes(
    question: Question,
    matched: discovery.MatchResult,
    stands: Collection[UUID],
    judged: Mapping[UUID, bool],
    groups: Collection[str] = ALIKE,
) -> list[Like]:
    """What discovery finds for a question in `groups`: issues to join, knowledge to put with it, what works,
    the same elsewhere; not what `stands` with it already, or the desk said does not fit."""
    hits = [hit for group in matched.groups if group.group in groups for hit in group.hits]
    passed = {*stands, *(link.item.uuid for link in question.links.all())}
    return [
        Like(hit, TONES.get(hit.kind, "plain"), _acts(hit.kind), judged.get(hit.uuid))
        for hit in hits
        if hit.uuid not in passed and (question.issue is None or hit.uuid != question.issue.uuid)
    ]


def closed(actor: Actor, question: Question, stands: Collection[UUID]) -> list[discovery.Hit]:
    """What this desk's own werkplaats has that is not for everyone and fits: to read, for only what is public
    can be put with a question."""
    found = discovery.match_closed(
        actor,
        question.wording or question.original,
        werkplaats=question.werkplaats,
        without=question.uuid,
    )
    return [hit for hit in found if hit.uuid not in stands]


def helped(judgements: Iterable[tuple[str, UUID, bool]], offered: Iterable[Like]) -> list[Subject]:
    """What who asked said helps, though the words do not lead to it any more or it stands with it."""
    shown = {like.hit.uuid for like in offered}
    pointers = [(kind, uuid) for kind, uuid, helps in judgements if helps and uuid not in shown]
    return list(resolve(pointers).values())


def suggested_themes(
    question: Question, themes: Iterable[vocabulary.Theme], passed: Collection[UUID]
) -> list[tuple[vocabulary.Theme, str]]:
    """The themes its text seems to be about, each with the words that say so; not those that `passed`:
    what it has already, and what the desk said it is not about."""
    found = discovery.suggest_themes(question.wording, f"{question.original}\n{question.why}")
    by_slug = {theme.slug: theme for theme in themes if theme.uuid not in passed}
    return [(by_slug[one.code], ", ".join(one.because)) for one in found if one.code in by_slug]


def _acts(kind: str) -> Sequence[tuple[str, str]]:
    return {
        "issue": [("verbind", pgettext("question to issue", "Join"))],
        "item": [("kennis", _("Put with it"))],
        "question": [("zelfde", pgettext("question", "The same")), ("verwant", _("Related"))],
    }.get(kind, [])


def issue_by_uuid(uuid: str) -> circulation.Issue | None:
    """The issue a button names."""
    return circulation.issues().filter(uuid=uuid).first()


def item_by_uuid(actor: Actor, uuid: str) -> knowledge.Item | None:
    """The item a button names."""
    return knowledge.items_by_uuid(actor, [uuid]).first()


def item_by_address(actor: Actor, address: str) -> knowledge.Item | None:
    """The item whose page has this address, typed or pasted with or without what surrounds its slug."""
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    return knowledge.item_at(actor, path.rpartition("/")[2])


def known(
    actor: Actor, question: Question, unfit: Collection[UUID], tied: Collection[UUID]
) -> dict[str, Any]:
    """What is known already, and whom one can call: without what is `unfit` or tied to it."""
    matched, stands = _matched(question), [*unfit, *tied]
    judged = agenda.judgements_of_asker(question)
    hers = {uuid: helps for _kind, uuid, helps in judged}
    found = likes(question, matched, stands, hers)
    at_work = likes(question, matched, stands, hers, WORK)
    return {
        "likes": found,
        "at_work": at_work,
        "helped": helped(judged, [*found, *at_work]),
        "closed": closed(actor, question, stands),
        "whom": whom(question, matched, unfit),
    }


def detail(actor: Actor, question: Question, all_themes: Sequence[vocabulary.Theme]) -> dict[str, Any]:
    """All that stands beside the work list for one question."""
    events = list(agenda.thread(question, with_internal=True))
    standing = [event for event in events if event.undone_at is None]
    rejected = agenda.rejections(question)
    ties = agenda.ties_of(question, actor)
    about = list(question.themes.all())
    unfit = [uuid for _kind, uuid in rejected]
    passed = [*unfit, *(theme.uuid for theme in about)]
    may = what_may_be_done(question)
    return {
        "question": question,
        "row": _row(question),
        "events": reversed(events),
        "talk_acts": agenda.TALK_ACTS,
        "left": may_stay(question),
        "undo": agenda.undoable(standing),
        "said": said(question),
        "agreed": agenda.wording_in_force(question),
        **known(actor, question, unfit, [tied.question.uuid for tied in ties]),
        "ties": ties,
        "about": about,
        "suggested": suggested_themes(question, all_themes, passed),
        "other_themes": [theme for theme in all_themes if theme not in about],
        "rejected": [one for one in resolve(rejected).values() if one.uuid not in {of.uuid for of in about}],
        "links": question.links.all(),
        "placed": [] if question.state in agenda.DESK_STATES else agenda.placed_items(question),
        "issues": circulation.issues().prefetch_related(None).exclude(pk=question.issue_id),
        "themes": agenda.chosen_items(question.werkplaats_id).values("uuid", "title"),
        "taking_in": learning.taking_in(question.werkplaats) if may["in_research"] else [],
        "may": may,
    }


def may_stay(question: Question) -> list[tuple[str, str]]:
    """What kinds of personal data were let stand in its words, and why."""
    left = left_standing("question", question.uuid)
    return [(str(Kind(kind).label), str(Why(why).label) if why else "") for kind, why in left]


def what_may_be_done(question: Question) -> dict[str, bool]:
    """By the name of a state, whether it may follow; and what else depends on the state."""
    states = agenda.QuestionState
    return {state.name.lower(): agenda.QUESTION_STATES.allows(question.state, state) for state in states} | {
        "write": question.state in agenda.OPEN_STATES,
        "propose": question.state in agenda.DESK_STATES,
        "pass_on": question.state in agenda.DESK_STATES,
        "leave_out": question.state == states.ON_AGENDA,
    }
