"""The desk's doors: whose they are, what they say when an act cannot be, and what stays typed."""

import re
from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from django.test import Client

import factories as make
from deciding import stays
from lemniscaat.agenda import api as agenda
from lemniscaat.network import api as network
from lemniscaat.network.api import AuditEvent, Role, User, Werkplaats

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


@pytest.fixture
def twente() -> Werkplaats:
    """A werkplaats with a question at its desk."""
    werkplaats = make.make_werkplaats("twente", code="TWE")
    make.make_question("Hoe zie ik geldzorgen?", werkplaats=werkplaats, published=False)
    return werkplaats


def post(client: Client, act: str, **typed: Any) -> Any:
    """Post an act on the one question there is, as the page shows it."""
    question = agenda.questions(make.SYSTEM).get()
    return client.post(f"/bureau/twente/{question.number}/{act}", {"revision": question.revision, **typed})


def test_desk_is_its_coordinators_alone(twente: Werkplaats, sign_in: SignIn) -> None:
    number = agenda.questions(make.SYSTEM).get().number
    own = make.make_user(Role.COORDINATOR, twente)
    outsiders = [
        make.make_user(),
        make.make_user(Role.EDITOR, twente),
        make.make_user(Role.COORDINATOR, make.make_werkplaats()),
        make.make_user(Role.SECRETARIAT),
    ]
    for path in ["/bureau/twente", f"/bureau/twente/{number}"]:
        assert sign_in(own).get(path).status_code == 200
        assert [sign_in(user).get(path).status_code for user in outsiders] == [404] * len(outsiders)
        assert Client().get(path).status_code == 302
    for user in outsiders:
        assert post(sign_in(user), "scherp", text="Van mij?").status_code == 404
    assert agenda.questions(make.SYSTEM).get().wording == ""


def test_desk_stands_in_the_menu_of_who_runs_one(twente: Werkplaats, sign_in: SignIn) -> None:
    def has_desk(client: Client) -> bool:
        return 'href="/bureau/"' in client.get("/over").content.decode()

    users: list[User | None] = [
        make.make_user(Role.COORDINATOR, twente),
        make.make_user(Role.SECRETARIAT),
        make.make_user(Role.MEMBER, twente),
    ]
    assert [has_desk(sign_in(user)) for user in users] == [True, True, False]
    assert not has_desk(Client())


def test_refused_act_says_why_and_keeps_what_was_typed(twente: Werkplaats, sign_in: SignIn) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    long = "Een heel lange zin. " * 40

    answer = post(client, "scherp", text=long)

    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()
    assert agenda.questions(make.SYSTEM).get().wording == ""


def test_questions_of_no_issue_have_a_list_of_their_own_until_they_end(
    twente: Werkplaats, sign_in: SignIn
) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    joined, answered, placed = (make.make_question(werkplaats=twente) for _ in range(3))
    agenda.join_to_issue(actor=make.SYSTEM, question=joined, issue=make.make_issue())
    agenda.answer_question(actor=make.SYSTEM, question=answered, short_answer="Zo.")
    plan = make.make_agenda(twente, state=agenda.AgendaState.CONSULTATION)
    agenda.place_on_agenda(actor=make.SYSTEM, question=placed, item=plan.items.first())

    page = client.get("/bureau/twente?tab=zonder-kwestie")

    first = agenda.questions(make.SYSTEM).get(wording="")
    assert {row.number for row in page.context["rows"]} == {first.number, placed.number}
    assert agenda.tab_counts(twente.pk)[agenda.Tab.ORPHANS] == 2


def test_second_coordinator_is_told_that_somebody_was_first(twente: Werkplaats, sign_in: SignIn) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    assert post(client, "scherp", text="Eerste?").status_code == 302

    answer = post(client, "scherp", text="Tweede?", revision=0)

    assert answer.status_code == 409
    assert "Tweede?" in answer.content.decode()
    assert agenda.questions(make.SYSTEM).get().wording == "Eerste?"


@pytest.mark.parametrize(
    ("act", "typed", "status"),
    [
        ("bestaat-niet", {}, 404),
        ("scherp", {"revision": "x", "text": "Hoe?"}, 422),
        ("scherp", {"revision": "9" * 40, "text": "Hoe?"}, 422),
        ("verbind", {"uuid": "geen"}, 422),
        ("verbind", {"uuid": "00000000-0000-4000-8000-000000000000"}, 404),
        ("kennis", {"uuid": "00000000-0000-4000-8000-000000000000"}, 404),
        ("maak-ongedaan", {"uuid": "00000000-0000-4000-8000-000000000000"}, 404),
        ("geef-door", {"to": "nergens"}, 422),
        ("wijs-af", {"text": " "}, 422),
    ],
)
def test_bad_act_is_a_clear_page_and_changes_nothing(
    twente: Werkplaats, sign_in: SignIn, act: str, typed: dict[str, str], status: int
) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))

    answer = post(client, act, **typed)

    question = agenda.questions(make.SYSTEM).get()
    assert answer.status_code == status
    assert (question.state, question.wording, question.events.count()) == ("received", "", 1)


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_desk_asks_as_often_for_many_rows(
    twente: Werkplaats, sign_in: SignIn, queries: Callable[[Callable[[], Any]], int], rows: int
) -> None:
    for _ in range(rows - 1):
        make.make_question(werkplaats=twente, published=False)
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    client.get("/bureau/twente")

    assert queries(lambda: client.get("/bureau/twente")) == 11


def test_desk_keeps_no_signs_that_no_page_takes(twente: Werkplaats, sign_in: SignIn) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    assert post(client, "scherp", text="Hoe\x00 zie je\x07 geldzorgen?").status_code == 302
    assert agenda.questions(make.SYSTEM).get().wording == "Hoe zie je geldzorgen?"


def buttons(client: Client) -> dict[str, dict[str, str]]:
    """Act → the hidden fields of its form, on the page of the one question."""
    number = agenda.questions(make.SYSTEM).get().number
    page = html5lib.parse(
        client.get(f"/bureau/twente/{number}").content.decode(), namespaceHTMLElements=False
    )
    return {
        str(form.get("action")).rpartition("/")[2]: {
            str(field.get("name")): str(field.get("value")) for field in form.iter("input")
        }
        for form in page.iter("form")
        if form.get("method") == "post"
    }


def test_what_stands_with_a_question_has_a_button_to_take_it_away(
    twente: Werkplaats, sign_in: SignIn
) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    question = agenda.questions(make.SYSTEM).get()
    leaving = ["haal-los", "haal-kennis-weg", "laat-weg"]
    assert not buttons(client).keys() & set(leaving)
    period = network.register_period(actor=make.SYSTEM, slug="2023-2026", start_year=2023, end_year=2026)
    plan = agenda.draft_agenda(actor=make.SYSTEM, werkplaats=twente, period=period)
    item = agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title="Hoe komt iedereen rond?")
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe zie je geldzorgen?")
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=make.make_issue())
    agenda.link_item(actor=make.SYSTEM, question=question, item=make.make_item())
    agenda.place_on_agenda(actor=make.SYSTEM, question=question, item=item)

    for act in leaving:
        fields = buttons(client)[act]
        assert post(client, act, **{**fields, "text": "Er was geen geld voor."}).status_code == 302

    question.refresh_from_db()
    left = (question.issue, question.links.filter(undone_at=None).count(), question.state)
    assert left == (None, 0, "explicit")
    assert not buttons(client).keys() & set(leaving)


NUMBER = "0612345678"
WRITTEN = f"Zwaluwmans {NUMBER}"


@pytest.mark.parametrize("act", ["scherp", "beantwoord", "wijs-af"])
def test_personal_data_in_what_the_desk_writes_is_shown_until_it_may_stay(
    twente: Werkplaats, sign_in: SignIn, act: str
) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))

    answer = post(client, act, text=WRITTEN)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"<mark>{NUMBER}</mark>" in page
    assert f">{WRITTEN}</textarea>" in page
    assert agenda.questions(make.SYSTEM).get().events.count() == 1

    assert post(client, act, text=WRITTEN, **stays(page)).status_code == 302
    question = agenda.questions(make.SYSTEM).get()
    assert WRITTEN in {question.wording, question.short_answer, question.reason}
    last = AuditEvent.objects.filter(subject_uuid=question.uuid).last()
    assert [row["fields"] for row in last.changes if row["change"] == "let stand"] == [
        {"phone": ["", "public"]}
    ]


def test_each_finding_has_its_own_choice(twente: Werkplaats, sign_in: SignIn) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    words = f"Bel {NUMBER} of mail fatima@voorbeeld.example."
    one, other = stays(post(client, "scherp", text=words).content.decode())

    answer = post(client, "scherp", text=words, **{one: "openbaar"})

    page = answer.content.decode()
    assert answer.status_code == 422
    chosen = {name: page.partition(f'name="{name}"')[2].partition("</select>")[0] for name in (one, other)}
    assert {name: "selected" in shown for name, shown in chosen.items()} == {one: True, other: False}


def test_words_of_the_asker_are_shown_when_the_desk_lets_them_stand(sign_in: SignIn) -> None:
    twente = make.make_werkplaats("twente", code="TWE")
    make.make_question(f"Het loket is {NUMBER}. Wie belt?", werkplaats=twente, kept=[NUMBER])
    client = sign_in(make.make_user(Role.COORDINATOR, twente))

    answer = post(client, "toon-woorden")

    page = answer.content.decode()
    assert (answer.status_code, agenda.questions(make.SYSTEM).get().revealed_at) == (422, None)
    assert f"<mark>{NUMBER}</mark>" in page
    assert post(client, "toon-woorden", **stays(page)).status_code == 302
    assert agenda.questions(make.SYSTEM).get().revealed_at is not None


def test_question_is_passed_on_without_a_note_of_the_form(twente: Werkplaats, sign_in: SignIn) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    make.make_werkplaats("amsterdam")

    post(client, "geef-door", to="amsterdam", note=f"Van {WRITTEN}")

    question = agenda.questions(make.SYSTEM).get()
    assert question.werkplaats.slug == "amsterdam"
    assert [event.note for event in agenda.thread(question)] == ["", ""]


def test_question_that_is_answered_has_no_button_to_pass_it_on(twente: Werkplaats, sign_in: SignIn) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    question = agenda.questions(make.SYSTEM).get()
    url = f"/bureau/twente/{question.number}"
    assert f'action="{url}/geef-door"' in client.get(url).content.decode()

    post(client, "beantwoord", text="Zo.")

    assert f'action="{url}/geef-door"' not in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", [True, True]),
        ("?state=in_talk", [True, False]),
        ("?state=received&perspective=practice", [False, True]),
        ("?perspective=resident", [False, False]),
        ("?state=onzin&perspective=%00", [True, True]),
    ],
)
def test_list_is_narrowed_by_state_and_side(
    twente: Werkplaats, sign_in: SignIn, address: str, shown: list[bool]
) -> None:
    talking = agenda.questions(make.SYSTEM).get()
    agenda.talk_with_asker(actor=make.SYSTEM, question=talking)
    make.make_question("Wie helpt mijn buurman?", werkplaats=twente, published=False, perspective="practice")
    page = sign_in(make.make_user(Role.COORDINATOR, twente)).get(f"/bureau/twente{address}").content.decode()
    assert [words in page for words in ("Hoe zie ik geldzorgen?", "Wie helpt mijn buurman?")] == shown


def test_undo_says_what_it_takes_back(twente: Werkplaats, sign_in: SignIn) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    question = agenda.questions(make.SYSTEM).get()
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=make.make_issue("Geldzorgen thuis"))
    page = client.get(f"/bureau/twente/{question.number}").content.decode()
    assert re.search(r"Laatste stap: [^<]*: Geldzorgen thuis\.", page)


def test_what_was_let_stand_shows_beside_the_question_with_the_reason_and_without_the_text(
    twente: Werkplaats, sign_in: SignIn
) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, twente))
    asked = post(client, "wijs-af", text=WRITTEN).content.decode()
    before = client.get(f"/bureau/twente/{agenda.questions(make.SYSTEM).get().number}").content.decode()
    assert "Mag in de woorden van deze vraag blijven" not in before

    post(client, "wijs-af", text=WRITTEN, **stays(asked))

    page = client.get(f"/bureau/twente/{agenda.questions(make.SYSTEM).get().number}").content.decode()
    told = page.partition("Mag in de woorden van deze vraag blijven:</b>")[2].partition("</p>")[0].strip()
    assert told == "telefoonnummer (het is al openbaar)"
