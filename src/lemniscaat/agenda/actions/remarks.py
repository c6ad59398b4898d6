"""Say something of an agenda in consultation: with an account, by mail without one, or typed in.

Each holds the agenda first, so that of a remark and an adoption at once one comes first, and the other is
told. What is said is screened before anything of it is kept (rule 2).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.agendas import held, require_desk
from lemniscaat.agenda.actions.mailbox import checked_address
from lemniscaat.agenda.enums import REMARK_STATES, AgendaState, RemarkState
from lemniscaat.agenda.models import Agenda, AgendaItem, Remark
from lemniscaat.agenda.queries.remarks import remark_by_token, remarker
from lemniscaat.kernel import clock, ids, mail, transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, require
from lemniscaat.kernel.privacy import check_words
from lemniscaat.network.api import (
    Actor,
    AuditedQuerySet,
    Organisation,
    Perspective,
    audited,
    system,
    token_hash,
)
from lemniscaat.ui.passages import day

LONGEST = 2_000
MOST_WAITING = 3
"""Remarks of one address that wait for a yes: nobody's mailbox is filled from here."""

UNCONFIRMED_STAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class PublicRemark:
    """A remark that came in without an account, and the secret in her mail: kept nowhere."""

    remark: Remark
    token: str


@transactions.action
def place_remark(
    *,
    actor: Actor,
    agenda: Agenda,
    text: str,
    item: AgendaItem | None = None,
    kept: Collection[str] = (),
    is_invented: bool = False,
) -> Remark:
    """Say something with one's account, of one item or of all. Everyone reads it at once: a partner's with
    the name of its organisation, anybody else's with the side she stands on."""
    require(
        policies.can_remark(actor, agenda),
        _("With an account, partners, members and teachers of this werkplaats make remarks on its agenda."),
    )
    agenda = _open(agenda)
    grant = next(
        (
            each
            for each in actor.grants
            if each.organisation_id in policies.speaks_for(actor, agenda.werkplaats_id)
        ),
        None,
    )
    return _write(
        actor,
        agenda,
        item,
        text,
        kept,
        state=RemarkState.SHOWN,
        by=actor.user,
        organisation=grant.organisation if grant else None,
        perspective=actor.user.perspective if actor.user else "",
        is_invented=is_invented,
    )


@transactions.action
def type_in_remark(
    *,
    actor: Actor,
    agenda: Agenda,
    text: str,
    perspective: Perspective,
    item: AgendaItem | None = None,
    organisation: Organisation | None = None,
    kept: Collection[str] = (),
    is_invented: bool = False,
) -> Remark:
    """Type in what was said in a meeting, on the phone or in a letter, for who said it."""
    require_desk(actor, agenda.werkplaats_id)
    return _write(
        actor,
        _open(agenda),
        item,
        text,
        kept,
        state=RemarkState.SHOWN,
        organisation=organisation,
        perspective=perspective,
        is_typed_in=True,
        is_invented=is_invented,
    )


@transactions.action
def place_public_remark(
    *,
    actor: Actor,
    agenda: Agenda,
    text: str,
    perspective: Perspective,
    email: str,
    item: AgendaItem | None = None,
    kept: Collection[str] = (),
    held_for: str = "",
) -> PublicRemark:
    """Say something without an account; everyone reads it once the owner of the address said yes in the mail
    she gets. With a reason in `held_for` (a `Hold`) no mail goes: the desk looks, and lets it through."""
    agenda = _open(agenda)
    email = checked_address(email)
    voter, token = remarker(email, agenda), ids.new_secret()
    waiting = agenda.remarks.filter(voter=voter, state=RemarkState.WAITING)
    if waiting.count() >= MOST_WAITING:
        raise Conflict(_("Three mails went to this address already. Say yes in the last one of those."))
    remark = _write(
        actor,
        agenda,
        item,
        text,
        kept,
        state=RemarkState.HELD if held_for else RemarkState.WAITING,
        perspective=perspective,
        held_for=held_for,
        voter="" if held_for else voter,
        token_hash=token_hash(token),
    )
    if not held_for:
        _ask(email, agenda, remark, token)
    return PublicRemark(remark, token)


@transactions.action
def confirm_remark(*, actor: Actor, token: str) -> Remark:
    """Say yes: from now on everyone reads it. Twice is once."""
    remark = remark_by_token(token)
    if remark is None:
        raise Missing(_("This address no longer works. Was it long ago? Then make your remark once more."))
    if remark.state == RemarkState.WAITING:
        _open(remark.agenda)
        with _audited(actor, remark, "confirm_remark") as audit:
            remark.move(RemarkState.SHOWN, by=REMARK_STATES, audit=audit)
            remark.voter = ""
            remark.save(audit=audit)
    return remark


@transactions.action
def drop_unconfirmed_remarks() -> int:
    """Delete what nobody said yes to for two weeks; gives how many."""
    old = Remark.objects.filter(state=RemarkState.WAITING, made_at__lte=clock.now() - UNCONFIRMED_STAYS)
    return drop_remarks(old)


@transactions.action
def drop_remarks(remarks: AuditedQuerySet) -> int:
    """Delete remarks that nobody has read, and the mails of theirs that have not gone yet."""
    found = list(remarks.select_related("agenda"))
    mail.take_back(*(_mail_key(remark) for remark in found))
    for remark in found:
        with _audited(system(), remark, "drop_remark") as audit:
            remark.delete(audit=audit)
    return len(found)


def _open(agenda: Agenda) -> Agenda:
    """The agenda as it is now, held until the act is done; raises `Conflict` unless it takes remarks."""
    now = held(agenda)
    if now.state == AgendaState.CONSULTATION and not now.takes_remarks:
        raise Conflict(_("You could make remarks until %(day)s.") % {"day": day(now.remarks_until)})
    if not now.takes_remarks:
        raise Conflict(_("No remarks can be made on this agenda now."))
    return now


def _write(
    actor: Actor, agenda: Agenda, item: AgendaItem | None, text: str, kept: Collection[str], **fields: Any
) -> Remark:
    text = text.strip()
    if not text:
        raise Invalid(_("Write down what you want to say."))
    if len(text) > LONGEST:
        raise Invalid(_("This is very long. Say it in at most a page."))
    if item is not None and item.agenda_id != agenda.pk:
        raise Invalid(_("Choose a theme that stands on this agenda."))
    left = check_words(text, kept=kept)
    with audited(
        actor=actor, act="place_remark", subject=agenda, werkplaats_id=agenda.werkplaats_id, left=left
    ) as audit:
        remark: Remark = Remark.objects.create(audit=audit, agenda=agenda, item=item, text=text, **fields)
    return remark


def _audited(actor: Actor, remark: Remark, act: str) -> Any:
    return audited(actor=actor, act=act, subject=remark.agenda, werkplaats_id=remark.agenda.werkplaats_id)


def _mail_key(remark: Remark) -> str:
    return f"remark:{remark.uuid}"


def _ask(email: str, agenda: Agenda, remark: Remark, token: str) -> None:
    mail.post(
        to=email,
        key=_mail_key(remark),
        subject=_("Is this your remark? Say yes"),
        body=_(
            "Somebody, probably you, made a remark on the knowledge agenda %(period)s of werkplaats "
            "%(where)s.\n\n"
            "Say yes, and everyone can read it:\n%(url)s\n\n"
            "You can do so until %(day)s. Do nothing if it was not you. We do not keep your address."
        )
        % {
            "period": agenda.period,
            "where": agenda.werkplaats.short_name,
            "day": day(agenda.remarks_until),
            "url": f"{settings.BASE_URL}{address('remark', token)}",
        },
    )
