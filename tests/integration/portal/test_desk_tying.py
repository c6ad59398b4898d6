"""The panel of what looks like it: the same question elsewhere, put beside this one with one click."""

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db


def settled(words: str, slug: str) -> agenda.Question:
    question = make.make_question(werkplaats=make.make_werkplaats(slug), published=False)
    agenda.settle_wording(actor=make.SYSTEM, question=question, text=words)
    agenda.publish_question(actor=make.SYSTEM, question=question)
    return question


@pytest.fixture
def here() -> agenda.Question:
    return settled("Hoe zie je geldzorgen bij jongeren?", "twente")


@pytest.fixture
def there() -> agenda.Question:
    return settled("Hoe zie je geldzorgen bij jongeren thuis?", "amsterdam")


@pytest.fixture
def desk(here, there, index, sign_in) -> Client:
    index()
    return sign_in(make.make_user(Role.COORDINATOR, here.werkplaats))


def press(client: Client, question: agenda.Question, act: str, **typed: object):
    question.refresh_from_db()
    desk = question.werkplaats.slug
    return client.post(
        f"/bureau/{desk}/{question.number}/{act}", {"revision": question.revision, **typed}, follow=True
    )


@pytest.mark.parametrize(("act", "said"), [("zelfde", "dezelfde vraag"), ("verwant", "een verwante vraag")])
def test_one_click_puts_the_question_elsewhere_beside_it(desk, here, there, read, act, said):
    page = desk.get(f"/bureau/twente/{here.number}").content.decode()
    assert f'action="/bureau/twente/{here.number}/{act}"' in page

    shown = press(desk, here, act, uuid=there.uuid)

    assert there.wording in read(shown)
    assert [like.hit.uuid for like in shown.context["likes"]] == []
    for question, other in ((here, there), (there, here)):
        thread = read(Client().get(f"/vragen/{question.slug}"))
        assert thread.count(f'href="/vragen/{other.slug}"') == 2  # beside it, and in what happened
        assert said in thread

    press(desk, here, "maak-los", uuid=there.uuid)

    assert [said in read(Client().get(f"/vragen/{row.slug}")) for row in (here, there)] == [False, False]


def test_question_taken_off_the_website_is_named_on_no_page(desk, here, there, read):
    press(desk, here, "zelfde", uuid=there.uuid)
    agenda.hide_question(actor=make.SYSTEM, question=agenda.questions(make.SYSTEM).get(pk=there.pk))

    page = read(Client().get(f"/vragen/{here.slug}"))
    own = desk.get(f"/bureau/twente/{here.number}").content.decode()

    assert [there.wording in page, there.number in page, there.wording in own] == [False, False, False]
    assert "Ergens anders" not in page


@pytest.mark.parametrize("typed", [{"uuid": "00000000-0000-4000-8000-000000000000"}, {"uuid": "x"}, {}])
@pytest.mark.parametrize("act", ["zelfde", "verwant", "maak-los"])
def test_what_is_no_question_is_a_clear_page(desk, here, act, typed):
    assert press(desk, here, act, **typed).status_code in {404, 422}
    assert agenda.ties_of(here, make.SYSTEM) == []


def test_thread_asks_as_often_whatever_is_tied_to_it(desk, here, there, queries):
    def counted() -> int:
        return queries(lambda: Client().get(f"/vragen/{here.slug}?{here.revision}"))

    counted()
    press(desk, here, "zelfde", uuid=there.uuid)
    few = counted()
    for _ in range(3):
        other = make.make_question(werkplaats=make.make_werkplaats())
        press(desk, here, "verwant", uuid=other.uuid)
    assert counted() == few
