"""Draft, revise, submit, send back and withdraw an item."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.changing import about, refuse_merged, require_changeable, require_own
from lemniscaat.knowledge.actions.modules import check_licence
from lemniscaat.knowledge.actions.versions import MANY
from lemniscaat.knowledge.enums import ITEM_STATES, ItemState
from lemniscaat.knowledge.identifiers import OF_A_MAKER, OF_AN_ITEM, in_one_form
from lemniscaat.knowledge.models import Contributor, Item, Link
from lemniscaat.network.api import Actor, AuditEvent, audited
from lemniscaat.vocabulary.api import PANEL_RUNGS, Rung


@transactions.action
def draft_item(
    *,
    actor: Actor,
    contributors: Iterable[Mapping[str, Any]] = (),
    links: Iterable[Mapping[str, Any]] = (),
    **fields: Any,
) -> Item:
    """Begin an item. `contributors` have name and orcid (a body its ror), `links` url and label, in their
    order. Identifiers are checked, and kept in one form.

    Until it is published its address is made of its uuid, not of its title: a number behind a title
    would tell that another has such a draft.
    """
    werkplaats = fields.get("werkplaats")
    require(
        policies.can_draft(actor, werkplaats.pk if werkplaats else None),
        _("You can only add knowledge to your own werkplaats."),
    )
    fields |= in_one_form(fields, OF_AN_ITEM)
    many = {name: fields.pop(name) for name in MANY if name in fields}
    item = Item(made_by=actor.user, **fields)
    item.slug = item.slug or item.uuid.hex
    _check_rung(item)
    with audited(actor=actor, act="draft_item", subject=item, werkplaats_id=item.werkplaats_id) as audit:
        item.save(audit=audit)
        for name, values in many.items():
            getattr(item, name).add(*values)
        _give(audit, item, Contributor, _checked(contributors))
        _give(audit, item, Link, links)
    work.mark_changed("item", item.uuid)
    return item


@transactions.action
def revise_item(
    *,
    actor: Actor,
    item: Item,
    contributors: Iterable[Mapping[str, Any]] | None = None,
    links: Iterable[Mapping[str, Any]] | None = None,
    **fields: Any,
) -> Item:
    """Change an item; its address stays. What is left out stays as it is.

    Only a draft: what is published gets a next version (`actions.versions`), which is one.
    """
    require_changeable(actor, item)
    fields |= in_one_form(fields, OF_AN_ITEM)
    many = {name: fields.pop(name) for name in MANY if name in fields}
    for name, value in fields.items():
        setattr(item, name, value)
    _check_rung(item)
    check_licence(item)
    with audited(
        actor=actor, act="revise_item", subject=about(item), werkplaats_id=item.werkplaats_id
    ) as audit:
        item.save(audit=audit)
        for name, values in many.items():
            getattr(item, name).set(values)
        if contributors is not None:
            _replace(audit, item, Contributor, _checked(contributors))
        if links is not None:
            _replace(audit, item, Link, links)
    work.mark_changed("item", item.uuid)
    return item


@transactions.action
def submit_item(*, actor: Actor, item: Item) -> Item:
    """Ask a second person to look at it."""
    require_own(actor, item)
    return _move(actor, item, ItemState.IN_REVIEW, "submit_item")


@transactions.action
def send_back_item(*, actor: Actor, item: Item) -> Item:
    """Give it back to its maker as a draft; it no longer opens by itself."""
    require_own(actor, item)
    refuse_merged(item)
    if item.state == ItemState.SCHEDULED:
        item.publish_on, item.publish_note, item.reviewed_by = None, "", None
    return _move(actor, item, ItemState.DRAFT, "send_back_item")


@transactions.action
def withdraw_item(*, actor: Actor, item: Item, reason: str) -> Item:
    """Take an item back; a tombstone with the reason stays at its address (rule 6)."""
    require_own(actor, item)
    if not reason.strip():
        raise Invalid(_("Say why, for those who come looking for it."))
    item.withdrawn_reason = reason
    return _move(actor, item, ItemState.WITHDRAWN, "withdraw_item")


def _move(actor: Actor, item: Item, state: ItemState, act: str) -> Item:
    with audited(actor=actor, act=act, subject=about(item), werkplaats_id=item.werkplaats_id) as audit:
        item.move(state, by=ITEM_STATES, audit=audit)
        item.save(audit=audit)
    work.mark_changed("item", item.uuid)
    return item


def _checked(makers: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, **in_one_form(row, OF_A_MAKER)} for row in makers]


def _replace(
    audit: AuditEvent, item: Item, model: type[Contributor | Link], rows: Iterable[Mapping[str, Any]]
) -> None:
    for old in model.objects.filter(item=item):
        old.delete(audit=audit)
    _give(audit, item, model, rows)


def _give(
    audit: AuditEvent, item: Item, model: type[Contributor | Link], rows: Iterable[Mapping[str, Any]]
) -> None:
    model.objects.bulk_create(
        [model(item=item, order=order, **row) for order, row in enumerate(rows)], audit=audit
    )


def _check_rung(item: Item) -> None:
    if item.rung is None:
        return
    if not item.kind.is_approach:
        raise Invalid(_("Only a way of working has a rung; a report says what it rests on."))
    if item.rung in PANEL_RUNGS and not item.rung_reason.strip():
        raise Invalid(_("Name the panel that gave this verdict, with its date."))
    if item.rung > Rung.IDEA and not item.rung_reason.strip():
        raise Invalid(_("Name what this rung rests on."))
