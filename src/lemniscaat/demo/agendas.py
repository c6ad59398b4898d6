"""The regions' knowledge agendas, version by version, with what people say of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from lemniscaat.agenda import api as agenda
from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.kernel import clock
from lemniscaat.network import api as network

USUAL = timedelta(days=42)
STAYS_OPEN = timedelta(days=21)
"""However late the demonstration is loaded: where remarks can be made then, they can for a while."""

LONGEST = timedelta(days=365)


def acts(cast: Cast) -> Iterator[Act]:
    """Each version is drafted, shown for remarks, and adopted; the last may still lie open."""
    open_until = clock.today() + STAYS_OPEN
    for row in files.invented("agendas")["agendas"]:
        earlier: _Version | None = None
        for version in row["versions"]:
            story = _Version(cast, row, version, earlier, open_until)
            yield act(version["drafted"], Turn.AGENDA, story.draft)
            yield act(version["consulted"], Turn.AGENDA, story.consult)
            for remark in version.get("remarks", []):
                yield act(remark["on"], Turn.WEIGH, story.remark, remark)
            if version["adopted"]:
                yield act(version["adopted"], Turn.AGENDA, story.adopt)
            for endorsed in version.get("endorsed", []):
                yield act(endorsed["on"], Turn.WEIGH, story.endorse, endorsed["by"])
            earlier = story


class _Version:
    def __init__(
        self, cast: Cast, row: Row, version: Row, earlier: "_Version | None", open_until: date
    ) -> None:
        self.cast, self.row, self.version, self.earlier = cast, row, version, earlier
        self.open_until = open_until
        self.actor = cast.desk(row["werkplaats"])

    def draft(self) -> None:
        """Begin it from the version before, and add what is new."""
        if self.earlier is None:
            self.agenda = agenda.draft_agenda(
                actor=self.actor,
                werkplaats=self.cast.werkplaatsen[self.row["werkplaats"]],
                period=self.cast.periods[self.row["period"]],
                mission=self.row["mission"],
                is_invented=True,
            )
            for out in self.row["left_out"]:
                self._add(out, is_chosen=False, reason=out["reason"])
        else:
            self.agenda = agenda.begin_version(actor=self.actor, agenda=self.earlier.agenda, is_invented=True)
        for item in self.row["items"]:
            if item["since"] == self.version["number"]:
                self._add(item, reason=item["why"], theme=self.cast.themes[item["theme"]])
        for place, item in enumerate(self._standing(), 1):
            agenda.move_part(actor=self.actor, part=self._item(item["question"]), to=place)
        self._change()

    def _add(self, item: Row, **fields: Any) -> None:
        agenda.add_agenda_item(actor=self.actor, agenda=self.agenda, title=item["question"], **fields)

    def _change(self) -> None:
        """What this version says in other words, and the work it plans."""
        for change in self.version.get("reworded", []):
            item = self._item(change["was"])
            agenda.change_agenda_item(actor=self.actor, item=item, title=change["now"], reason=item.reason)
        for line in self.version.get("lines", []):
            agenda.add_line(actor=self.actor, agenda=self.agenda, **line)
        for programme in self.version.get("programmes", []):
            agenda.add_programme(
                actor=self.actor,
                agenda=self.agenda,
                title=programme["title"],
                explanation=programme["explanation"],
                since=date.fromisoformat(programme["since"]),
                until=date.fromisoformat(programme["until"]),
                items=[self._item(question) for question in programme["items"]],
            )

    def _standing(self) -> list[Row]:
        """The themes of this version, as the data name them."""
        return [item for item in self.row["items"] if item["since"] <= self.version["number"]]

    def _item(self, question: str) -> agenda.AgendaItem:
        reworded = {change["was"]: change["now"] for change in self.version.get("reworded", [])}
        titles = [question, *([reworded[question]] if question in reworded else [])]
        return self.agenda.items.get(title__in=titles)

    def _places(self) -> dict[str, agenda.AgendaItem]:
        """By the key of a question: where it belongs on this version."""
        return {key: self._item(item["question"]) for item in self._standing() for key in item["questions"]}

    def consult(self) -> None:
        """Show it until a day before it is adopted; one that lies open still takes remarks."""
        today = clock.today()
        if self.version["adopted"]:
            last = min(today + USUAL, date.fromisoformat(self.version["adopted"]) - timedelta(days=1))
        else:
            last = min(max(today + USUAL, self.open_until), today + LONGEST)
        agenda.consult_on_agenda(actor=self.actor, agenda=self.agenda, until=last)
        places = self._places()
        if not self.cast.agenda_items.keys() & places.keys():
            self.cast.agenda_items |= places

    def remark(self, row: Row) -> None:
        """Somebody says something of a theme, and reads the reply."""
        item = self._item(row["about"]) if row["about"] else None
        given = {"agenda": self.agenda, "item": item, "text": row["text"], "is_invented": True}
        if row["by"] == "partner":
            partner = self.cast.actors[network.Role.PARTNER, self.row["werkplaats"]]
            said = agenda.place_remark(actor=partner, **given)
        else:
            said = agenda.type_in_remark(
                actor=self.actor, perspective=network.Perspective(row["by"]), **given
            )
        if row["reply"]:
            agenda.reply_to_remark(actor=self.actor, remark=said, text=row["reply"])

    def adopt(self) -> None:
        """Both leads adopt it on this day."""
        by = self.version["adopted_by"]
        group = self.cast.groups[by["research_group"]]
        municipality = next(o for o in self.cast.organisations.values() if o.slug == by["municipality"])
        day = date.fromisoformat(self.version["adopted"])
        agenda.adopt_agenda(
            actor=self.actor,
            agenda=self.agenda,
            adopters=[(group.organisation, group, day), (municipality, None, day)],
        )
        self.cast.agenda_items |= self._places()

    def endorse(self, name: str) -> None:
        """A partner stands behind it."""
        agenda.endorse_agenda(
            actor=self.actor, agenda=self.agenda, organisation=self.cast.organisations[name]
        )
