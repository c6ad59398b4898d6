"""A module: lessons written in order, kept with each version, and what stands for teachers."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

import factories as make
from lemniscaat.kernel.documents import closed_documents, documents
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.actions.modules import mark_of
from lemniscaat.knowledge.api import Item, LessonText
from lemniscaat.network.api import VISITOR, AuditEvent, Role, Werkplaats

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def stands(item: Item) -> list[tuple[str, Decimal]]:
    module = knowledge.module_of(item)
    assert module is not None
    return [(lesson.title, lesson.hours) for lesson in module.lessons.all()]


def test_lessons_are_written_in_order_and_their_hours_added_up() -> None:
    item = make.make_module(published=False)
    module = knowledge.module_of(item)
    assert module is not None
    first, second = module.lessons.all()
    assert (module.hours, module.competence_lines) == (Decimal(3), ["Je luistert.", "Je ordent."])

    again = LessonText("Vragen", Decimal(2), uuid=second.uuid)
    knowledge.write_module(actor=make.SYSTEM, item=item, lessons=[again, make.lesson("Ordenen")])

    assert stands(item) == [("Vragen", Decimal(2)), ("Ordenen", Decimal("1.5"))]
    module.refresh_from_db()
    assert module.hours == Decimal("3.5")
    assert module.lessons.first().uuid == second.uuid
    assert not module.lessons.filter(uuid=first.uuid).exists()


def test_lessons_belong_to_education_have_a_title_and_an_end() -> None:
    report = make.make_item(published=False)
    module = make.make_module(published=False)
    for item, lessons in [
        (report, [make.lesson("Kijken")]),
        (module, [make.lesson(" ")]),
        (module, [make.lesson("Lang", "x" * 20_001)]),
        (module, [make.lesson("Les")] * 61),
    ]:
        with pytest.raises(Invalid):
            knowledge.write_module(actor=make.SYSTEM, item=item, lessons=lessons)
    assert [title for title, _ in stands(module)] == ["Kijken", "Vragen"]


def test_lessons_of_what_is_published_stay_and_each_version_keeps_its_own() -> None:
    item = make.make_module()
    with pytest.raises(Conflict):
        knowledge.write_module(actor=make.SYSTEM, item=item, lessons=[])

    kept = item.versions.get().module
    assert [(text.title, text.hours, text.teacher_notes) for text in kept.texts()] == [
        ("Kijken", Decimal("1.5"), ""),
        ("Vragen", Decimal("1.5"), ""),
    ]
    assert sorted(kept.notes.values()) == ["Alleen voor docenten."] * 2


def test_of_two_who_write_at_once_the_second_hears_it() -> None:
    item = make.make_module(published=False)
    as_read = mark_of(knowledge.module_of(item))
    knowledge.write_module(actor=make.SYSTEM, item=item, lessons=[make.lesson("Eerst")], as_read=as_read)

    with pytest.raises(Conflict):
        knowledge.write_module(actor=make.SYSTEM, item=item, lessons=[make.lesson("Dan")], as_read=as_read)

    assert [title for title, _ in stands(item)] == ["Eerst"]


def test_events_do_not_tell_what_stands_for_teachers() -> None:
    make.make_module()
    assert "Alleen voor docenten." not in str(list(AuditEvent.objects.values_list("changes", flat=True)))


def typed(page: Any, **changed: str) -> dict[str, Any]:
    """What a browser sends of a form with lessons, with these fields typed over; `new` is the last."""
    form = page.context["form"]
    sent: dict[str, Any] = {"as_read": form.mark, "lesson": form.keys}
    for each in form:
        value = each.value()
        if value not in (None, "", False):
            sent[each.html_name] = value
    return sent | changed


DOORS = {
    "site": lambda item: f"/kennis/{item.slug}/lessen",
    "back office": lambda item: f"/beheer/kennis/edit/{item.pk}/lessen/",
}


@pytest.mark.parametrize("door", DOORS)
def test_lessons_are_added_moved_and_taken_away_and_what_was_typed_stays(door: str, sign_in: SignIn) -> None:
    here = make.make_werkplaats()
    editor = make.make_user(Role.EDITOR, here)
    item = make.make_module(published=False, werkplaats=here)
    client, at = sign_in(editor), DOORS[door](item)
    opened = client.get(at)
    first, second = opened.context["form"].keys

    wrong = client.post(at, typed(opened, **{"activities-new": "Zonder titel", f"hours-{first}": "veel"}))
    assert set(wrong.context["form"].errors) == {"title-new", f"hours-{first}"}
    assert "Zonder titel" in wrong.content.decode()
    assert "veel" in wrong.content.decode()

    client.post(at, typed(opened, **{"title-new": "Ordenen", "hours-new": "2,5", "move": f"down {first}"}))
    assert [title for title, _ in stands(item)] == ["Vragen", "Kijken", "Ordenen"]
    assert stands(item)[2][1] == Decimal("2.5")

    late = client.post(at, typed(opened, **{f"title-{second}": "Te laat"}))
    assert "Te laat" in late.content.decode()
    assert [title for title, _ in stands(item)] == ["Vragen", "Kijken", "Ordenen"]

    client.post(at, typed(client.get(at), **{f"remove-{second}": "on"}))
    assert [title for title, _ in stands(item)] == ["Kijken", "Ordenen"]


def test_lessons_are_found_and_what_stands_for_teachers_is_not() -> None:
    published, draft = (
        make.make_module(),
        make.make_module(published=False, werkplaats=make.make_werkplaats()),
    )
    told = [*documents["item"].load([published.uuid])]
    told += [document for _owner, document in closed_documents["item"].load([draft.uuid])]
    words = [" ".join(passage.text for passage in document.passages) for document in told]
    assert ["Loop door een wijk." in text for text in words] == [True, True]
    assert ["docenten" in text for text in words] == [False, False]


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats()


def test_page_shows_lessons_and_to_teachers_what_is_theirs(here: Werkplaats, sign_in: SignIn) -> None:
    item = make.make_module(werkplaats=here)
    at = f"/kennis/{item.slug}"
    seen = {
        "visitor": Client().get(at),
        "member": sign_in(make.make_user(Role.MEMBER, here)).get(at),
        "editor elsewhere": sign_in(make.make_user(Role.EDITOR, make.make_werkplaats())).get(at),
        "editor": sign_in(make.make_user(Role.EDITOR, here)).get(at),
        "teacher elsewhere": sign_in(make.make_user(Role.TEACHER, make.make_werkplaats())).get(at),
    }
    pages = {who: answer.content.decode() for who, answer in seen.items()}
    assert {who for who, page in pages.items() if "Loop door een wijk." in page} == set(pages)
    assert {who for who, page in pages.items() if "Alleen voor docenten." in page} == {
        "editor",
        "teacher elsewhere",
    }


def test_page_costs_the_same_however_many_lessons(queries: Callable[..., int]) -> None:
    few, many = (
        make.make_module("Kort", make.lesson("Een")),
        make.make_module("Lang", *(make.lesson(f"Les {n}") for n in range(9))),
    )
    counts = {queries(lambda item=item: Client().get(f"/kennis/{item.slug}")) for item in (few, many)}
    assert len(counts) == 1


def test_modules_are_those_she_may_see(here: Werkplaats) -> None:
    make.make_item("Verslag")
    make.make_module("Openbaar", werkplaats=here)
    make.make_module("Klad", published=False, werkplaats=here)
    teacher = make.make_actor(Role.TEACHER, here)

    def titles(actor: Any) -> list[str]:
        return [str(module) for module in knowledge.modules(actor)]

    assert titles(VISITOR) == titles(teacher) == ["Openbaar"]
    assert sorted(titles(make.make_actor(Role.EDITOR, here))) == ["Klad", "Openbaar"]


def test_lessons_are_written_in_ones_own_werkplaats(here: Werkplaats) -> None:
    item = make.make_module(published=False, werkplaats=here)
    for role in (Role.MEMBER, Role.TEACHER, Role.SECRETARIAT):
        actor = make.make_actor(role, None if role == Role.SECRETARIAT else here)
        with pytest.raises(Refused):
            knowledge.write_module(actor=actor, item=item, lessons=[])
    knowledge.write_module(actor=make.make_actor(Role.EDITOR, here), item=item, lessons=[])
    assert stands(item) == []
