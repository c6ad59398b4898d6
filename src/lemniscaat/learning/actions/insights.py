"""What a circle found out: written down by who takes part, closed until everyone named agrees (`opening`)."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.kernel.privacy import Left
from lemniscaat.learning import policies
from lemniscaat.learning.actions.holding import event, held_open, require_writing
from lemniscaat.learning.actions.inside import check_words_inside
from lemniscaat.learning.enums import OpeningState
from lemniscaat.learning.models import Circle, Insight
from lemniscaat.learning.models.insight import WORDS
from lemniscaat.network.api import Actor

MOST_CHARACTERS = 5_000
"""Of one field: two pages."""


@transactions.action
def note_insight(
    *, actor: Actor, circle: Circle, title: str, kept: Collection[str] = (), **fields: Any
) -> Insight:
    """Write down what the circle found out; closed until it is opened (rule 4)."""
    circle = held_open(circle)
    require_writing(actor, circle)
    insight = Insight(circle=circle, title=title.strip(), by=actor.user, **fields)
    left = _check(insight, kept)
    with event(actor, circle, "note_insight", left) as audit:
        insight.save(audit=audit)
    work.mark_changed("insight", insight.uuid)
    return insight


@transactions.action
def revise_insight(*, actor: Actor, insight: Insight, kept: Collection[str] = (), **fields: Any) -> Insight:
    """Write it better: who wrote it, and who keeps the circle. What is open, or asked of somebody, stays as
    it was agreed to."""
    circle = held_open(insight.circle)
    found: Insight = Insight.objects.select_for_update(of=("self",)).get(pk=insight.pk)
    require(
        policies.can_revise_insight(actor, found),
        _("Only who wrote this, or who facilitates the circle, can change it."),
    )
    if found.openings.filter(state__in=[OpeningState.ASKED, OpeningState.OPEN]).exists():
        raise Conflict(_("These words were put before who is named in them. Take the opening back first."))
    for name, value in fields.items():
        setattr(found, name, value)
    left = _check(found, kept)
    with event(actor, circle, "revise_insight", left) as audit:
        found.save(audit=audit)
    work.mark_changed("insight", found.uuid)
    return found


def _check(insight: Insight, kept: Collection[str]) -> list[Left]:
    if not insight.title:
        raise Invalid(_("Say in one sentence what you found out."))
    words = [getattr(insight, name) for name in WORDS]
    if max(map(len, words)) > MOST_CHARACTERS:
        raise Invalid(_("This is very long. Tell it in at most two pages."))
    return check_words_inside(insight.circle, *words, kept=kept)
