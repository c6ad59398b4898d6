"""The crossing as its two sides see it: a result handed over, answered, given back, noted; each is told."""

from datetime import timedelta

import pytest
from django.test import Client

import factories as make
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Handover, HandoverState
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import Organisation, OrganisationKind, Role, User, Werkplaats

pytestmark = pytest.mark.django_db
HERE = "/bureau/twente/oversteek"


@pytest.fixture
def twente() -> Werkplaats:
    return make.make_werkplaats("twente")


@pytest.fixture
def institute() -> Organisation:
    return make.make_organisation(kind=OrganisationKind.INSTITUTE, is_national=True)


@pytest.fixture
def item(twente: Werkplaats) -> Item:
    return make.make_item("Kookclub", werkplaats=twente, issues=[make.make_issue("Eenzaamheid")])


@pytest.fixture
def coordinator(twente: Werkplaats) -> User:
    return make.make_user(Role.COORDINATOR, twente)


@pytest.fixture
def partner(institute: Organisation) -> User:
    return make.make_user(Role.KNOWLEDGE_PARTNER, organisation=institute)


def hand_over(client: Client, item: Item, to: str, **given: str):
    fields = {"to": to, "hope": "Kijk of dit elders werkt.", "deadline": "2099-01-01", **given}
    return client.post(f"{HERE}/nieuw/{item.uuid}", fields, follow=True)


def mails_to(user: User) -> list[str]:
    return list(OutgoingMail.objects.filter(to=user.email).order_by("id").values_list("subject", flat=True))


def test_result_goes_to_a_partner_and_comes_back(
    sign_in, coordinator, partner, institute, item, twente
) -> None:
    desk, theirs = sign_in(coordinator), sign_in(partner)
    assert "Kookclub" in desk.get(f"{HERE}/nieuw").content.decode()
    shown = hand_over(desk, item, f"o-{institute.slug}")
    assert f"Overgedragen. {institute} hoort het." in shown.content.decode()
    handover = Handover.objects.get()
    assert (handover.issue.title, handover.hope) == ("Eenzaamheid", "Kijk of dit elders werkt.")
    assert mails_to(partner) == [f"{twente} draagt iets aan je over"]

    page = theirs.get("/partner/", follow=True).content.decode()
    assert "Kookclub" in page
    at = f"/partner/{institute.slug}/{handover.uuid}"
    assert theirs.post(f"{at}/wijs-af", {"reason": " "}).status_code == 422
    theirs.post(f"{at}/neem-aan", {"reason": ""})
    shown = theirs.post(f"{at}/geef-terug", {"became": "", "rung": "2"})
    assert (shown.status_code, "Vul dit in" in shown.content.decode()) == (422, True)
    theirs.post(f"{at}/geef-terug", {"became": "Drie regio's vergeleken.", "rung": "3"})
    assert mails_to(coordinator) == [
        f"{institute} neemt aan wat jullie overdroegen",
        f"{institute} geeft terug wat jullie overdroegen",
    ]

    page = desk.get(HERE).content.decode()
    assert "Drie regio&#x27;s vergeleken." in page
    desk.post(f"{HERE}/{handover.uuid}/ontvangen")
    handover.refresh_from_db()
    assert (handover.state, handover.rung, handover.received_at is not None) == ("returned", 3, True)
    steps = circulation.steps_of_issue(make.SYSTEM, handover.issue)
    assert [step.activity for step in steps] == ["validate"]


def test_another_werkplaats_answers_and_gives_no_verdict(sign_in, coordinator, item) -> None:
    noord = make.make_werkplaats("noord")
    theirs = sign_in(make.make_user(Role.COORDINATOR, noord))
    hand_over(sign_in(coordinator), item, "w-noord")
    handover = Handover.objects.get()
    at = f"/bureau/noord/oversteek/{handover.uuid}"
    theirs.post(f"{at}/neem-aan")
    assert 'name="rung"' not in theirs.get("/bureau/noord/oversteek").content.decode()
    assert theirs.post(f"{at}/geef-terug", {"became": "Gebruikt.", "rung": "3"}).status_code == 403
    theirs.post(f"{at}/geef-terug", {"became": "Gebruikt."})
    handover.refresh_from_db()
    assert handover.state == HandoverState.RETURNED


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"to": ""}, "Kies een van deze."),
        ({"to": "o-nergens"}, ""),
        ({"hope": "\x00 "}, ""),
        ({"deadline": "2001-01-01"}, "niet vóór vandaag"),
        ({"deadline": "morgen"}, ""),
        ({"hope": "Bel mevrouw Jansen op 06-12345678."}, "persoonsgegevens"),
    ],
)
def test_what_cannot_be_handed_over_is_said_and_keeps_what_was_typed(
    sign_in, coordinator, institute, item, given, says
) -> None:
    shown = hand_over(sign_in(coordinator), item, **{"to": f"o-{institute.slug}", **given})
    assert shown.status_code == 422
    assert says in shown.content.decode()
    assert given.get("hope", "Kijk of dit").strip("\x00 ")[:10] in shown.content.decode()
    assert not Handover.objects.exists()


def test_only_its_sides_see_it_and_only_the_receiver_answers(
    sign_in, coordinator, partner, institute, item, twente
) -> None:
    hand_over(sign_in(coordinator), item, f"o-{institute.slug}")
    uuid = Handover.objects.get().uuid
    other = make.make_organisation(kind=OrganisationKind.INSTITUTE, is_national=True)
    elsewhere = make.make_werkplaats("noord")
    people = {
        "visitor": Client(),
        "member": sign_in(make.make_user(Role.MEMBER, twente)),
        "coordinator": sign_in(coordinator),
        "elsewhere": sign_in(make.make_user(Role.COORDINATOR, elsewhere)),
        "other partner": sign_in(make.make_user(Role.KNOWLEDGE_PARTNER, organisation=other)),
        "secretariat": sign_in(make.make_user(Role.SECRETARIAT)),
    }
    pages = (HERE, f"/partner/{institute.slug}")
    seen = {who: tuple(client.get(page).status_code for page in pages) for who, client in people.items()}
    assert seen == {
        "visitor": (302, 302),
        "member": (404, 404),
        "coordinator": (200, 404),
        "elsewhere": (404, 404),
        "other partner": (404, 404),
        "secretariat": (404, 404),
    }
    doors = (f"{HERE}/{uuid}/neem-aan", f"/partner/{institute.slug}/{uuid}/neem-aan")
    assert {client.post(door).status_code for client in people.values() for door in doors} <= {302, 403, 404}
    assert Handover.objects.get().state == HandoverState.OFFERED
    assert sign_in(partner).post(doors[1]).status_code == 302
    assert Handover.objects.get().state == HandoverState.ACCEPTED


def test_late_answer_shows_at_both_desks_and_both_are_told_once(
    sign_in, coordinator, partner, institute, item, twente
) -> None:
    hand_over(sign_in(coordinator), item, f"o-{institute.slug}", deadline=clock.today().isoformat())
    with clock.held(clock.now() + timedelta(days=3)):
        for _ in range(2):
            work.run_due_jobs(by="test")
        pages = [sign_in(coordinator).get(HERE), sign_in(partner).get(f"/partner/{institute.slug}")]
    assert ["3 dagen te laat" in page.content.decode() for page in pages] == [True, True]
    assert mails_to(partner)[1:] == [f"{twente} wacht nog op je antwoord"]
    assert mails_to(coordinator) == [f"{institute} heeft nog niet geantwoord"]


def test_hundred_handovers_cost_no_more_queries_than_one(
    sign_in, queries, coordinator, partner, institute, item
) -> None:
    desk, theirs = sign_in(coordinator), sign_in(partner)

    def asked() -> list[int]:
        return [queries(lambda: desk.get(HERE)), queries(lambda: theirs.get(f"/partner/{institute.slug}"))]

    hand_over(desk, item, f"o-{institute.slug}")
    asked()
    one = asked()
    for _ in range(6):
        hand_over(desk, item, f"o-{institute.slug}")
    assert asked() == one
