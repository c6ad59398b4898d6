"""A real mail server that is down, slow, refuses or hangs up: nothing is lost, and all is sent once."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path
from sys import _getframe
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.test import Client

import factories as make
import lemniscaat
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.jobs import MAIL_DESKS
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock, mail, smtp, work
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import Perspective, Role, Werkplaats

pytestmark = pytest.mark.django_db

SUNDAY = datetime(2026, 5, 31, 12, tzinfo=clock.AMSTERDAM)
MONDAY = datetime(2026, 6, 1, 8, tzinfo=clock.AMSTERDAM)
SOURCE = Path(lemniscaat.__file__).parent


class Letterbox:
    """A mail server that takes everything, or does `trouble` when it should."""

    def __init__(self, **troubles: Callable[..., Any]) -> None:
        self.got: list[tuple[str, str, str]] = []
        for name, trouble in troubles.items():
            setattr(self, f"handle_{name}", trouble)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content)
        subject = str(make_header(decode_header(message["Subject"])))
        self.got.append((envelope.rcpt_tos[0], subject, message["Message-ID"]))
        return "250 OK"


async def never(*_: Any) -> str:
    """No answer, ever."""
    await asyncio.Event().wait()
    return ""


def saying(answer: str) -> Callable[..., Any]:
    async def say(*_: Any) -> str:
        return answer

    return say


class HangsUp(SMTP):
    """Goes away in the middle of a message."""

    async def smtp_DATA(self, arg: str) -> None:
        await self.push("354 Go on")
        await self._reader.readline()
        self.transport.close()


@contextmanager
def serving(port: int, handler: Letterbox, protocol: type[SMTP] = SMTP) -> Iterator[None]:
    class Serving(Controller):
        def factory(self) -> SMTP:
            return protocol(self.handler, **self.SMTP_kwargs)

    controller = Serving(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


@contextmanager
def silent(port: int) -> Iterator[None]:
    """Somebody is there and does not even greet."""
    with socket.create_server(("127.0.0.1", port)):
        yield


@pytest.fixture
def port(settings) -> int:
    """The place of the mail server; nobody is there yet."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.EMAIL_PORT = free.getsockname()[1]
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.3
    settings.MAIL_TRANSPORT = "lemniscaat.kernel.smtp.EmailBackend"
    return int(settings.EMAIL_PORT)


@pytest.fixture
def letters(settings, monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """A letter of every kind there is, waiting: to whom and about what."""
    settings.EMAIL_BACKEND = "lemniscaat.kernel.mail.OutboxBackend"
    writers, post = set(), mail.post

    def noted(**fields: Any) -> None:
        writers.add(Path(_getframe(1).f_code.co_filename))
        post(**fields)

    monkeypatch.setattr(mail, "post", noted)
    with clock.held(SUNDAY):
        write_all()
    with clock.held(MONDAY):
        work.run_due_jobs(by="test")
        work.pumps[MAIL_DESKS]()
    written = {path for path in SOURCE.rglob("*.py") if "mail.post(" in path.read_text()}
    assert writers == written | {SOURCE / "kernel" / "mail.py"}
    return Counter(OutgoingMail.objects.values_list("to", "subject"))


def write_all() -> None:
    """Do what mail is sent for."""
    twente, elsewhere = make.make_werkplaats("twente"), make.make_werkplaats("elders")
    coordinator = make.make_actor(Role.COORDINATOR, elsewhere)
    agenda.want_desk_mail(actor=coordinator, werkplaats=elsewhere)
    make.make_question(werkplaats=elsewhere, published=False)
    question = make.make_question(werkplaats=twente)
    follow = agenda.follow_question(question=question, email="volger@voorbeeld.example", wants_use=True)
    agenda.confirm_follow(token=follow.token)
    agenda.write_to_asker(actor=make.SYSTEM, question=question, text="Waar loop je tegenaan?")
    agenda.tie_questions(
        actor=make.SYSTEM,
        question=question,
        other=make.make_question(werkplaats=elsewhere),
        kind=agenda.TieKind.SAME,
    )
    make.make_use(make.make_item(), twente, question=question)
    partner = make.make_user(Role.PARTNER, twente, make.make_organisation())
    round = make.make_round(twente, audience=agenda.Audience.EVERYONE)
    agenda.invite_partners(actor=make.SYSTEM, round=round)
    agenda.cast_public_ballot(
        actor=network.VISITOR,
        round=round,
        weights={round.candidates.all()[0]: 3},
        perspective=Perspective.RESIDENT,
        email="bewoner@voorbeeld.example",
    )
    network.invite(
        actor=make.SYSTEM,
        email="nieuw@voorbeeld.example",
        role=Role.MEMBER,
        werkplaats=twente,
        address="https://voorbeeld.example/{token}",
    )
    make.make_user(Role.MEMBER, elsewhere)
    plan = make.make_agenda(elsewhere, state=agenda.AgendaState.CONSULTATION)
    agenda.change_agenda(actor=make.SYSTEM, agenda=plan, mission="", adopt_by=MONDAY.date())
    agenda.invite_to_agenda(actor=make.SYSTEM, agenda=plan)
    agenda.place_public_remark(
        actor=network.VISITOR,
        agenda=plan,
        text="Denk ook aan jongeren.",
        perspective=Perspective.RESIDENT,
        email="buur@voorbeeld.example",
    )
    Client().post("/account/password/reset/", {"email": partner.email})
    take_back_adoption(twente)
    hand_over(twente, elsewhere)
    adapt(twente, elsewhere)
    learning.ask_to_join(actor=coordinator, circle=make.make_circle(elsewhere))
    circle = make.make_circle(twente)
    learning.add_member(actor=make.SYSTEM, circle=circle, email=partner.email)
    learning.plan_gathering(actor=make.SYSTEM, circle=circle, at=MONDAY + timedelta(weeks=1))
    issue = make.make_issue()
    knowledge.begin_analysis(
        actor=make.SYSTEM, issue=issue, werkplaats=twente, others=[elsewhere], title="Naast elkaar"
    )


def take_back_adoption(here: Werkplaats) -> None:
    """Let the text of an agenda change after a lead had adopted it."""
    city = make.make_leads(here)[1][0]
    plan = make.make_agenda(here, state=agenda.AgendaState.CONSULTATION)
    agenda.end_consultation(actor=make.SYSTEM, agenda=plan)
    lead = make.make_actor(Role.PARTNER, here, city)
    agenda.adopt_for_own(actor=lead, agenda=plan, organisation=city)
    agenda.take_back_adoption(actor=make.SYSTEM, agenda=plan, organisation=city)


def hand_over(here: Werkplaats, there: Werkplaats) -> None:
    """Hand a result to the other, who does not answer in time."""
    item = make.make_item(werkplaats=here)
    circulation.offer_handover(
        actor=make.SYSTEM,
        werkplaats=here,
        subject=("item", item.uuid, item.title),
        hope="Kijk of dit ook daar werkt.",
        deadline=SUNDAY.date(),
        to_werkplaats=there,
    )


def adapt(here: Werkplaats, there: Werkplaats) -> None:
    """Adapt a module, offer a lesson back, and publish its next version."""
    source = make.make_module(werkplaats=here)
    make.make_user(Role.COORDINATOR, here)
    teacher = make.make_actor(Role.TEACHER, there)
    adaptation = knowledge.adapt_module(actor=teacher, item=source, werkplaats=there)
    lesson = adaptation.module.lessons.all()[0]
    change = knowledge.offer_change(actor=teacher, lesson=lesson, why="Zo past het beter.")
    draft = knowledge.accept_change(actor=make.SYSTEM, change=change)
    knowledge.submit_item(actor=make.SYSTEM, item=draft)
    knowledge.publish_item(actor=make.SYSTEM, item=draft)


def turns(n: int = 1, **later: float) -> int:
    with clock.held(MONDAY + timedelta(**later)):
        return sum(mail.send_waiting() for _ in range(n))


Trouble = Callable[[int], AbstractContextManager[None]]
TROUBLES: dict[str, Trouble] = {
    "down": lambda port: nullcontext(),
    "says nothing": silent,
    "slow": lambda port: serving(port, Letterbox(RCPT=never)),
    "refuses for now": lambda port: serving(port, Letterbox(RCPT=saying("451 Come back later"))),
    "refuses": lambda port: serving(port, Letterbox(DATA=saying("554 No"))),
    "hangs up": lambda port: serving(port, Letterbox(), HangsUp),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_whatever_a_mail_server_does_nothing_is_lost_and_all_is_sent_once(
    letters: Counter[tuple[str, str]], port: int, trouble: str
) -> None:
    with TROUBLES[trouble](port):
        assert turns(2) == 0
    assert Counter(OutgoingMail.objects.filter(sent_at=None).values_list("to", "subject")) == letters
    names = {f"<{uuid}@lemniscaat.invalid>" for uuid in OutgoingMail.objects.values_list("uuid", flat=True)}

    box = Letterbox()
    with serving(port, box):
        assert turns(3, minutes=20) == letters.total()
    assert Counter((to, subject) for to, subject, _name in box.got) == letters
    assert {name for *_, name in box.got} == names
    assert set(OutgoingMail.objects.values_list("to", "subject", "body", "error")) == {("", "", "", "")}


def test_server_that_does_not_answer_is_asked_by_one_message(
    letters: Counter[tuple[str, str]], port: int
) -> None:
    turns(5)
    assert sorted(OutgoingMail.objects.values_list("tries", flat=True)) == [*[0] * (letters.total() - 1), 1]
    with serving(port, Letterbox(DATA=saying("451 Come back later"))):
        turns(minutes=1)
    assert set(OutgoingMail.objects.values_list("tries", flat=True)) == {1, 2}


def test_server_that_took_a_message_and_is_slow_to_say_so_gets_it_once(port: int, settings) -> None:
    box = Letterbox()

    class Ponders(SMTP):
        async def push(self, status: Any) -> None:
            if box.got:
                await asyncio.sleep(2 * settings.EMAIL_TIMEOUT)
            await super().push(status)

    mail.post(to="een@voorbeeld.example", subject="Een", body="Een brief.", not_before=MONDAY)
    assert smtp.PATIENCE > settings.EMAIL_TIMEOUT
    with serving(port, box, Ponders):
        assert (turns(), turns(hours=1)) == (1, 0)
    assert len(box.got) == 1


@pytest.mark.parametrize(
    ("answer", "tries"),
    [("550 No such user here", 3), ("550 5.1.1 Unknown", 3), ("550 5.7.1 Blocked", mail.MOST_TRIES)],
)
def test_address_where_nobody_is_is_soon_given_up_and_counted(port: int, answer: str, tries: int) -> None:
    mail.post(to="niemand@voorbeeld.example", subject="Een", body="Een brief.", not_before=MONDAY)
    asked = []

    async def refuse(*_: Any) -> str:
        asked.append(answer)
        return answer

    with serving(port, Letterbox(RCPT=refuse)):
        assert sum(turns(days=day) for day in range(mail.MOST_TRIES + 1)) == 0

    assert len(asked) == tries
    assert (mail.given_up(), mail.held_up()) == ((1, 0), 0)
