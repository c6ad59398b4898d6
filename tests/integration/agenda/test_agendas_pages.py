"""The pages of agendas: what is typed comes back, what is printed is text, more rows cost no more queries."""

from collections.abc import Callable
from io import BytesIO

import html5lib
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Agenda, AgendaState, Remark
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network import api as network
from lemniscaat.network.api import Perspective, Role, Werkplaats

pytestmark = pytest.mark.django_db

AT = "/werkplaatsen/twente/kennisagenda"
DESK = "/bureau/twente/agenda/2023-2026"
HOSTILE = '#eval("6*7") $x$ *vet* _schuin_ `r` \\ <lab> @ref // weg /* weg */ ] #import "x" <script>'
S = AgendaState


@pytest.fixture
def twente() -> Werkplaats:
    return make.make_werkplaats("twente", code="TWE")


@pytest.fixture
def coordinator(twente: Werkplaats, sign_in: Callable[..., Client]) -> Client:
    return sign_in(make.make_user(Role.COORDINATOR, twente))


def valid(client: Client, path: str, status: int = 200) -> str:
    """A page that is there, and is HTML without a fault."""
    response = client.get(path)
    assert response.status_code == status, path
    html5lib.HTMLParser(strict=True).parse(response.content.decode())
    return response.content.decode()


def rich(twente: Werkplaats, n: int) -> Agenda:
    """An agenda in consultation of which everything is there `n` times."""
    plan = make.make_agenda(twente, *(f"Vraag {k}?" for k in range(n)))
    for item in list(plan.items.all()):
        item.questions.add(make.make_question(werkplaats=twente), make.make_question(werkplaats=twente))
        agenda.change_agenda_item(
            actor=make.SYSTEM, item=item, title=item.title, theme=make.make_theme(), issue=make.make_issue()
        )
        agenda.add_line(actor=make.SYSTEM, agenda=plan, title="Lijn")
        agenda.add_programme(actor=make.SYSTEM, agenda=plan, title="Programma", items=plan.items.all()[:3])
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
    for item in plan.items.all():
        agenda.type_in_remark(
            actor=make.SYSTEM, agenda=plan, item=item, text="Kort.", perspective=Perspective.POLICY
        )
    return plan


def test_two_hundred_themes_cost_no_more_queries_than_one(
    twente: Werkplaats, coordinator: Client, queries: Callable[[Callable[[], object]], int]
) -> None:
    rich(twente, 1)
    version = f"{AT}/2023-2026/versie/1"
    visited = [version, f"{version}/kennisagenda.pdf", f"{AT}/vergelijk"]
    kept = [f"{DESK}/1", f"{DESK}/1/opmerkingen"]

    def counted() -> list[int]:
        return [
            *(queries(lambda path=path: Client().get(path)) for path in visited),
            *(queries(lambda path=path: coordinator.get(path)) for path in kept),
        ]

    with_one = counted()
    plan = agenda.Agenda.objects.get()
    add_many(plan, 199)

    assert counted() == with_one
    assert with_one[0] <= 16


def test_shortened_address_leads_to_the_newest(twente: Werkplaats) -> None:
    assert Client().get(AT).status_code == 404
    rich(twente, 1)
    assert Client().get(AT, follow=True).request["PATH_INFO"] == f"{AT}/2023-2026"
    assert Client().get("/werkplaatsen/nergens/kennisagenda").status_code == 404


def add_many(plan: Agenda, n: int) -> None:
    """Themes with all that can stand with them, put there at once."""
    first = plan.items.select_related("theme", "issue").get()
    question = first.questions.first()
    with network.audited(actor=make.SYSTEM, act="test") as audit:
        items = agenda.AgendaItem.objects.bulk_create(
            [
                agenda.AgendaItem(
                    agenda=plan,
                    title=f"Vraag {k}?",
                    theme=first.theme,
                    issue=first.issue,
                    order=k,
                    reason="Ja.",
                )
                for k in range(1, n + 1)
            ],
            audit=audit,
        )
        Remark.objects.bulk_create(
            [
                Remark(agenda=plan, item=item, text="Kort.", state="shown", perspective=Perspective.POLICY)
                for item in items
            ],
            audit=audit,
        )
    through = agenda.AgendaItem.questions.through
    through.objects.bulk_create(through(agendaitem=item, question=question) for item in items)


def test_everything_on_the_page_is_read_by_everyone(twente: Werkplaats, coordinator: Client) -> None:
    plan = rich(twente, 2)
    agenda.change_agenda_item(
        actor=make.SYSTEM, item=plan.items.last(), title="Nee?", is_chosen=False, reason="Te groot."
    )
    remark = Remark.objects.first()
    agenda.reply_to_remark(actor=make.SYSTEM, remark=remark, text="Dank je wel.")

    said = valid(Client(), f"{AT}/2023-2026")

    for words in [
        "Vraag 0?",
        "Te groot.",
        "Kort.",
        "Dank je wel.",
        "Lijn",
        "Programma",
        "2, waarvan 1 beantwoord",
    ]:
        assert words in said
    assert "Werk aan deze agenda" not in said
    assert "Werk aan deze agenda" in valid(coordinator, f"{AT}/2023-2026")


def test_agenda_is_kept_at_the_desk_from_draft_to_adoption(
    twente: Werkplaats, coordinator: Client, sign_in: Callable[..., Client]
) -> None:
    make.make_period()
    (_school, _group, today), _city = make.make_leads(twente)
    question = make.make_question(werkplaats=twente)
    assert coordinator.post("/bureau/twente/agenda/nieuw", {"period": "2023-2026"}).url == f"{DESK}/1"
    new = f"{DESK}/1/thema/nieuw"
    assert question.wording in valid(coordinator, f"{new}?vraag={question.uuid}")
    theme = {"title": "Hoe dan?", "is_chosen": "1", "reason": "Veel gevraagd."}
    assert coordinator.post(f"{new}?vraag={question.uuid}", theme).status_code == 302
    refused = coordinator.post(new, {"title": "Bel 06 12345678", "is_chosen": "0"})
    assert (refused.status_code, "Bel 06 12345678" in refused.content.decode()) == (422, True)
    for kind, said in [
        ("lijn", {"title": "Samen"}),
        ("programma", {"title": "Atelier", "since": "2026-01-01"}),
    ]:
        assert coordinator.post(f"{DESK}/1/{kind}/nieuw", said).status_code == 302
    coordinator.post(f"{DESK}/1/doe/opdracht", {"mission": "Samen verder."})
    assert coordinator.post(f"{DESK}/1/doe/open", {"until": "2001-01-01"}).status_code == 422
    assert coordinator.post(f"{DESK}/1/doe/open", {"until": today.isoformat()}).status_code == 302
    valid(coordinator, f"{DESK}/1")
    item = agenda.AgendaItem.objects.get()
    partner = sign_in(make.make_user(Role.PARTNER, twente, make.make_organisation()))
    partner.post(f"{AT}/2023-2026/versie/1/opmerking?punt={item.uuid}", {"text": "Kan het korter?"})
    remarks = f"{DESK}/1/opmerkingen"
    assert "Kan het korter?" in valid(coordinator, remarks)
    leads = agenda.Agenda.objects.get().werkplaats.partnerships
    adopters = {
        "group": leads.exclude(research_group=None).get().pk,
        "municipality": leads.get(research_group=None).pk,
        "group_on": today.isoformat(),
        "municipality_on": today.isoformat(),
    }
    coordinator.post(f"{DESK}/1/doe/sluit-ronde")
    refused = coordinator.post(f"{DESK}/1/doe/stel-vast", adopters)
    assert (refused.status_code, "wacht op antwoord" in refused.content.decode()) == (409, True)
    uuid = Remark.objects.get().uuid
    coordinator.post(remarks, {"uuid": uuid, "act": "reply", "text": "Ja, gedaan."})
    assert coordinator.post(f"{DESK}/1/doe/stel-vast", adopters).status_code == 302

    plan = agenda.Agenda.objects.get()
    assert (plan.state, plan.mission, plan.items.get().reason) == (
        S.ADOPTED,
        "Samen verder.",
        "Veel gevraagd.",
    )
    assert [row.title for row in agenda.placed_items(question)] == ["Hoe dan?"]
    valid(coordinator, f"{DESK}/1")
    assert coordinator.post(f"{DESK}/1/doe/nieuwe-versie").url == f"{DESK}/2"
    for path in (
        f"{DESK}/2",
        "/bureau/twente/agenda/",
        f"{DESK}/2/thema/{agenda.AgendaItem.objects.last().uuid}",
    ):
        valid(coordinator, path)


def test_visitor_says_something_and_confirms_it(twente: Werkplaats) -> None:
    plan = make.make_agenda(twente, state=S.CONSULTATION)
    client, at = Client(), f"{AT}/2023-2026/versie/1"
    page = valid(client, f"{at}/opmerking")
    since = page.partition('name="since" value="')[2].partition('"')[0]
    said = {
        "text": "Denk aan jongeren.",
        "perspective": "resident",
        "email": "i@voorbeeld.example",
        "since": since,
    }

    assert client.post(f"{at}/opmerking", {**said, "email": ""}).status_code == 422
    held = client.post(f"{at}/opmerking", {**said, "website": "x"})
    assert (held.url, Remark.objects.get().held_for, OutgoingMail.objects.count()) == (
        f"{at}/kijk-in-je-mail",
        "hidden",
        0,
    )
    made = agenda.place_public_remark(
        actor=network.VISITOR,
        agenda=plan,
        text="Nog iets.",
        perspective=Perspective.RESIDENT,
        email="i@voorbeeld.example",
    )
    confirm = reverse("agenda:remark-confirm", args=[made.token])
    assert "Is dit jouw opmerking?" in valid(client, confirm)
    assert "Nog iets." not in valid(client, f"{AT}/2023-2026")
    client.post(confirm)

    assert "Nog iets." in valid(client, f"{AT}/2023-2026")
    valid(client, f"{at}/kijk-in-je-mail")


def test_what_changed_is_told_in_words(twente: Werkplaats) -> None:
    plan = make.make_agenda(twente, "Hoe dan?", "Wie dan?", mission="Samen.", state=S.ADOPTED)
    coming = agenda.begin_version(actor=make.SYSTEM, agenda=plan)
    one, two = coming.items.all()
    agenda.change_agenda_item(actor=make.SYSTEM, item=one, title="Hoe dan wel?")
    agenda.change_agenda_item(actor=make.SYSTEM, item=two, title="Wie dan?", is_chosen=False, reason="Klaar.")
    agenda.change_agenda(actor=make.SYSTEM, agenda=coming, mission="Samen verder.")
    hidden = valid(Client(), f"{AT}/vergelijk")
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=coming)

    said = valid(Client(), f"{AT}/vergelijk?van=2023-2026.1&naar=2023-2026.2")

    assert "verder" not in hidden
    for words in [
        "Samen<mark> verder</mark>.",
        "1 in andere woorden",
        "1 weggelaten",
        "Klaar.",
        "Hoe dan<mark> wel</mark>?",
    ]:
        assert words in said
    assert Client().get("/werkplaatsen/nergens/kennisagenda/vergelijk").status_code == 404


def test_printed_agenda_holds_what_was_written_as_text(twente: Werkplaats) -> None:
    plan = make.make_agenda(twente, f"Hoe dan? {HOSTILE}", mission=f"Missie {HOSTILE}")
    secret = make.make_question("Geheime woorden van iemand.", werkplaats=twente)
    agenda.hide_question(actor=make.SYSTEM, question=secret)
    shown = make.make_question(werkplaats=twente)
    plan.items.get().questions.add(secret, shown)
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)

    response = Client().get(f"{AT}/2023-2026/versie/1/kennisagenda.pdf")

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    pdf = PdfReader(BytesIO(response.content))
    text = " ".join("".join(page.extract_text() + "\n" for page in pdf.pages).split())
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Kennisagenda Twente 2023–2026"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for words in [
        "Kennisagenda Twente 2023–2026",
        f"Hoe dan? {HOSTILE}",
        f"Missie {HOSTILE}",
        shown.wording,
        "IN OVERLEG",
    ]:
        assert words in text
    assert secret.wording not in text


def test_draft_is_printed_and_compared_by_its_own_desk_alone(twente: Werkplaats, coordinator: Client) -> None:
    make.make_agenda(twente)
    paths = [
        f"{AT}/2023-2026",
        f"{AT}/2023-2026/versie/1",
        f"{AT}/2023-2026/versie/1/kennisagenda.pdf",
        f"{AT}/vergelijk",
    ]
    paths += [f"{AT}/2023-2026/versie/1/opmerking"]

    found = [[client.get(path).status_code for path in paths] for client in (coordinator, Client())]

    assert found == [[200] * 5, [404] * 5]
