"""Words about knowledge are looked through for personal data at every door where somebody types them: nothing
is kept before she says why it may stay, and the reason is kept. Who made a publication is named freely."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client

import factories as make
from deciding import stays
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Change, Dossier, Item, Lesson, ProgrammeUse
from lemniscaat.knowledge.models import Proposed
from lemniscaat.network.api import AuditEvent, OrganisationKind, Role, User, Werkplaats, actor_of

pytestmark = pytest.mark.django_db

NUMBER = "06-12345678"
TEXT = f"Bel {NUMBER}."
Door = Callable[["World"], tuple[str, dict[str, Any], Callable[[], object]]]
"""Where it is sent, what is, and how one sees what was kept."""


class World:
    """A werkplaats with an editor who teaches there too, and things in every state she needs."""

    def __init__(self) -> None:
        self.here: Werkplaats = make.make_werkplaats("hier")
        self.user: User = make.make_user(Role.EDITOR, self.here)
        self.actor = actor_of(self.user)

    def item(self, *, published: bool = True) -> Item:
        return make.make_item("Samen eten", werkplaats=self.here, published=published)

    def module(self, *, published: bool = True) -> Item:
        return make.make_module("Wijkanalyse", werkplaats=self.here, published=published)

    def adapted(self) -> tuple[Item, Lesson]:
        made = knowledge.adapt_module(actor=self.actor, item=self.module(), werkplaats=self.here)
        return made, knowledge.module_of(made).lessons.first()  # type: ignore[union-attr]


def fields_of(item: Item) -> dict[str, Any]:
    return {"title": item.title, "kind": item.kind_id, "language": "nl", "contributors": "", "links": ""}


def new_item(world: World) -> Any:
    sent = {**fields_of(Item(title="Nieuw", kind=make.make_kind())), "werkplaats": world.here.pk}
    return (
        "/beheer/kennis/new/",
        {**sent, "plain_summary": TEXT},
        Item.objects.values_list("plain_summary").get,
    )


def one_item(world: World) -> Any:
    item = world.item(published=False)
    at = f"/beheer/kennis/edit/{item.pk}/"
    return at, {**fields_of(item), "abstract": TEXT}, Item.objects.values_list("abstract").get


def act(name: str, field: str, kept: str) -> Door:
    def door(world: World) -> Any:
        item, other = world.item(published=name != "publiceren"), make.make_item("Een ander")
        if name == "publiceren":
            knowledge.submit_item(actor=make.SYSTEM, item=item)
        rows = Item.objects.filter(pk=item.pk)
        at = f"/beheer/kennis/edit/{item.pk}/{name}/"
        return at, {field: TEXT, "address": other.slug}, rows.values_list(kept).get

    return door


def new_dossier(world: World) -> Any:
    sent = {"werkplaats": world.here.pk, "title": "Eten", "lead": TEXT}
    return "/beheer/dossiers/new/", sent, Dossier.objects.values_list("lead").get


def dossier_words(world: World) -> Any:
    dossier = knowledge.draft_dossier(actor=make.SYSTEM, title="Eten", werkplaats=world.here)
    entry = knowledge.add_to_dossier(actor=make.SYSTEM, dossier=dossier, words="Eerst dit.")
    at = f"/beheer/dossiers/edit/{dossier.pk}/inhoud/"
    return at, {"do": "save", f"words-{entry.uuid}": TEXT}, dossier.entries.values_list("words").get


def lessons(path: str) -> Door:
    def door(world: World) -> Any:
        item = world.module(published=False)
        sent = {"title-new": "Bellen", "teacher_notes-new": TEXT}
        rows = Lesson.objects.filter(title="Bellen").values_list("teacher_notes")
        return path.format(item), sent, lambda: rows.first() or ()

    return door


def adapting(world: World) -> Any:
    item = world.module()
    sent = {"title": TEXT, "werkplaats": world.here.pk}
    return f"/kennis/{item.slug}/aanpassen", sent, lambda: list(Item.objects.values_list("title", flat=True))


def offering(world: World) -> Any:
    made, lesson = world.adapted()
    knowledge.write_module(actor=world.actor, item=made, lessons=[make.lesson("Anders")])
    lesson = knowledge.module_of(made).lessons.get()  # type: ignore[union-attr]
    sent = {"lesson": lesson.uuid, "why": TEXT}
    return f"/kennis/{made.slug}/verschil", sent, lambda: list(Change.objects.values_list("why", flat=True))


def declining(world: World) -> Any:
    _made, lesson = world.adapted()
    change = knowledge.offer_change(actor=world.actor, lesson=lesson, why="Beter.")
    at = f"/kennis/{change.source.slug}/aangeboden"
    sent = {"change": change.uuid, "act": "decline", "reason": TEXT}
    return at, sent, Change.objects.values_list("reason").get


def telling(world: World) -> Any:
    school = make.make_organisation(kind=OrganisationKind.HOGESCHOOL)
    sent = {"organisation": school.pk, "programme": TEXT, "since": clock.today().isoformat()}
    rows = ProgrammeUse.objects.values_list("programme", flat=True).all
    return f"/kennis/{world.module().slug}/gebruik", sent, lambda: list(rows())


DOORS: dict[str, Door] = {
    "a new item": new_item,
    "an item": one_item,
    "publishing": act("publiceren", "note", "versions__note"),
    "withdrawing": act("intrekken", "reason", "withdrawn_reason"),
    "merging": act("samenvoegen", "why", "superseded_reason"),
    "a new dossier": new_dossier,
    "words between": dossier_words,
    "lessons": lessons("/kennis/{0.slug}/lessen"),
    "lessons in the back office": lessons("/beheer/kennis/edit/{0.pk}/lessen/"),
    "adapting": adapting,
    "offering back": offering,
    "declining": declining,
    "a programme": telling,
}


def let_stand() -> list[dict[str, Any]]:
    """What the audit says may stay."""
    noted = [change for event in AuditEvent.objects.all() for change in event.changes]
    return [change for change in noted if change["change"] == "let stand"]


@pytest.mark.parametrize("name", DOORS)
def test_what_may_be_personal_is_kept_only_with_the_reason_why_it_may_stay(
    name: str, sign_in: Callable[..., Client]
) -> None:
    world = World()
    address, sent, kept = DOORS[name](world)
    browser = sign_in(world.user)
    opened = browser.get(address)
    if opened.context and "opened_on" in opened.context:
        sent["opened_on"] = opened.context["opened_on"]

    def stands() -> bool:
        try:
            return NUMBER in str(kept())
        except ObjectDoesNotExist:
            return False

    page = " ".join(browser.post(address, sent).content.decode().split())
    told = {"kept": stands(), "asked": len(stays(page)), "typed": TEXT in page}
    assert told == {"kept": False, "asked": 1, "typed": True}
    browser.post(address, {**sent, **stays(page, "")})
    assert not stands()
    browser.post(address, {**sent, **stays(page)})
    assert stands()
    assert {"phone": ["", "public"]} in [change["fields"] for change in let_stand()]


def test_who_made_it_is_named_freely_and_what_stands_there_is_not_asked_again(
    sign_in: Callable[..., Client],
) -> None:
    world = World()
    browser = sign_in(world.user)
    address, sent, _kept = new_item(world)
    sent |= {"plain_summary": "Mevrouw Jansen vertelt.", "contributors": "Anna Jansen"}
    assert browser.post(address, {**sent, "contributors": ""}).status_code == 200
    assert browser.post(address, sent).status_code == 302
    item = Item.objects.get()
    at = f"/beheer/kennis/edit/{item.pk}/"
    opened_on = browser.get(at).context["opened_on"]
    changed = {**sent, "contributors": "", "year": 2024, "opened_on": opened_on}
    assert browser.post(at, changed).status_code == 302


def test_what_a_file_proposes_is_looked_through_too(sign_in: Callable[..., Client]) -> None:
    world = World()
    item = world.item(published=False)
    proposed = Proposed.objects.create(item=item, field="abstract", value=TEXT)
    answer = sign_in(world.user).post(
        f"/beheer/kennis/edit/{item.pk}/overnemen/", {"voorstel": proposed.pk}, follow=True
    )
    item.refresh_from_db()
    assert (item.abstract, NUMBER in answer.content.decode()) == ("", True)
