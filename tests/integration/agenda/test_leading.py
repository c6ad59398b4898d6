"""A lead partner adopts the agenda for its own organisation, and from then on the text is as it was read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Adopter, Agenda, AgendaState
from lemniscaat.agenda.forms.agendas import AdoptForm
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError, Missing, Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import VISITOR, Actor, Organisation, Part, Role, User, Werkplaats, actor_of
from people import PEOPLE, one_of_each, undone

pytestmark = pytest.mark.django_db
S = AgendaState


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats("hier")


@pytest.fixture
def adopters(here: Werkplaats) -> list[Adopter]:
    return make.make_leads(here)


@pytest.fixture
def city(adopters: list[Adopter]) -> Organisation:
    return adopters[1][0]


@pytest.fixture
def of_city(here: Werkplaats, city: Organisation) -> Actor:
    return actor_of(make.make_user(Role.PARTNER, here, city))


@pytest.fixture
def plan(here: Werkplaats) -> Agenda:
    """Of which everyone could say something, and was answered."""
    return agenda.end_consultation(
        actor=make.SYSTEM, agenda=make.make_agenda(here, "Wie helpt?", state=S.CONSULTATION)
    )


def test_leads_adopt_for_themselves_and_the_coordinator_puts_it_in_force(
    here: Werkplaats, plan: Agenda, adopters: list[Adopter]
) -> None:
    for organisation, _group, _on in adopters:
        user = make.make_user(Role.PARTNER, here, organisation)
        for _ in range(2):
            agenda.adopt_for_own(actor=actor_of(user), agenda=plan, organisation=organisation)
    assert plan.state == S.CONSULTATION

    agenda.adopt_agenda(actor=make.SYSTEM, agenda=plan, adopters=[])
    rows = {(row.organisation, row.research_group, row.on): row.is_own for row in plan.adoptions.all()}
    assert (plan.state, rows) == (S.ADOPTED, dict.fromkeys(adopters, True))


def test_what_a_lead_said_itself_keeps_its_day_beside_what_is_typed_in(
    plan: Agenda, adopters: list[Adopter], city: Organisation, of_city: Actor
) -> None:
    agenda.adopt_for_own(actor=of_city, agenda=plan, organisation=city)
    with pytest.raises(Invalid):
        agenda.adopt_agenda(actor=make.SYSTEM, agenda=plan, adopters=[])

    yesterday = clock.today() - timedelta(days=1)
    typed_in = [(organisation, group, yesterday) for organisation, group, _on in adopters]
    agenda.adopt_agenda(actor=make.SYSTEM, agenda=plan, adopters=typed_in)
    rows = {row.organisation: (row.on, row.is_own) for row in plan.adoptions.all()}
    assert rows == {adopters[0][0]: (yesterday, False), city: (clock.today(), True)}


def test_hogeschool_that_leads_as_a_whole_is_not_taken_for_the_municipality(
    here: Werkplaats, plan: Agenda, adopters: list[Adopter], city: Organisation
) -> None:
    (school, group, _on) = adopters[0]
    make.join(here, school, part=Part.LEAD)
    assert [row.organisation for row in AdoptForm(agenda=plan).fields["municipality"].queryset] == [city]

    speaks = actor_of(make.make_user(Role.PARTNER, here, school))
    agenda.adopt_for_own(actor=speaks, agenda=plan, organisation=school)
    assert {row.research_group for row in plan.adoptions.all()} == {None, group}
    assert list(AdoptForm(agenda=plan).fields) == ["municipality", "municipality_on"]
    with pytest.raises(Invalid):
        agenda.adopt_agenda(actor=make.SYSTEM, agenda=plan, adopters=[])


def test_an_adopted_text_stays_until_it_is_taken_back_and_then_the_lead_hears(
    plan: Agenda, city: Organisation, of_city: Actor
) -> None:
    changes: dict[str, Callable[[], object]] = {
        "mission": lambda: agenda.change_agenda(actor=make.SYSTEM, agenda=plan, mission="Anders."),
        "theme": lambda: agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title="Nog een?"),
        "line": lambda: agenda.add_line(actor=make.SYSTEM, agenda=plan, title="Samen"),
        "order": lambda: agenda.move_part(actor=make.SYSTEM, part=plan.items.first(), to=1),
        "last day": lambda: agenda.set_last_day(actor=make.SYSTEM, agenda=plan, until=clock.today()),
        "draft": lambda: agenda.back_to_draft(actor=make.SYSTEM, agenda=plan),
    }
    agenda.adopt_for_own(actor=of_city, agenda=plan, organisation=city)
    for change in changes.values():
        with pytest.raises(Conflict, match=str(city)):
            change()

    agenda.take_back_adoption(actor=of_city, agenda=plan, organisation=city)
    assert not OutgoingMail.objects.exists()
    agenda.adopt_for_own(actor=of_city, agenda=plan, organisation=city)
    agenda.take_back_adoption(actor=make.SYSTEM, agenda=plan, organisation=city)
    assert of_city.user is not None
    assert [row.to for row in OutgoingMail.objects.all()] == [of_city.user.email]
    with pytest.raises(Missing):
        agenda.take_back_adoption(actor=make.SYSTEM, agenda=plan, organisation=city)
    for change in changes.values():
        change()
    assert (plan.state, plan.adoptions.count()) == (S.DRAFT, 0)


def test_nobody_adopts_while_somebody_may_still_speak(
    plan: Agenda, city: Organisation, of_city: Actor
) -> None:
    agenda.set_last_day(actor=make.SYSTEM, agenda=plan, until=clock.today())
    with pytest.raises(Conflict):
        agenda.adopt_for_own(actor=of_city, agenda=plan, organisation=city)


ADOPTS, TAKES_BACK = ["lead"], ["coordinator", "lead"]
DOORS = {
    "adopt": ADOPTS,
    "page": ADOPTS,
    "take back": TAKES_BACK,
    "page back": TAKES_BACK,
    "desk back": ["coordinator"],
}


def agenda_in(state: AgendaState, here: Werkplaats, adopters: list[Adopter]) -> Agenda:
    plan = make.make_agenda(here, "Wie helpt?")
    if state != S.DRAFT:
        agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
        agenda.end_consultation(actor=make.SYSTEM, agenda=plan)
    if state in {S.ADOPTED, S.CLOSED}:
        agenda.adopt_agenda(actor=make.SYSTEM, agenda=plan, adopters=adopters)
    if state == S.CLOSED:
        agenda.close_agenda(actor=make.SYSTEM, agenda=plan)
    return plan


@pytest.mark.parametrize("state", [S.DRAFT, S.CONSULTATION, S.ADOPTED, S.CLOSED])
def test_who_may_adopt_for_a_lead_and_take_it_back(
    state: AgendaState,
    here: Werkplaats,
    adopters: list[Adopter],
    city: Organisation,
    sign_in: Callable[..., Client],
) -> None:
    plan = agenda_in(state, here, adopters)
    users: dict[str, User | None] = {**one_of_each(here), "lead": make.make_user(Role.PARTNER, here, city)}
    at, named = f"{plan.period.slug}/{plan.number}", {"organisation": city.slug}
    page = f"/werkplaatsen/hier/kennisagenda/{plan.period.slug}/versie/{plan.number}/stel-vast"
    given = {"agenda": plan, "organisation": city}
    doors: dict[str, Callable[[Actor, Client], object]] = {
        "adopt": lambda actor, _: agenda.adopt_for_own(actor=actor, **given),
        "page": lambda _, client: client.post(page, named),
        "take back": lambda actor, _: agenda.take_back_adoption(actor=actor, **given),
        "page back": lambda _, client: client.post(page, {**named, "undo": ""}),
        "desk back": lambda _, client: client.post(f"/bureau/hier/agenda/{at}/doe/neem-terug", named),
    }
    did: dict[str, list[str]] = {door: [] for door in doors}
    refused: dict[str, list[str]] = {door: [] for door in doors}
    for name, user in users.items():
        actor, client = (actor_of(user), sign_in(user)) if user else (VISITOR, Client())
        for door, perform in doors.items():
            with undone():
                if "back" in door and state == S.CONSULTATION:
                    agenda.adopt_for_own(actor=actor_of(users["lead"]), **given)
                before = plan.adoptions.filter(is_own=True).exists()
                try:
                    with transaction.atomic():
                        perform(actor, client)
                except Refused:
                    refused[door].append(name)
                except LemniscaatError:
                    pass
                if plan.adoptions.filter(is_own=True).exists() != before:
                    did[door].append(name)

    everyone = [*PEOPLE, "lead"]
    assert did == (DOORS if state == S.CONSULTATION else {door: [] for door in DOORS})
    for verb, may in {"adopt": ADOPTS, "take back": TAKES_BACK}.items():
        assert refused[verb] == [name for name in everyone if name not in may]


def test_a_partner_that_does_not_lead_is_told_so(here: Werkplaats, plan: Agenda) -> None:
    office = make.make_organisation()
    make.join(here, office)
    partner = actor_of(make.make_user(Role.PARTNER, here, office))
    with pytest.raises(Invalid):
        agenda.adopt_for_own(actor=partner, agenda=plan, organisation=office)
