"""Roles: who may invite, end and hand over, where; and how an invitation is accepted."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from factories import SYSTEM, make_organisation, make_user, make_werkplaats
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Missing, Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import (
    Actor,
    AuditEvent,
    Invitation,
    Role,
    RoleGrant,
    User,
    Werkplaats,
    accept_invitation,
    actor_of,
    end_role,
    grant_role,
    hand_over_role,
    invite,
    join_partner,
    open_invited_account,
    withdraw_invitation,
)

pytestmark = pytest.mark.django_db

PAGE = "https://voorbeeld.example/uitnodiging/{token}"
PASSWORD = "vier woorden achter elkaar"


@pytest.fixture
def oost() -> Werkplaats:
    return make_werkplaats("oost")


@pytest.fixture
def people(oost: Werkplaats) -> dict[str, Actor]:
    """Somebody of each kind, seen from werkplaats Oost."""
    west = make_werkplaats("west")
    return {
        "visitor": Actor(),
        "no role": actor_of(make_user()),
        "coordinator": actor_of(make_user(Role.COORDINATOR, oost)),
        "editor": actor_of(make_user(Role.EDITOR, oost)),
        "member": actor_of(make_user(Role.MEMBER, oost)),
        "coordinator elsewhere": actor_of(make_user(Role.COORDINATOR, west)),
        "secretariat": actor_of(make_user(Role.SECRETARIAT)),
    }


def allowed(people: dict[str, Actor], act: Callable[[Actor], object]) -> set[str]:
    """Who of `people` may do `act`; what each did is taken back before the next tries."""
    found = set()
    for name, actor in people.items():
        with transactions.opened(), suppress(Refused):
            act(actor)
            found.add(name)
            transaction.set_rollback(True)
    return found


def test_who_may_give_which_role(oost: Werkplaats, people: dict[str, Actor]) -> None:
    organisation, newcomer = make_organisation(is_national=True), make_user()

    def giving(role: Role) -> set[str]:
        national = role in {Role.SECRETARIAT, Role.KNOWLEDGE_PARTNER, Role.FUNDER}
        where = {
            "werkplaats": None if national else oost,
            "organisation": organisation if role in {Role.PARTNER, Role.KNOWLEDGE_PARTNER} else None,
        }
        granted = allowed(people, lambda actor: grant_role(actor=actor, user=newcomer, role=role, **where))
        invited = allowed(
            people, lambda actor: invite(actor=actor, email="n@x.example", role=role, address=PAGE, **where)
        )
        assert granted == invited
        return granted

    both, above = {"coordinator", "secretariat"}, {"secretariat"}
    assert {role: giving(role) for role in Role} == {
        Role.COORDINATOR: above,
        Role.EDITOR: both,
        Role.MEMBER: both,
        Role.TEACHER: both,
        Role.PARTNER: both,
        Role.SECRETARIAT: above,
        Role.KNOWLEDGE_PARTNER: above,
        Role.FUNDER: above,
    }


def test_who_may_end_and_hand_over_a_role(oost: Werkplaats, people: dict[str, Actor]) -> None:
    held = RoleGrant.objects.get(user=people["editor"].user)
    heir = people["member"].user
    may = {"coordinator", "editor", "secretariat"}
    assert (
        allowed(people, lambda actor: end_role(actor=actor, grant=RoleGrant.objects.get(pk=held.pk))) == may
    )
    assert (
        allowed(
            people,
            lambda actor: hand_over_role(actor=actor, grant=RoleGrant.objects.get(pk=held.pk), to=heir),
        )
        == may
    )


def test_who_may_withdraw_an_invitation(oost: Werkplaats, people: dict[str, Actor]) -> None:
    invite(actor=SYSTEM, email="n@x.example", role=Role.EDITOR, werkplaats=oost, address=PAGE)

    def withdrawing(actor: Actor) -> None:
        withdraw_invitation(actor=actor, invitation=Invitation.objects.get())

    assert allowed(people, withdrawing) == {"coordinator", "secretariat"}


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SECRETARIAT])
def test_the_last_of_a_role_hands_over_and_does_not_end(oost: Werkplaats, role: Role) -> None:
    place = oost if role == Role.COORDINATOR else None
    last, heir = make_user(role, place), make_user()
    grant = RoleGrant.objects.get(user=last)
    with pytest.raises(Conflict):
        end_role(actor=actor_of(last), grant=grant)
    hand_over_role(actor=actor_of(last), grant=grant, to=heir)
    held = RoleGrant.objects.filter(role=role, ended_at=None)
    assert [each.user for each in held] == [heir]
    assert AuditEvent.objects.get(act="hand_over_role").actor == last


def test_a_second_coordinator_may_leave(oost: Werkplaats) -> None:
    make_user(Role.COORDINATOR, oost)
    leaving = make_user(Role.COORDINATOR, oost)
    end_role(actor=actor_of(leaving), grant=RoleGrant.objects.get(user=leaving))
    assert actor_of(leaving).grants == ()


def token_of(mail: OutgoingMail) -> str:
    return re.search(r"/uitnodiging/(\S+)", mail.body).group(1)


def invited(oost: Werkplaats, email: str = "nieuw@voorbeeld.example", role: Role = Role.MEMBER) -> str:
    invite(actor=SYSTEM, email=email, role=role, werkplaats=oost, address=PAGE)
    return token_of(OutgoingMail.objects.latest("id"))


def test_an_invitation_keeps_no_secret(oost: Werkplaats) -> None:
    token = invited(oost)
    kept = str(list(Invitation.objects.values())) + str(list(AuditEvent.objects.values_list("changes")))
    assert token not in kept
    assert "nieuw@voorbeeld.example" not in str(list(AuditEvent.objects.values_list("changes")))


def test_an_invitation_sent_twice_is_one(oost: Werkplaats) -> None:
    invited(oost)
    with pytest.raises(Conflict):
        invite(actor=SYSTEM, email="Nieuw@voorbeeld.example", role=Role.MEMBER, werkplaats=oost, address=PAGE)
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (1, 1)


def test_a_secret_works_once_and_for_fourteen_days(oost: Werkplaats) -> None:
    first, late = invited(oost), invited(oost, "later@voorbeeld.example")
    actor = actor_of(make_user())
    accept_invitation(actor=actor, token=first)
    with pytest.raises(Missing):
        accept_invitation(actor=actor, token=first)
    with clock.held(clock.now() + timedelta(days=14, seconds=1)), pytest.raises(Missing):
        accept_invitation(actor=actor, token=late)


def test_a_withdrawn_secret_works_no_longer(oost: Werkplaats) -> None:
    token = invited(oost)
    withdraw_invitation(actor=SYSTEM, invitation=Invitation.objects.get())
    with pytest.raises(Missing):
        accept_invitation(actor=actor_of(make_user()), token=token)


def test_an_invitation_makes_no_second_account(oost: Werkplaats) -> None:
    known = make_user(email="bekend@voorbeeld.example")
    token = invited(oost, "Bekend@voorbeeld.example")
    with pytest.raises(Conflict):
        open_invited_account(actor=Actor(), token=token, name="Iemand anders", password=PASSWORD)
    assert [user.name for user in User.objects.filter(email__iexact=known.email)] == [known.name]


# At the door


def outcome(client: Client, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
    """What an outsider can tell from an answer: its status and what the page says."""
    answer = client.get(path) if fields is None else client.post(path, fields)
    said = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    return answer.status_code, said.group() if said else ""


@pytest.mark.parametrize("who", ["no role", "editor", "member", "coordinator elsewhere"])
def test_roles_of_another_answer_as_roles_of_nobody(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client], who: str
) -> None:
    client = sign_in(people[who].user)
    grant = RoleGrant.objects.get(user=people["member"].user)
    acts = [
        "",
        "/uitnodigen",
        f"/stoppen/{grant.uuid}",
        f"/overdragen/{grant.uuid}",
        f"/intrekken/{grant.uuid}",
    ]
    for act in acts:
        fields = None if not act else {"email": "n@x.example", "role": "member", "to": str(grant.user_id)}
        there = outcome(client, f"/mijn/rollen/oost{act}", fields)
        assert there == outcome(client, f"/mijn/rollen/bestaat-niet{act}", fields)
        assert there[0] == 404
    assert outcome(client, "/mijn/rollen/landelijk") == outcome(client, "/mijn/rollen/bestaat-niet")
    assert RoleGrant.objects.get(pk=grant.pk).ended_at is None
    assert Invitation.objects.count() == 0


def test_a_coordinator_cannot_reach_anothers_role_through_her_own_page(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client]
) -> None:
    client = sign_in(people["coordinator elsewhere"].user)
    theirs = RoleGrant.objects.get(user=people["member"].user)
    for act in ("stoppen", "overdragen", "intrekken"):
        absent = f"/mijn/rollen/west/{act}/00000000-0000-4000-8000-000000000000"
        assert outcome(client, f"/mijn/rollen/west/{act}/{theirs.uuid}", {}) == outcome(client, absent, {})
    assert RoleGrant.objects.get(pk=theirs.pk).ended_at is None


@pytest.mark.parametrize(("who", "offered"), [
    ("coordinator", ["editor", "member", "teacher", "partner"]),
    ("secretariat", ["coordinator", "editor", "member", "teacher", "partner"]),
])  # fmt: skip
def test_the_page_offers_the_roles_she_may_give(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client], who: str, offered: list[str]
) -> None:
    page = sign_in(people[who].user).get("/mijn/rollen/oost")
    assert page.status_code == 200
    assert [value for value, _label in page.context["form"].fields["role"].choices] == offered


def test_a_role_that_is_not_offered_is_not_taken(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client]
) -> None:
    client = sign_in(people["coordinator"].user)
    fields = {"email": "n@x.example", "role": "coordinator", "organisation": ""}
    assert client.post("/mijn/rollen/oost/uitnodigen", fields).status_code == 422
    assert Invitation.objects.count() == 0


def test_a_partner_acts_for_an_organisation_of_this_werkplaats(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client]
) -> None:
    client = sign_in(people["coordinator"].user)
    here, elsewhere = make_organisation(), make_organisation()
    join_partner(actor=SYSTEM, werkplaats=oost, organisation=here)
    answers = [
        client.post(
            "/mijn/rollen/oost/uitnodigen",
            {"email": f"n{number}@x.example", "role": role, "organisation": getattr(organisation, "pk", "")},
        ).status_code
        for number, (role, organisation) in enumerate(
            [("partner", here), ("partner", elsewhere), ("partner", None), ("member", here)]
        )
    ]
    assert answers == [302, 422, 422, 422]


def test_an_invitation_from_the_page_to_a_new_account(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client]
) -> None:
    coordinator = sign_in(people["coordinator"].user)
    fields = {"email": "nieuw@voorbeeld.example", "role": "member", "organisation": ""}
    assert coordinator.post("/mijn/rollen/oost/uitnodigen", fields).headers["Location"] == "/mijn/rollen/oost"
    assert coordinator.post("/mijn/rollen/oost/uitnodigen", fields).status_code == 409
    mail = OutgoingMail.objects.get()
    token, newcomer = token_of(mail), Client()
    assert mail.to == "nieuw@voorbeeld.example"
    assert newcomer.get(f"/uitnodiging/{token}").status_code == 200
    too_short = newcomer.post(f"/uitnodiging/{token}/account", {"name": "Nieuw", "password": "kort"})
    assert (too_short.status_code, User.objects.filter(name="Nieuw").count()) == (422, 0)
    made = newcomer.post(f"/uitnodiging/{token}/account", {"name": "Nieuw", "password": PASSWORD})
    assert made.headers["Location"] == "/mijn"
    held = RoleGrant.objects.get(user__email="nieuw@voorbeeld.example")
    assert (held.role, held.werkplaats, held.granted_by) == (Role.MEMBER, oost, people["coordinator"].user)
    assert newcomer.get("/mijn").context["user"].name == "Nieuw"
    assert Client().get(f"/uitnodiging/{token}").status_code == 404


def test_an_invitation_to_who_has_an_account(oost: Werkplaats, sign_in: Callable[..., Client]) -> None:
    user = make_user(email="bekend@voorbeeld.example")
    token = invited(oost, "bekend@voorbeeld.example")
    stranger = Client().get(f"/uitnodiging/{token}")
    assert b"Maak je account" not in stranger.content
    client = sign_in(user)
    assert client.post(f"/uitnodiging/{token}").headers["Location"] == "/mijn"
    assert [grant.role for grant in actor_of(user).grants] == [Role.MEMBER]
    assert client.post(f"/uitnodiging/{token}").status_code == 404


def test_a_secret_that_never_was_answers_as_a_used_one(oost: Werkplaats) -> None:
    token = invited(oost)
    accept_invitation(actor=actor_of(make_user()), token=token)
    client = Client()
    assert outcome(client, f"/uitnodiging/{token}") == outcome(client, "/uitnodiging/nooit-geweest")


def test_hand_over_from_the_page_takes_the_page_away(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client]
) -> None:
    client = sign_in(people["coordinator"].user)
    grant = RoleGrant.objects.get(user=people["coordinator"].user)
    heir, outsider = people["member"].user, people["no role"].user
    page = f"/mijn/rollen/oost/overdragen/{grant.uuid}"
    assert {user.pk for user in client.get(page).context["form"].fields["to"].queryset} == {
        heir.pk,
        people["editor"].user.pk,
    }
    assert client.post(page, {"to": outsider.pk}).status_code == 422
    assert client.post(page, {"to": heir.pk}).headers["Location"] == "/mijn"
    assert client.get("/mijn/rollen/oost").status_code == 404
    assert Role.COORDINATOR in {grant.role for grant in actor_of(heir).grants}


def test_laying_down_is_for_ones_own_roles(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client]
) -> None:
    mine = RoleGrant.objects.get(user=people["editor"].user)
    theirs = RoleGrant.objects.get(user=people["member"].user)
    client = sign_in(people["editor"].user)
    assert client.post(f"/mijn/rol/{theirs.uuid}/neerleggen").status_code == 404
    assert client.post(f"/mijn/rol/{mine.uuid}/neerleggen").headers["Location"] == "/mijn"
    ended = {grant.pk for grant in RoleGrant.objects.exclude(ended_at=None)}
    assert ended == {mine.pk}


def test_a_role_ended_twice_is_a_clear_page(
    oost: Werkplaats, people: dict[str, Actor], sign_in: Callable[..., Client]
) -> None:
    client = sign_in(people["coordinator"].user)
    grant = RoleGrant.objects.get(user=people["member"].user)
    first = client.post(f"/mijn/rollen/oost/stoppen/{grant.uuid}")
    assert first.status_code == 302
    assert client.post(f"/mijn/rollen/oost/stoppen/{grant.uuid}").status_code == 404
    assert AuditEvent.objects.filter(act="end_role").count() == 1
