"""How the network's words are set: by the secretariat, for all."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import require
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.network.api import Actor, AuditedModel, audited
from lemniscaat.vocabulary.actions.theming import check_labels, check_place, labels
from lemniscaat.vocabulary.models import Audience, FourO, Kind, Theme
from lemniscaat.vocabulary.policies import can_set_words

LONGEST_SLUG = 70

Word = TypeVar("Word", bound=AuditedModel)


@transactions.action
def define_theme(*, actor: Actor, **fields: Any) -> Theme:
    """Add a theme. Its slug comes from its preferred word, unless one is given."""
    _require_secretariat(actor)
    pref_label = fields.get("pref_label", "")
    words = {**fields, **labels(pref_label, fields.get("alt_labels", ()), fields.get("hidden_labels", ()))}
    check_labels([words["pref_label"], *words["alt_labels"], *words["hidden_labels"]])
    words.setdefault("slug", free_slug(Theme.objects.all(), pref_label, most=LONGEST_SLUG))
    theme = _define(actor, Theme, words)
    work.mark_changed("theme", theme.uuid)
    return theme


@transactions.action
def revise_theme(*, actor: Actor, theme: Theme, **fields: Any) -> Theme:
    """Change a theme's words or its place. A theme cannot stand under itself, and a word that comes with it
    is of no other theme."""
    _require_secretariat(actor)
    before = _all_labels(theme)
    for name, value in fields.items():
        setattr(theme, name, value)
    for name, value in labels(theme.pref_label, theme.alt_labels, theme.hidden_labels).items():
        setattr(theme, name, value)
    check_labels([word for word in _all_labels(theme) if word not in before], but=theme.pk)
    check_place(theme)
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


def _all_labels(theme: Theme) -> list[str]:
    return [theme.pref_label, *theme.alt_labels, *theme.hidden_labels]


def _require_secretariat(actor: Actor) -> None:
    require(can_set_words(actor), _("Only the secretariat can change the network's words."))
