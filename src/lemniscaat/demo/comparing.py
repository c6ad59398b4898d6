"""Analyses over cases: begun by an editor, worked on by the group, published by the coordinator."""

from collections.abc import Iterator

from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.knowledge import api as knowledge


def acts(cast: Cast) -> Iterator[Act]:
    """In the order in which a group does them."""
    for row in files.invented("analyses")["analyses"]:
        story = _Comparing(cast, row)
        yield act(row["begun"], Turn.WEIGH, story.begin)
        yield act(row["filled"], Turn.WEIGH, story.fill)
        yield act(row["published"], Turn.FINISH, story.publish)


class _Comparing:
    def __init__(self, cast: Cast, row: Row) -> None:
        self.cast, self.row = cast, row

    def begin(self) -> None:
        places = self.cast.werkplaatsen
        self.analysis = knowledge.begin_analysis(
            actor=self.cast.editor(self.row["werkplaats"]),
            issue=self.cast.issues[self.row["about"]],
            werkplaats=places[self.row["werkplaats"]],
            others=[places[slug] for slug in self.row["others"]],
            title=self.row["title"],
            is_invented=True,
        )

    def fill(self) -> None:
        """Each werkplaats tells of its own cases."""
        for case in list(self.analysis.cases.select_related("werkplaats", "analysis__item")):
            told = self.row["cases"].get(case.key.split(":")[1] + " " + case.werkplaats.slug)
            if told is not None:
                self._tell(case, told)

    def _tell(self, case: knowledge.AnalysisCase, told: Row) -> None:
        actor = self.cast.desk(case.werkplaats.slug)
        knowledge.tell_outcome(
            actor=actor,
            case=case,
            label=told["label"],
            outcome=knowledge.Outcome(told["outcome"]),
            remark=told["remark"],
            as_read=case.turn,
        )
        for cell in case.cells.select_related("column__factor", "case__analysis__item"):
            said = told["cells"].get(cell.column.factor.what)
            if said is not None:
                knowledge.fill_cell(
                    actor=actor,
                    cell=cell,
                    finding=knowledge.Finding(said[0]),
                    remark=said[1],
                    as_read=cell.turn,
                )

    def publish(self) -> None:
        item, home = self.analysis.item, self.row["werkplaats"]
        knowledge.revise_item(
            actor=self.cast.editor(home),
            item=item,
            plain_summary=self.row["summary"],
            year=int(self.row["published"][:4]),
            licence=knowledge.Licence.CC_BY,
            source_kinds=["practice", "experience"],
        )
        knowledge.submit_item(actor=self.cast.editor(home), item=item)
        knowledge.publish_item(actor=self.cast.desk(home), item=item)
