"""Telling what was applied: who may, for whom, what becomes of it, and taking it off the website."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel.errors import Conflict, LemniscaatError, Refused
from lemniscaat.kernel.models import Changed, Job
from lemniscaat.kernel.privacy import PersonalDataFound
from lemniscaat.knowledge.api import Item
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Use, UseState
from lemniscaat.network.api import VISITOR, Organisation, Partnership, Role, User, Werkplaats, actor_of
from people import PEOPLE, one_of_each, undone

pytestmark = pytest.mark.django_db

TELLS = ["coordinator", "editor", "member", "partner", "teacher"]
KEEPS = ["coordinator", "editor"]
SAID = {"place": "Een buurthuis", "headline": "We vroegen naar geld", "result": "Zes mensen kwamen terug."}


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats("hier")


@pytest.fixture
def users(here: Werkplaats) -> dict[str, User | None]:
    return one_of_each(here)


@pytest.fixture
def office(here: Werkplaats, users: dict[str, User | None]) -> Organisation:
    """The organisation of the partner."""
    return Partnership.objects.filter(werkplaats=here).first().organisation


@pytest.fixture
def item() -> Item:
    return make.make_item()


def test_who_may_tell_and_keep_through_every_door(
    here: Werkplaats,
    users: dict[str, User | None],
    office: Organisation,
    item: Item,
    sign_in: Callable[..., Client],
) -> None:
    use = make.make_use(item, here)
    off = learning.take_off_use(actor=make.SYSTEM, use=make.make_use(item, here), reason="Dubbel.")
    typed = {**SAID, "werkplaats": here.slug, "organisation": office.slug}
    page, desk = f"/kennis/{item.slug}/toegepast", "/bureau/hier/toegepast"
    tried: dict[str, Callable[..., object]] = {
        "tell": lambda actor, _: learning.register_use(
            actor=actor, item=item, werkplaats=here, organisation=office, **SAID
        ),
        "tell on the page": lambda _, client: client.post(page, typed),
        "take off": lambda actor, _: learning.take_off_use(actor=actor, use=use, reason="Klopt niet."),
        "take off at the desk": lambda _, client: client.post(
            f"{desk}/{use.uuid}/haal-weg", {"reason": "Klopt niet."}
        ),
        "put back": lambda actor, _: learning.put_back_use(actor=actor, use=off),
        "put back at the desk": lambda _, client: client.post(f"{desk}/{off.uuid}/zet-terug"),
    }
    did: dict[str, list[str]] = {door: [] for door in tried}
    readers = []
    for name, user in users.items():
        actor, client = (actor_of(user), sign_in(user)) if user else (VISITOR, Client())
        if client.get(desk).status_code == 200:
            readers.append(name)
        for door, perform in tried.items():
            with undone():
                before = learning.uses().count()
                try:
                    with transaction.atomic():
                        perform(actor, client)
                except LemniscaatError:
                    pass
                if learning.uses().count() != before:
                    did[door].append(name)
            for each in (use, off):
                each.refresh_from_db()

    assert readers == KEEPS
    assert did == {door: TELLS if door.startswith("tell") else KEEPS for door in tried}
    assert set(TELLS) < set(PEOPLE)


def test_who_edits_nowhere_tells_for_those_that_take_part_and_a_partner_for_its_own(
    here: Werkplaats, office: Organisation, item: Item
) -> None:
    other, stranger = make.make_organisation(), make.make_organisation()
    make.join(here, other)
    member, partner = make.make_actor(Role.MEMBER, here), make.make_actor(Role.PARTNER, here, office)
    allowed = {
        (actor is partner, organisation.pk): _may(actor, here, organisation, item)
        for actor in (member, partner)
        for organisation in (office, other, stranger)
    }
    assert allowed == {
        (False, office.pk): True,
        (False, other.pk): True,
        (False, stranger.pk): False,
        (True, office.pk): True,
        (True, other.pk): False,
        (True, stranger.pk): False,
    }


def _may(actor: object, here: Werkplaats, organisation: Organisation, item: Item) -> bool:
    try:
        learning.register_use(actor=actor, item=item, werkplaats=here, organisation=organisation, **SAID)
    except Refused:
        return False
    return True


def test_what_is_taken_off_is_nowhere_and_its_step_is_undone_until_it_is_put_back(
    here: Werkplaats, item: Item, client: Client
) -> None:
    question = make.make_question(werkplaats=here)
    use = make.make_use(item, here, question=question, headline="Een zin die nergens anders staat")
    pages = [f"/kennis/{item.slug}", f"/vragen/{question.slug}", "/"]

    def found() -> tuple[list[bool], list[str], int, bool]:
        shown = [use.headline in client.get(page).content.decode() for page in pages]
        standing = circulation.steps_of_question(VISITOR, question.uuid).standing()
        told = Job.objects.filter(key=f"use:{use.uuid}").exists()
        return shown, [step.activity for step in standing], learning.uses_of_item(item).count(), told

    before = found()
    Changed.objects.all().delete()
    learning.take_off_use(actor=make.SYSTEM, use=use, reason="Klopt niet.")
    assert Changed.objects.filter(uuid=item.uuid).exists()
    gone = found()
    with pytest.raises(Conflict):
        learning.take_off_use(actor=make.SYSTEM, use=Use.objects.get(), reason="Klopt niet.")
    learning.put_back_use(actor=make.SYSTEM, use=use)

    assert (before[0], before[2], before[3]) == ([True, True, True], 1, True)
    assert (gone[0], gone[2], gone[3]) == ([False, False, False], 0, False)
    assert gone[1] == [activity for activity in before[1] if activity != "apply"]
    assert found()[:3] == before[:3]
    assert Use.objects.get().state == UseState.SHOWN


def test_a_form_with_something_amiss_loses_nothing(
    here: Werkplaats,
    users: dict[str, User | None],
    office: Organisation,
    item: Item,
    sign_in: Callable[..., Client],
) -> None:
    client, page = sign_in(users["member"]), f"/kennis/{item.slug}/toegepast"
    typed = {**SAID, "werkplaats": here.slug, "organisation": office.slug, "figure": "6 van 8"}
    secret = "Mevrouw Jansen kwam terug, bel 06-12345678."

    empty = client.post(page, {**typed, "result": ""})
    private = client.post(page, {**typed, "result": secret})
    assert (empty.status_code, private.status_code, Use.objects.count()) == (422, 422, 0)
    assert all(word in empty.content.decode() for word in (SAID["headline"], "6 van 8"))
    assert secret in private.content.decode().replace("&#x27;", "'")
    with pytest.raises(PersonalDataFound):
        learning.register_use(
            actor=make.SYSTEM, item=item, werkplaats=here, organisation=office, **{**SAID, "result": secret}
        )

    done = client.post(page, {**typed, "again": "yes"})
    use = Use.objects.get()
    assert done.url == f"/kennis/{item.slug}#toepassing-{use.uuid}"
    assert (use.figure, use.again, use.organisation) == ("6 van 8", True, office)


def test_the_desk_asks_as_often_for_one_as_for_many(
    here: Werkplaats, item: Item, sign_in: Callable[..., Client], queries: Callable[..., int]
) -> None:
    client = sign_in(make.make_user(Role.COORDINATOR, here))
    make.make_use(item, here)
    one = queries(lambda: client.get("/bureau/hier/toegepast"))
    for _ in range(3):
        make.make_use(make.make_item(), here)
    assert queries(lambda: client.get("/bureau/hier/toegepast")) == one
