"""Hearing of a question by mail: confirmed first, told after ten minutes, stopped at once, gone in time."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.actions import following
from lemniscaat.agenda.models import QuestionFollow
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.errors import Conflict, Invalid, Missing
from lemniscaat.kernel.models import OutgoingMail

pytestmark = pytest.mark.django_db

EMAIL = "Vrager@voorbeeld.example"


@pytest.fixture
def follow() -> QuestionFollow:
    """A confirmed follower of a question in a werkplaats."""
    question = make.make_question(werkplaats=make.make_werkplaats(), published=False)
    follow = agenda.follow_question(question=question, email=EMAIL)
    agenda.confirm_follow(token=follow.token)
    OutgoingMail.objects.all().delete()
    return follow


def lines_with_links(mail: OutgoingMail) -> list[str]:
    """Where a mail leads."""
    return [line for line in mail.body.splitlines() if "://" in line]


def work_after(minutes: float) -> None:
    """Let the worker's jobs run that long from now."""
    with clock.held(clock.now() + timedelta(minutes=minutes)):
        work.run_due_jobs(by="test")


def test_follow_asks_its_owner_first_and_once() -> None:
    question = make.make_question(published=False)

    follows = {agenda.follow_question(question=question, email=email) for email in [EMAIL, EMAIL.lower()]}

    [follow] = follows
    [mail] = OutgoingMail.objects.all()
    assert (mail.to, follow.confirmed_at) == (EMAIL.lower(), None)
    assert lines_with_links(mail) == [f"{settings.BASE_URL}/vraag/volg/mail/{follow.token}"]


@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "x" * 300 + "@voorbeeld.example"])
def test_follow_with_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(Invalid):
        agenda.follow_question(question=make.make_question(), email=email)

    assert not QuestionFollow.objects.exists()


def test_question_asks_a_few_addresses_at_a_time() -> None:
    question = make.make_question(published=False)
    follows = [
        agenda.follow_question(question=question, email=f"{number}@voorbeeld.example")
        for number in range(following.MOST_WAITING)
    ]

    with pytest.raises(Conflict):
        agenda.follow_question(question=question, email=EMAIL)
    assert agenda.follow_question(question=question, email="0@voorbeeld.example") == follows[0]
    agenda.confirm_follow(token=follows[0].token)
    agenda.follow_question(question=question, email=EMAIL)

    assert OutgoingMail.objects.count() == following.MOST_WAITING + 1


def test_address_is_sealed() -> None:
    follow = agenda.follow_question(question=make.make_question(), email=EMAIL)
    follow.refresh_from_db()

    assert EMAIL.lower().encode() not in bytes(follow.sealed_address)
    assert follow.address() == EMAIL.lower()


def test_act_is_told_after_ten_minutes(follow: QuestionFollow) -> None:
    agenda.settle_wording(actor=make.SYSTEM, question=follow.question, text="Hoe bereik je jongeren?")

    work_after(9)
    assert not OutgoingMail.objects.exists()
    work_after(11)
    work_after(11)

    [mail] = OutgoingMail.objects.all()
    assert mail.to == EMAIL.lower()
    assert "Hoe bereik je jongeren?" in mail.body
    assert lines_with_links(mail) == [f"{settings.BASE_URL}/vraag/volg/mail/{follow.token}"]


def test_talk_that_begins_is_told_and_what_was_noted_of_it_is_not(follow: QuestionFollow) -> None:
    question, note = follow.question, "Ze belt liever niet."
    for _time in range(2):
        agenda.talk_with_asker(actor=make.SYSTEM, question=question, note=note)
    work_after(11)

    [mail] = OutgoingMail.objects.all()
    assert (str(agenda.Act.TALK.label) in mail.body, note in mail.body) == (True, False)
    assert [event.act for event in agenda.thread(question)] == [agenda.Act.RECEIVE, agenda.Act.TALK]
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe dan?")
    agenda.publish_question(actor=make.SYSTEM, question=question)
    page = Client().get(f"/vragen/{question.slug}").content.decode()
    assert (str(agenda.Act.TALK.label) in page, note in page) == (True, False)


def test_undo_within_ten_minutes_takes_the_mail_back(follow: QuestionFollow) -> None:
    event = agenda.settle_wording(actor=make.SYSTEM, question=follow.question, text="Fout?")
    agenda.undo_last(actor=make.SYSTEM, question=follow.question, event=event)

    work_after(11)

    assert not OutgoingMail.objects.exists()


def test_undo_after_the_mail_sends_a_correction(follow: QuestionFollow) -> None:
    event = agenda.settle_wording(actor=make.SYSTEM, question=follow.question, text="Fout?")
    work_after(11)
    agenda.undo_last(actor=make.SYSTEM, question=follow.question, event=event)
    work_after(12)

    assert [mail.key.split(":")[0] for mail in OutgoingMail.objects.order_by("id")] == ["tell", "correct"]


def test_mail_program_stops_with_one_click(follow: QuestionFollow) -> None:
    agenda.settle_wording(actor=make.SYSTEM, question=follow.question, text="Hoe?")
    work_after(11)
    headers = OutgoingMail.objects.get().headers
    path = headers["List-Unsubscribe"].strip("<>").removeprefix(settings.BASE_URL)

    stopped = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stopped.status_code == 200
    assert not QuestionFollow.objects.exists()


def test_unconfirmed_follower_hears_nothing_and_goes_after_two_weeks() -> None:
    question = make.make_question(published=False)
    agenda.follow_question(question=question, email=EMAIL)
    OutgoingMail.objects.all().delete()
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe?")

    work_after(11)
    assert not OutgoingMail.objects.exists()
    with clock.held(clock.now() + timedelta(days=15)):
        assert following.drop_ended_follows() == 1


def test_stop_at_once_and_for_good(follow: QuestionFollow) -> None:
    agenda.stop_following(token=follow.token)
    agenda.stop_following(token=follow.token)
    agenda.settle_wording(actor=make.SYSTEM, question=follow.question, text="Hoe?")
    work_after(11)

    assert not QuestionFollow.objects.exists()
    assert not OutgoingMail.objects.exists()
    with pytest.raises(Missing):
        agenda.confirm_follow(token=follow.token)


@pytest.mark.parametrize(("wants_use", "days"), [(False, 30), (True, 730)])
def test_address_goes_some_time_after_the_end(follow: QuestionFollow, wants_use: bool, days: int) -> None:
    QuestionFollow.objects.update(wants_use=wants_use)
    agenda.answer_question(actor=make.SYSTEM, question=follow.question, short_answer="Zo.")

    with clock.held(clock.now() + timedelta(days=days)):
        assert following.drop_ended_follows() == 0
    with clock.held(clock.now() + timedelta(days=days + 1)):
        assert following.drop_ended_follows() == 1


def test_undoing_what_ends_nothing_keeps_no_address_longer(follow: QuestionFollow) -> None:
    agenda.settle_wording(actor=make.SYSTEM, question=follow.question, text="Hoe dan?")
    agenda.answer_question(actor=make.SYSTEM, question=follow.question, short_answer="Zo.")

    with clock.held(clock.now() + timedelta(days=29)):
        event = agenda.publish_question(actor=make.SYSTEM, question=follow.question)
        agenda.undo_last(actor=make.SYSTEM, question=follow.question, event=event)
    with clock.held(clock.now() + timedelta(days=31)):
        assert following.drop_ended_follows() == 1


def test_address_stays_when_the_question_opens_again(follow: QuestionFollow) -> None:
    agenda.decline_question(actor=make.SYSTEM, question=follow.question, reason="Niet voor ons.")
    agenda.object_to_decline(actor=agenda.asker_of(follow.question), question=follow.question)

    with clock.held(clock.now() + timedelta(days=31)):
        assert following.drop_ended_follows() == 0
