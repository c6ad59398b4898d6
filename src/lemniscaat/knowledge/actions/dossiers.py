"""Put a dossier together, have it looked at, publish it, take it back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation.api import Activity, Issue, Phase, begin_journey, record_step
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.enums import DOSSIER_STATES, PUBLIC_ITEM_STATES, DossierState
from lemniscaat.knowledge.models import Dossier, DossierEntry, Item
from lemniscaat.network.api import Actor, audited

MOST_ENTRIES = 100


@transactions.action
def draft_dossier(*, actor: Actor, **fields: Any) -> Dossier:
    """Begin a dossier; until it is published its address tells nothing of its title."""
    werkplaats = fields.get("werkplaats")
    require(
        policies.can_draft(actor, werkplaats.pk if werkplaats else None),
        _("You can only make dossiers for your own werkplaats."),
    )
    dossier = Dossier(made_by=actor.user, **fields)
    dossier.slug = dossier.uuid.hex
    with audited(
        actor=actor, act="draft_dossier", subject=dossier, werkplaats_id=dossier.werkplaats_id
    ) as audit:
        dossier.save(audit=audit)
    work.mark_changed("dossier", dossier.uuid)
    return dossier


@transactions.action
def revise_dossier(*, actor: Actor, dossier: Dossier, **fields: Any) -> Dossier:
    """Change what it is called and what it is about."""
    _require_changeable(actor, dossier)
    for name, value in fields.items():
        setattr(dossier, name, value)
    with audited(
        actor=actor, act="revise_dossier", subject=dossier, werkplaats_id=dossier.werkplaats_id
    ) as audit:
        dossier.save(audit=audit)
    work.mark_changed("dossier", dossier.uuid)
    return dossier


@transactions.action
def add_to_dossier(
    *, actor: Actor, dossier: Dossier, item: Item | None = None, heading: str = "", words: str = ""
) -> DossierEntry:
    """Add an item at the end, or a piece of one's own text. Only what everyone may read can be chosen: a
    dossier is for everyone."""
    _require_changeable(actor, dossier)
    if item is not None and item.state not in PUBLIC_ITEM_STATES:
        raise Invalid(_("Only what has been published can stand in a dossier."))
    if item is not None and _stands_in(dossier, item):
        raise Conflict(_("This stands in the dossier already."))
    last = dossier.entries.order_by("-order").first()
    if dossier.entries.count() >= MOST_ENTRIES:
        raise Invalid(_("A dossier has at most %(n)s parts. Make a second one.") % {"n": MOST_ENTRIES})
    with audited(
        actor=actor, act="add_to_dossier", subject=dossier, werkplaats_id=dossier.werkplaats_id
    ) as audit:
        entry: DossierEntry = DossierEntry.objects.create(
            audit=audit,
            dossier=dossier,
            item=item,
            heading=heading,
            words=words,
            order=last.order + 1 if last else 1,
        )
    work.mark_changed("dossier", dossier.uuid)
    return entry


@transactions.action
def write_in_dossier(*, actor: Actor, entry: DossierEntry, heading: str, words: str) -> DossierEntry:
    """Write the words of one part of a dossier."""
    dossier = entry.dossier
    _require_changeable(actor, dossier)
    entry.heading, entry.words = heading, words
    with audited(
        actor=actor, act="write_in_dossier", subject=dossier, werkplaats_id=dossier.werkplaats_id
    ) as audit:
        entry.save(audit=audit)
    work.mark_changed("dossier", dossier.uuid)
    return entry


@transactions.action
def remove_from_dossier(*, actor: Actor, entry: DossierEntry) -> None:
    """Take one part out."""
    dossier = entry.dossier
    _require_changeable(actor, dossier)
    with audited(
        actor=actor, act="remove_from_dossier", subject=dossier, werkplaats_id=dossier.werkplaats_id
    ) as audit:
        entry.delete(audit=audit)
    work.mark_changed("dossier", dossier.uuid)


@transactions.action
def order_dossier(*, actor: Actor, dossier: Dossier, uuids: Sequence[UUID]) -> None:
    """Put its parts in this order; those left out come after."""
    _require_changeable(actor, dossier)
    place = {uuid: at for at, uuid in enumerate(uuids)}
    entries = sorted(dossier.entries.all(), key=lambda entry: place.get(entry.uuid, len(place)))
    with audited(
        actor=actor, act="order_dossier", subject=dossier, werkplaats_id=dossier.werkplaats_id
    ) as audit:
        for at, entry in enumerate(entries, start=1):
            if entry.order != at:
                entry.order = at
                entry.save(audit=audit)
    work.mark_changed("dossier", dossier.uuid)


@transactions.action
def submit_dossier(*, actor: Actor, dossier: Dossier) -> Dossier:
    """Ask a second person to look at it."""
    _require_own(actor, dossier)
    if not any(entry.stands for entry in dossier.entries.select_related("item")):
        raise Invalid(_("There is nothing to read in this dossier yet. Add something first."))
    return _move(actor, dossier, DossierState.IN_REVIEW, "submit_dossier")


@transactions.action
def send_back_dossier(*, actor: Actor, dossier: Dossier) -> Dossier:
    """Give it back as a draft."""
    _require_own(actor, dossier)
    if dossier.state == DossierState.PUBLISHED:
        raise Conflict(_("This has been published. Take it off the site to renew it."))
    return _move(actor, dossier, DossierState.DRAFT, "send_back_dossier")


@transactions.action
def publish_dossier(*, actor: Actor, dossier: Dossier) -> Dossier:
    """Publish after review by a second person, at an address that stays. About an issue it is a step of
    communicating, once each time it goes out."""
    require(
        policies.can_publish_dossier(actor, dossier),
        _("Somebody else than its maker publishes this. Ask a colleague to look at it."),
    )
    with audited(
        actor=actor, act="publish_dossier", subject=dossier, werkplaats_id=dossier.werkplaats_id
    ) as audit:
        dossier.move(DossierState.PUBLISHED, by=DOSSIER_STATES, audit=audit)
        dossier.published_at, dossier.reviewed_by = clock.now(), actor.user
        dossier.publications += 1
        if dossier.slug == dossier.uuid.hex:
            dossier.slug = free_slug(Dossier.objects.all(), dossier.title)
        dossier.save(audit=audit)
    if dossier.issue is not None:
        _communicate(actor, dossier, dossier.issue)
    work.mark_changed("dossier", dossier.uuid)
    return dossier


@transactions.action
def renew_dossier(*, actor: Actor, dossier: Dossier) -> Dossier:
    """Take it off the site to change it; a second person publishes it again, at the same address."""
    _require_own(actor, dossier)
    if dossier.state == DossierState.IN_REVIEW:
        raise Conflict(_("A colleague is looking at this. Send it back first, and change it then."))
    return _move(actor, dossier, DossierState.DRAFT, "renew_dossier")


@transactions.action
def withdraw_dossier(*, actor: Actor, dossier: Dossier, reason: str) -> Dossier:
    """Take it back; the reason stays at its address (rule 6)."""
    _require_own(actor, dossier)
    if not reason.strip():
        raise Invalid(_("Say why, for those who come looking for it."))
    dossier.withdrawn_reason = reason
    return _move(actor, dossier, DossierState.WITHDRAWN, "withdraw_dossier")


def _stands_in(dossier: Dossier, item: Item) -> bool:
    """Itself, or one that was merged with it."""
    return dossier.entries.filter(item__in=Item.objects.merged_with(item)).exists()


def _communicate(actor: Actor, dossier: Dossier, issue: Issue) -> None:
    journey = begin_journey(
        kind="issue", uuid=issue.uuid, label=issue.title, issue=issue, phase=Phase.OPSCHALEN, is_public=True
    )
    record_step(
        actor=actor,
        activity=Activity.COMMUNICATE,
        journey=journey,
        subject=("dossier", dossier.uuid, dossier.title),
        cause=f"dossier:{dossier.uuid}:{dossier.publications}",
        werkplaats=dossier.werkplaats,
    )


def _require_own(actor: Actor, dossier: Dossier) -> None:
    require(
        policies.can_change_dossier(actor, dossier), _("You can only change dossiers of your own werkplaats.")
    )


def _require_changeable(actor: Actor, dossier: Dossier) -> None:
    """It is hers, and a draft: nothing changes under its readers, nor under the colleague who looks at it."""
    _require_own(actor, dossier)
    sentences = {
        DossierState.PUBLISHED: _("This has been published. Take it off the site to renew it."),
        DossierState.IN_REVIEW: _("A colleague is looking at this. Send it back first, and change it then."),
        DossierState.WITHDRAWN: _("This has been withdrawn and can no longer be changed."),
    }
    if dossier.state in sentences:
        raise Conflict(sentences[DossierState(dossier.state)])


def _move(actor: Actor, dossier: Dossier, state: DossierState, act: str) -> Dossier:
    with audited(actor=actor, act=act, subject=dossier, werkplaats_id=dossier.werkplaats_id) as audit:
        dossier.move(state, by=DOSSIER_STATES, audit=audit)
        dossier.save(audit=audit)
    work.mark_changed("dossier", dossier.uuid)
    return dossier
