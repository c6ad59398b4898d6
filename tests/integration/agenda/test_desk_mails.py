"""The morning mail of a desk: for who runs it and wants it, once a working day, and none of nothing."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.jobs import MAIL_DESKS, PUMPS
from lemniscaat.agenda.models import DeskMail
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Role, User, Werkplaats

pytestmark = pytest.mark.django_db

SUNDAY = datetime(2026, 5, 31, 12, tzinfo=clock.AMSTERDAM)
MONDAY = datetime(2026, 6, 1, 8, tzinfo=clock.AMSTERDAM)
NIGHT = datetime(2026, 6, 1, 5, tzinfo=clock.AMSTERDAM)
EVENING = datetime(2026, 6, 1, 19, tzinfo=clock.AMSTERDAM)
TUESDAY = datetime(2026, 6, 2, 9, tzinfo=clock.AMSTERDAM)
SATURDAY = datetime(2026, 6, 6, 9, tzinfo=clock.AMSTERDAM)


@pytest.fixture(autouse=True)
def sunday() -> Iterator[None]:
    with clock.held(SUNDAY):
        yield


@pytest.fixture
def twente() -> Werkplaats:
    return make.make_werkplaats("twente", response_days=3)


@pytest.fixture
def coordinator(twente: Werkplaats) -> User:
    user = make.make_user(Role.COORDINATOR, twente)
    agenda.want_desk_mail(actor=network.actor_of(user), werkplaats=twente)
    return user


def mornings(*moments: datetime) -> list[str]:
    """What is mailed when the worker turns twice at each of these moments."""
    for moment in moments:
        with clock.held(moment):
            for _ in range(2):
                PUMPS[MAIL_DESKS]()
    return list(OutgoingMail.objects.filter(key__startswith="desk:").values_list("body", flat=True))


def test_mail_tells_what_waits_and_where_once_a_morning(twente: Werkplaats, coordinator: User) -> None:
    public = make.make_question(werkplaats=twente)
    secret = make.make_question("Wat als de kachel uit blijft?", werkplaats=twente, published=False)

    (body,) = mornings(NIGHT, MONDAY, MONDAY, EVENING)

    assert "2 vragen moeten binnen een week" in body
    assert [public.wording in body, secret.number in body, secret.original in body] == [True, True, False]
    assert f"/bureau/twente/{secret.number}" in body
    sent = OutgoingMail.objects.get(key__startswith="desk:")
    assert (sent.to, sent.headers["List-Unsubscribe-Post"]) == (
        coordinator.email,
        "List-Unsubscribe=One-Click",
    )
    assert len(mornings(TUESDAY)) == 2


@pytest.mark.parametrize("moment", [NIGHT, EVENING, SUNDAY, SATURDAY])
def test_no_mail_goes_outside_the_mornings_people_work(
    twente: Werkplaats, coordinator: User, moment: datetime
) -> None:
    make.make_question(werkplaats=twente)
    assert mornings(moment) == []


def test_no_mail_goes_of_nothing(twente: Werkplaats, coordinator: User) -> None:
    make.make_question(werkplaats=make.make_werkplaats())
    answered = make.make_question(werkplaats=twente)
    agenda.answer_question(actor=make.SYSTEM, question=answered, short_answer="Zo.")
    assert mornings(MONDAY, TUESDAY) == []


def test_late_and_unanswered_stand_first(twente: Werkplaats, coordinator: User) -> None:
    question = make.make_question(werkplaats=twente)
    agenda.reply_to_desk(actor=agenda.asker_of(question), question=question, text="Weet je al iets?")
    with clock.held(datetime(2026, 6, 15, 8, tzinfo=clock.AMSTERDAM)):
        PUMPS[MAIL_DESKS]()
    body = OutgoingMail.objects.get(key__startswith="desk:").body
    assert body.index("1 vraag is te laat") < body.index("1 vraagsteller wacht op je antwoord")


def test_who_no_longer_runs_the_desk_gets_nothing_and_is_forgotten(
    twente: Werkplaats, coordinator: User
) -> None:
    make.make_question(werkplaats=twente)
    make.make_user(Role.COORDINATOR, twente)
    network.end_role(actor=make.SYSTEM, grant=network.grants_in(twente.pk).get(user=coordinator))
    assert mornings(MONDAY) == []
    assert not DeskMail.objects.exists()


def test_mail_and_day_are_noted_together(
    twente: Werkplaats, coordinator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.make_question(werkplaats=twente)

    def broken(**_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr("lemniscaat.agenda.actions.desk_mails.mail.post", broken)
        with pytest.raises(OSError, match="disk"):
            mornings(MONDAY)

    assert len(mornings(MONDAY)) == 1


def test_who_may_want_it(twente: Werkplaats) -> None:
    people = {
        "nobody": VISITOR,
        "editor": make.make_actor(Role.EDITOR, twente),
        "member": make.make_actor(Role.MEMBER, twente),
        "other coordinator": make.make_actor(Role.COORDINATOR, make.make_werkplaats()),
        "secretariat": make.make_actor(Role.SECRETARIAT),
        "coordinator": make.make_actor(Role.COORDINATOR, twente),
    }
    may = {}
    for place in (twente, None):
        for name, actor in people.items():
            try:
                agenda.want_desk_mail(actor=actor, werkplaats=place)
                agenda.want_desk_mail(actor=actor, werkplaats=place)
                may[name, place] = True
            except Refused:
                may[name, place] = False
    allowed = [key for key, value in may.items() if value]
    assert allowed == [("coordinator", twente), ("secretariat", None)]
    assert DeskMail.objects.count() == 2


def test_page_of_ones_own_turns_it_on_and_off(twente: Werkplaats, sign_in: Callable[..., Client]) -> None:
    user = make.make_user(Role.COORDINATOR, twente)
    client = sign_in(user)
    assert "/mijn/ochtendmail" in client.get("/mijn").content.decode()

    client.post("/mijn/ochtendmail", {"desk": "twente", "act": "graag"})
    assert agenda.wanted_desk_mails(network.actor_of(user)) == [twente.pk]
    client.post("/mijn/ochtendmail", {"desk": "twente", "act": "stop"})
    assert agenda.wanted_desk_mails(network.actor_of(user)) == []

    assert client.post("/mijn/ochtendmail", {"desk": "landelijk"}).status_code == 404
    member = sign_in(make.make_user(Role.MEMBER, twente))
    assert member.get("/mijn/ochtendmail").status_code == 404
    assert "/mijn/ochtendmail" not in member.get("/mijn").content.decode()
    assert Client().get("/mijn/ochtendmail").status_code == 302


def test_address_in_the_mail_stops_it_with_one_press(twente: Werkplaats, coordinator: User) -> None:
    make.make_question(werkplaats=twente)
    path = f"/bureau/ochtendmail/{DeskMail.objects.get().token}"
    mornings(MONDAY)

    assert Client().get(path).status_code == 200
    assert DeskMail.objects.exists()
    for _ in range(2):
        assert (
            Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
        )

    assert not DeskMail.objects.exists()
    assert not OutgoingMail.objects.filter(key__startswith="desk:").exists()
    assert Client().get(path).status_code == 404
