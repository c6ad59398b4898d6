from uuid import UUID

from lemniscaat.discovery import api


def test_explanation_adds_up_to_the_score(put):
    one = put("Wijkteams en ouderen", "Hoe een wijkteam ouderen helpt.")
    put("Wijkagenten")
    api.rebuild()
    told = api.explain("ouderen en hun boeken bij het team", "thing", one.uuid)
    assert [(word.written, word.stem, word.answered) for word in told.words] == [
        ("ouderen", "oudere", 1.0),
        ("boeken", "boek", 0.0),
        ("team", "team", 0.8),
    ]
    assert round(sum(word.share * word.answered for word in told.words), 3) == round(told.score, 3)
    assert told.place == 1
    assert told.as_dict()["why"][0]["label"] == "In de titel"


def test_no_explanation_of_what_is_not_public(put, shelf):
    api.rebuild()
    assert api.explain("ouderen", "thing", UUID(int=1)) is None


def test_no_explanation_without_an_index(shelf):
    assert api.explain("ouderen", "thing", UUID(int=1)) is None
