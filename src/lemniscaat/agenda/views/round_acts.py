"""The acts of a round's desk page: what a button or form posts, handed to the action it names."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Audience, Question, Round
from lemniscaat.agenda.forms.rounds import BallotForm, RoundForm
from lemniscaat.circulation.api import Issue
from lemniscaat.kernel.errors import Invalid, Missing
from lemniscaat.network.api import Actor, Perspective


def fields(form: RoundForm) -> dict[str, Any]:
    """What the form says of the round, as the actions take it."""
    return {**form.cleaned_data, "audience": Audience(form.cleaned_data["audience"]), "kept": form.kept()}


def _change(actor: Actor, round: Round, form: RoundForm) -> str:
    api.change_round(actor=actor, round=round, **fields(form))
    return _("Kept.")


def _add(actor: Actor, round: Round, typed: QueryDict) -> str:
    uuid = _uuid(typed)
    subject: Question | Issue | None = api.candidates_to_add(round).filter(uuid=uuid).first()
    subject = subject or api.issues_to_add(round).filter(uuid=uuid).first()
    if subject is None:
        raise Missing(_("This cannot be put in the round. Look again at how it stands."))
    api.add_candidate(actor=actor, round=round, subject=subject)
    return _("“%s” is in the round.") % subject


def _take_out(actor: Actor, round: Round, typed: QueryDict) -> str:
    candidate = round.candidates.filter(uuid=_uuid(typed)).first()
    if candidate is None:
        raise Missing(_("This is not in the round."))
    api.drop_candidate(actor=actor, round=round, candidate=candidate)
    return _("Taken out of the round.")


def _discard(actor: Actor, round: Round, typed: QueryDict) -> str:
    api.discard_round(actor=actor, round=round)
    return _("The round has been thrown away.")


def _open(actor: Actor, round: Round, typed: QueryDict) -> str:
    api.open_round(actor=actor, round=round)
    return _("The round is open. Invite the partners.")


def _invite(actor: Actor, round: Round, typed: QueryDict) -> str:
    n = api.invite_partners(actor=actor, round=round)
    said = ngettext("%(n)s person has an invitation.", "%(n)s people have an invitation.", n)
    return said % {"n": n}


def _type_in(actor: Actor, round: Round, form: BallotForm) -> str:
    ballot = api.type_in_paper_ballot(
        actor=actor,
        round=round,
        reference=form.cleaned_data["reference"],
        perspective=Perspective(form.cleaned_data["perspective"]),
        weights=form.weights,
    )
    return _("Paper %(number)s counts.") % {"number": ballot.reference}


def _take_out_paper(actor: Actor, round: Round, typed: QueryDict) -> str:
    number = typed.get("reference", "")
    api.take_out_paper_ballot(actor=actor, round=round, reference=number)
    return _("Paper %(number)s no longer counts.") % {"number": number}


def _close(actor: Actor, round: Round, typed: QueryDict) -> str:
    api.close_round(actor=actor, round=round)
    return _("The round is closed and counted. Everyone can read the result.")


def _uuid(typed: QueryDict) -> UUID:
    try:
        return UUID(typed.get("uuid", ""))
    except ValueError as error:
        raise Invalid(_("Choose one from the list.")) from error


ACTS: dict[str, Callable[[Actor, Round, Any], str]] = {
    "wijzig": _change,
    "zet-erbij": _add,
    "haal-eruit": _take_out,
    "gooi-weg": _discard,
    "open": _open,
    "nodig-uit": _invite,
    "papier": _type_in,
    "haal-papier-weg": _take_out_paper,
    "sluit": _close,
}
"""The last part of the address a button posts to → what it does; each gives the sentence that says so."""
