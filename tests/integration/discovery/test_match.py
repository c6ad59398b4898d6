import pytest

from lemniscaat.discovery import api


@pytest.fixture
def network(put):
    put("Eenzaamheid bij ouderen", "Eenzame ouderen bereiken die nergens aan meedoen.")
    put("Hoe bereiken wij eenzame ouderen?", group="questions", kind="question")
    put("Leerkring eenzaamheid", "Ouderen bereiken, samen leren.", group="circles")
    for number in range(20):
        put(f"Iets anders {number}", "Schulden, jeugd, wonen en werk in de wijk.")
    api.rebuild()


def test_match_by_group_in_order(network):
    result = api.match("Hoe bereik ik ouderen die eenzaam zijn en nergens aan meedoen?").as_dict()
    assert list(result) == ["query", "took_ms", "groups"]
    assert [(g["group"], [hit["title"] for hit in g["hits"]]) for g in result["groups"]] == [
        ("knowledge", ["Eenzaamheid bij ouderen"]),
        ("questions", ["Hoe bereiken wij eenzame ouderen?"]),
        ("circles", ["Leerkring eenzaamheid"]),
    ]


def test_match_only_groups_asked_for(network):
    result = api.match("eenzame ouderen bereiken", groups=["circles", "nonsense"])
    assert [group.group for group in result.groups] == ["circles"]


def test_match_nothing_good(network):
    assert not api.match("Mijn fietsketting loopt vast in de wijk")
    assert api.match("eenzame ouderen")


def test_common_part_of_a_compound_is_no_answer(put):
    for number in range(30):
        put(f"Zorg {number}", "De zorg in de wijk.")
    put("Bemoeien", "Buren die zich met elkaar bemoeien.")
    api.rebuild()
    (group,) = api.match("bemoeizorg").groups
    assert [hit.title for hit in group.hits] == ["Bemoeien"]
    assert api.search("bemoeizorg").total == 31


@pytest.mark.parametrize("asked", ["bemoeizorg", "zorg in de wijk, wietplantage, fietsketting, kasteel"])
def test_too_little_of_a_question_is_no_answer(put, asked):
    for number in range(30):
        put(f"Zorg {number}", "De zorg in de wijk.")
    put("Iets anders", "Taal.")
    api.rebuild()
    assert api.search(asked).total == 30
    assert not api.match(asked)


def test_compound_within_a_longer_one_is_an_answer(put):
    for number in range(30):
        put(f"Zorg {number}", "De zorg in de wijk.")
    put("Beleid voor ondersteuning", "Ons mantelzorgondersteuningsbeleid.")
    put("Kleding", "Een warme mantel.")
    api.rebuild()
    (group,) = api.match("mantelzorg").groups
    scores = {hit.title: hit.score for hit in group.hits}
    assert scores.keys() == {"Beleid voor ondersteuning", "Kleding"}
    assert scores["Beleid voor ondersteuning"] > scores["Kleding"]


def test_match_limit(network):
    assert [len(group.hits) for group in api.match("schulden en jeugd", limit=3).groups] == [3]


def test_match_signs_are_just_signs(network):
    assert api.match('"ouderen -eenzaam" bereiken').groups[0].hits[0].title == "Eenzaamheid bij ouderen"
