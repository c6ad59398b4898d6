"""At every door where somebody types what others read, what may be personal is asked of first and stays only
with a reason, which the act keeps. The doors of knowledge stand in a test of their own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

import factories as make
from deciding import stays
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AgendaState
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock, work
from lemniscaat.learning import api as learning
from lemniscaat.network.api import AuditEvent, Perspective, Role, User, Werkplaats

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

NUMBER = "06-12345678"
TEXT = f"Bel {NUMBER}."
DAY = (clock.today() + timedelta(days=7)).isoformat()
Sent = tuple[str, dict[str, Any]]
Door = Callable[["World"], Sent]


class World:
    """A werkplaats with its coordinator, who is the secretariat too, and what stands there."""

    def __init__(self) -> None:
        self.here: Werkplaats = make.make_werkplaats("hier")
        self.user: User = make.make_user(Role.COORDINATOR, self.here)
        self.office: User = make.make_user(Role.SECRETARIAT)

    def question(self) -> agenda.Question:
        return make.make_question(werkplaats=self.here)


def desk(act: str, field: str = "text", **more: Any) -> Door:
    def door(world: World) -> Sent:
        question = make.make_question(werkplaats=world.here, published=False)
        question.refresh_from_db()
        sent = {"revision": question.revision, field: TEXT, **more}
        return f"/bureau/hier/{question.number}/{act}", sent

    return door


def plan(world: World, state: AgendaState = AgendaState.DRAFT) -> agenda.Agenda:
    return make.make_agenda(world.here, "Hoe dan?", state=state)


def of_agenda(path: str, **sent: Any) -> Door:
    def door(world: World) -> Sent:
        plan(world)
        return f"/bureau/hier/agenda/2023-2026/1/{path}", sent

    return door


def remark(world: World) -> Sent:
    plan(world, AgendaState.CONSULTATION)
    return "/werkplaatsen/hier/kennisagenda/2023-2026/versie/1/opmerking", {
        "text": TEXT, "perspective": Perspective.PRACTICE
    }  # fmt: skip


def reply(world: World) -> Sent:
    found = plan(world, AgendaState.CONSULTATION)
    said = agenda.type_in_remark(
        actor=make.SYSTEM, agenda=found, text="Denk aan jongeren.", perspective=Perspective.POLICY
    )
    sent = {"uuid": said.uuid, "act": "reply", "text": TEXT}
    return "/bureau/hier/agenda/2023-2026/1/opmerkingen", sent


def a_round(_world: World) -> Sent:
    sent = {"title": "Wat eerst?", "question": TEXT, "points": 6, "audience": "everyone", "closes_on": DAY}
    return "/bureau/hier/rondes/nieuw", sent


def over(world: World) -> Sent:
    institute = make.make_organisation(is_national=True, slug="instituut")
    sent = {"to": f"o-{institute.slug}", "hope": TEXT, "deadline": DAY}
    return f"/bureau/hier/{world.question().number}/draag-over", sent


def crossing(act: str, field: str, *, accepted: bool = False) -> Door:
    def door(world: World) -> Sent:
        item = make.make_item(werkplaats=make.make_werkplaats("daar"))
        handover = circulation.offer_handover(
            actor=make.SYSTEM, werkplaats=item.werkplaats, subject=("item", item.uuid, item.title),
            hope="Een oordeel.", deadline=clock.today(), to_werkplaats=world.here,
        )  # fmt: skip
        if accepted:
            circulation.accept_handover(actor=make.SYSTEM, handover=handover)
        return f"/bureau/hier/oversteek/{handover.uuid}/{act}", {field: TEXT}

    return door


def project(path: str, *, runs: bool = False, **sent: Any) -> Door:
    def door(world: World) -> Sent:
        made = make.make_project(world.here, "Samen", summary="Eten.")
        if runs:
            learning.start_project(actor=make.SYSTEM, project=made)
        return f"/projecten/{made.slug}/{path}", sent

    return door


def circle(path: str, **sent: Any) -> Door:
    def door(world: World) -> Sent:
        made = make.make_circle(world.here, "Kring", purpose="Leren.")
        return f"/leerkringen/{made.slug}{path}", sent

    return door


def written_up(world: World) -> Sent:
    made = make.make_circle(world.here, "Kring")
    past = clock.now() - timedelta(days=1)
    held = learning.plan_gathering(actor=make.SYSTEM, circle=made, at=past)
    return f"/leerkringen/kring/bijeenkomsten/{held.uuid}", {
        "act": "verslag",
        "report": TEXT,
        "as_read": held.mark,
    }


def used(world: World) -> Sent:
    item, welfare = make.make_item("Eten"), make.make_organisation("Welzijn", slug="welzijn")
    make.join(world.here, welfare)
    where = {"werkplaats": "hier", "organisation": "welzijn", "place": "Wijk"}
    said = {"headline": "Eten", "result": TEXT, "perspective": Perspective.PRACTICE}
    return f"/kennis/{item.slug}/toegepast", where | said


def taken_off(world: World) -> Sent:
    use = make.make_use(make.make_item(), world.here)
    return f"/bureau/hier/toegepast/{use.uuid}/haal-weg", {"reason": TEXT}


def nationally(world: World) -> Sent:
    issue = make.make_issue("Wachten")
    for _number in range(3):
        question = make.make_question(werkplaats=make.make_werkplaats())
        agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
    while work.run_due_jobs(by="test"):
        pass
    item = agenda.national_items(make.SYSTEM).get()
    return f"/bureau/landelijk/kennisagenda/{item.uuid}/zet-erop", {"reason": TEXT}


DOORS: dict[str, Door] = {
    "talk": desk("gesprek", "note"),
    "write": desk("schrijf"),
    "propose": desk("leg-voor"),
    "settle": desk("scherp"),
    "new issue": desk("nieuwe-kwestie", title="Rouw"),
    "answer": desk("beantwoord"),
    "decline": desk("wijs-af"),
    "mission": of_agenda("doe/opdracht", mission=TEXT),
    "theme": of_agenda("thema/nieuw", title=TEXT, is_chosen="1"),
    "line": of_agenda("lijn/nieuw", title=TEXT),
    "programme": of_agenda("programma/nieuw", title=TEXT),
    "remark": remark,
    "reply": reply,
    "round": a_round,
    "hand over": over,
    "accept": crossing("neem-aan", "reason"),
    "turn down": crossing("wijs-af", "reason"),
    "give back": crossing("geef-terug", "became", accepted=True),
    "new project": lambda _world: ("/werkplaatsen/hier/projecten/nieuw", {"title": TEXT, "summary": "Eten."}),
    "project": project("wijzig", title=TEXT, summary="Eten."),
    "progress": project("werk", act="voortgang", text=TEXT),
    "end of a project": project("einde", runs=True, act="afronden", **{"geleerd-text": TEXT}),
    "students": project("rondes/nieuw", name="Jaar 3", task=TEXT, since=DAY),
    "new circle": lambda _world: (
        "/werkplaatsen/hier/leerkringen/nieuw",
        {"name": "Kring", "label": "leerkring", "joining": "open", "purpose": TEXT},
    ),
    "circle": circle("/wijzig", name="Kring", label="leerkring", joining="open", purpose=TEXT),
    "gathering": circle("/bijeenkomsten/nieuw", day=DAY, begins="10:00", programme=TEXT),
    "written up": written_up,
    "insight": circle("/inzichten/nieuw", title="Zo.", tried=TEXT),
    "hand-over of a circle": circle("/sluiten", hand_over=TEXT),
    "use": used,
    "taking off": taken_off,
    "nationally": nationally,
}


def let_stand() -> list[dict[str, Any]]:
    """What the audit says may stay."""
    noted = [change for event in AuditEvent.objects.all() for change in event.changes]
    return [change["fields"] for change in noted if change["change"] == "let stand"]


@pytest.mark.parametrize("name", DOORS)
def test_words_stay_with_a_reason_that_is_kept(name: str, sign_in: Callable[..., Client]) -> None:
    world = World()
    address, sent = DOORS[name](world)
    browser = sign_in(world.office if "landelijk" in address else world.user)

    refused = browser.post(address, sent)
    page = refused.content.decode()
    assert (refused.status_code, len(stays(page)), NUMBER in page) == (422, 1, True)
    assert browser.post(address, sent | stays(page, "")).status_code == 422
    assert let_stand() == []
    assert browser.post(address, sent | stays(page, "niemand")).status_code == 302
    assert {"phone": ["", "no_person"]} in let_stand()
    assert [NUMBER for row in let_stand() if NUMBER in str(row)] == []
