"""The back office: what is one's own is kept there, what is another's can't be seen or guessed."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.test import Client
from wagtail.models import ModelLogEntry, ReferenceIndex

from factories import (
    SYSTEM,
    make_circle,
    make_item,
    make_kind,
    make_organisation,
    make_project,
    make_question,
    make_user,
    make_werkplaats,
)
from lemniscaat.knowledge.api import Item, ItemState, submit_item
from lemniscaat.learning.api import Circle, Project
from lemniscaat.network.api import (
    AuditEvent,
    Organisation,
    Partnership,
    Role,
    User,
    Werkplaats,
    actor_of,
    join_partner,
)
from lemniscaat.vocabulary.api import Theme, define_theme

pytestmark = pytest.mark.django_db

ROOMS = ("kennis", "partners", "organisaties", "werkplaats", "vragen", "projecten", "leerkringen")
WITH_FORM = tuple(room for room in ROOMS if room != "vragen")
OTHERS = "Geheim van West"


@dataclass
class Two:
    """Two werkplaatsen with the same things; those of West carry a name that must not leak."""

    oost: Werkplaats
    west: Werkplaats
    people: dict[str, User]
    own: dict[str, object]
    others: dict[str, object]


def things(werkplaats: Werkplaats, name: str) -> dict[str, object]:
    """One of each, unpublished where that can be."""
    organisation = make_organisation(f"{name} organisatie")
    partnership = join_partner(actor=SYSTEM, werkplaats=werkplaats, organisation=organisation)
    question = make_question(f"Hoe doe ik dit? {name}", werkplaats=werkplaats, published=False)
    return {
        "kennis": make_item(f"{name} verslag", werkplaats=werkplaats, published=False),
        "partners": partnership,
        "organisaties": organisation,
        "werkplaats": werkplaats,
        "vragen": question,
        "projecten": make_project(werkplaats, f"{name} project"),
        "leerkringen": make_circle(werkplaats, f"{name} kring"),
    }


@pytest.fixture
def two() -> Two:
    oost, west = make_werkplaats("oost"), make_werkplaats("west", name=OTHERS, short_name=OTHERS)
    people = {
        "coordinator": make_user(Role.COORDINATOR, oost),
        "editor": make_user(Role.EDITOR, oost),
        "coordinator elsewhere": make_user(Role.COORDINATOR, west),
        "secretariat": make_user(Role.SECRETARIAT),
        "member": make_user(Role.MEMBER, oost),
        "nobody": make_user(),
        "keeper": User.objects.create_superuser("keeper@x.example", "x", name="Keeper"),
    }
    return Two(oost, west, people, things(oost, "Eigen"), things(west, OTHERS))


def rows(client: Client, room: str) -> set[int] | None:
    """What stands in a room's list; None when the room is not open."""
    answer = client.get(f"/beheer/{room}/")
    return {row.pk for row in answer.context["object_list"]} if answer.status_code == 200 else None


def test_who_sees_what_in_which_room(two: Two, sign_in: Callable[..., Client]) -> None:
    seen = {who: [rows(sign_in(user), room) for room in ROOMS] for who, user in two.people.items()}
    own, others = ([{side[room].pk} for room in ROOMS] for side in (two.own, two.others))
    closed = [None] * len(ROOMS)
    organisations = {two.own["organisaties"].pk, two.others["organisaties"].pk}
    assert seen == {
        "coordinator": own,
        "editor": [None if room == "vragen" else mine for room, mine in zip(ROOMS, own, strict=True)],
        "coordinator elsewhere": others,
        "secretariat": [set(), None, organisations, None, set(), set(), None],
        "member": closed,
        "nobody": closed,
        "keeper": closed,
    }


@pytest.mark.parametrize("room", WITH_FORM)
def test_a_page_of_another_answers_as_a_page_of_nobody(
    two: Two, sign_in: Callable[..., Client], room: str
) -> None:
    client = sign_in(two.people["coordinator"])
    own, theirs, absent = two.own[room].pk, two.others[room].pk, 999_999
    assert client.get(f"/beheer/{room}/edit/{own}/").status_code == 200
    tails = ("edit/{}/", "edit/{}/intrekken/", "edit/{}/starten/", "edit/{}/beeindigen/")
    tails += ("delete/{}/", "copy/{}/", "history/{}/", "history-results/{}/", "usage/{}/", "inspect/{}/")
    for tail in tails:
        for method in (client.get, client.post):
            answers = [method(f"/beheer/{room}/" + tail.format(pk)) for pk in (theirs, absent)]
            assert [answer.status_code for answer in answers] == [404, 404]
            assert answers[0].content == answers[1].content


def test_a_question_is_looked_at_and_worked_on_elsewhere(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["coordinator"])
    for tail in ("edit/{}/", "delete/{}/", "history/{}/", "new/"):
        assert client.get("/beheer/vragen/" + tail.format(two.own["vragen"].pk)).status_code == 404


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize(
    "query", ["", "?q=Geheim", "?export=csv", "?export=xlsx", "?p=2", "?ordering=werkplaats", "?state=draft"]
)
def test_no_list_search_filter_or_export_tells_of_another(
    two: Two, sign_in: Callable[..., Client], room: str, query: str
) -> None:
    client = sign_in(two.people["coordinator"])
    for path in (f"/beheer/{room}/{query}", f"/beheer/{room}/results/{query}"):
        answer = client.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        told = content.replace(b'value="Geheim"', b"").replace("“Geheim”".encode(), b"")
        assert OTHERS.encode() not in told
        assert two.others["vragen"].number.encode() not in told


SHUT = [
    "pages/", "reports/site-history/", "reports/workflow/", "images/", "documents/", "users/", "groups/",
    "sites/", "collections/list/", "redirects/", "forms/", "snippets/", "workflows/list/", "api/main/pages/",
    "choose-page/", "images/chooser/", "documents/chooser/", "pages/search/?q=Geheim",
    "tag-autocomplete/?term=G",
]  # fmt: skip


@pytest.mark.parametrize("path", SHUT)
def test_what_wagtail_brings_along_is_shut(two: Two, sign_in: Callable[..., Client], path: str) -> None:
    shut = sign_in(two.people["coordinator"]).get(f"/beheer/{path}")
    absent = sign_in(two.people["coordinator"]).get("/beheer/test404-that-is-not-there/")
    assert (shut.status_code, absent.status_code) == (404, 404)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.TEACHER, None])
def test_who_keeps_nothing_finds_no_back_office(
    two: Two, sign_in: Callable[..., Client], role: Role | None
) -> None:
    client = sign_in(make_user(role, two.oost) if role else make_user())
    assert [client.get(f"/beheer/{path}").status_code for path in ("", "kennis/", "nergens/")] == [404] * 3
    assert "messages" not in client.cookies


@pytest.mark.parametrize("room", WITH_FORM)
def test_bulk_acts_and_editing_sessions_are_shut(two: Two, sign_in: Callable[..., Client], room: str) -> None:
    client = sign_in(two.people["coordinator"])
    for side in (two.own, two.others):
        row = side[room]
        label, name, kind = row._meta.app_label, row._meta.model_name, ContentType.objects.get_for_model(row)
        bulk = f"/beheer/bulk/{label}/{name}/delete/?id={row.pk}"
        ping = f"/beheer/editing-sessions/ping/{label}/{name}/{row.pk}/{kind.pk}/"
        answers = [client.get(bulk), client.post(bulk), client.post(ping)]
        assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_the_home_page_counts_and_shows_nothing_of_others(two: Two, sign_in: Callable[..., Client]) -> None:
    answer = sign_in(two.people["coordinator"]).get("/beheer/")
    assert answer.status_code == 200
    assert OTHERS.encode() not in answer.content
    assert answer.context["panels"] == []


def test_ones_account_has_its_own_page(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["coordinator"])
    assert client.get("/beheer/account/").headers["Location"] == "/mijn"
    assert Client().get("/beheer/login/").headers["Location"].startswith("/account/login/")
    assert Client().get("/beheer/kennis/").headers["Location"].startswith("/account/login/")


def test_outside_the_back_office_a_role_opens_it_and_no_other_permission(two: Two) -> None:
    user = two.people["coordinator"]
    user.actor = actor_of(user)
    assert user.has_perm("wagtailadmin.access_admin")
    assert not user.has_perm("wagtailcore.add_page")
    assert not two.people["member"].has_perm("wagtailadmin.access_admin")


# Keeping


def item_fields(**fields: object) -> dict[str, object]:
    return {
        "title": "Samen eten in de buurt",
        "kind": make_kind().pk,
        "language": "nl",
        "plain_summary": "Buren eten samen.",
        "contributors": "Jo Voorbeeld | 0000-0002-1825-0097\n\nSam Voorbeeld",
        "links": "https://voorbeeld.example/verslag.pdf | Het verslag",
        **fields,
    }


def saved(client: Client, page: str, fields: dict[str, object]) -> HttpResponse:
    """The answer to a save of the form as it opens now."""
    return client.post(page, {**fields, "opened_on": client.get(page).context["opened_on"]})


def test_an_item_is_drafted_through_its_action(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["editor"])
    answer = client.post("/beheer/kennis/new/", item_fields(werkplaats=two.oost.pk))
    assert answer.headers["Location"] == "/beheer/kennis/"
    item = Item.objects.get(title="Samen eten in de buurt")
    assert (item.state, item.werkplaats, item.made_by) == (ItemState.DRAFT, two.oost, two.people["editor"])
    assert [row.name for row in item.contributors.all()] == ["Jo Voorbeeld", "Sam Voorbeeld"]
    assert [(row.url, row.label) for row in item.links.all()] == [
        ("https://voorbeeld.example/verslag.pdf", "Het verslag")
    ]
    assert AuditEvent.objects.filter(act="draft_item", actor=two.people["editor"]).count() == 1


def test_an_item_is_not_drafted_elsewhere(two: Two, sign_in: Callable[..., Client]) -> None:
    before = Item.objects.count()
    for who, werkplaats in [("editor", two.west.pk), ("editor", ""), ("secretariat", two.oost.pk)]:
        answer = sign_in(two.people[who]).post("/beheer/kennis/new/", item_fields(werkplaats=werkplaats))
        assert answer.status_code == 200
        assert list(answer.context["form"].errors) == ["werkplaats"]
    assert Item.objects.count() == before
    assert sign_in(two.people["secretariat"]).post("/beheer/kennis/new/", item_fields()).status_code == 302
    assert Item.objects.get(title="Samen eten in de buurt").werkplaats is None


def test_the_choice_of_a_form_tells_of_no_other_werkplaats(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["coordinator"])
    for room in ("kennis", "partners", "organisaties", "projecten", "leerkringen"):
        form = client.get(f"/beheer/{room}/new/").context["form"]
        assert list(form.fields["werkplaats"].queryset) == [two.oost]


def test_an_item_is_revised_and_stays_where_it_is(two: Two, sign_in: Callable[..., Client]) -> None:
    item = two.own["kennis"]
    client = sign_in(two.people["editor"])
    page = f"/beheer/kennis/edit/{item.pk}/"
    assert saved(client, page, item_fields(title="Nieuw", werkplaats=two.west.pk)).status_code == 302
    changed = Item.objects.get(pk=item.pk)
    assert (changed.title, changed.werkplaats, changed.slug) == ("Nieuw", two.oost, item.slug)
    assert AuditEvent.objects.filter(act="revise_item", actor=two.people["editor"]).count() == 1


def test_another_cannot_revise_it(two: Two, sign_in: Callable[..., Client]) -> None:
    item = two.own["kennis"]
    page = f"/beheer/kennis/edit/{item.pk}/"
    for who in ("coordinator elsewhere", "secretariat", "member", "keeper"):
        assert sign_in(two.people[who]).post(page, item_fields(title="Nieuw")).status_code != 200
    assert Item.objects.get(pk=item.pk).title == item.title


def test_what_an_action_refuses_is_said_above_the_form(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["editor"])
    page = f"/beheer/kennis/edit/{two.own['kennis'].pk}/"
    answer = saved(client, page, item_fields(rung=1))
    assert answer.status_code == 200
    assert "Alleen een werkwijze heeft een trede" in answer.content.decode()


def test_what_is_published_is_not_rewritten(two: Two, sign_in: Callable[..., Client]) -> None:
    item = make_item("Al gelezen", werkplaats=two.oost)
    client = sign_in(two.people["editor"])
    answer = saved(client, f"/beheer/kennis/edit/{item.pk}/", item_fields(title="Anders"))
    assert "Dit is gepubliceerd en blijft zoals het gelezen is." in answer.content.decode()
    assert answer.context["form"]["title"].value() == "Anders"
    assert Item.objects.get(pk=item.pk).title == "Al gelezen"


def test_bad_lines_are_pointed_out(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["editor"])
    fields = item_fields(werkplaats=two.oost.pk, links="javascript:alert(1)", contributors="x" * 201)
    assert set(client.post("/beheer/kennis/new/", fields).context["form"].errors) == {"links", "contributors"}


def acted(client: Client, item: Item, act: str, **fields: str) -> tuple[int, str]:
    """Status of the answer and the state the item has then."""
    status = client.post(f"/beheer/kennis/edit/{item.pk}/{act}/", fields).status_code
    return status, Item.objects.get(pk=item.pk).state


def test_from_draft_to_tombstone_with_a_second_person(two: Two, sign_in: Callable[..., Client]) -> None:
    maker, second = sign_in(two.people["editor"]), sign_in(two.people["coordinator"])
    maker.post("/beheer/kennis/new/", item_fields(werkplaats=two.oost.pk))
    item = Item.objects.get(title="Samen eten in de buurt")
    steps = [
        acted(maker, item, "publiceren"),
        acted(maker, item, "indienen"),
        acted(maker, item, "indienen"),
        acted(maker, item, "publiceren"),
        acted(second, item, "terugsturen"),
        acted(maker, item, "indienen"),
        acted(second, item, "publiceren", note="Eerste versie"),
        acted(second, item, "intrekken"),
        acted(second, item, "intrekken", reason="Het klopt niet meer."),
        acted(second, item, "publiceren"),
    ]
    assert steps == [
        (302, ItemState.DRAFT),
        (302, ItemState.IN_REVIEW),
        (302, ItemState.IN_REVIEW),
        (302, ItemState.IN_REVIEW),
        (302, ItemState.DRAFT),
        (302, ItemState.IN_REVIEW),
        (302, ItemState.PUBLISHED),
        (200, ItemState.PUBLISHED),
        (302, ItemState.WITHDRAWN),
        (302, ItemState.WITHDRAWN),
    ]


@pytest.mark.parametrize("who", ["coordinator elsewhere", "secretariat", "member", "nobody", "keeper"])
@pytest.mark.parametrize("act", ["indienen", "publiceren", "terugsturen", "intrekken"])
def test_no_act_on_anothers_item(two: Two, sign_in: Callable[..., Client], who: str, act: str) -> None:
    item = two.own["kennis"]
    submit_item(actor=SYSTEM, item=item)
    status, state = acted(sign_in(two.people[who]), item, act, reason="Zomaar")
    assert (status == 200, state) == (False, ItemState.IN_REVIEW)


def test_a_button_is_there_for_who_can_use_it(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["editor"])
    client.post("/beheer/kennis/new/", item_fields(werkplaats=two.oost.pk))
    item = Item.objects.get(title="Samen eten in de buurt")
    acted(client, item, "indienen")

    def buttons(user: User) -> list[str]:
        answer = sign_in(user).get(f"/beheer/kennis/edit/{item.pk}/")
        return [act.name for act, _url in answer.context["acts"]]

    assert buttons(two.people["editor"]) == ["terugsturen"]
    assert buttons(two.people["coordinator"]) == ["publiceren", "terugsturen"]


def test_a_partner_joins_and_leaves(two: Two, sign_in: Callable[..., Client]) -> None:
    client, guest = sign_in(two.people["coordinator"]), make_organisation()
    fields = {"werkplaats": two.oost.pk, "organisation": guest.pk, "part": "partner"}
    assert client.post("/beheer/partners/new/", {**fields, "werkplaats": two.west.pk}).status_code == 200
    assert client.post("/beheer/partners/new/", fields).status_code == 302
    joined = Partnership.objects.get(organisation=guest)
    assert joined.werkplaats == two.oost
    page = f"/beheer/partners/edit/{joined.pk}/"
    assert saved(client, page, {"part": "co_lead", "since": "2025-01-01"}).status_code == 302
    assert client.post(f"{page}beeindigen/", {"until": "2026-01-01"}).status_code == 302
    left = Partnership.objects.get(pk=joined.pk)
    assert (left.part, str(left.until)) == ("co_lead", "2026-01-01")


def test_an_organisation_in_two_places_is_the_secretariats(two: Two, sign_in: Callable[..., Client]) -> None:
    shared = two.own["organisaties"]
    coordinator, secretariat = sign_in(two.people["coordinator"]), sign_in(two.people["secretariat"])
    page, fields = f"/beheer/organisaties/edit/{shared.pk}/", {"name": "Nieuw", "kind": "welfare"}
    assert coordinator.get(page).status_code == 200
    join_partner(actor=SYSTEM, werkplaats=two.west, organisation=shared)
    assert coordinator.post(page, fields).status_code == 404
    assert saved(secretariat, page, fields).status_code == 302
    assert Organisation.objects.get(pk=shared.pk).name == "Nieuw"


def test_a_new_organisation_joins_at_once(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["coordinator"])
    fields = {"name": "Buurtbond", "kind": "welfare", "werkplaats": two.oost.pk}
    assert client.post("/beheer/organisaties/new/", fields).status_code == 302
    assert Organisation.objects.get(name="Buurtbond").partnerships.get().werkplaats == two.oost


def test_a_werkplaats_describes_itself(two: Two, sign_in: Callable[..., Client]) -> None:
    client, page = sign_in(two.people["editor"]), f"/beheer/werkplaats/edit/{two.oost.pk}/"
    form = client.get(page).context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}
    fields |= {"description": "Wij leren samen.", "theme_words": "armoede\n\neenzaamheid"}
    assert saved(client, page, fields).status_code == 302
    changed = Werkplaats.objects.get(pk=two.oost.pk)
    assert (changed.description, changed.theme_words) == ("Wij leren samen.", ["armoede", "eenzaamheid"])
    assert client.get("/beheer/werkplaats/new/").status_code == 404


def test_a_project_runs_from_plan_to_end(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["editor"])
    assert (
        client.post("/beheer/projecten/new/", {"title": "Samen", "werkplaats": two.oost.pk}).status_code
        == 302
    )
    project = Project.objects.get(title="Samen")
    page = f"/beheer/projecten/edit/{project.pk}/"
    assert saved(client, page, {"title": "Samen eten"}).status_code == 302
    for act, fields in [("starten/", {}), ("afronden/", {"learnt": "Veel."})]:
        assert client.post(page + act, fields).status_code == 302
    done = Project.objects.get(pk=project.pk)
    assert (done.title, done.state, done.learnt) == ("Samen eten", "completed", "Veel.")


def test_a_circle_runs_from_forming_to_closed(two: Two, sign_in: Callable[..., Client]) -> None:
    client = sign_in(two.people["editor"])
    fields = {"name": "Kring", "werkplaats": two.oost.pk, "purpose": "Leren.", "joining": "open"}
    assert client.post("/beheer/leerkringen/new/", fields).status_code == 302
    circle = Circle.objects.get(name="Kring")
    assert circle.label == two.oost.circle_label
    page = f"/beheer/leerkringen/edit/{circle.pk}/"
    assert saved(client, page, {**fields, "label": "atelier"}).status_code == 302
    for act, given in [("starten/", {}), ("sluiten/", {"hand_over": "Ga door."})]:
        assert client.post(page + act, given).status_code == 302
    closed = Circle.objects.get(pk=circle.pk)
    assert (closed.label, closed.state, closed.hand_over) == ("atelier", "closed", "Ga door.")


def test_wagtails_own_log_hears_nothing(two: Two, sign_in: Callable[..., Client]) -> None:
    sign_in(two.people["editor"]).post("/beheer/kennis/new/", item_fields(werkplaats=two.oost.pk))
    assert (ModelLogEntry.objects.count(), ReferenceIndex.objects.count()) == (0, 0)


def test_lists_take_as_many_queries_whatever_they_hold(
    two: Two, sign_in: Callable[..., Client], queries: Callable[..., int]
) -> None:
    client = sign_in(two.people["coordinator"])
    client.get("/beheer/kennis/")

    def counts() -> list[int]:
        return [queries(lambda room=room: client.get(f"/beheer/{room}/")) for room in ROOMS]

    with_one = counts()
    for number in range(2):
        things(two.oost, f"Meer {number}")
    assert counts() == with_one


def test_an_item_gets_themes_suggested_by_its_words(two: Two, sign_in: Callable[..., Client]) -> None:
    for slug, label in (("eenzaamheid", "Eenzaamheid"), ("schulden", "Schulden"), ("wonen", "Wonen")):
        define_theme(actor=SYSTEM, slug=slug, pref_label=label)
    item = make_item(
        "Schulden en eenzaamheid",
        plain_summary="Wie schulden heeft, wordt eenzaam. Eenzaamheid maakt schulden erger.",
        werkplaats=two.oost,
        published=False,
        themes=[Theme.objects.get(slug="schulden")],
    )
    page = sign_in(two.people["editor"]).get(f"/beheer/kennis/edit/{item.pk}/").content.decode()
    assert "gaat dit misschien over: Eenzaamheid. Kies wat past." in page
