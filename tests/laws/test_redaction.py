"""A table that holds somebody's words is looked through by `redact`, or it is said here why not."""

from uuid import uuid4

from django.apps import apps

from lemniscaat.kernel.redaction import About, keepers, redactables
from lemniscaat.kernel.redaction.fields import fields_of_words

ELSEWHERE = {
    "agenda.Ballot": "keyed hashes, until the round closes",
    "agenda.QuestionFollow": "a keyed hash and a sealed address, which its owner has dropped",
    "agenda.ResultGroup": "names of perspectives",
    "circulation.Counted": "codes of places",
    "circulation.FlowFigure": "codes of places",
    "circulation.TurnFigure": "codes of activities",
    "discovery.Gap": "counts by day, no sentences",
    "discovery.Searched": "words without what may be a name or number, until they are counted",
    "discovery.TermCount": "as Searched",
    "knowledge.ImportedRow": "a digest of its words",
    "knowledge.Reading": "codes: of which kind a file is, and who reads it",
    "knowledge.TogetherRow": "codes of what an item was and is filed under",
    "network.Invitation": "an address, until it is answered",
    "network.Municipality": "public facts about bodies",
    "network.Partnership": "public facts about bodies",
    "network.Period": "public facts about bodies",
    "network.User": "who works here, under a name she chose",
    "vocabulary.Audience": "words of the network",
    "vocabulary.FourO": "words of the network",
    "vocabulary.Kind": "words of the network",
}
"""Tables with words that no thing's redaction looks through, each with its reason."""


def test_every_table_with_words_is_looked_through(db: None) -> None:
    kept = [kept for of in redactables.values() for kept in of.parts(of.model(pk=1, uuid=uuid4()))]
    kept += [kept for keeper in keepers.values() for kept in keeper(About(uuid4(), {uuid4()}, {uuid4()}))]
    looked_through = {each.rows.model._meta.label for each in kept}
    with_words = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("lemniscaat.") and fields_of_words(model)
    }
    assert with_words - looked_through == set(ELSEWHERE)
    assert {each.rows.model._meta.label for each in kept} <= with_words


def test_fields_that_are_named_hold_words(db: None) -> None:
    for keeper in keepers.values():
        for kept in keeper(About(uuid4(), {uuid4()}, {uuid4()})):
            names = {field.attname for field in fields_of_words(kept.rows.model)}
            assert set(kept.fields) <= names, kept.rows.model
