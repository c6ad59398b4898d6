"""The acts of an agenda's desk page: what a button or form posts, handed to the action it names."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Agenda, AgendaPart
from lemniscaat.agenda.forms.agendas import AdoptForm, EndorseForm, LastDayForm, MissionForm
from lemniscaat.agenda.queries.agendas import partners_to_endorse
from lemniscaat.kernel.errors import Invalid, Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, Organisation

Done = tuple[Agenda | None, str]
"""The agenda to go on with (None: there is none any more), and the sentence that says what happened."""


def form_of(act: str, agenda: Agenda, typed: QueryDict) -> Form | None:
    """The form that this act fills in."""
    match act:
        case "opdracht":
            return MissionForm(typed)
        case "open" | "laatste-dag":
            return LastDayForm(typed)
        case "stel-vast":
            return AdoptForm(typed, agenda=agenda)
        case "onderschrijf":
            return EndorseForm(typed, partners=partners_to_endorse(agenda))
    return None


def _mission(actor: Actor, agenda: Agenda, form: MissionForm) -> Done:
    given = {"read": form.read, "kept": form.kept(), **form.cleaned_data}
    return api.change_agenda(actor=actor, agenda=agenda, **given), _("Kept.")


def _move(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    up = "up" in typed
    part = _part(agenda, typed.get("up") or typed.get("down") or "")
    order = [each.pk for each in _siblings(agenda, part)]
    here = order.index(part.pk)
    beside = here - 1 if up else here + 1
    if not 0 <= beside < len(order):
        return agenda, _("It stands there already.")
    everything = [each.pk for each in type(part).objects.filter(agenda=agenda)]
    api.move_part(actor=actor, part=part, to=everything.index(order[beside]) + 1)
    return agenda, _("“%s” has another place.") % part


def _siblings(agenda: Agenda, part: AgendaPart) -> list[Any]:
    """Those among which it moves: what was chosen moves among what was chosen."""
    rows = type(part).objects.filter(agenda=agenda)
    return list(rows.filter(is_chosen=part.is_chosen) if hasattr(part, "is_chosen") else rows)


def _drop(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    part = _part(agenda, typed.get("uuid", ""))
    api.drop_part(actor=actor, part=part)
    return agenda, _("“%s” has been taken off.") % part


def _open(actor: Actor, agenda: Agenda, form: LastDayForm) -> Done:
    api.consult_on_agenda(actor=actor, agenda=agenda, until=form.cleaned_data["until"])
    return agenda, _("Everyone can read the agenda now, and make remarks.")


def _last_day(actor: Actor, agenda: Agenda, form: LastDayForm) -> Done:
    api.set_last_day(actor=actor, agenda=agenda, until=form.cleaned_data["until"])
    return agenda, _("The last day for remarks is another one now.")


def _end(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    api.end_consultation(actor=actor, agenda=agenda)
    return agenda, _("No more remarks are taken.")


def _back(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    api.back_to_draft(actor=actor, agenda=agenda)
    return agenda, _("The agenda is a draft again.")


def _invite(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    n = api.invite_to_agenda(actor=actor, agenda=agenda)
    said = ngettext("%(n)s person has an invitation.", "%(n)s people have an invitation.", n)
    return agenda, said % {"n": n}


def _adopt(actor: Actor, agenda: Agenda, form: AdoptForm) -> Done:
    api.adopt_agenda(actor=actor, agenda=agenda, adopters=form.adopters())
    return agenda, _("The agenda has been adopted. Now partners can endorse it.")


def _endorse(actor: Actor, agenda: Agenda, form: EndorseForm) -> Done:
    said = form.cleaned_data
    api.endorse_agenda(actor=actor, agenda=agenda, organisation=said["organisation"], on=said["on"])
    return agenda, _("%(who)s stands behind this agenda.") % {"who": said["organisation"]}


def _take_back(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    organisation = _organisation(typed)
    api.take_back_adoption(actor=actor, agenda=agenda, organisation=organisation)
    said = _("%(who)s has not adopted the agenda any more, and gets a mail. You can change the text now.")
    return agenda, said % {"who": organisation}


def _withdraw(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    organisation = _organisation(typed)
    api.withdraw_endorsement(actor=actor, agenda=agenda, organisation=organisation)
    return agenda, _("%(who)s no longer stands behind this agenda.") % {"who": organisation}


def _next(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    made = api.begin_version(actor=actor, agenda=agenda)
    return made, _("Here is the next version, with everything copied. Nobody else sees it yet.")


def _discard(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    api.discard_agenda(actor=actor, agenda=agenda)
    return None, _("The draft has been thrown away.")


def _close(actor: Actor, agenda: Agenda, typed: QueryDict) -> Done:
    return api.close_agenda(actor=actor, agenda=agenda), _("The agenda is closed. It stays to be read.")


def _organisation(typed: QueryDict) -> Organisation:
    found = network.organisations().filter(slug=typed.get("organisation", "")).first()
    if found is None:
        raise Missing(_("There is no such organisation."))
    return found


def _part(agenda: Agenda, uuid: str) -> AgendaPart:
    try:
        wanted = UUID(uuid)
    except ValueError as error:
        raise Invalid(_("Choose one from the list.")) from error
    for rows in (agenda.items, agenda.lines, agenda.programmes):
        for part in rows.all():
            if part.uuid == wanted:
                return part
    raise Missing(_("This no longer stands on the agenda."))


ACTS: dict[str, Callable[[Actor, Agenda, Any], Done]] = {
    "opdracht": _mission,
    "verplaats": _move,
    "haal-eraf": _drop,
    "open": _open,
    "laatste-dag": _last_day,
    "sluit-ronde": _end,
    "terug": _back,
    "nodig-uit": _invite,
    "stel-vast": _adopt,
    "onderschrijf": _endorse,
    "neem-terug": _take_back,
    "trek-terug": _withdraw,
    "nieuwe-versie": _next,
    "gooi-weg": _discard,
    "sluit": _close,
}
"""The last part of the address a button posts to → what it does."""
