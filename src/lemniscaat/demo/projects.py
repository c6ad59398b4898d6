"""Projects from the inside: what each O plans and yielded, how it stood on the way, and who studied there."""

from collections.abc import Iterator
from datetime import date

from lemniscaat.demo import files
from lemniscaat.demo.act import Act, Turn, act
from lemniscaat.demo.cast import Cast
from lemniscaat.demo.files import Row
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import StudentRound
from lemniscaat.network import api as network

PLANS = frozenset({"plan"})


def acts(cast: Cast) -> Iterator[Act]:
    """Of projects whose world is in the story."""
    there = {row["key"]: row for world in files.worlds() for row in world["projects"]}
    for row in files.invented("projecten")["projects"]:
        project = there.get(row["key"])
        if project is None:
            continue
        yield act(project["starts"], Turn.GATHER, _share_out, cast, row, project, PLANS)
        yield act(row["progress"][-1]["on"], Turn.GATHER, _share_out, cast, row, project, PLANS | {"yielded"})
        for told in row["progress"]:
            yield act(told["on"], Turn.GATHER, _tell, cast, row, told, project)
        for each in row["rounds"]:
            made: list[StudentRound] = []
            yield act(each["on"], Turn.GATHER, _begin, cast, row, each, project, made)
            if each["told"]:
                yield act(each["told"], Turn.GATHER, _yielded, cast, each, project, made)


def _share_out(cast: Cast, row: Row, project: Row, told: frozenset[str]) -> None:
    texts = {strand["o"]: strand["text"] for strand in project["strands"]}
    more = {share["o"]: share for share in row["shares"]}
    learning.share_out_project(
        actor=cast.desk(project["werkplaats"]),
        project=cast.projects[row["key"]],
        shares=[
            (cast.four_os[o], text, more[o]["plan"], more[o]["yielded"] if "yielded" in told else "")
            for o, text in texts.items()
        ],
    )


def _tell(cast: Cast, row: Row, told: Row, project: Row) -> None:
    learning.tell_progress(
        actor=_who(cast, told, project), project=cast.projects[row["key"]], text=told["text"]
    )


def _begin(cast: Cast, row: Row, each: Row, project: Row, made: list[StudentRound]) -> None:
    begun = learning.begin_student_round(
        actor=_who(cast, each, project),
        project=cast.projects[row["key"]],
        name=each["name"],
        school=cast.organisations[each["school"]] if each["school"] else None,
        since=date.fromisoformat(each["since"]),
        until=date.fromisoformat(each["until"]) if each["until"] else None,
        n_students=each["n"],
        task=each["task"],
    )
    made.append(begun)


def _yielded(cast: Cast, each: Row, project: Row, made: list[StudentRound]) -> None:
    learning.revise_student_round(
        actor=_who(cast, each, project), student_round=made[0], yielded=each["yielded"]
    )


def _who(cast: Cast, told: Row, project: Row) -> network.Actor:
    return cast.actors[network.Role(told["who"]), project["werkplaats"]]
