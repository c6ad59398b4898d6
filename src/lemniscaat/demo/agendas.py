"""The regions' knowledge agendas, version by version."""

from collections.abc import Iterator
from datetime import date

from lemniscaat.agenda import api as agenda
from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row


def acts(cast: Cast) -> Iterator[Act]:
    """Each version is drafted, shown for remarks, and adopted; the last may still lie open."""
    for row in files.invented("agendas")["agendas"]:
        for version in row["versions"]:
            story = _Version(cast, row, version)
            yield act(version["drafted"], Turn.AGENDA, story.draft)
            yield act(version["consulted"], Turn.AGENDA, story.consult)
            if version["adopted"]:
                yield act(version["adopted"], Turn.AGENDA, story.adopt)


class _Version:
    def __init__(self, cast: Cast, row: Row, version: Row) -> None:
        self.cast, self.row, self.version = cast, row, version
        self.actor = cast.desk(row["werkplaats"])
        self.items: dict[str, agenda.AgendaItem] = {}

    def draft(self) -> None:
        self.agenda = agenda.draft_agenda(
            actor=self.actor,
            werkplaats=self.cast.werkplaatsen[self.row["werkplaats"]],
            period=self.cast.periods[self.row["period"]],
            mission=self.row["mission"],
            is_invented=True,
        )
        for item in self.row["items"]:
            if item["since"] <= self.version["number"]:
                self._add(item)
        for out in self.row["left_out"]:
            agenda.add_agenda_item(
                actor=self.actor,
                agenda=self.agenda,
                title=out["question"],
                reason=out["reason"],
                is_chosen=False,
            )

    def _add(self, item: Row) -> None:
        added = agenda.add_agenda_item(
            actor=self.actor,
            agenda=self.agenda,
            title=item["question"],
            reason=item["why"],
            theme=self.cast.themes[item["theme"]],
        )
        for key in item["questions"]:
            self.items[key] = added

    def consult(self) -> None:
        agenda.consult_on_agenda(actor=self.actor, agenda=self.agenda)
        if not self.cast.agenda_items.keys() & self.items.keys():
            self.cast.agenda_items |= self.items

    def adopt(self) -> None:
        by = self.version["adopted_by"]
        group = self.cast.groups[by["research_group"]]
        municipality = next(o for o in self.cast.organisations.values() if o.slug == by["municipality"])
        day = date.fromisoformat(self.version["adopted"])
        agenda.adopt_agenda(
            actor=self.actor,
            agenda=self.agenda,
            adopters=[(group.organisation, group, day), (municipality, None, day)],
        )
        self.cast.agenda_items |= self.items
