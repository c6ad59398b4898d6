"""A module adapted elsewhere: what goes along, what is different, what is offered back, and who hears."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

import factories as make
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.kernel.storing import bring
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.actions.modules import texts_of
from lemniscaat.knowledge.api import Change, Item, LessonText, Licence
from lemniscaat.network.api import Actor, OrganisationKind, Role, Werkplaats

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats()


@pytest.fixture
def there() -> Werkplaats:
    return make.make_werkplaats()


@pytest.fixture
def teacher(there: Werkplaats) -> Actor:
    return make.make_actor(Role.TEACHER, there)


@pytest.fixture
def source(here: Werkplaats) -> Item:
    return make.make_module("Wijkanalyse", werkplaats=here)


def texts(item: Item) -> list[LessonText]:
    module = knowledge.module_of(item)
    assert module is not None
    return texts_of(module)


def publish(item: Item, note: str = "") -> Item:
    knowledge.submit_item(actor=make.SYSTEM, item=item)
    return knowledge.publish_item(actor=make.SYSTEM, item=item, note=note)


def rewrite(item: Item, by: Actor, number: int, **otherwise: Any) -> None:
    """Write one of its lessons in another way."""
    now = texts(item)
    now[number] = replace(now[number], **otherwise)
    knowledge.write_module(actor=by, item=item, lessons=now, level=knowledge.Level.SIX)


def mails() -> dict[str, str]:
    return dict(OutgoingMail.objects.values_list("to", "subject"))


def test_adaptation_names_source_version_and_licence_and_takes_all_along(
    here: Werkplaats, there: Werkplaats, teacher: Actor
) -> None:
    source = make.make_module("Wijkanalyse", published=False, werkplaats=here)
    file = knowledge.add_file(actor=make.SYSTEM, item=source, brought=bring("kaart.pdf", [b"%PDF-1.4"]))
    now = [replace(text, files=(file.uuid,)) for text in texts(source)]
    knowledge.write_module(actor=make.SYSTEM, item=source, lessons=now)
    publish(source)

    made = knowledge.adapt_module(actor=teacher, item=source, werkplaats=there, title="Onze wijk")

    module = knowledge.module_of(made)
    assert module is not None
    assert (module.forked_from, module.taken_under) == (source.versions.get(), Licence.CC_BY)
    assert (made.title, made.licence, made.werkplaats, made.state) == (
        "Onze wijk",
        Licence.CC_BY,
        there,
        knowledge.ItemState.DRAFT,
    )
    lessons = texts(made)
    assert [(text.title, text.origin, text.teacher_notes) for text in lessons] == [
        (text.title, text.uuid, "Alleen voor docenten.") for text in texts(source)
    ]
    [copied] = made.files.all()
    assert copied.uuid != file.uuid
    assert {text.files for text in lessons} == {(copied.uuid,)}


def test_what_stands_for_teachers_goes_along_for_teachers_alone(source: Item, there: Werkplaats) -> None:
    for role, told in [(Role.TEACHER, "Alleen voor docenten."), (Role.EDITOR, "")]:
        made = knowledge.adapt_module(actor=make.make_actor(role, there), item=source, werkplaats=there)
        assert {text.teacher_notes for text in texts(made)} == {told}


@pytest.mark.parametrize("licence", Licence)
def test_licence_says_whether_and_under_what_it_is_adapted(
    licence: Licence, here: Werkplaats, there: Werkplaats
) -> None:
    source = make.make_module(werkplaats=here, licence=licence)
    editor = make.make_actor(Role.EDITOR, there)
    if licence in {Licence.UNKNOWN, Licence.CC_BY_NC_ND, Licence.RESERVED}:
        with pytest.raises(Invalid, match=r"Vraag"):
            knowledge.adapt_module(actor=editor, item=source, werkplaats=there)
        return
    made = knowledge.adapt_module(actor=editor, item=source, werkplaats=there)
    assert made.licence == licence
    if licence in {Licence.CC_BY_SA, Licence.CC_BY_NC}:
        with pytest.raises(Invalid, match=r"blijft"):
            knowledge.revise_item(actor=editor, item=made, licence=Licence.CC0)
    else:
        knowledge.revise_item(actor=editor, item=made, licence=Licence.CC_BY_SA)


def test_differences_are_told_lesson_by_lesson(
    source: Item, there: Werkplaats, teacher: Actor, sign_in: SignIn
) -> None:
    made = knowledge.adapt_module(actor=teacher, item=source, werkplaats=there)
    first, _second = texts(made)
    ours = [make.lesson("Eigen les"), replace(first, activities="Fiets door een wijk.")]
    knowledge.write_module(actor=teacher, item=made, lessons=ours)

    found = knowledge.differences_with_source(teacher, made)

    assert found is not None
    assert [(row.title, bool(row.old), bool(row.new), row.is_same) for row in found.rows] == [
        ("Eigen les", False, True, False),
        ("Kijken", True, True, False),
        ("Vragen", True, False, False),
    ]
    [part] = found.rows[1].parts
    assert part.old == {"text": "Loop door een wijk.", "marks": [[0, 4]]}
    assert part.new == {"text": "Fiets door een wijk.", "marks": [[0, 5]]}
    page = sign_in(teacher.user).get(f"/kennis/{made.slug}/verschil")
    assert (page.status_code, "Eigen les" in page.content.decode()) == (200, True)


def test_differences_go_with_a_source_that_is_withdrawn(
    source: Item, there: Werkplaats, teacher: Actor
) -> None:
    made = knowledge.adapt_module(actor=teacher, item=source, werkplaats=there)
    knowledge.withdraw_item(actor=make.SYSTEM, item=source, reason="Er staat een naam in.")

    assert knowledge.differences_with_source(teacher, made) is None
    page = knowledge.module_page(teacher, made)
    assert page is not None
    assert page.source is None


def offered(source: Item, there: Werkplaats, teacher: Actor) -> Change:
    made = knowledge.adapt_module(actor=teacher, item=source, werkplaats=there)
    rewrite(made, teacher, 0, activities="Fiets door een wijk.", hours=Decimal(3))
    lesson = knowledge.module_of(made).lessons.first()  # type: ignore[union-attr]
    return knowledge.offer_change(actor=teacher, lesson=lesson, why="Fietsen gaat verder.")


def test_accepted_change_stands_in_the_text_worked_on_and_both_hear(
    source: Item, here: Werkplaats, there: Werkplaats, teacher: Actor
) -> None:
    keeper = make.make_actor(Role.COORDINATOR, here)
    change = offered(source, there, teacher)
    assert mails() == {keeper.user.email: "Er is een wijziging aangeboden voor “Wijkanalyse”"}  # type: ignore[union-attr]
    with pytest.raises(Refused):
        knowledge.accept_change(actor=teacher, change=change)

    draft = knowledge.accept_change(actor=keeper, change=change)

    assert draft.revises == source
    assert [(text.title, text.activities, text.hours) for text in texts(draft)] == [
        ("Kijken", "Fiets door een wijk.", Decimal(3)),
        ("Vragen", "Spreek drie bewoners.", Decimal("1.5")),
    ]
    assert texts(source)[0].activities == "Loop door een wijk."
    assert mails()[teacher.user.email] == "Je wijziging is overgenomen: Kijken"  # type: ignore[union-attr]
    with pytest.raises(Conflict):
        knowledge.decline_change(actor=keeper, change=change, reason="Toch niet.")


def test_change_by_who_may_not_read_what_stands_for_teachers_leaves_that(
    source: Item, here: Werkplaats, there: Werkplaats
) -> None:
    change = offered(source, there, make.make_actor(Role.EDITOR, there))
    [row] = knowledge.changes_offered(source)
    assert [part.label for part in row.parts] == ["Uren", "Wat studenten doen"]

    draft = knowledge.accept_change(actor=make.make_actor(Role.EDITOR, here), change=change)

    assert {text.teacher_notes for text in texts(draft)} == {"Alleen voor docenten."}


def test_declined_change_keeps_its_reason_and_changes_nothing(
    source: Item, here: Werkplaats, there: Werkplaats, teacher: Actor
) -> None:
    keeper = make.make_actor(Role.EDITOR, here)
    change = offered(source, there, teacher)
    with pytest.raises(Invalid):
        knowledge.decline_change(actor=keeper, change=change, reason=" ")
    lesson = knowledge.module_of(change.adaptation).lessons.first()  # type: ignore[union-attr]
    with pytest.raises(Conflict):
        knowledge.offer_change(actor=teacher, lesson=lesson, why="Nog eens.")

    knowledge.decline_change(actor=keeper, change=change, reason="Niet iedereen fietst.")

    [row] = knowledge.changes_offered(source)
    assert (row.change.reason, row.change.answered_by, row.is_open) == (
        "Niet iedereen fietst.",
        keeper.user,
        False,
    )
    assert not Item.objects.filter(revises=source).exists()
    body = OutgoingMail.objects.get(to=teacher.user.email).body  # type: ignore[union-attr]
    assert "Niet iedereen fietst." in body


def test_who_uses_or_adapted_it_hears_of_a_new_version_once_until_she_stops(
    source: Item, there: Werkplaats, teacher: Actor
) -> None:
    school = make.make_organisation("Hogeschool Voorbeeld", kind=OrganisationKind.HOGESCHOOL)
    knowledge.adapt_module(actor=teacher, item=source, werkplaats=there)
    others = [make.make_actor(Role.TEACHER, there) for _ in range(2)]
    for actor, programme in zip(
        [teacher, *others], ["Social Work 1", "Social Work 2", "Verpleegkunde"], strict=True
    ):
        knowledge.tell_of_programme(
            actor=actor, item=source, organisation=school, programme=programme, since=clock.today()
        )

    publish(knowledge.begin_next_version(actor=make.SYSTEM, item=source), note="Nieuwe kaart.")

    told = OutgoingMail.objects.order_by("to")
    assert [mail.to for mail in told] == sorted(actor.user.email for actor in [teacher, *others])  # type: ignore[union-attr]
    assert {mail.subject for mail in told} == {"Nieuwe versie: Wijkanalyse"}
    assert all("Nieuwe kaart." in mail.body for mail in told)

    stop = told[0].headers["List-Unsubscribe"].strip("<>").partition("/mail/")[2]
    client = Client()
    assert client.get(f"/mail/{stop}").status_code == 200
    assert client.post(f"/mail/{stop}").status_code == 200
    assert client.get(f"/mail/{stop}").status_code == 404
    assert OutgoingMail.objects.count() == 2
    source.refresh_from_db()
    publish(knowledge.begin_next_version(actor=make.SYSTEM, item=source))
    assert OutgoingMail.objects.count() == 4


def test_programme_is_told_once_and_ended_by_who_told_it(
    source: Item, there: Werkplaats, teacher: Actor, sign_in: SignIn
) -> None:
    school = make.make_organisation("Hogeschool Voorbeeld", kind=OrganisationKind.HOGESCHOOL)
    client, at = sign_in(teacher.user), f"/kennis/{source.slug}"
    sent = {"organisation": school.pk, "programme": "Social Work, jaar 2", "since": "2024-09-01"}
    assert client.post(f"{at}/gebruik", sent).status_code == 302
    assert "staat er al" in client.post(f"{at}/gebruik", sent).content.decode()
    assert "Social Work, jaar 2" in Client().get(at).content.decode()
    [use] = source.programme_uses.all()

    with pytest.raises(Refused):
        knowledge.end_programme_use(actor=make.make_actor(Role.TEACHER, there), use=use)
    client.post(f"{at}/gebruik/{use.uuid}/einde")

    use.refresh_from_db()
    assert use.until == clock.today()
