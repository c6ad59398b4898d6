"""Offer a lesson of an adaptation back to the keepers of its source, who take it over or say why not."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, mail, transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import check_words
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.modules import put_lessons, texts_of
from lemniscaat.knowledge.actions.versions import begin_next_version
from lemniscaat.knowledge.enums import CHANGE_STATES, PUBLIC_ITEM_STATES, ChangeState, ItemState
from lemniscaat.knowledge.models import Change, Item, Lesson, LessonText, Module
from lemniscaat.network.api import Actor, Role, User, audited, coordinators, grants_in


@transactions.action
def offer_change(*, actor: Actor, lesson: Lesson, why: str) -> Change:
    """Offer this lesson as it stands now. It is given under the licence of the source."""
    adaptation = lesson.module.item
    require(policies.can_offer_change(actor, adaptation), _("Only who made the adaptation offers it back."))
    version = lesson.module.forked_from
    source = version.item.now if version else None
    if source is None or source.state not in PUBLIC_ITEM_STATES:
        raise Conflict(_("There is no source any more to offer this to."))
    if adaptation.state == ItemState.WITHDRAWN:
        raise Conflict(_("This was withdrawn, so nothing of it is offered."))
    if not why.strip():
        raise Invalid(_("Say why it is better so, for who has to choose."))
    known = Lesson.objects.filter(module__item=source, uuid=lesson.origin).exists()
    waiting = Change.objects.filter(adaptation=adaptation, state=ChangeState.OFFERED, title=lesson.title)
    if waiting.exists():
        raise Conflict(_("This lesson has been offered already. Wait for the answer."))
    texts = {name: getattr(lesson, name) for name in ("title", "hours", "activities", "materials")}
    with audited(
        actor=actor, act="offer_change", subject=source, werkplaats_id=source.werkplaats_id
    ) as audit:
        change: Change = Change.objects.create(
            audit=audit,
            adaptation=adaptation,
            source=source,
            lesson=lesson.origin if known else None,
            teacher_notes=lesson.teacher_notes,
            why=why.strip(),
            by=actor.user,
            **texts,
        )
    _tell_keepers(change)
    return change


@transactions.action
def accept_change(*, actor: Actor, change: Change) -> Item:
    """Take the lesson over into the text that is worked on: the draft, or a next version, begun if there is
    none. Nothing of what is published changes before that is."""
    source = change.source.now
    require(policies.can_answer_change(actor, source), _("Its keepers answer this."))
    draft = _working_text(actor, source)
    module = Module.objects.get(item=draft)
    with audited(
        actor=actor, act="accept_change", subject=source, werkplaats_id=source.werkplaats_id
    ) as audit:
        put_lessons(audit, module, _with(texts_of(module), change))
        change.answered_by, change.answered_at = actor.user, clock.now()
        change.move(ChangeState.ACCEPTED, by=CHANGE_STATES, audit=audit)
        change.save(audit=audit)
    _tell_maker(change, _("Your change was accepted: %(title)s") % {"title": change.title}, "")
    return draft


@transactions.action
def decline_change(*, actor: Actor, change: Change, reason: str, kept: Collection[str] = ()) -> Change:
    """Leave it, and say why."""
    source = change.source.now
    require(policies.can_answer_change(actor, source), _("Its keepers answer this."))
    if not reason.strip():
        raise Invalid(_("Say why not, to who offered it."))
    left = check_words(reason, kept=kept)
    change.reason, change.answered_by, change.answered_at = reason.strip(), actor.user, clock.now()
    with audited(
        actor=actor, act="decline_change", subject=source, werkplaats_id=source.werkplaats_id, left=left
    ) as audit:
        change.move(ChangeState.DECLINED, by=CHANGE_STATES, audit=audit)
        change.save(audit=audit)
    _tell_maker(
        change, _("Your change was not taken over: %(title)s") % {"title": change.title}, change.reason
    )
    return change


def _working_text(actor: Actor, source: Item) -> Item:
    begun = Item.objects.filter(revises=source).first()
    draft = begun or begin_next_version(actor=actor, item=source)
    if draft.state != ItemState.DRAFT:
        raise Conflict(_("A colleague is looking at the next version. Wait until that is published."))
    return draft


def _with(texts: Sequence[LessonText], change: Change) -> list[LessonText]:
    """The lessons with the offered one in its place, or at the end. Files stay, and what stands for teachers
    when nothing was offered of that: who adapted it may never have read it."""
    offered = change.text()
    found = [
        replace(
            offered,
            uuid=text.uuid,
            origin=text.origin,
            files=text.files,
            teacher_notes=offered.teacher_notes or text.teacher_notes,
        )
        if change.lesson is not None and change.lesson == text.origin
        else text
        for text in texts
    ]
    return found if change.lesson in {text.origin for text in texts if text.origin} else [*found, offered]


def _keepers(source: Item) -> list[User]:
    """The coordinators of where it is kept, and who made it; of what is national the secretariat."""
    if source.werkplaats_id is None:
        grants = grants_in(None).filter(role=Role.SECRETARIAT).select_related("user")
        return [grant.user for grant in grants]
    keepers = coordinators(source.werkplaats_id)
    maker = source.made_by
    return [*keepers, maker] if maker is not None and maker not in keepers else keepers


def _tell_keepers(change: Change) -> None:
    where = f"{settings.BASE_URL}{address('item-changes', change.source.slug)}"
    for keeper in _keepers(change.source):
        if not keeper.is_active:
            continue
        mail.post(
            to=keeper.email,
            key=f"change:{change.uuid}:{keeper.uuid}",
            subject=_("A change is offered for “%(title)s”") % {"title": change.source.title},
            body="\n\n".join(
                [
                    _("Somebody who adapted “%(title)s” offers a lesson back: %(lesson)s.")
                    % {"title": change.source.title, "lesson": change.title},
                    _("Why: %(why)s") % {"why": change.why},
                    _("See what is different, and take it over or say why not:") + f"\n{where}",
                ]
            ),
        )


def _tell_maker(change: Change, subject: str, reason: str) -> None:
    if change.by is None or not change.by.is_active:
        return
    where = f"{settings.BASE_URL}{address('item', change.source.slug)}"
    said = _("You offered a lesson for “%(title)s”.") % {"title": change.source.title}
    what = reason or _("It stands in the text that is worked on, and comes with the next version.")
    mail.post(
        to=change.by.email,
        key=f"change:{change.uuid}:answer",
        subject=subject,
        body="\n\n".join([said, what, where]),
    )
