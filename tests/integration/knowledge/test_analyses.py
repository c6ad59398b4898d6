"""Analysis over cases: made from the evidence, worked on by its group, published by a second person."""

import pytest
from django.db import transaction

import factories as make
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction, FactorState, Finding, ItemState, Outcome
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Role, actor_of
from lemniscaat.vocabulary.api import SourceKind

pytestmark = pytest.mark.django_db


class World:
    """An issue with two factors, and evidence of three werkplaatsen; two of them compare."""

    def __init__(self):
        self.here, self.there, self.elsewhere = (make.make_werkplaats() for _each in range(3))
        self.issue = make.make_issue("Geldzorgen")
        self.factors = [make.make_factor(self.issue, what) for what in ("=Erbij zijn", "Vragen")]
        self.people = {
            "visitor": None,
            "member": make.make_user(Role.MEMBER, self.here),
            "maker": make.make_user(Role.EDITOR, self.here),
            "colleague": make.make_user(Role.COORDINATOR, self.here),
            "other of the group": make.make_user(Role.EDITOR, self.there),
            "outsider": make.make_user(Role.COORDINATOR, self.elsewhere),
            "partner": make.make_user(Role.KNOWLEDGE_PARTNER, None, make.make_organisation()),
        }
        supports, against = Direction.SUPPORTS, Direction.CONTRADICTS
        for werkplaats, place, side in [
            (self.here, 0, supports),
            (self.here, 0, against),
            (self.here, 1, supports),
            (self.there, 0, against),
            (self.elsewhere, 0, supports),
        ]:
            self.give(werkplaats, self.factors[place], side)
        self.analysis = knowledge.begin_analysis(
            actor=self.actor("maker"),
            issue=self.issue,
            werkplaats=self.here,
            others=[self.there],
            title="Wat maakt het verschil?",
        )

    def give(self, werkplaats, factor, side, year=2025):
        return knowledge.add_evidence(
            actor=make.SYSTEM, factor=factor, direction=side, source_kind=SourceKind.PRACTICE,
            text="@Gezien.", year=year, werkplaats=werkplaats,
        )  # fmt: skip

    def actor(self, who):
        return actor_of(self.people[who]) if self.people[who] else VISITOR

    def cells(self):
        matrix = knowledge.matrix(knowledge.analysis(make.SYSTEM, self.analysis.uuid))
        return {
            (row.case.werkplaats, cell.column.factor.what): cell for row in matrix.rows for cell in row.cells
        }

    def bring_to(self, state):
        item = self.analysis.item
        if state != ItemState.DRAFT:
            knowledge.submit_item(actor=make.SYSTEM, item=item)
        if state == ItemState.PUBLISHED:
            knowledge.publish_item(actor=make.SYSTEM, item=item)


@pytest.fixture
def world():
    return World()


ACTS = {
    "fill": lambda world, actor: knowledge.fill_cell(
        actor=actor, cell=next(iter(world.cells().values())), finding=Finding.ABSENT, as_read=0
    ),
    "outcome": lambda world, actor: knowledge.tell_outcome(
        actor=actor,
        case=next(iter(world.cells().values())).case,
        label="Zo",
        outcome=Outcome.PARTLY,
        as_read=0,
    ),
    "add": lambda world, actor: knowledge.add_case(
        actor=actor, analysis=world.analysis, werkplaats=world.there, label="Een buurt"
    ),
    "remove": lambda world, actor: knowledge.remove_case(
        actor=actor, case=next(iter(world.cells().values())).case
    ),
    "renew": lambda world, actor: knowledge.renew_analysis(actor=actor, analysis=world.analysis),
}
GROUP = {"maker", "colleague", "other of the group"}


def refused_as(act):
    """With what an act is refused, None when it is done; then all is put back for the next."""
    with transaction.atomic():
        try:
            act()
        except LemniscaatError as refusal:
            return type(refusal)
        finally:
            transaction.set_rollback(True)
    return None


@pytest.mark.parametrize("state", [ItemState.DRAFT, ItemState.IN_REVIEW, ItemState.PUBLISHED])
def test_group_works_on_its_draft_and_nobody_else(world, state):
    world.bring_to(state)
    wrong = {}
    for who in world.people:
        for name, act in ACTS.items():
            expected = Refused if who not in GROUP else None if state == ItemState.DRAFT else Conflict
            said = refused_as(lambda act=act, who=who: act(world, world.actor(who)))
            if said is not expected:
                wrong[who, name] = said
    assert wrong == {}


PAGES = {
    ItemState.DRAFT: {"maker": 200, "colleague": 200, "other of the group": 200},
    ItemState.PUBLISHED: dict.fromkeys(
        ["member", "maker", "colleague", "other of the group", "outsider", "partner"], 200
    ),
}


@pytest.mark.parametrize("state", PAGES)
def test_matrix_is_there_for_its_group_and_when_published_for_all(world, state, sign_in, client):
    world.bring_to(state)
    item, cell = world.analysis.item, next(iter(world.cells().values()))
    url = f"/analyses/{world.analysis.uuid}"
    doors = [url, f"{url}/vak/{cell.uuid}", f"{url}/geval/{cell.case.uuid}"]

    for who, user in world.people.items():
        browser = sign_in(user) if user else client
        expected = PAGES[state].get(who, 404) if user else 302
        assert [browser.get(door).status_code for door in doors] == [expected] * 3, who
    public = [client.get(f"/kennis/{item.slug}{end}").status_code for end in ("", "/matrix.csv")]
    assert public == ([200, 200] if state == ItemState.PUBLISHED else [404, 404])


def test_matrix_begins_with_the_evidence_of_its_group_and_averages_nothing(world):
    found = {place: cell.finding for place, cell in world.cells().items()}
    assert found == {
        (world.here, "=Erbij zijn"): Finding.UNCLEAR,
        (world.here, "Vragen"): Finding.WORKED,
        (world.there, "=Erbij zijn"): Finding.DID_NOT,
        (world.there, "Vragen"): "",
    }


def test_what_somebody_wrote_stays_when_evidence_comes(world):
    cell = world.cells()[world.here, "Vragen"]
    knowledge.fill_cell(
        actor=world.actor("maker"), cell=cell, finding=Finding.ABSENT, remark="Toch niet.", as_read=0
    )
    world.give(world.there, world.factors[1], Direction.SUPPORTS)
    knowledge.renew_analysis(actor=world.actor("other of the group"), analysis=world.analysis)

    found = {place: (cell.finding, cell.remark) for place, cell in world.cells().items()}
    assert found[world.here, "Vragen"] == (Finding.ABSENT, "Toch niet.")
    assert found[world.there, "Vragen"] == (Finding.WORKED, "@Gezien.")


def test_of_two_who_write_in_a_cell_one_wins_and_the_other_is_told(world, sign_in):
    one, other = (sign_in(world.people[who]) for who in ("maker", "other of the group"))
    url = f"/analyses/{world.analysis.uuid}/vak/{world.cells()[world.here, 'Vragen'].uuid}"

    first = one.post(url, {"finding": "absent", "remark": "Van mij.", "as_read": 0})
    second = other.post(url, {"finding": "worked", "remark": "Van haar.", "as_read": 0})
    said = second.content.decode()

    assert (first.status_code, second.status_code) == (302, 409)
    assert "Van mij." in said
    assert "Van haar." in said
    assert 'name="as_read" value="1"' in said
    assert world.cells()[world.here, "Vragen"].remark == "Van mij."
    assert other.post(url, {"finding": "worked", "remark": "Van haar.", "as_read": 1}).status_code == 302
    assert world.cells()[world.here, "Vragen"].remark == "Van haar."


def test_published_analysis_is_a_step_and_its_factors_are_analysed(world, sign_in, client):
    maker, colleague = sign_in(world.people["maker"]), sign_in(world.people["colleague"])
    url = f"/analyses/{world.analysis.uuid}"
    maker.post(url, {"act": "dien-in"})
    assert maker.post(url, {"act": "publiceer"}).status_code == 422
    assert colleague.post(url, {"act": "publiceer"}).status_code == 302

    item = knowledge.analysis(VISITOR, world.analysis.uuid).item
    states = [knowledge.factor_page(factor.slug).state for factor in world.factors]
    assert circulation.steps_by_activity(world.issue) == {Activity.ANALYSE: 1}
    assert states == [FactorState.ANALYSED, FactorState.PROPOSED]
    assert "Gevallen naast elkaar" in client.get(f"/kennis/{item.slug}").content.decode()
    data = client.get(f"/kennis/{item.slug}/matrix.csv").content.decode("utf-8-sig").splitlines()
    assert data[0].startswith("Werkplaats,Geval,'=Erbij zijn,Opmerking: =Erbij zijn,Vragen")
    assert len(data) == 3
    assert all(",'@Gezien." in line for line in data[1:])


def test_analysis_that_compares_nothing_over_regions_is_not_published(world):
    for case in {cell.case for (place, _what), cell in world.cells().items() if place == world.there}:
        knowledge.remove_case(actor=world.actor("maker"), case=case)
    knowledge.submit_item(actor=world.actor("maker"), item=world.analysis.item)

    with pytest.raises(Invalid):
        knowledge.publish_item(actor=world.actor("colleague"), item=world.analysis.item)
    with pytest.raises(Invalid):
        knowledge.begin_analysis(
            actor=world.actor("maker"), issue=world.issue, werkplaats=world.here, others=[], title="Alleen"
        )
    assert circulation.steps_by_activity(world.issue) == {}


def test_matrix_page_asks_as_often_for_more_cases(world, sign_in, queries):
    browser, url = sign_in(world.people["maker"]), f"/analyses/{world.analysis.uuid}"
    counts = []
    for more in (0, 3):
        for number in range(more):
            knowledge.add_case(
                actor=make.SYSTEM, analysis=world.analysis, werkplaats=world.there, label=f"Buurt {number}"
            )
        counts.append(queries(lambda: browser.get(url)))
    assert len(set(counts)) == 1


def test_who_writes_where_a_case_was_taken_out_is_told(world, sign_in):
    cell = world.cells()[world.here, "Vragen"]
    url = f"/analyses/{world.analysis.uuid}/vak/{cell.uuid}"
    knowledge.remove_case(actor=world.actor("other of the group"), case=cell.case)

    assert sign_in(world.people["maker"]).post(url, {"finding": "absent", "as_read": 0}).status_code == 404
    with pytest.raises(Conflict):
        knowledge.fill_cell(actor=world.actor("maker"), cell=cell, finding=Finding.ABSENT, as_read=0)


def test_what_is_taken_out_of_evidence_goes_from_the_matrix_too(world):
    knowledge.add_evidence(
        actor=make.SYSTEM,
        factor=world.factors[1],
        direction=Direction.SUPPORTS,
        source_kind=SourceKind.EXPERIENCE,
        text="Piet Geheim kwam.",
        year=2020,
        werkplaats=world.there,
        kept=["Piet Geheim", "Piet", "Geheim"],
    )
    knowledge.renew_analysis(actor=make.SYSTEM, analysis=world.analysis)
    network.redact(
        actor=make.make_actor(Role.SECRETARIAT),
        kind="factor",
        uuid=world.factors[1].uuid,
        text="Piet Geheim",
        reason="Een naam.",
    )

    assert not [cell for cell in world.cells().values() if "Piet" in cell.remark]
