"""The thread of one question."""

from datetime import UTC, datetime, timedelta

import pytest

from factories import (
    SYSTEM,
    make_agenda,
    make_circle,
    make_issue,
    make_item,
    make_organisation,
    make_question,
    make_round,
    make_theme,
    make_use,
    make_werkplaats,
    type_in,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.learning import api as learning
from lemniscaat.network.api import VISITOR, Perspective
from lemniscaat.portal.pages.question import thread
from multiplying import multiply

BEGAN = datetime(2025, 2, 11, 12, tzinfo=UTC)
QUERIES = 10


def on(day):
    """So many days after the question came in."""
    return clock.held(BEGAN + timedelta(days=day))


@pytest.fixture
def travelled(db):
    """A question that went from its asker to a partner and to use elsewhere."""
    werkplaats, other = make_werkplaats("twente"), make_werkplaats("den-haag")
    partner = make_organisation("Kennisinstituut Voorbeeld", is_national=True)
    with on(0):
        question = make_question("Jongeren komen te laat.", werkplaats=werkplaats, role="moeder van drie")
    with on(30):
        circle = make_circle(werkplaats, "Jong en geld")
        subject = ("circle", circle.uuid, circle.name)
        agenda.start_research(actor=SYSTEM, question=question, subject=subject)
    with on(60):
        agenda.join_to_issue(actor=SYSTEM, question=question, issue=make_issue("Geldzorgen"))
    with on(70):
        handover = circulation.offer_handover(
            actor=SYSTEM,
            werkplaats=werkplaats,
            subject=("question", question.uuid, question.wording),
            hope="Een oordeel.",
            deadline=clock.today() + timedelta(days=30),
            to_organisation=partner,
            question_uuid=question.uuid,
        )
    with on(80):
        circulation.accept_handover(actor=SYSTEM, handover=handover)
    with on(100):
        circulation.return_handover(actor=SYSTEM, handover=handover, became="Het klopt.", rung=3)
    with on(110):
        item = make_item("Geldgesprek langs de lijn")
        agenda.link_item(actor=SYSTEM, question=question, item=item)
    with on(200):
        make_use(item, other, question=question)
    return question


def test_thread_tells_each_act_in_order(travelled):
    with on(210):
        told = thread(travelled, VISITOR).told
    assert [entry.phase for entry in told.entries] == [
        "ontwikkelen",
        "ontwikkelen",
        "ontwikkelen",
        "opschalen",
        "oversteek",
        "opschalen",
        "verrijken",
        "ontwikkelen",
    ]
    assert told.places == 1
    assert [entry.rung for entry in told.entries if entry.rung] == [3]


def test_thread_sums_the_time_in_each_phase(travelled):
    with on(210):
        legs = {leg.phase: (leg.state, leg.what) for leg in thread(travelled, VISITOR).told.legs}
    assert {phase: state for phase, (state, _) in legs.items()} == {
        "ontwikkelen": "now",
        "opschalen": "done",
        "verrijken": "done",
    }
    assert "50" in legs["opschalen"][1]


def test_thread_page(client, travelled, read):
    page = read(client.get(f"/vragen/{travelled.slug}"))
    assert page.count('class="lem-journey__glyph"') == 9
    assert '<a href="/kwesties/geldzorgen">Geldzorgen</a>' in page
    assert "Geldgesprek langs de lijn" in page


def test_thread_shows_her_own_words_only_once_they_are_revealed(client, travelled):
    url = f"/vragen/{travelled.slug}"
    hidden = client.get(url).content.decode()
    assert ("Jongeren komen te laat" in hidden, "moeder van drie" in hidden) == (False, False)
    agenda.reveal_original(actor=SYSTEM, question=travelled)
    shown = client.get(url).content.decode()
    assert ("Jongeren komen te laat" in shown, "oeder van drie" in shown) == (True, True)


def test_thread_of_what_is_absent_and_what_is_hidden_answer_alike(client, travelled):
    url = f"/vragen/{travelled.slug}"
    agenda.hide_question(actor=SYSTEM, question=travelled, note="op verzoek")
    hidden, absent = client.get(url), client.get("/vragen/dit-is-er-niet")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content == absent.content.replace(b"/vragen/dit-is-er-niet", url.encode())


@pytest.mark.parametrize("slug", ["onzin", "x" * 3000, "%00", "Ü", "a b"])
def test_thread_of_a_wrong_address_is_not_there(client, db, slug):
    assert client.get(f"/vragen/{slug}").status_code == 404


def test_thread_waits_for_the_other_side(db):
    werkplaats = make_werkplaats()
    question = make_question(werkplaats=werkplaats)
    circulation.offer_handover(
        actor=SYSTEM,
        werkplaats=werkplaats,
        subject=("question", question.uuid, question.wording),
        hope="Een oordeel.",
        deadline=clock.today() + timedelta(days=30),
        to_organisation=make_organisation("Kennisinstituut Voorbeeld"),
        question_uuid=question.uuid,
    )
    page = thread(question, VISITOR)
    assert [(leg.phase, leg.state) for leg in page.told.legs][-1] == ("oversteek", "now")
    assert "Kennisinstituut Voorbeeld" in page.next.heading


@pytest.mark.parametrize("n", [1, 3, 300])
def test_thread_queries_do_not_grow(client, db, queries, n):
    werkplaats = make_werkplaats()
    question = make_question(werkplaats=werkplaats)
    agenda.join_to_issue(actor=SYSTEM, question=question, issue=make_issue())
    item = make_item()
    event = agenda.link_item(actor=SYSTEM, question=question, item=item)
    items = multiply(item, n - 1)
    multiply(question.links.get(), n - 1, item_id=[item.pk for item in items])
    multiply(event, n - 1, subject_uuid=[item.uuid for item in items])
    multiply(make_use(item, werkplaats, question=question), n - 1)
    url = f"/vragen/{question.slug}"
    client.get(url)
    assert queries(lambda: client.get(url)) == QUERIES


def acts_on(question):
    """Every act that the thread can tell of one question, each as its desk or the other side does it."""
    place, issue, item, theme = question.werkplaats, make_issue(), make_item(), make_theme()
    other, plan = make_question(werkplaats=make_werkplaats()), make_agenda(place, state="consultation")
    by = {"actor": SYSTEM, "question": question}
    partner = make_organisation("Kennisinstituut Voorbeeld", is_national=True)
    circle = make_circle(place, "Kring")

    def crossing():
        handover = agenda.offer_question(
            **by, hope="Een oordeel.", deadline=clock.today(), to_organisation=partner
        )
        return circulation.decline_handover(actor=SYSTEM, handover=handover, reason="Geen tijd.")

    def looked_at_again():
        agenda.object_to_decline(actor=agenda.asker_of(question), question=question, note="Kijk nog eens.")
        agenda.settle_wording(**by, text="Hoe dan?")

    def weighing():
        round = make_round(place, question, issue)
        type_in(round, Perspective.PRACTICE, 6, 7, 3)
        agenda.close_round(actor=SYSTEM, round=round)

    return [
        ("join", lambda: agenda.join_to_issue(**by, issue=issue)),
        ("leave", lambda: agenda.leave_issue(**by)),
        ("same", lambda: agenda.tie_questions(**by, other=other, kind="same")),
        ("untie", lambda: agenda.untie_questions(**by, other=other)),
        ("related", lambda: agenda.tie_questions(**by, other=other, kind="related")),
        ("theme", lambda: agenda.add_theme(**by, theme=theme)),
        ("no_theme", lambda: agenda.drop_theme(**by, theme=theme)),
        ("link", lambda: agenda.link_item(**by, item=item)),
        ("unlink", lambda: agenda.unlink_item(**by, item=item)),
        ("weighed", weighing),
        ("place", lambda: agenda.place_on_agenda(**by, item=plan.items.first())),
        ("leave_out", lambda: agenda.leave_out(**by, reason="Toch niet.")),
        ("hand_over", crossing),
        ("pass_on", lambda: agenda.pass_on_question(**by, to=other.werkplaats)),
        ("pass_on", lambda: agenda.pass_on_question(**by, to=place)),
        ("decline", lambda: agenda.decline_question(**by, reason="Dat doen anderen.")),
        ("settle", looked_at_again),
        ("research", lambda: learning.take_in_question(actor=SYSTEM, group=circle, question=question)),
        ("answer", lambda: agenda.answer_question(**by, short_answer="Zo doe je dat.")),
    ]


def test_thread_tells_a_visitor_every_act_in_plain_words(client, db, read):
    """All acts but messages between desk and asker, and those by which it comes to be read here at all."""
    with on(0):
        question = make_question(werkplaats=make_werkplaats("twente"))
    told = []
    for number, (act, perform) in enumerate(acts_on(question), start=1):
        with on(number):
            perform()
            question.refresh_from_db()
            told.append((act, thread(question, VISITOR).told.entries[-1].heading))
    crossed = ("hand_over", "Twente draagt het over aan Kennisinstituut Voorbeeld")
    labels = [(act, str(agenda.Act(act).label)) for act, _heading in told]
    assert told == [crossed if act == "hand_over" else (act, label) for act, label in labels]
    every = (
        {*agenda.Act} - {*agenda.TALK_ACTS} - {"receive", "talk", "publish", "reveal", "hide", "come_back"}
    )
    assert {act for act, _heading in told} == every
    page = read(client.get(f"/vragen/{question.slug}"))
    gone = {"join", "same", "link"}
    assert [heading for act, heading in told if act not in gone and heading not in page] == []
