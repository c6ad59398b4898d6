"""Say that a programme of education uses a module, and that it no longer does."""

from datetime import date

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.version_mails import want_version_mail
from lemniscaat.knowledge.enums import ItemState
from lemniscaat.knowledge.models import Item, Module, ProgrammeUse
from lemniscaat.knowledge.queries.modules import programmes
from lemniscaat.network.api import Actor, Organisation, audited


@transactions.action
def tell_of_programme(
    *, actor: Actor, item: Item, organisation: Organisation, programme: str, since: date
) -> ProgrammeUse:
    """“We use this in …”: stands on its page, and who says so hears of its versions."""
    require(policies.can_tell_of_programme(actor), _("Log in as a teacher or editor to tell this."))
    if item.state != ItemState.PUBLISHED or not Module.objects.filter(item=item).exists():
        raise Conflict(_("Only of a module that is published one says in which programme it is used."))
    if not programme.strip():
        raise Invalid(_("Name the programme."))
    if since > clock.today():
        raise Invalid(_("That day has yet to come. Tell it when you use it."))
    running = programmes(item).filter(organisation=organisation, until=None)
    if running.filter(programme__iexact=programme.strip()).exists():
        raise Conflict(_("This programme stands there already."))
    with audited(actor=actor, act="tell_of_programme", subject=item) as audit:
        use: ProgrammeUse = ProgrammeUse.objects.create(
            audit=audit,
            item=item,
            organisation=organisation,
            programme=programme.strip(),
            since=since,
            by=actor.user,
        )
    if actor.user is not None:
        want_version_mail(user=actor.user, item=item)
    work.mark_changed("item", item.uuid)
    return use


@transactions.action
def end_programme_use(*, actor: Actor, use: ProgrammeUse) -> None:
    """No longer, from today: by who told it, or by those who keep the module."""
    own = actor.user is not None and use.by_id == actor.user.pk
    require(own or policies.can_change(actor, use.item.now), _("Who told this takes it away."))
    if use.until is not None:
        raise Conflict(_("This has ended already."))
    use.until = clock.today()
    with audited(actor=actor, act="end_programme_use", subject=use.item) as audit:
        use.save(audit=audit)
    work.mark_changed("item", use.item.uuid)
