"""Hearing of use; the first mail once more; and an address that goes when its day has come."""

from datetime import timedelta

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.actions import following
from lemniscaat.agenda.models import Question, QuestionFollow
from lemniscaat.kernel import clock, mail, work
from lemniscaat.kernel.models import OutgoingMail

pytestmark = pytest.mark.django_db

EMAIL = "vrager@voorbeeld.example"


def follows(question: Question, *, wants_use: bool, email: str = EMAIL) -> QuestionFollow:
    follow = agenda.follow_question(question=question, email=email, wants_use=wants_use)
    return agenda.confirm_follow(token=follow.token)


def worker_turns(**later: float) -> None:
    """All that the worker does of its own, that much later."""
    with clock.held(clock.now() + timedelta(**later)):
        work.run_due_jobs(by="test")
        for name, pump in work.pumps.items():
            if name.startswith("agenda.") or name == "unsent mail":
                pump()


def test_use_is_told_to_who_wants_it_and_once() -> None:
    werkplaats = make.make_werkplaats()
    question = make.make_question(werkplaats=werkplaats)
    for number, wants_use in enumerate([True, False]):
        follows(question, wants_use=wants_use, email=f"{number}@voorbeeld.example")
    agenda.follow_question(question=question, email="2@voorbeeld.example", wants_use=True)
    worker_turns(minutes=11)
    OutgoingMail.objects.all().delete()

    make.make_use(make.make_item(), werkplaats, question=question, headline="Samen eten werkt hier")
    make.make_use(make.make_item(), werkplaats)
    worker_turns(minutes=9)
    assert not OutgoingMail.objects.exists()
    worker_turns(minutes=11)
    worker_turns(minutes=12)

    [told] = OutgoingMail.objects.all()
    assert told.to == "0@voorbeeld.example"
    assert "Samen eten werkt hier" in told.body


@pytest.mark.parametrize(("wants_use", "days"), [(False, 30), (True, 730)])
def test_address_goes_when_its_day_has_come(wants_use: bool, days: int) -> None:
    question = make.make_question()
    follow = follows(question, wants_use=wants_use)
    worker_turns(days=2000)
    assert QuestionFollow.objects.filter(pk=follow.pk).exists()

    agenda.answer_question(actor=make.SYSTEM, question=question, short_answer="Zo.")
    worker_turns(days=days - 1)
    assert QuestionFollow.objects.filter(pk=follow.pk).exists()
    worker_turns(days=days + 1)
    assert not QuestionFollow.objects.filter(pk=follow.pk).exists()


def test_address_of_who_never_said_yes_goes_after_two_weeks() -> None:
    agenda.follow_question(question=make.make_question(), email=EMAIL, wants_use=True)
    worker_turns(days=13)
    assert QuestionFollow.objects.exists()
    worker_turns(days=15)
    assert not QuestionFollow.objects.exists()


def test_first_mail_comes_again_after_a_while_and_a_few_times() -> None:
    question = make.make_question()
    sent = []
    for minutes in [0, 5, 11, 12, 22, 40, 60, 90]:
        with clock.held(clock.now() + timedelta(minutes=minutes)):
            agenda.follow_question(question=question, email=EMAIL)
        sent.append(OutgoingMail.objects.count())
    assert sent == [1, 1, 2, 2, 3, 3, 3, 3]
    assert sent[-1] == following.MOST_CONFIRMATIONS
    assert QuestionFollow.objects.count() == 1


def test_who_said_yes_gets_no_first_mail_again_and_her_choice_stands() -> None:
    question = make.make_question()
    follow = follows(question, wants_use=False)
    with clock.held(clock.now() + timedelta(hours=1)):
        agenda.follow_question(question=question, email=EMAIL, wants_use=True)
    follow.refresh_from_db()
    assert (OutgoingMail.objects.count(), follow.wants_use) == (1, False)


def test_choice_can_change_until_she_says_yes() -> None:
    question = make.make_question()
    for wants_use in [False, True]:
        agenda.follow_question(question=question, email=EMAIL, wants_use=wants_use)
    assert QuestionFollow.objects.get().wants_use


@pytest.mark.parametrize(
    ("tries", "days", "stays"),
    [(mail.MOST_TRIES, 13, True), (mail.MOST_TRIES, 15, False), (mail.MOST_TRIES - 1, 15, True)],
)
def test_mail_that_was_given_up_loses_address_and_text(tries: int, days: int, stays: bool) -> None:
    mail.post(to=EMAIL, subject="Nieuws", body="Je vraag is beantwoord.")
    OutgoingMail.objects.update(tries=tries, error=f"refused {EMAIL}")
    worker_turns(days=days)
    row = OutgoingMail.objects.get()
    kept = (row.to, row.subject, row.body, row.error)
    assert kept == ((EMAIL, "Nieuws", "Je vraag is beantwoord.", f"refused {EMAIL}") if stays else ("",) * 4)
