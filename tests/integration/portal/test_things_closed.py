"""What is closed, a draft or not public yet stands on no page of an outsider, and in no count."""

from datetime import timedelta

import pytest

from factories import (
    SYSTEM,
    make_actor,
    make_circle,
    make_factor,
    make_issue,
    make_item,
    make_organisation,
    make_project,
    make_question,
    make_user,
    make_werkplaats,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import Role
from lemniscaat.vocabulary.api import SourceKind

SECRET = "niemandmagditlezen"


@pytest.fixture
def world(db):
    """One issue of one werkplaats, with one public and one closed thing of each kind."""
    werkplaats = make_werkplaats("oost")
    organisation = make_organisation("Welzijn Oost", slug="welzijn-oost")
    issue = make_issue("Geldzorgen", slug="geldzorgen", steward=organisation)
    item = make_item("Langs de lijn", slug="langs-de-lijn", issues=[issue], werkplaats=werkplaats)
    draft = make_item(
        f"Concept {SECRET}", slug="concept", published=False, issues=[issue], werkplaats=werkplaats
    )
    hidden = make_question(f"Mijn vraag {SECRET}", werkplaats=werkplaats, published=False)
    agenda.settle_wording(actor=SYSTEM, question=hidden, text=f"Hoe {SECRET}?")
    agenda.join_to_issue(actor=SYSTEM, question=hidden, issue=issue)
    agenda.link_item(actor=SYSTEM, question=hidden, item=item)
    factor = make_factor(issue, "Wees er")
    knowledge.add_evidence(
        actor=SYSTEM,
        factor=factor,
        direction=Direction.SUPPORTS,
        source_kind=SourceKind.PRACTICE,
        text="Gezien.",
        item=draft,
    )
    circle = make_circle(werkplaats, "Kring", issue=issue)
    learning.start_circle(actor=SYSTEM, circle=circle, questions=[hidden])
    learning.note_insight(actor=SYSTEM, circle=circle, title=f"Inzicht {SECRET}", situation=SECRET)
    learning.plan_gathering(
        actor=SYSTEM, circle=circle, at=clock.now() + timedelta(days=7), place=SECRET, programme=SECRET
    )
    ended = make_circle(werkplaats, "Oude kring", issue=issue)
    learning.close_circle(actor=SYSTEM, circle=ended, hand_over=SECRET)
    project = make_project(werkplaats, "Project", issue=issue)
    project.questions.add(hidden)
    project.products.add(draft)
    period = network.register_period(actor=SYSTEM, slug="2023-2026", start_year=2023, end_year=2026)
    plan = agenda.draft_agenda(actor=SYSTEM, werkplaats=werkplaats, period=period, mission=SECRET)
    agenda.add_agenda_item(actor=SYSTEM, agenda=plan, title=f"Thema {SECRET}")
    circulation.offer_handover(
        actor=SYSTEM,
        werkplaats=werkplaats,
        subject=("question", hidden.uuid, hidden.wording),
        hope=SECRET,
        deadline=clock.today(),
        to_organisation=organisation,
        issue=issue,
        question_uuid=hidden.uuid,
        is_public=False,
    )
    return werkplaats


PAGES = [
    "/kwesties/", "/kwesties/geldzorgen", "/kwesties/geldzorgen/bewijs", "/kwesties/geldzorgen/bewijs.csv",
    "/werkplaatsen/", "/werkplaatsen/oost/", "/kennis/", "/kennis/?kwestie=geldzorgen",
    "/kennis/langs-de-lijn",
    "/organisaties/welzijn-oost", "/factoren/wees-er", "/projecten/", "/projecten/project", "/leerkringen/",
    "/leerkringen/kring", "/leerkringen/oude-kring",
    "/lemniscaat", "/lemniscaat?werkplaats=oost", "/lemniscaat?kwestie=geldzorgen",
    "/lemniscaat/ontwikkelen", "/lemniscaat/opschalen", "/lemniscaat/verrijken", "/lemniscaat/oversteek",
    "/lemniscaat/stappen/explicate", "/lemniscaat/stappen/connect", "/lemniscaat/stappen/research",
]  # fmt: skip
CIRCLES = ["/leerkringen/kring", "/leerkringen/oude-kring"]
OWN = ["/kennis/concept", "/werkplaatsen/oost/kennisagenda/2023-2026", *CIRCLES]


def leaks(client, urls):
    return [url for url in urls if SECRET in client.get(url).content.decode()]


def test_outsider_reads_nothing_that_is_closed(client, world):
    assert {client.get(url).status_code for url in PAGES} == {200}
    assert leaks(client, PAGES) == []
    assert [client.get(url).status_code for url in OWN] == [404, 404, 200, 200]


def test_outsider_is_told_no_count_of_what_is_closed(client, world):
    page = client.get("/kwesties/geldzorgen").content.decode()
    assert "0</dd>" in page.split("#vragen")[1].split("</div>")[0]
    flow = circulation.flow(world)
    assert [place.under_way for place in flow.values()] == [0, 0, 0, 0, 0, 0]


def test_when_and_where_a_circle_comes_together_is_for_its_own_people(client, sign_in, world):
    gathering = learning.Gathering.objects.get()
    day = f'datetime="{gathering.at.astimezone(clock.AMSTERDAM):%Y-%m-%d}'
    heading = 'id="samen"'

    def told(browser):
        page = browser.get("/leerkringen/kring").content.decode()
        return day in page, heading in page

    elsewhere = make_werkplaats("west")
    outside = [client, *(sign_in(make_user(*who)) for who in [(Role.MEMBER, elsewhere), (Role.FUNDER,)])]
    outside.append(sign_in(make_user(Role.TEACHER, world)))
    assert [told(browser) for browser in outside] == [(False, False)] * 4
    assert told(sign_in(make_user(Role.MEMBER, world))) == (True, True)
    assert leaks(sign_in(make_user(Role.MEMBER, world)), CIRCLES) == CIRCLES


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EDITOR])
def test_own_editors_read_their_drafts_and_nobody_else_does(sign_in, world, role):
    elsewhere = make_werkplaats("west")
    assert leaks(sign_in(make_user(role, world)), OWN) == OWN
    assert leaks(sign_in(make_user(role, elsewhere)), OWN) == []


def test_item_withdrawn_answers_gone_with_its_reason(client, world):
    item = knowledge.item_page(make_actor(), "langs-de-lijn")
    knowledge.withdraw_item(actor=SYSTEM, item=item, reason="Het klopte niet.")
    response = client.get("/kennis/langs-de-lijn")
    assert response.status_code == 410
    assert "Het klopte niet." in response.content.decode()
    assert "Langs de lijn" not in client.get("/kennis/").content.decode()


def test_evidence_as_csv_is_text_and_never_a_formula(client, world):
    factor = make_factor(circulation.issue_page("geldzorgen"), "=1+1")
    knowledge.add_evidence(
        actor=SYSTEM,
        factor=factor,
        direction=Direction.CONTRADICTS,
        source_kind=SourceKind.SCIENCE,
        text="@gezien; in twee, drie wijken",
        year=2025,
    )
    response = client.get("/kwesties/geldzorgen/bewijs.csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert lines[1:] == [
        "'=1+1,buren,een buurt,1,tegen,wetenschap,,\"'@gezien; in twee, drie wijken\",2025,",
        "Wees er,buren,een buurt,1,voor,praktijk,,Gezien.,,",
    ]
