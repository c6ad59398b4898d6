"""What the data files must hold to, whatever is written in them."""

import re
from collections import Counter
from datetime import date

import pytest

from lemniscaat.demo import files

WORLDS = [world for world in files.worlds() if world["issue"]]
EVERY_WORLD = pytest.mark.parametrize("world", WORLDS, ids=lambda world: world["issue"]["slug"])
LAST_DAY = date(2026, 11, 20)

INVENTED = {row["name"]: row for row in files.invented("organisaties")["organisations"]}
INVENTED_GROUPS = {row["name"]: row for row in files.invented("organisaties")["research_groups"]}
REAL = {row["name"] for row in files.facts("organisations")["organisations"]}


def test_facts_all_name_their_source() -> None:
    rows = [
        *files.facts("werkplaatsen"),
        *files.facts("organisations")["organisations"],
        *files.facts("organisations")["research_groups"],
        *files.facts("publications"),
        *files.facts("projects"),
        *files.facts("questions"),
        *files.facts("events"),
        *files.facts("periods"),
    ]
    assert [row for row in rows if not row["source"]] == []
    given = [row["source"] for row in rows]
    told = [source for each in given for source in ([each] if isinstance(each, str) else each)]
    assert [source for source in told if not source.startswith("http") and "/" in source] == []


def test_network_is_complete() -> None:
    municipalities = files.municipalities()
    assert len(files.facts("werkplaatsen")) == 16
    assert [row["slug"] for row in files.facts("werkplaatsen") if row["state"] == "forming"] == ["zeeland"]
    assert len(municipalities) == len({row["code"] for row in municipalities}) == 342
    slugs = {row["slug"] for row in files.facts("werkplaatsen")}
    assert [row for row in municipalities if not set(row["werkplaatsen"].split()) <= slugs] == []
    assert [row for row in municipalities if not row["werkplaatsen"]] == []
    assert len(files.facts("questions")) == 46


def test_real_publications_carry_no_words_of_ours() -> None:
    rows = files.facts("publications")
    assert [row["key"] for row in rows if not row["title"]] == []
    assert {key for row in rows for key in row} & {"abstract", "body", "rung", "issue"} == set()
    assert [row["key"] for row in rows if row["summary"].count(". ") > 0] == []


@EVERY_WORLD
def test_invented_acts_are_done_by_invented_organisations_only(world: files.Row) -> None:
    made = {item["organisation"] for item in world["items"]}
    doing = {use["organisation"] for use in world["uses"]}
    joined = {name for project in world["projects"] for name in project["partners"]}
    weighing = {piece["organisation"] for factor in world["factors"] for piece in factor["evidence"]} - {None}
    national = {handover["to"] for handover in world["handovers"]} | {world["issue"]["steward"]}
    assert (doing | joined | weighing | national) - INVENTED.keys() == set()
    assert made - INVENTED.keys() - INVENTED_GROUPS.keys() == set()
    assert {name for name in weighing | national if INVENTED[name]["national_role"] is None} == set()


def test_invented_organisations_are_no_real_ones() -> None:
    assert INVENTED.keys() & REAL == set()
    assert [name for name, row in INVENTED.items() if not row["invented"]] == []


def test_agendas_are_adopted_by_invented_names_only() -> None:
    groups = {row["slug"] for row in INVENTED_GROUPS.values()}
    municipalities = {row["slug"] for row in INVENTED.values() if row["kind"] == "municipality"}
    for agenda in files.invented("agendas")["agendas"]:
        for version in agenda["versions"]:
            if version["adopted_by"]:
                assert version["adopted_by"]["research_group"] in groups
                assert version["adopted_by"]["municipality"] in municipalities


def test_werkplaats_being_set_up_adopts_nothing() -> None:
    agendas = {row["werkplaats"]: row for row in files.invented("agendas")["agendas"]}
    assert [version["adopted"] for version in agendas["zeeland"]["versions"]] == [None]


@EVERY_WORLD
def test_invented_things_stand_on_no_real_publication(world: files.Row) -> None:
    items = {item["key"] for item in world["items"]}
    titles = {row["title"] for row in files.facts("publications")}
    assert {use["of"] for use in world["uses"]} <= items
    assert {key for question in world["questions"] for key in question["items"]} <= items
    assert {item["title"] for item in world["items"]} & titles == set()


@EVERY_WORLD
def test_days_are_working_days_before_the_last(world: files.Row) -> None:
    found = re.findall(r"'(20\d\d-\d\d-\d\d)'", repr(world))
    upcoming = {circle.get("next") for circle in world["circles"]}
    deadlines = {handover["deadline"] for handover in world["handovers"]}
    days = {date.fromisoformat(day) for day in found if day not in upcoming | deadlines}
    assert [day for day in days if day > LAST_DAY or day.weekday() > 4] == []


def test_years_are_quiet_in_summer_and_at_christmas() -> None:
    questions = [question for world in files.worlds() for question in world["questions"]]
    months = Counter(question["asked"][5:7] for question in questions)
    assert max(months["07"], months["08"]) < min(months["01"], months["09"], months["10"])
    assert [q["key"] for q in questions if q["asked"][5:] >= "12-24" or q["asked"][5:] <= "01-02"] == []


def test_keys_are_used_once() -> None:
    kinds = ("factors", "items", "questions", "circles", "projects")
    keys = Counter(row["key"] for world in files.worlds() for kind in kinds for row in world[kind])
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_sentence_is_written_twice() -> None:
    texts = [item["body"] for world in WORLDS for item in world["items"]]
    texts += [question["original"] for world in files.worlds() for question in world["questions"]]
    texts += [use["result"] for world in WORLDS for use in world["uses"]]
    sentences = Counter(part for text in texts for part in re.split(r"(?<=[.?!]) ", text) if len(part) > 40)
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_data_that_could_leak_is_there() -> None:
    items = Counter(item["state"] for world in WORLDS for item in world["items"])
    gatherings = [g for world in WORLDS for circle in world["circles"] for g in circle["gatherings"]]
    questions = [question for world in files.worlds() for question in world["questions"]]
    assert items["draft"] == 2
    assert items["in_review"] == 1
    assert sum(not gathering["open"] for gathering in gatherings) >= 20
    assert sum(question["state"] in {"received", "in_talk"} for question in questions) >= 10


@EVERY_WORLD
def test_story_of_an_issue_has_all_its_parts(world: files.Row) -> None:
    assert 3 <= len(world["factors"]) <= 6
    assert len(world["items"]) >= 5
    assert len(world["questions"]) >= 10
    assert any(piece["direction"] == "contradicts" for f in world["factors"] for piece in f["evidence"])
    assert all(100 <= len(item["body"].split()) <= 250 for item in world["items"])


def test_searches_are_of_regions_that_exist_and_leave_gaps_that_show() -> None:
    rows = files.invented("zoeken")["searches"]
    slugs = {row["slug"] for row in files.facts("werkplaatsen")}
    assert {row["werkplaats"] for row in rows} - slugs == {""}
    assert [row for row in rows if len(set(row["days_ago"])) < 3 or max(row["days_ago"]) >= 90] == []
    assert len([row for row in rows if not row["found"] and row["werkplaats"] == "twente"]) >= 2
