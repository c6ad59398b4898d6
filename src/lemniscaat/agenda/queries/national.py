"""Reads of the national agenda: what was proposed and decided, and the regional agendas added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from lemniscaat.agenda.enums import AgendaState
from lemniscaat.agenda.models import Agenda, AgendaItem, NationalItem, NationalRegion
from lemniscaat.network.api import Actor
from lemniscaat.vocabulary.api import Theme, themes


@dataclass(frozen=True, slots=True)
class Chosen:
    """A national theme (None: none was named) with what regions chose under it."""

    theme: Theme | None
    items: Sequence[AgendaItem]

    @property
    def n_regions(self) -> int:
        """In how many werkplaatsen."""
        return len({item.agenda.werkplaats_id for item in self.items})


def national_items(actor: Actor) -> QuerySet[NationalItem]:
    """What she may see of the national agenda, each with the regions it lives in; two queries."""
    regions = NationalRegion.objects.select_related("werkplaats")
    found = NationalItem.objects.visible_to(actor).select_related("issue")
    return found.prefetch_related(Prefetch("regions", regions))


def chosen_by_theme() -> list[Chosen]:
    """What stands chosen on the adopted agenda of each werkplaats, its newest, under the widest theme it
    falls under: what most regions chose first. Three queries."""
    agendas = Agenda.objects.filter(state=AgendaState.ADOPTED)
    rows = agendas.order_by("period__start_year", "number").values_list("werkplaats", "pk")
    newest = dict(rows)
    items = AgendaItem.objects.filter(agenda__in=newest.values(), is_chosen=True)
    by_pk = {theme.pk: theme for theme in themes()}
    found: dict[Theme | None, list[AgendaItem]] = {}
    for item in items.select_related("agenda__werkplaats", "agenda__period"):
        found.setdefault(_widest(item.theme_id, by_pk), []).append(item)
    chosen = [Chosen(theme, rows) for theme, rows in found.items()]
    return sorted(chosen, key=lambda one: (one.theme is None, -one.n_regions, str(one.theme)))


def _widest(pk: int | None, by_pk: Mapping[int, Theme]) -> Theme | None:
    theme, seen = by_pk.get(pk or 0), set()
    while theme is not None and theme.broader_id is not None and theme.pk not in seen:
        seen.add(theme.pk)
        theme = by_pk[theme.broader_id]
    return theme
