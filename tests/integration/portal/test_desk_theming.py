"""What a question is about: suggested from its words, chosen at the desk, narrowing the list."""

from collections.abc import Callable

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Act, Question
from lemniscaat.kernel.errors import Conflict, Refused
from lemniscaat.network.api import VISITOR, Role
from lemniscaat.vocabulary.api import Theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def money() -> Theme:
    """A theme with one under it."""
    theme = make.make_theme("geldzorgen")
    make.make_theme("schulden", broader=theme)
    make.make_theme("wonen")
    return theme


@pytest.fixture
def question() -> Question:
    twente = make.make_werkplaats("twente", code="TWE")
    return make.make_question("Hoe zie ik geldzorgen en schulden?", werkplaats=twente, published=False)


@pytest.fixture
def desk(question: Question, index: Callable[[], None], sign_in: Callable[..., Client]) -> Client:
    index()
    return sign_in(make.make_user(Role.COORDINATOR, question.werkplaats))


def shown(client: Client, question: Question, name: str) -> list[str]:
    rows = client.get(f"/bureau/twente/{question.number}").context[name]
    return [str(row[0] if isinstance(row, tuple) else row) for row in rows]


def press(client: Client, question: Question, act: str, theme: Theme, **typed: object):
    question.refresh_from_db()
    typed = {"revision": question.revision, "uuid": theme.uuid, **typed}
    return client.post(f"/bureau/twente/{question.number}/{act}", typed)


def test_themes_of_its_words_are_suggested_until_they_are_chosen_or_do_not_fit(desk, money, question):
    assert shown(desk, question, "suggested") == ["geldzorgen", "schulden"]

    assert press(desk, question, "thema", money).status_code == 302
    press(desk, question, "past-niet", Theme.objects.get(slug="schulden"), kind="theme")

    assert (shown(desk, question, "about"), shown(desk, question, "suggested")) == (["geldzorgen"], [])
    assert list(agenda.judged_questions()) == []
    press(desk, question, "past-toch", Theme.objects.get(slug="schulden"))
    assert shown(desk, question, "suggested") == ["schulden"]


def test_theme_that_people_chose_is_suggested_for_what_is_like_it(desk, money, question, index):
    wonen = Theme.objects.get(slug="wonen")
    for _ in range(3):
        like = make.make_question("Mijn buurman verzamelt oude kranten.", werkplaats=question.werkplaats)
        agenda.settle_wording(
            actor=make.SYSTEM, question=like, text="Wat doe je als iemand oude kranten verzamelt?"
        )
        agenda.add_theme(actor=make.SYSTEM, question=like, theme=wonen)
    new = make.make_question(
        "Iemand verzamelt oude kranten.", werkplaats=question.werkplaats, published=False
    )
    index()

    assert shown(desk, new, "suggested") == ["wonen"]


def test_list_is_narrowed_by_theme_and_what_is_under_it(desk, money, question):
    agenda.add_theme(actor=make.SYSTEM, question=question, theme=Theme.objects.get(slug="schulden"))
    make.make_question(werkplaats=question.werkplaats, published=False)

    def found(slug: str) -> int:
        return desk.get(f"/bureau/twente?thema={slug}").context["rows"].paginator.count

    assert [found(slug) for slug in ("", "geldzorgen", "schulden", "wonen", "onzin")] == [2, 1, 1, 0, 2]


def test_themes_are_undone_exactly_and_told_in_the_thread(money, question):
    add = agenda.add_theme(actor=make.SYSTEM, question=question, theme=money)
    with pytest.raises(Conflict):
        agenda.add_theme(actor=make.SYSTEM, question=question, theme=money)
    agenda.undo_last(actor=make.SYSTEM, question=question, event=add)
    assert list(question.themes.all()) == []

    agenda.add_theme(actor=make.SYSTEM, question=question, theme=money)
    drop = agenda.drop_theme(actor=make.SYSTEM, question=question, theme=money)
    with pytest.raises(Conflict):
        agenda.drop_theme(actor=make.SYSTEM, question=question, theme=money)
    agenda.undo_last(actor=make.SYSTEM, question=question, event=drop)

    assert list(question.themes.all()) == [money]
    assert [event.act for event in agenda.thread(question)] == [Act.RECEIVE, Act.THEME]


def test_who_may_say_what_it_is_about(money, question):
    refused = [
        VISITOR,
        agenda.asker_of(question),
        make.make_actor(Role.EDITOR, question.werkplaats),
        make.make_actor(Role.COORDINATOR, make.make_werkplaats()),
        make.make_actor(Role.SECRETARIAT),
    ]
    for actor in refused:
        with pytest.raises(Refused):
            agenda.add_theme(actor=actor, question=question, theme=money)
    coordinator = make.make_actor(Role.COORDINATOR, question.werkplaats)
    agenda.add_theme(actor=coordinator, question=question, theme=money)
    for actor in refused:
        with pytest.raises(Refused):
            agenda.drop_theme(actor=actor, question=question, theme=money)


def test_theme_there_is_none_of_is_a_clear_page(desk, question):
    for uuid in ("x", "00000000-0000-4000-8000-000000000000"):
        answer = desk.post(
            f"/bureau/twente/{question.number}/thema", {"revision": question.revision, "uuid": uuid}
        )
        assert answer.status_code in {404, 422}
