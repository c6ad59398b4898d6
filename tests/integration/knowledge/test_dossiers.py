"""A dossier: who may do what with it in which state, what its readers see, and what going out records."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.circulation import api as circulation
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Dossier, DossierState
from lemniscaat.network.api import VISITOR, Actor, Role, User, Werkplaats, actor_of
from multiplying import multiply

pytestmark = pytest.mark.django_db

EDITS = {"maker", "editor", "coordinator"}
SECOND = EDITS - {"maker"}
TABLE = {
    "revise": ("draft", EDITS),
    "add": ("draft", EDITS),
    "write": ("draft", EDITS),
    "order": ("draft", EDITS),
    "remove": ("draft", EDITS),
    "submit": ("draft", EDITS),
    "send back": ("in_review", EDITS),
    "publish": ("in_review", SECOND),
    "renew": ("published", EDITS),
    "withdraw": ("published", EDITS),
}
"""Act → the one state in which it can be done, and by whom; anything else is refused, or too late."""

READERS = {"draft": EDITS, "in_review": EDITS, "published": None, "withdrawn": None}
"""Who finds something at its address; None is everyone."""

VERBS: dict[str, Callable[[Actor, Dossier], Any]] = {
    "revise": lambda who, row: knowledge.revise_dossier(actor=who, dossier=row, title="Anders"),
    "add": lambda who, row: knowledge.add_to_dossier(actor=who, dossier=row, words="Lees ook dit."),
    "write": lambda who, row: knowledge.write_in_dossier(
        actor=who, entry=row.entries.all()[0], heading="Eerst", words="Hier begin je."
    ),
    "order": lambda who, row: knowledge.order_dossier(actor=who, dossier=row, uuids=[]),
    "remove": lambda who, row: knowledge.remove_from_dossier(actor=who, entry=row.entries.all()[0]),
    "submit": lambda who, row: knowledge.submit_dossier(actor=who, dossier=row),
    "send back": lambda who, row: knowledge.send_back_dossier(actor=who, dossier=row),
    "publish": lambda who, row: knowledge.publish_dossier(actor=who, dossier=row),
    "renew": lambda who, row: knowledge.renew_dossier(actor=who, dossier=row),
    "withdraw": lambda who, row: knowledge.withdraw_dossier(actor=who, dossier=row, reason="Verouderd."),
}

DOORS = {
    "submit": "indienen",
    "send back": "terugsturen",
    "publish": "publiceren",
    "renew": "vernieuwen",
    "withdraw": "intrekken",
    "add": "inhoud",
}
"""The same in the back office."""


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats("oost")


@pytest.fixture
def people(here: Werkplaats) -> dict[str, User | None]:
    there, office = make.make_werkplaats("west"), make.make_organisation()
    return {
        "maker": make.make_user(Role.EDITOR, here),
        "editor": make.make_user(Role.EDITOR, here),
        "coordinator": make.make_user(Role.COORDINATOR, here),
        "coordinator elsewhere": make.make_user(Role.COORDINATOR, there),
        "editor elsewhere": make.make_user(Role.EDITOR, there),
        "member": make.make_user(Role.MEMBER, here),
        "teacher": make.make_user(Role.TEACHER, here),
        "partner": make.make_user(Role.PARTNER, here, office),
        "secretariat": make.make_user(Role.SECRETARIAT),
        "knowledge partner": make.make_user(Role.KNOWLEDGE_PARTNER, None, office),
        "funder": make.make_user(Role.FUNDER),
        "visitor": None,
    }


def as_actor(user: User | None) -> Actor:
    return actor_of(user) if user else VISITOR


def make_dossier(
    title: str = "Geld", state: str = "draft", *, maker: Actor = make.SYSTEM, **fields: Any
) -> Dossier:
    """A dossier with one thing to read, in this state."""
    dossier = knowledge.draft_dossier(actor=maker, title=title, **fields)
    item = make.make_item(f"Verslag bij {title}")
    knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=item, words="Begin hier.")
    if state != "draft":
        knowledge.submit_dossier(actor=make.SYSTEM, dossier=dossier)
    if state in {"published", "withdrawn"}:
        knowledge.publish_dossier(actor=make.SYSTEM, dossier=dossier)
    if state == "withdrawn":
        knowledge.withdraw_dossier(actor=make.SYSTEM, dossier=dossier, reason="Het klopt niet meer.")
    return dossier


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(act: str, user: User | None, row: Dossier) -> str:
    with undone():
        try:
            VERBS[act](as_actor(user), Dossier.objects.get(pk=row.pk))
        except LemniscaatError as error:
            return type(error).__name__
        return "done"


def expected(act: str, who: str, state: str) -> str:
    allowed_in, by = TABLE[act]
    if who not in by:
        return "Refused"
    return "done" if state == allowed_in else "Conflict"


@pytest.mark.parametrize("state", DossierState.values)
def test_acts_are_for_those_who_may_in_the_state_they_belong_to(
    here: Werkplaats, people: dict[str, User | None], state: str
) -> None:
    row = make_dossier(state=state, maker=as_actor(people["maker"]), werkplaats=here)
    tried = {(act, who): outcome(act, user, row) for act in TABLE for who, user in people.items()}
    assert tried == {(act, who): expected(act, who, state) for act in TABLE for who in people}


@pytest.mark.parametrize("state", DossierState.values)
def test_doors_open_for_those_who_may_and_in_no_other_state(
    here: Werkplaats, people: dict[str, User | None], state: str, sign_in: Callable[..., Client]
) -> None:
    row = make_dossier(state=state, maker=as_actor(people["maker"]), werkplaats=here)

    def through(act: str, browser: Client) -> str:
        with undone():
            before = Dossier.objects.get(pk=row.pk).state, row.entries.count()
            answer = browser.post(
                f"/beheer/dossiers/edit/{row.pk}/{DOORS[act]}/", {"do": "words", "reason": "Verouderd."}
            )
            if answer.status_code == 404 or "/login" in answer.get("Location", ""):
                return "Refused"
            return "no" if (Dossier.objects.get(pk=row.pk).state, row.entries.count()) == before else "done"

    for who in ("maker", "coordinator", "coordinator elsewhere", "member", "secretariat", "visitor"):
        user = people[who]
        browser = sign_in(user) if user else Client()
        told = {act: through(act, browser) for act in DOORS}
        hers = who in EDITS
        assert (who, told) == (
            who,
            {
                act: "Refused" if not hers else "done" if expected(act, who, state) == "done" else "no"
                for act in DOORS
            },
        )


def test_what_is_not_published_reaches_only_its_own_editors_by_any_door(
    here: Werkplaats, people: dict[str, User | None], sign_in: Callable[..., Client]
) -> None:
    rows = {
        state: make_dossier(
            f"Titel{number}zegtniets", state, maker=as_actor(people["maker"]), werkplaats=here
        )
        for number, state in enumerate(READERS)
    }
    discovery.rebuild()
    item = rows["draft"].entries.all()[0].item
    assert item is not None
    knowledge.add_to_dossier(actor=make.SYSTEM, dossier=rows["draft"], item=make.make_item())
    for who, user in people.items():
        browser = sign_in(user) if user else Client()
        for state, row in rows.items():
            page = browser.get(f"/dossiers/{row.slug}")
            readers = READERS[state]
            may = readers is None or who in readers
            status = {True: 410 if state == "withdrawn" else 200, False: 404}[may]
            assert (who, state, page.status_code) == (who, state, status)
            if not may:
                assert row.title not in page.content.decode()
            listed = browser.get("/dossiers/").content.decode()
            assert (row.title in listed) == (state == "published")
            lasting = browser.get(f"/id/dossier/{row.uuid}")
            assert (state, lasting.status_code) == (state, 303 if state == "published" else 404)
            found = [hit.title for hit in discovery.search(row.title).hits]
            assert (row.title in found) == (state == "published")
            standing = browser.get(f"/kennis/{row.entries.all()[0].item.slug}").content.decode()
            assert (row.title in standing.replace("Verslag bij " + row.title, "")) == (state == "published")


def test_item_that_is_withdrawn_later_keeps_its_place_and_says_so(client: Client) -> None:
    dossier = knowledge.draft_dossier(actor=make.SYSTEM, title="Samen leren")
    items = [
        make.make_item(title, werkplaats=place) for title, place in [("Blijft", None), ("Gaat weg", None)]
    ]
    for item in items:
        knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=item)
    knowledge.submit_dossier(actor=make.SYSTEM, dossier=dossier)
    knowledge.publish_dossier(actor=make.SYSTEM, dossier=dossier)
    knowledge.withdraw_item(actor=make.SYSTEM, item=items[1], reason="De cijfers kloppen niet.")

    page = client.get("/dossiers/samen-leren").content.decode()

    assert page.index("Blijft") < page.index("Gaat weg") < page.index("De cijfers kloppen niet.")
    assert [row.n_items for row in knowledge.dossiers()] == [1]


def test_only_what_everyone_may_read_is_chosen_and_once() -> None:
    dossier = knowledge.draft_dossier(actor=make.SYSTEM, title="Geld")
    item = make.make_item()
    knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=item)
    with pytest.raises(Invalid):
        knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=make.make_item(published=False))
    with pytest.raises(Conflict):
        knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=item)
    empty = knowledge.draft_dossier(actor=make.SYSTEM, title="Leeg")
    knowledge.add_to_dossier(actor=make.SYSTEM, dossier=empty, words="Later meer.")
    with pytest.raises(Invalid):
        knowledge.submit_dossier(actor=make.SYSTEM, dossier=empty)


def test_each_publication_about_an_issue_is_one_step_of_communicating(here: Werkplaats) -> None:
    issue = make.make_issue("Geldzorgen")
    make_dossier("Zonder kwestie", "published")
    dossier = make_dossier("Met kwestie", "published", issue=issue, werkplaats=here)
    told = [
        (step.activity, step.subject_kind, step.subject_label, step.werkplaats)
        for step in circulation.Step.objects.all()
    ]
    assert told == [(circulation.Activity.COMMUNICATE, "dossier", "Met kwestie", here)]

    knowledge.renew_dossier(actor=make.SYSTEM, dossier=dossier)
    knowledge.submit_dossier(actor=make.SYSTEM, dossier=dossier)
    knowledge.publish_dossier(actor=make.SYSTEM, dossier=dossier)

    assert [step.cause for step in circulation.Step.objects.order_by("pk")] == [
        f"dossier:{dossier.uuid}:1",
        f"dossier:{dossier.uuid}:2",
    ]
    assert dossier.slug == "met-kwestie"
    journey = circulation.journey_of("issue", issue.uuid)
    assert journey is not None
    assert journey.phase == circulation.Phase.VERSPREIDEN


def test_parts_are_put_in_order_and_nothing_typed_is_lost(
    here: Werkplaats, people: dict[str, User | None], sign_in: Callable[..., Client]
) -> None:
    maker = people["maker"]
    assert maker is not None
    browser = sign_in(maker)
    browser.post(
        "/beheer/dossiers/new/", {"werkplaats": here.pk, "title": "Rondkomen", "lead": "Voor wie belt."}
    )
    row = Dossier.objects.get(title="Rondkomen")
    own, other = make.make_item("Eigen verslag", werkplaats=here), make.make_item("Landelijk verslag")
    make.make_item("Nog niet verslag", published=False, werkplaats=here)
    door = f"/beheer/dossiers/edit/{row.pk}/inhoud/"

    looked = browser.post(door, {"do": "look", "q": "verslag"})
    found = browser.get(looked["Location"].split("#")[0]).context["found"]
    assert sorted(str(item) for item, _chosen in found) == ["Eigen verslag", "Landelijk verslag"]
    for item in (own, other):
        browser.post(door, {"do": f"add:{item.uuid}"})
    first, second = row.entries.all()
    browser.post(
        door,
        {"do": f"up:{second.uuid}", f"heading-{first.uuid}": "Daarna", f"words-{first.uuid}": "Lees dit."},
    )
    browser.post(door, {"do": "words"})
    browser.post(door, {"do": f"remove:{row.entries.last().uuid}"})
    browser.post(door, {"do": "add:geen-uuid"})

    assert [(str(part.item), part.heading, part.words) for part in row.entries.all()] == [
        ("Landelijk verslag", "", ""),
        ("Eigen verslag", "Daarna", "Lees dit."),
    ]


def test_pages_ask_as_often_for_many_parts_as_for_one(client: Client, queries: Callable[..., int]) -> None:
    dossier = make_dossier("Geld", "published", issue=make.make_issue())
    part = dossier.entries.all()[0]
    asked = []
    for more in (0, 2, 297):
        slugs = [f"nog-{more}-{at}" for at in range(more)]
        multiply(part, more, item_id=[item.pk for item in multiply(part.item, more, slug=slugs)])
        multiply(dossier, more, slug=slugs)
        asked.append([queries(lambda url=url: client.get(url)) for url in ("/dossiers/", "/dossiers/geld")])
    assert asked == [[2, 2]] * 3
