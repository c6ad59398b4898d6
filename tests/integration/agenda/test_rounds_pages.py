"""The pages of rounds: what is typed comes back, what is counted is read, and nothing before its time."""

import csv
import re
from collections.abc import Callable

import html5lib
import pytest
from django.db import transaction
from django.test import Client

import factories as make
from deciding import stays
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Audience, Round
from lemniscaat.kernel import clock
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import OrganisationKind, Perspective, Role, User, Werkplaats

pytestmark = pytest.mark.django_db

P = Perspective
AT = "/werkplaatsen/twente/rondes"
DESK = "/bureau/twente/rondes"


@pytest.fixture
def twente() -> Werkplaats:
    return make.make_werkplaats("twente", code="TWE")


@pytest.fixture
def round(twente: Werkplaats) -> Round:
    """Open for everyone, over a question and an issue."""
    subjects = make.make_question(werkplaats=twente), make.make_issue()
    return make.make_round(twente, *subjects, audience=Audience.EVERYONE)


@pytest.fixture
def partner(twente: Werkplaats) -> User:
    municipality = make.make_organisation(kind=OrganisationKind.MUNICIPALITY)
    return make.make_user(Role.PARTNER, twente, municipality)


@pytest.fixture
def coordinator(twente: Werkplaats, sign_in: Callable[..., Client]) -> Client:
    return sign_in(make.make_user(Role.COORDINATOR, twente))


def read(client: Client, path: str, status: int = 200, **data: object) -> str:
    """The page, once an HTML parser has read it without an error."""
    answer = client.post(path, data) if data else client.get(path)
    assert answer.status_code == status
    parser = html5lib.HTMLParser(strict=False)
    page = answer.content.decode()
    parser.parse(page)
    assert [(place, code) for place, code, _ in parser.errors] == []
    assert page.count("<h1") == 1
    return page


def names(round: Round) -> list[str]:
    """The fields of the candidates."""
    return [f"p{candidate.pk}" for candidate in round.candidates.all()]


def test_overspent_ballot_comes_back_with_all_that_was_filled_in(
    round: Round, partner: User, sign_in: Callable[..., Client]
) -> None:
    first, second = names(round)

    page = read(sign_in(partner), f"{AT}/1", 422, **{first: "9", second: "4"})

    assert "Je gaf 13 punten, en je hebt er 10. Haal er 3 weg." in page
    assert re.findall(r'name="p\d+" value="(\d+)"', page) == ["9", "4"]
    assert not round.ballots.exists()


@pytest.mark.parametrize(
    ("typed", "said"), [("veel", "heel getal"), ("-1", "0 of meer"), ("3,5", "heel getal")]
)
def test_what_is_no_number_is_said_at_its_field(
    round: Round, partner: User, sign_in: Callable[..., Client], typed: str, said: str
) -> None:
    first, second = names(round)

    page = read(sign_in(partner), f"{AT}/1", 422, **{first: typed, second: "4"})

    assert f'href="#id_{first}"' in page
    assert said in page


def test_partner_sees_her_own_points_and_changes_them(
    round: Round, partner: User, sign_in: Callable[..., Client]
) -> None:
    client = sign_in(partner)
    first, second = names(round)
    for given in [{first: "9", second: "1"}, {first: "2", second: ""}]:
        assert client.post(f"{AT}/1", given).url == f"{AT}/1"

    page = read(client, f"{AT}/1")

    assert "Je punten tellen bij de kant “beleid”." in page
    assert re.findall(r'name="p\d+" value="(\d+)"', page) == ["2"]
    assert round.ballots.count() == 1


def test_visitor_gives_points_and_says_yes_in_her_mail(client: Client, round: Round) -> None:
    first, _second = names(round)
    given = {first: "7", "perspective": "resident", "email": "bewoner@voorbeeld.example"}

    assert client.post(f"{AT}/1", given).url == f"{AT}/1/kijk-in-je-mail"
    read(client, f"{AT}/1/kijk-in-je-mail")
    [link] = re.findall(r"https?://[^/]+(/\S+)", OutgoingMail.objects.get().body)
    looked = read(client, link)
    assert "7 punten" in looked
    assert agenda.turnout(round)[P.RESIDENT] == 0
    assert "Je punten tellen mee" in read(client, link, act="ja")

    assert agenda.turnout(round)[P.RESIDENT] == 1
    agenda.close_round(actor=make.SYSTEM, round=round)
    assert "De ronde is gesloten" in read(client, link)
    assert client.post(link).status_code == 409


def test_program_that_fills_everything_in_is_stopped_and_a_person_goes_on(
    client: Client, round: Round
) -> None:
    first, _second = names(round)
    given = {first: "7", "perspective": "resident", "email": "b@voorbeeld.example", "website": "x"}

    page = read(client, f"{AT}/1", 422, **given)

    assert 'name="website" tabindex="-1" autocomplete="off" value=""' in page
    assert not round.ballots.exists()


def test_points_sent_after_closing_are_told_so_on_the_page(
    round: Round, partner: User, sign_in: Callable[..., Client]
) -> None:
    client, [first, _second] = sign_in(partner), names(round)
    agenda.close_round(actor=make.SYSTEM, round=round)

    page = read(client, f"{AT}/1", 409, **{first: "5"})

    assert re.search(r"De ronde is gesloten op \d+ \w+ \d{4} om \d\d:\d\d", page)


def test_nobody_reads_how_it_stands_before_closing(client: Client, round: Round, coordinator: Client) -> None:
    make.type_in(round, P.POLICY, 7, 8, 1)
    make.type_in(round, P.RESIDENT, 6, 3)

    pages = [read(client, f"{AT}/1"), read(coordinator, f"{AT}/1"), read(coordinator, f"{DESK}/1")]

    assert [bool(re.search(r"\b(56|18|8,0|3,0|lem-best)\b", page)) for page in pages] == [False] * 3
    assert client.get(f"{AT}/1/uitslag.csv").status_code == 404
    assert re.findall(r'class="lem-table__n">(\d+)<', pages[2]) == ["0", "0", "7", "0", "6"]
    assert re.findall(r'class="lem-table__n">(\d+)<', pages[0]) == []


def test_result_tells_each_side_who_was_not_heard_and_how_was_counted(client: Client, round: Round) -> None:
    make.type_in(round, P.PRACTICE, 20, 10, 0)
    make.type_in(round, P.POLICY, 6, 1, 9)
    make.type_in(round, P.RESIDENT, 2, 0, 10)
    agenda.close_round(actor=make.SYSTEM, round=round)

    page = read(client, f"{AT}/1")
    sheet = client.get(f"{AT}/1/uitslag.csv").content.decode().removeprefix("\ufeff")

    cells = re.findall(r'data-label="([^"]+)">([\d,]+)<', page)
    question, issue = round.candidates.all()
    assert cells == [
        ("Alle kanten even zwaar", "5,4"),
        ("Praktijk", "10,0"),
        ("Kleinere groepen samen", "0,8"),
        ("Alle kanten even zwaar", "4,6"),
        ("Praktijk", "0,0"),
        ("Kleinere groepen samen", "9,3"),
    ]
    assert "onderwijs, onderzoek. Deze uitslag zegt dus niets over" in page
    assert "minder dan 5 stemmers" in page
    assert [question.url in page, issue.url in page] == [True, True]
    assert list(csv.reader(sheet.splitlines()))[1:] == [
        [str(question), "Vraag", "5.38", "10.00", "200", "20", "0.75", "6", "8"],
        [str(issue), "Kwestie", "4.62", "0.00", "0", "20", "9.25", "74", "8"],
    ]


def test_result_of_a_few_shows_no_number_of_theirs(client: Client, round: Round) -> None:
    make.type_in(round, P.PRACTICE, 4, 10, 0)
    agenda.close_round(actor=make.SYSTEM, round=round)

    page = read(client, f"{AT}/1")

    assert "Minder dan 5 mensen gaven punten." in page
    assert "10,0" not in page
    assert len(client.get(f"{AT}/1/uitslag.csv").content.decode().splitlines()) == 1


def test_question_taken_off_the_website_is_read_nowhere_in_a_round(client: Client, round: Round) -> None:
    question = round.candidates.first().question
    opened = read(client, f"{AT}/1")
    agenda.hide_question(actor=make.SYSTEM, question=question)
    hidden = read(client, f"{AT}/1")
    make.type_in(round, P.PRACTICE, 5, 0, 3)
    agenda.close_round(actor=make.SYSTEM, round=round)
    closed = read(client, f"{AT}/1") + client.get(f"{AT}/1/uitslag.csv").content.decode()

    assert [question.wording in page for page in (opened, hidden, closed)] == [True, False, False]
    assert question.slug not in closed


def test_coordinator_comes_from_the_result_to_placing_on_the_agenda(
    client: Client, round: Round, coordinator: Client
) -> None:
    make.type_in(round, P.PRACTICE, 5, 3)
    agenda.close_round(actor=make.SYSTEM, round=round)
    number = round.candidates.first().question.number

    page = read(coordinator, f"{AT}/1")

    assert f'href="/bureau/twente/{number}#besluit"' in page
    assert 'id="besluit"' in read(coordinator, f"/bureau/twente/{number}")
    assert "/bureau/" not in read(client, f"{AT}/1")


def test_coordinator_prepares_a_round_from_beginning_to_end(coordinator: Client, twente: Werkplaats) -> None:
    question, issue = make.make_question(werkplaats=twente), make.make_issue()
    form = {"title": "Bel 0612345678", "question": "Wat gaat voor?", "points": 6, "audience": "everyone"}
    form["closes_on"] = clock.today().isoformat()

    found = read(coordinator, f"{DESK}/nieuw", 422, **form)
    assert coordinator.post(f"{DESK}/nieuw", form | stays(found)).url == f"{DESK}/1"
    assert "Zet ten minste twee" in read(coordinator, f"{DESK}/1/open", 422, act="open")
    assert question.wording in read(coordinator, f"{DESK}/1?q=wijk+pak")
    assert question.wording not in read(coordinator, f"{DESK}/1?q=paarden")
    for subject in (question, issue):
        assert coordinator.post(f"{DESK}/1/zet-erbij", {"uuid": subject.uuid}).status_code == 302
    assert (
        read(coordinator, f"{DESK}/1/zet-erbij", 404, uuid=str(issue.uuid)).count("kan niet in de ronde") == 1
    )
    assert "Vul dit in" in read(coordinator, f"{DESK}/1/wijzig", 422, **{**form, "title": ""})
    assert coordinator.post(f"{DESK}/1/wijzig", form | {"title": "Wat gaat voor?"}).status_code == 302
    assert coordinator.post(f"{DESK}/1/open").status_code == 302

    made = Round.objects.get()
    assert (made.title, made.points, made.takes_ballots, made.candidates.count()) == (
        "Wat gaat voor?",
        6,
        True,
        2,
    )
    assert made.title in read(coordinator, f"{DESK}/")
    assert made.title in read(coordinator, f"{AT}/")
    assert made.title in read(Client(), "/werkplaatsen/twente/")


def test_paper_is_typed_in_and_taken_out_at_the_desk(round: Round, coordinator: Client) -> None:
    first, second = names(round)
    paper = {"reference": "7", "perspective": "resident", first: "4"}

    assert coordinator.post(f"{DESK}/1/papier", paper).status_code == 302
    refused = read(coordinator, f"{DESK}/1/papier", 409, **(paper | {second: "1"}))
    assert "Nummer 7 is al ingetypt" in refused
    assert re.findall(r'name="p\d+" value="(\d+)"', refused) == ["4", "1"]
    assert agenda.turnout(round)[P.RESIDENT] == 1
    assert coordinator.post(f"{DESK}/1/haal-papier-weg", {"reference": "7"}).status_code == 302

    assert not round.ballots.exists()


@pytest.mark.parametrize("path", [f"{AT}/", f"{AT}/1", f"{DESK}/", f"{DESK}/1"])
def test_page_costs_the_same_with_more_on_it(
    coordinator: Client, twente: Werkplaats, queries: Callable[[Callable[[], object]], int], path: str
) -> None:
    def cost(n: int) -> int:
        with transaction.atomic():
            for number in range(n):
                subjects = [make.make_question(werkplaats=twente) for _ in range(n)]
                round = make.make_round(twente, make.make_issue(), *subjects, audience=Audience.EVERYONE)
                make.type_in(round, P.POLICY, number + 1, 1)
            found = queries(lambda: coordinator.get(path))
            transaction.set_rollback(True)
        return found

    assert cost(3) == cost(1)


@pytest.mark.parametrize("n", [1, 3])
def test_result_costs_the_same_with_more_on_it(
    client: Client, twente: Werkplaats, queries: Callable[[Callable[[], object]], int], n: int
) -> None:
    subjects = [make.make_question(werkplaats=twente) for _ in range(n)]
    round = make.make_round(twente, make.make_issue(), *subjects)
    for side in list(P)[:n]:
        make.type_in(round, side, 5, 1)
    agenda.close_round(actor=make.SYSTEM, round=round)

    assert queries(lambda: client.get(f"{AT}/1")) == 4
