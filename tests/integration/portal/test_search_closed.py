"""A draft or a closed thing comes back for nobody outside, by no door; its own people find it beside the
public hits (rule 4)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from factories import (
    SYSTEM,
    make_actor,
    make_circle,
    make_item,
    make_question,
    make_theme,
    make_user,
    make_werkplaats,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery import closed, index
from lemniscaat.discovery.models import Searched
from lemniscaat.kernel import clock
from lemniscaat.kernel.documents import closed_documents
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import Role

WORD = "kwetsbaarheidsparaplu"
TYPO = "kwetsbaarheidsparapul"
MARK = "zilverdraadje"
"""Stands beside the word, and is asked by nobody: a page that shows it shows what is closed."""

PIECE = 6
TEXT = f"De {WORD} met een {MARK}"
INSIDE = (Role.COORDINATOR, Role.EDITOR, Role.MEMBER)
EDITORS = (Role.COORDINATOR, Role.EDITOR)
QUERIES, DESK_QUERIES = 14, 32


@dataclass
class Thing:
    """A closed thing, who in its werkplaats may see it, and what opens, and closes or withdraws it."""

    kind: str
    row: Any
    seen_by: tuple[Role, ...]
    opens: Callable[[], None] | None = None
    closes: Callable[[], None] | None = None
    comes_back: bool = False
    public: bool = True
    national: bool = False


def item(oost, *, submitted=False, werkplaats=True):
    row = make_item(f"Over {MARK}", published=False, abstract=TEXT, werkplaats=oost if werkplaats else None)
    if submitted:
        knowledge.submit_item(actor=SYSTEM, item=row)

    def publish():
        if not submitted:
            knowledge.submit_item(actor=SYSTEM, item=row)
        knowledge.publish_item(actor=SYSTEM, item=row)

    withdraw = partial(knowledge.withdraw_item, actor=SYSTEM, item=row, reason="Het klopte niet.")
    seen_by = EDITORS if werkplaats else (Role.SECRETARIAT,)
    return Thing("item", row, seen_by, publish, withdraw, national=not werkplaats)


def question(oost, *, werkplaats=True, settled=False):
    row = make_question(TEXT, werkplaats=oost if werkplaats else None, published=False)

    def settle():
        agenda.settle_wording(actor=SYSTEM, question=row, text=f"Hoe maak je een {WORD}, {MARK}?")

    if settled:
        settle()

    def publish():
        if not settled:
            settle()
        agenda.publish_question(actor=SYSTEM, question=row)

    hide = partial(agenda.hide_question, actor=SYSTEM, question=row)
    seen_by = (Role.COORDINATOR,) if werkplaats else (Role.SECRETARIAT,)
    return Thing("question", row, seen_by, publish, hide, comes_back=True, national=not werkplaats)


def insight(oost):
    circle = make_circle(oost, "Kring")
    row = learning.note_insight(actor=SYSTEM, circle=circle, title=f"Over {MARK}", tried=TEXT, thought=TEXT)

    def close():
        learning.take_back_opening(actor=SYSTEM, opening=row.openings.get(state="open"))

    opens = partial(learning.open_insight, actor=SYSTEM, insight=row)
    return Thing("insight", row, INSIDE, opens, close, comes_back=True)


def gathering(oost):
    circle = make_circle(oost, "Kring")
    soon = clock.now() + timedelta(days=7)
    row = learning.plan_gathering(actor=SYSTEM, circle=circle, at=soon, programme=TEXT)
    return Thing("gathering", row, INSIDE)


def hand_over(oost):
    circle = make_circle(oost, "Kring")
    learning.close_circle(actor=SYSTEM, circle=circle, hand_over=TEXT)
    return Thing("circle", circle, INSIDE)


def plan(oost):
    period = network.register_period(actor=SYSTEM, slug="2023-2026", start_year=2023, end_year=2026)
    row = agenda.draft_agenda(actor=SYSTEM, werkplaats=oost, period=period)
    agenda.add_agenda_item(actor=SYSTEM, agenda=row, title=TEXT)
    consult = partial(agenda.consult_on_agenda, actor=SYSTEM, agenda=row)
    return Thing("agenda", row, EDITORS, consult, public=False)


def dossier(oost):
    row = knowledge.draft_dossier(actor=SYSTEM, title=f"Over {MARK}", lead=TEXT, werkplaats=oost)
    knowledge.add_to_dossier(actor=SYSTEM, dossier=row, item=make_item("Iets anders"), words=TEXT)

    def publish():
        knowledge.submit_dossier(actor=SYSTEM, dossier=row)
        knowledge.publish_dossier(actor=SYSTEM, dossier=row)

    withdraw = partial(knowledge.withdraw_dossier, actor=SYSTEM, dossier=row, reason="Het klopte niet.")
    return Thing("dossier", row, EDITORS, publish, withdraw)


CLOSED = {
    "dossier": dossier,
    "draft": item,
    "in review": partial(item, submitted=True),
    "national draft": partial(item, werkplaats=False),
    "question": question,
    "settled question": partial(question, settled=True),
    "national question": partial(question, werkplaats=False),
    "insight": insight,
    "gathering": gathering,
    "hand-over": hand_over,
    "agenda": plan,
}


@pytest.fixture
def oost(index):
    """A werkplaats, with something public that has nothing to do with it, all indexed."""
    oost = make_werkplaats("oost")
    make_item("Eenzame ouderen bereiken", plain_summary="Wie eenzaam is komt niet zelf.", werkplaats=oost)
    make_theme("eenzaamheid")
    index()
    return oost


@pytest.fixture
def outsiders(client, sign_in, oost):
    """Browsers of those who may not see it, whatever it is."""
    west = make_werkplaats("west")
    others = [
        make_user(Role.MEMBER, west),
        make_user(Role.COORDINATOR, west),
        make_user(Role.TEACHER, oost),
        make_user(Role.FUNDER),
    ]
    asleep = sign_in(make_user(Role.COORDINATOR, oost), second_factor=False)
    return [client, *map(sign_in, others), asleep]


def insider(thing, oost, role):
    return make_user(role, None if thing.national else oost)


def searched(browser):
    """What the search page says. It repeats what was asked: the mark tells."""
    said = [
        browser.get("/zoeken", {"q": text, **extra})
        for text in (WORD, TYPO, "eenzame paraplu", "")
        for extra in ({}, {"werkplaats": "oost"})
    ]
    return "".join(response.content.decode() for response in said)


def pages_for(browser):
    """What the other pages say on which it could come back."""
    said = [browser.get(url) for url in ("/", "/kennis/", "/vragen/", "/leerkringen/", "/werkplaatsen/oost/")]
    said += [browser.post("/vraag/dit-is-er-al", {"original": f"Hoe werkt de {WORD}?"})]
    said += [browser.get("/api/v1/suggest", {"q": text}) for text in (WORD[:6], MARK[:6], "over zil")]
    return "".join(response.content.decode() for response in said)


def desk_page(browser, werkplaats):
    """What a desk shows of a question that asks for the word; "" for who has no desk there."""
    asked = make_question(f"Wat is een {WORD}?", werkplaats=werkplaats, published=False)
    slug = werkplaats.slug if werkplaats else "landelijk"
    response = browser.get(f"/bureau/{slug}/{asked.number}")
    return response.content.decode() if response.status_code == 200 else ""


def desks_of(browsers, oost):
    """All that desks tell those who run none in the werkplaats of the thing."""
    places = (oost, network.werkplaatsen().get(slug="west"))
    return "".join(desk_page(browser, place) for browser in browsers for place in places)


def told_by_machines(browser, thing):
    """All that the addresses for machines tell of the word."""
    search = [browser.get("/api/v1/search", {"q": text}).json() for text in (WORD, TYPO, MARK)]
    match = browser.post(
        "/api/v1/match", {"text": f"Hoe werkt de {WORD}?"}, content_type="application/json"
    ).json()
    like = browser.get(f"/api/v1/like/{thing.kind}/{thing.row.uuid}").json()
    return {
        "hits": [hit for one in search for hit in one["hits"]],
        "totals": [one["total"] for one in search],
        "facets": [count for one in search for counts in one["facets"].values() for count in counts],
        "did you mean": [one["did_you_mean"] for one in search],
        "match": match["groups"],
        "like": like["hits"] if thing.kind != "circle" else [],
        "suggest": browser.get("/api/v1/suggest", {"q": MARK}).json()["suggestions"],
    }


NOTHING = {
    "hits": [],
    "totals": [0, 0, 0],
    "facets": [],
    "did you mean": [None, None, None],
    "match": [],
    "like": [],
    "suggest": [],
}


def told_within(thing):
    """What the functions tell that have no address yet."""
    explained = discovery.explain(WORD, thing.kind, thing.row.uuid)
    return {
        "explain": [*explained.why, *explained.points, *explained.wider] if explained else [],
        "themes": discovery.suggest_themes(f"Over {MARK}", TEXT),
        "match": discovery.match(TEXT).groups,
    }


def pieces_in(folder):
    """The pieces of the word and the mark that stand in the bytes of an index; whole words can be broken
    up where it is pressed."""
    data = b"".join(file.read_bytes() for file in folder.iterdir())
    pieces = {text[at : at + PIECE] for text in (WORD, MARK) for at in range(len(text) - PIECE + 1)}
    return {piece for piece in pieces if piece.encode() in data}


def of_the_place(thing, oost):
    return index.root() / "closed" / index.live().name / ("national" if thing.national else str(oost.uuid))


def found_by(user):
    actor = network.actor_of(user)
    return [(hit.kind, hit.uuid) for inside in discovery.search_closed(actor, WORD) for hit in inside.hits]


@pytest.mark.parametrize("make", CLOSED.values(), ids=CLOSED)
def test_closed_thing_is_told_to_no_outsider_by_any_door(client, outsiders, oost, make):
    thing = make(oost)
    assert told_by_machines(client, thing) == NOTHING  # while the worker has not come by, too
    discovery.apply_changes()
    assert pieces_in(of_the_place(thing, oost)) != set()
    assert pieces_in(index.live()) == set()
    for browser in outsiders:
        assert told_by_machines(browser, thing) == NOTHING
        assert MARK not in searched(browser)
    assert MARK not in pages_for(client) + pages_for(outsiders[-1])
    assert told_within(thing) == {"explain": [], "themes": [], "match": []}
    assert MARK not in desks_of(outsiders, oost)


@pytest.mark.parametrize("make", CLOSED.values(), ids=CLOSED)
def test_its_own_people_find_it_on_the_search_page_alone(sign_in, read, oost, make):
    thing = make(oost)
    discovery.apply_changes()
    here = "Alleen bij het landelijk bureau" if thing.national else "Alleen in Oost"
    for role in thing.seen_by:
        browser = sign_in(insider(thing, oost, role))
        response = browser.get("/zoeken", {"q": WORD})
        page = read(response)
        assert (here in page, MARK in page, page.count('<article class="lem-hit">')) == (True, True, 1)
        assert response.headers["Cache-Control"] == "private, no-store"
        assert told_by_machines(browser, thing) == NOTHING
    assert found_by(insider(thing, oost, thing.seen_by[0])) == [(thing.kind, thing.row.uuid)]


@pytest.mark.parametrize("make", CLOSED.values(), ids=CLOSED)
def test_roles_of_the_same_werkplaats_that_may_not_read_it_do_not_find_it(sign_in, oost, make):
    thing = make(oost)
    discovery.apply_changes()
    others = {Role.COORDINATOR, Role.EDITOR, Role.MEMBER, Role.TEACHER} - {*thing.seen_by}
    assert {role: found_by(make_user(role, oost)) for role in others} == {role: [] for role in others}


@pytest.mark.parametrize("make", CLOSED.values(), ids=CLOSED)
def test_its_own_desk_is_told_of_it_beside_a_question_and_no_other_desk(sign_in, oost, make):
    thing = make(oost)
    discovery.apply_changes()
    runs = Role.SECRETARIAT if thing.national else Role.COORDINATOR
    desk = None if thing.national else oost
    told = desk_page(sign_in(make_user(runs, desk)), desk)
    here = "Alleen bij het landelijk bureau" if thing.national else "Alleen in Oost"
    assert told.count(here) == 1
    west = make_werkplaats("west")
    runs_two = make_user(Role.COORDINATOR, west)
    network.grant_role(actor=SYSTEM, user=runs_two, role=Role.COORDINATOR, werkplaats=oost)
    other = desk_page(sign_in(runs_two), west)
    assert (other != "", MARK in other, "Alleen in " in other) == (True, False, False)


@pytest.mark.parametrize("n", [1, 3])
def test_queries_of_the_desk_do_not_grow_with_what_is_closed(sign_in, queries, oost, n):
    for number in range(n):
        make_circle(oost, f"Kring {number}")
        item(oost), question(oost), insight(oost), gathering(oost), hand_over(oost)
    asked = make_question(f"Wat is een {WORD}?", werkplaats=oost, published=False)
    discovery.apply_changes()
    browser = sign_in(make_user(Role.COORDINATOR, oost))
    address = f"/bureau/oost/{asked.number}"
    assert MARK in browser.get(address).content.decode()
    assert queries(lambda: browser.get(address)) == DESK_QUERIES


OPENING = {name: make for name, make in CLOSED.items() if name not in ("gathering", "hand-over")}


@pytest.mark.parametrize("make", OPENING.values(), ids=OPENING)
def test_opened_it_moves_to_the_public_index_and_closed_again_back(client, oost, make):
    thing = make(oost)
    own = insider(thing, oost, thing.seen_by[0])
    discovery.apply_changes()
    assert (len(found_by(own)), discovery.search(WORD).total) == (1, 0)

    thing.opens()
    assert found_by(own) == []
    discovery.apply_changes()
    assert (found_by(own), discovery.search(WORD).total) == ([], int(thing.public))
    assert (MARK in client.get("/zoeken", {"q": WORD}).content.decode()) is thing.public
    assert bool(pieces_in(index.live())) is thing.public

    if thing.closes is not None:
        thing.closes()
        assert list(discovery.search(WORD).hits) == []
        discovery.apply_changes()
        assert discovery.search(WORD).total == 0
        assert len(found_by(own)) == int(thing.comes_back)


def test_what_left_the_closed_state_is_gone_from_the_private_index(oost):
    thing = item(oost)
    discovery.apply_changes()
    thing.opens()
    discovery.apply_changes()
    assert discovery.status().private_documents == 0


def test_question_passed_on_leaves_the_old_werkplaats(oost):
    west = make_werkplaats("west")
    thing = question(oost)
    old, new = make_user(Role.COORDINATOR, oost), make_user(Role.COORDINATOR, west)
    discovery.apply_changes()
    assert [len(found_by(old)), len(found_by(new))] == [1, 0]
    agenda.pass_on_question(actor=SYSTEM, question=thing.row, to=west)
    assert [len(found_by(old)), len(found_by(new))] == [0, 0]
    discovery.apply_changes()
    assert [len(found_by(old)), len(found_by(new))] == [0, 1]


def test_role_that_ended_finds_nothing_more(oost):
    user = insider(item(oost), oost, Role.EDITOR)
    discovery.apply_changes()
    assert len(found_by(user)) == 1
    (grant,) = network.actor_of(user).grants
    network.end_role(actor=SYSTEM, grant=grant)
    assert found_by(user) == []


def test_every_closed_kind_is_tried_here():
    assert set(closed_documents) == {
        "agenda", "circle", "dossier", "gathering", "insight", "item", "question"
    }  # fmt: skip


def test_closed_hits_stand_on_the_first_page_and_within_the_filters(sign_in, oost):
    item(oost)
    discovery.apply_changes()
    browser = sign_in(make_user(Role.EDITOR, oost))
    shown = {
        address: MARK in browser.get(f"/zoeken?q={WORD}&{address}").content.decode()
        for address in (
            "page=1",
            "page=2",
            "werkplaats=oost",
            "werkplaats=west",
            "kind=rapport",
            "kind=insight",
        )
    }
    assert shown == {
        "page=1": True,
        "page=2": True,  # there is one page: it is the nearest
        "werkplaats=oost": True,
        "werkplaats=west": False,
        "kind=rapport": True,
        "kind=insight": False,
    }
    assert MARK not in browser.get("/zoeken").content.decode()


@pytest.mark.parametrize("n", [1, 3])
def test_queries_do_not_grow_with_what_is_closed(sign_in, queries, oost, n):
    for number in range(n):
        make_circle(oost, f"Kring {number}")
        item(oost), question(oost), insight(oost), gathering(oost), hand_over(oost)
    plan(oost)
    discovery.apply_changes()
    browser = sign_in(make_user(Role.COORDINATOR, oost))
    browser.get("/zoeken", {"q": WORD})
    assert queries(lambda: browser.get("/zoeken", {"q": WORD})) == QUERIES


def test_visitor_reads_no_private_index(client, oost, monkeypatch):
    monkeypatch.setattr(closed, "find", None)
    assert client.get("/zoeken", {"q": WORD}).status_code == 200
    assert discovery.search_closed(make_actor(), WORD) == []


def test_search_that_found_something_closed_is_not_counted(sign_in, oost):
    item(oost)
    discovery.apply_changes()
    counted = []
    for role in (Role.EDITOR, Role.MEMBER):
        browser = sign_in(make_user(role, oost))
        assert (MARK in browser.get("/zoeken", {"q": "paraplu"}).content.decode()) is (role == Role.EDITOR)
        counted.append(Searched.objects.count())
    assert counted == [0, 1]


def test_question_that_did_not_come_in_is_in_no_index(oost):
    asked = agenda.ask_question(actor=SYSTEM, original=TEXT, werkplaats=oost, held_for="links")
    discovery.apply_changes()
    assert (discovery.status().private_documents, discovery.search(WORD).total) == (0, 0)
    agenda.release_question(actor=SYSTEM, question=asked.question)
    discovery.apply_changes()
    assert len(found_by(make_user(Role.COORDINATOR, oost))) == 1
