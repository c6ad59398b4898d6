"""Priority rounds: one that was counted, and one in which points can be given now."""

from collections.abc import Iterator
from datetime import date, timedelta

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.kernel import clock
from lemniscaat.network import api as network

STAYS_OPEN = timedelta(days=21)
"""However late the demonstration is loaded: what is open then stays so for a while."""


def acts(cast: Cast) -> Iterator[Act]:
    """Each round over what the story tells of is opened, and what came in on paper is typed in on its day."""
    told = {question["key"] for world in files.worlds() for question in world["questions"]}
    told |= {world["issue"]["slug"] for world in files.worlds() if world["issue"]}
    for row in files.invented("rondes")["rounds"]:
        if not told.issuperset([*row["questions"], *row["issues"]]):
            continue
        last = date.fromisoformat(row["closes"])
        story = _Round(cast, row, last if row["is_closed"] else max(last, clock.today() + STAYS_OPEN))
        yield act(row["opens"], Turn.WEIGH, story.open)
        for number, paper in enumerate(row["papers"], 1):
            yield act(paper["on"], Turn.WEIGH, story.type_in, number, paper)
        if row["is_closed"]:
            yield act(row["closes"], Turn.FINISH, story.close)


class _Round:
    def __init__(self, cast: Cast, row: Row, last: date) -> None:
        self.cast, self.row, self.last = cast, row, last
        self.actor = cast.desk(row["werkplaats"])

    def open(self) -> None:
        """Prepare it, and open it."""
        round = agenda.draft_round(
            actor=self.actor,
            werkplaats=self.cast.werkplaatsen[self.row["werkplaats"]],
            title=self.row["title"],
            question=self.row["question"],
            points=self.row["points"],
            audience=agenda.Audience(self.row["audience"]),
            closes_on=self.last,
            is_invented=True,
        )
        subjects: list[agenda.Question | circulation.Issue] = [
            *(self.cast.questions[key] for key in self.row["questions"]),
            *(self.cast.issues[slug] for slug in self.row["issues"]),
        ]
        self.candidates = [
            agenda.add_candidate(actor=self.actor, round=round, subject=subject) for subject in subjects
        ]
        self.round = agenda.open_round(actor=self.actor, round=round)

    def type_in(self, number: int, paper: Row) -> None:
        """One paper from a meeting."""
        agenda.type_in_paper_ballot(
            actor=self.actor,
            round=self.round,
            reference=str(number),
            perspective=network.Perspective(paper["perspective"]),
            weights=dict(zip(self.candidates, paper["points"], strict=True)),
        )

    def close(self) -> None:
        """Count it."""
        agenda.close_round(actor=self.actor, round=self.round)
