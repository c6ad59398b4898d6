"""Files that are not for everyone before a day."""

from datetime import date

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Invalid
from lemniscaat.knowledge.actions.changing import about, require_changeable, require_own
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES
from lemniscaat.knowledge.models import File
from lemniscaat.network.api import Actor, audited, system


@transactions.action
def embargo_file(*, actor: Actor, file: File, until: date | None) -> File:
    """Keep a file from everyone but its editors until this day. Of what is published the day can be another
    or none; what is open already stays so, for it has been read."""
    require_own(actor, file.item)
    if file.item.state not in PUBLIC_ITEM_STATES:
        require_changeable(actor, file.item)
    elif not file.is_embargoed:
        raise Invalid(
            _("Everyone can take this file already. Withdraw the whole and say why, if it has to go.")
        )
    file.embargo_until = until if until is not None and until > clock.today() else None
    _save(actor, file, "embargo_file")
    return file


@transactions.action
def end_embargo(*, file: File) -> None:
    """Its day has come: from now on its text is found too. By the software itself."""
    file.embargo_until = None
    _save(system(), file, "end_embargo")


def _save(actor: Actor, file: File, act: str) -> None:
    with audited(
        actor=actor, act=act, subject=about(file.item), werkplaats_id=file.item.werkplaats_id
    ) as audit:
        file.save(audit=audit)
    work.mark_changed("item", file.item.uuid)
