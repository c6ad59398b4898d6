"""Answer what is said of an agenda, and decide what everyone reads of it."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.agendas import held, require_desk
from lemniscaat.agenda.actions.remarks import LONGEST
from lemniscaat.agenda.enums import REMARK_STATES, AgendaState, RemarkState
from lemniscaat.agenda.models import Remark
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.kernel.privacy import Left, check_words
from lemniscaat.network.api import Actor, audited


@transactions.action
def reply_to_remark(
    *, actor: Actor, remark: Remark, text: str, again: bool = False, kept: Collection[str] = ()
) -> Remark:
    """Answer it, for everyone to read. `again` puts other words in the place of an earlier reply; without
    it, of two who answer at once the second is told."""
    remark = _held(actor, remark)
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise Invalid(_("Write a reply of at most a page."))
    left = check_words(text, kept=kept)
    if remark.state != RemarkState.SHOWN:
        raise Conflict(_("Nobody reads this remark. Let it through first."))
    if remark.replied_at is not None and not again:
        raise Conflict(_("Somebody else has just answered this. Look at that reply first."))
    with _audited(actor, remark, "reply_to_remark", left) as audit:
        remark.reply, remark.replied_at = text, clock.now()
        remark.save(audit=audit)
    return remark


@transactions.action
def release_remark(*, actor: Actor, remark: Remark) -> Remark:
    """Let it be read after all."""
    remark = _held(actor, remark)
    with _audited(actor, remark, "release_remark") as audit:
        remark.move(RemarkState.SHOWN, by=REMARK_STATES, audit=audit)
        remark.reason = ""
        remark.save(audit=audit)
    return remark


@transactions.action
def remove_remark(*, actor: Actor, remark: Remark, reason: str, kept: Collection[str] = ()) -> Remark:
    """Show it no longer, with the reason in its place. Its words stay for the desk, which can still let it
    through."""
    remark = _held(actor, remark)
    reason = reason.strip()
    if not reason or len(reason) > 500:
        raise Invalid(_("Say in a sentence or two why nobody should read this remark."))
    left = check_words(reason, kept=kept)
    with _audited(actor, remark, "remove_remark", left) as audit:
        remark.move(RemarkState.REMOVED, by=REMARK_STATES, audit=audit)
        remark.reason = reason
        remark.save(audit=audit)
    return remark


def _held(actor: Actor, remark: Remark) -> Remark:
    """The remark as it is now; its agenda is held until the act is done, so that nobody's act is written
    over."""
    require_desk(actor, remark.agenda.werkplaats_id)
    if held(remark.agenda).state != AgendaState.CONSULTATION:
        raise Conflict(_("This agenda is no longer in consultation. What was said stays as it is."))
    found: Remark = Remark.objects.select_related("agenda").get(pk=remark.pk)
    return found


def _audited(actor: Actor, remark: Remark, act: str, left: Iterable[Left] = ()) -> Any:
    agenda = remark.agenda
    return audited(actor=actor, act=act, subject=agenda, werkplaats_id=agenda.werkplaats_id, left=left)
