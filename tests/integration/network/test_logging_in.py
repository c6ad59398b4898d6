"""Logging in, a new password, and the second factor that some roles ask for."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.test import Client

from factories import make_user, make_werkplaats
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import Role, User
from signing_in import code, set_second_factor

PASSWORD = "wachtwoord-van-een-test"
ROLE_PAGES = ["/beheer/", "/mijn/rollen/oost", "/bureau/oost", "/en/mijn/rollen/oost"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def outbox(settings) -> None:
    """The site's own way of mail, which the test runner would take away."""
    settings.EMAIL_BACKEND = "lemniscaat.kernel.mail.OutboxBackend"


def log_in(client: Client, user: User, password: str = PASSWORD, there: str = ""):
    return client.post("/account/login/", {"login": user.email, "password": password, "next": there})


def test_login_with_the_password_leads_to_ones_own_page(client: Client) -> None:
    user = make_user()
    assert log_in(client, user).headers["Location"] == "/mijn"
    assert client.get("/mijn").status_code == 200


def test_logging_out_is_asked_first(client: Client) -> None:
    client.force_login(make_user())
    assert client.get("/account/logout/").status_code == 200
    assert client.get("/mijn").status_code == 200
    client.post("/account/logout/")
    assert client.get("/mijn").status_code == 302


def test_login_with_another_password_says_nothing_of_the_account(client: Client) -> None:
    user = make_user()
    wrong = log_in(client, user, "een-ander-wachtwoord").content.decode()
    nobody = log_in(client, User(email="niemand@voorbeeld.example"), "een-ander-wachtwoord").content.decode()
    sentence = re.compile(r'role="alert".*?</div>', re.DOTALL)
    assert sentence.findall(wrong) == sentence.findall(nobody) != []
    assert client.get("/mijn").status_code == 302


def test_the_fifth_wrong_password_closes_the_door_for_a_while(client: Client) -> None:
    user = make_user()
    for _try in range(5):
        log_in(client, user, "een-ander-wachtwoord")
    assert log_in(client, user).status_code == 200
    assert client.get("/mijn").status_code == 302


@pytest.mark.parametrize(
    "path",
    [
        "/account/signup/",
        "/account/email/",
        "/account/confirm-email/",
        "/account/confirm-email/abc/",
        "/account/password/set/",
        "/account/login/code/confirm/",
    ],
)
def test_no_account_is_made_or_moved_of_ones_own_accord(client: Client, path: str) -> None:
    client.force_login(make_user())
    fields = {"email": "nieuw@voorbeeld.example", "password1": PASSWORD, "password2": PASSWORD}
    assert client.get(path).status_code == 404
    assert client.post(path, fields).status_code == 404
    assert Client().post(path, fields).status_code == 404
    assert User.objects.filter(email="nieuw@voorbeeld.example").count() == 0


def test_a_new_password_comes_by_mail_and_opens_the_account(client: Client, outbox: None) -> None:
    user = make_user()
    client.post("/account/password/reset/", {"email": user.email})
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.sent_at, mail.subject) == (
        user.email,
        None,
        "Kies een nieuw wachtwoord voor Lemniscaat",
    )
    link = re.search(r"http://testserver(/account/\S+)", mail.body).group(1)
    there = client.get(link).headers["Location"]
    client.post(there, {"password1": "vier woorden achter elkaar", "password2": "vier woorden achter elkaar"})
    assert authenticate(None, email=user.email, password="vier woorden achter elkaar") == user
    assert "werkt niet meer" in client.get(link, follow=True).content.decode()


def test_a_new_password_for_an_unknown_address_answers_alike(client: Client, outbox: None) -> None:
    known = client.post("/account/password/reset/", {"email": make_user().email})
    unknown = client.post("/account/password/reset/", {"email": "niemand@voorbeeld.example"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert (
        OutgoingMail.objects.get(to="niemand@voorbeeld.example").subject == "Er is geen account met dit adres"
    )


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EDITOR, Role.SECRETARIAT, Role.MEMBER])
@pytest.mark.parametrize("path", ROLE_PAGES)
def test_role_pages_ask_for_a_second_factor_whoever_must_have_one(
    client: Client, role: Role, path: str
) -> None:
    werkplaats = make_werkplaats("oost")
    user = make_user(role, None if role == Role.SECRETARIAT else werkplaats)
    client.force_login(user)
    answer = client.get(path)
    led = answer.status_code == 302 and "tweede-stap" in answer.headers["Location"]
    assert led is (role != Role.MEMBER)


def test_a_role_sleeps_on_every_page_until_the_code_was_shown(sign_in: Callable[..., Client]) -> None:
    user = make_user(Role.COORDINATOR, make_werkplaats("oost"))
    password_only, with_code = sign_in(user, second_factor=False), sign_in(user)
    asleep = password_only.get("/mijn").wsgi_request.actor
    awake = with_code.get("/mijn").wsgi_request.actor
    assert [grant.role for grant in asleep.grants] == []
    assert [grant.role for grant in awake.grants] == [Role.COORDINATOR]


def test_a_role_that_asks_for_none_is_awake_with_a_password(sign_in: Callable[..., Client]) -> None:
    user = make_user(Role.MEMBER, make_werkplaats("oost"))
    actor = sign_in(user, second_factor=False).get("/mijn").wsgi_request.actor
    assert [grant.role for grant in actor.grants] == [Role.MEMBER]


def test_the_keeper_of_the_machine_is_asked_too(sign_in: Callable[..., Client]) -> None:
    keeper = User.objects.create_superuser("beheer@voorbeeld.example", PASSWORD, name="Beheer")
    assert "tweede-stap" in sign_in(keeper, second_factor=False).get("/beheer/users/").headers["Location"]
    assert sign_in(keeper).get("/beheer/users/").status_code == 200


def test_the_demonstration_alone_does_not_ask(sign_in: Callable[..., Client], settings) -> None:
    user = make_user(Role.COORDINATOR, make_werkplaats("oost"))
    client = sign_in(user, second_factor=False)
    assert client.get("/mijn/rollen/oost").status_code == 302
    settings.DEMO = True
    assert client.get("/mijn/rollen/oost").status_code == 200
    assert "geen tweede stap gevraagd" in Client().get("/account/login/").content.decode()


def test_the_whole_way_from_password_to_role_page(client: Client) -> None:
    user = make_user(Role.COORDINATOR, make_werkplaats("oost"))
    log_in(client, user)
    told = client.get(client.get("/mijn/rollen/oost").headers["Location"])
    assert "Zet de tweede stap aan" in told.content.decode()
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    form = client.get("/account/2fa/totp/activate/").context["form"]
    answer = client.post("/account/2fa/totp/activate/", {"code": code(secret=form.secret)}, follow=True)
    assert len(answer.context["unused_codes"]) == 10
    spare = answer.context["unused_codes"][0]
    asked = client.get(client.get("/mijn/rollen/oost").headers["Location"])
    assert asked.headers["Location"] == "/account/2fa/reauthenticate/?next=%2Fmijn%2Frollen%2Foost"
    there = client.post("/account/2fa/reauthenticate/", {"code": spare, "next": "/mijn/rollen/oost"})
    assert there.headers["Location"] == "/mijn/rollen/oost"
    assert client.get("/mijn/rollen/oost").status_code == 200


def test_who_asked_for_a_new_password_can_still_set_a_second_factor(client: Client) -> None:
    user = make_user(Role.COORDINATOR, make_werkplaats("oost"))
    client.post("/account/password/reset/", {"email": user.email})
    log_in(client, user)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_login_with_a_code_opens_the_role_page_at_once(client: Client) -> None:
    user = make_user(Role.COORDINATOR, make_werkplaats("oost"))
    set_second_factor(user)
    assert log_in(client, user, there="/mijn/rollen/oost").headers["Location"].startswith("/account/2fa/")
    assert client.get("/mijn").status_code == 302
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert wrong.status_code == 200
    assert (
        client.post("/account/2fa/authenticate/", {"code": code()}).headers["Location"] == "/mijn/rollen/oost"
    )
    assert client.get("/mijn/rollen/oost").status_code == 200


def test_a_session_from_before_the_second_factor_does_not_wake_the_role(client: Client) -> None:
    user = make_user(Role.COORDINATOR, make_werkplaats("oost"))
    log_in(client, user)
    set_second_factor(user)
    assert client.get("/mijn/rollen/oost").status_code == 302
    asked = client.get("/mijn/tweede-stap?next=/mijn/rollen/oost")
    assert asked.headers["Location"].startswith("/account/2fa/reauthenticate/")


def test_a_second_factor_stays_while_the_role_is_held(sign_in: Callable[..., Client]) -> None:
    user = make_user(Role.COORDINATOR, make_werkplaats("oost"))
    other = make_user(Role.MEMBER, make_werkplaats("west"))
    left = []
    for each in (user, other):
        set_second_factor(each)
        client = Client()
        log_in(client, each)
        client.post("/account/2fa/authenticate/", {"code": code()})
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        client.post("/account/2fa/totp/deactivate/")
        left.append(each.authenticator_set.count())
    assert left == [1, 0]


def test_next_leads_nowhere_else(sign_in: Callable[..., Client]) -> None:
    client = sign_in(make_user(Role.COORDINATOR, make_werkplaats("oost")))
    assert client.get("/mijn/tweede-stap?next=//elders.example/").headers["Location"] == "/mijn"
