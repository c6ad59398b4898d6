"""Two modules that are one: who uses, adapted or changes the one goes on with the other; in dossiers too."""

from collections.abc import Callable

import pytest
from django.test import Client

import factories as make
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import Actor, OrganisationKind, Role, Werkplaats

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Werkplaats:
    return make.make_werkplaats("daar")


@pytest.fixture
def teacher(there: Werkplaats) -> Actor:
    return make.make_actor(Role.TEACHER, there)


@pytest.fixture
def merged(there: Werkplaats, teacher: Actor) -> tuple[Item, Item, Item]:
    """A module that was merged with another, that other, and what a teacher adapted from the first, who also
    uses the other. Of the first a lesson was offered back before."""
    one, other = make.make_module("Wijkanalyse"), make.make_module("Wijk in beeld")
    school = make.make_organisation(kind=OrganisationKind.HOGESCHOOL)
    for item, programme in ((one, "Social Work"), (other, "Pedagogiek")):
        knowledge.tell_of_programme(
            actor=teacher, item=item, organisation=school, programme=programme, since=clock.today()
        )
    made = knowledge.adapt_module(actor=teacher, item=one, werkplaats=there)
    offer(made, 0, teacher)
    knowledge.submit_item(actor=make.SYSTEM, item=made)
    knowledge.publish_item(actor=make.SYSTEM, item=made)
    knowledge.merge_item(actor=make.SYSTEM, item=one, into=other, why="Zelfde lessen.")
    OutgoingMail.objects.all().delete()
    return one, other, made


def offer(made: Item, at: int, actor: Actor) -> knowledge.Change:
    lesson = list(knowledge.module_of(made).lessons.all())[at]  # type: ignore[union-attr]
    return knowledge.offer_change(actor=actor, lesson=lesson, why="Zo is het beter.")


def test_uses_adaptations_and_offers_go_on_with_the_other(
    merged: tuple[Item, Item, Item], teacher: Actor, client: Client, sign_in: Callable[..., Client]
) -> None:
    one, other, made = merged
    secretary = make.make_user(Role.SECRETARIAT)

    page = client.get(f"/kennis/{other.slug}").content.decode()
    assert [told in page for told in ("Social Work", "Pedagogiek", made.title)] == [True] * 3
    assert f'href="/kennis/{other.slug}"' in client.get(f"/kennis/{made.slug}").content.decode()
    assert client.get(f"/kennis/{made.slug}/verschil").status_code == 200
    assert offer(made, 1, teacher).source == other
    keeper = sign_in(secretary)
    assert "(2)" in keeper.get(f"/kennis/{other.slug}").content.decode()
    rows = knowledge.changes_offered(other)
    assert [row.change.source for row in rows] == [other, one]
    for row in rows:
        answer = keeper.post(f"/kennis/{other.slug}/aangeboden", {"change": row.change.uuid, "act": "accept"})
        assert answer.status_code == 302
    working = Item.objects.get(revises=other)
    assert [lesson.title for lesson in knowledge.module_of(working).lessons.all()] == [  # type: ignore[union-attr]
        "Kijken", "Vragen", "Vragen", "Kijken"
    ]  # fmt: skip
    [use] = [use for use in knowledge.programmes(other) if use.programme == "Social Work"]
    sign_in(teacher.user).post(f"/kennis/{other.slug}/gebruik/{use.uuid}/einde")
    use.refresh_from_db()
    assert use.until == clock.today()


def test_who_used_either_hears_once_of_the_next_version(merged: tuple[Item, Item, Item]) -> None:
    one, other, _made = merged
    copy = knowledge.begin_next_version(actor=make.SYSTEM, item=other)
    knowledge.submit_item(actor=make.SYSTEM, item=copy)
    knowledge.publish_item(actor=make.SYSTEM, item=copy)
    assert OutgoingMail.objects.filter(subject="Nieuwe versie: Wijk in beeld").count() == 1

    knowledge.separate_item(actor=make.SYSTEM, item=one)
    assert [use.programme for use in knowledge.programmes(other)] == ["Pedagogiek"]


def test_a_draft_that_was_merged_gives_its_lessons_to_nobody(client: Client) -> None:
    draft, other = make.make_module("Geheim", published=False), make.make_module("Wijk in beeld")
    slug = draft.slug
    knowledge.merge_item(actor=make.SYSTEM, item=draft, into=other, why="Zelfde lessen.")

    doors = {door: client.get(f"/kennis/{slug}{door}") for door in ("", "/lessen.zip", ".bib")}
    assert {door: (answer.status_code, answer["Location"]) for door, answer in doors.items()} == {
        door: (302, f"/kennis/{other.slug}{door}") for door in doors
    }
    closed = ("/verschil", "/versies/1", "/lessen", "/aangeboden")
    assert {client.get(f"/kennis/{slug}{door}").status_code for door in closed} <= {302, 404}


def test_a_module_is_not_merged_with_what_has_no_lessons() -> None:
    module, report = make.make_module("Wijkanalyse"), make.make_item("Wijkanalyse")
    with pytest.raises(Invalid):
        knowledge.merge_item(actor=make.SYSTEM, item=module, into=report, why="Zelfde.")
    knowledge.merge_item(actor=make.SYSTEM, item=report, into=module, why="Zelfde.")


def test_dossier_with_both_has_one_to_read_and_keeps_the_words(client: Client) -> None:
    one, other = make.make_item("Samen eten"), make.make_item("Samen eten!")
    dossier = knowledge.draft_dossier(actor=make.SYSTEM, title="Eten")
    knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=one, words="Lees dit eerst.")
    knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=other, words="En dan dit.")
    knowledge.submit_dossier(actor=make.SYSTEM, dossier=dossier)
    knowledge.publish_dossier(actor=make.SYSTEM, dossier=dossier)

    knowledge.merge_item(actor=make.SYSTEM, item=one, into=other, why="Zelfde.")

    page = client.get("/dossiers/eten").content.decode()
    assert [page.count(told) for told in (f"/kennis/{other.slug}", "Lees dit eerst.", "En dan dit.")] == [
        1
    ] * 3
    assert [row.n_items for row in knowledge.dossiers()] == [1]
    knowledge.renew_dossier(actor=make.SYSTEM, dossier=dossier)
    with pytest.raises(Conflict):
        knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, item=other)
