"""How the network's words are set: by the secretariat, for all."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.network.api import Actor, AuditedModel, Role, audited
from lemniscaat.vocabulary.models import Audience, FourO, Kind, Theme

Word = TypeVar("Word", bound=AuditedModel)


@transactions.action
def define_theme(*, actor: Actor, **fields: Any) -> Theme:
    """Add a theme."""
    theme = _define(actor, Theme, fields)
    work.mark_changed("theme", theme.uuid)
    return theme


@transactions.action
def revise_theme(*, actor: Actor, theme: Theme, **fields: Any) -> Theme:
    """Change a theme's words or its place. A theme cannot stand under itself."""
    _require_secretariat(actor)
    for name, value in fields.items():
        setattr(theme, name, value)
    above = theme.broader
    while above is not None:
        if above.pk == theme.pk:
            raise Invalid(_("A theme cannot stand under itself. Choose another broader theme."))
        above = above.broader
    with audited(actor=actor, act="revise_theme", subject=theme) as audit:
        theme.save(audit=audit)
    work.mark_changed("theme", theme.uuid)
    return theme


@transactions.action
def define_kind(*, actor: Actor, **fields: Any) -> Kind:
    """Add a kind of knowledge product."""
    return _define(actor, Kind, fields)


@transactions.action
def define_audience(*, actor: Actor, **fields: Any) -> Audience:
    """Add an audience."""
    return _define(actor, Audience, fields)


@transactions.action
def define_four_o(*, actor: Actor, **fields: Any) -> FourO:
    """Add an O, for all or for one werkplaats."""
    return _define(actor, FourO, fields)


def _define(actor: Actor, model: type[Word], fields: dict[str, Any]) -> Word:
    _require_secretariat(actor)
    with audited(actor=actor, act=f"define_{model._meta.model_name}") as audit:
        word = model(**fields)
        word.save(audit=audit)
    return word


def _require_secretariat(actor: Actor) -> None:
    require(actor.has_national(Role.SECRETARIAT), _("Only the secretariat can change the network's words."))
