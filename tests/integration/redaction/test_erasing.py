"""An asker who has her data taken away is nowhere by name or address; her question stands."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

import factories as make
import haystack
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Refused
from lemniscaat.kernel.models import Job, OutgoingMail
from lemniscaat.kernel.privacy import screen
from lemniscaat.network import api as network
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "w.quispelstra@voorbeeld.example"
ROLE = "mevrouw Quispelstra van het wijkteam"
WORDS = "Hoe bereik ik jongeren voordat de deurwaarder komt?"


@pytest.fixture
def asked(settings, tmp_path: Path) -> agenda.Asked:
    """A public question of somebody who follows it, with a mail that waits."""
    settings.INDEX_ROOT = tmp_path / "index"
    with transactions.opened():
        twente = make.make_werkplaats("twente", code="TWE")
        asked = agenda.ask_question(
            actor=make.SYSTEM,
            original=WORDS,
            werkplaats=twente,
            municipality=make.make_municipality(twente, name="Quispelstad"),
            perspective="practice",
            role=ROLE,
            kept=[finding.text for finding in screen(ROLE)],
        )
        follow = agenda.follow_question(question=asked.question, email=ADDRESS)
        agenda.confirm_follow(token=follow.token)
        agenda.settle_wording(actor=make.SYSTEM, question=asked.question, text=WORDS)
        agenda.publish_question(actor=make.SYSTEM, question=asked.question)
    discovery.rebuild()
    worked()
    return asked


def worked() -> None:
    """The worker does all that is due now, and what waits ten minutes; mail is left to lie."""
    Job.objects.filter(done_at=None).update(run_at=clock.now() - timedelta(hours=1))
    for _ in range(2):
        work.run_due_jobs(by="test")
        work.do_chores()
        discovery.apply_changes()


def straws(asked: agenda.Asked) -> dict[str, str]:
    """All there is to look through."""
    question = agenda.questions(make.SYSTEM).get()
    return {
        **haystack.tables(),
        **haystack.bytes_of_database(),
        **haystack.files(Path(settings.DATA), Path(settings.INDEX_ROOT)),
        **haystack.answers(Client(), f"/vragen/{question.slug}", f"/vraag/volg/{asked.token}"),
    }


def test_after_erasing_she_is_nowhere_and_her_question_stands(asked: agenda.Asked) -> None:
    page, own = f"/vragen/{asked.question.slug}", f"/vraag/volg/{asked.token}"
    before = haystack.places(straws(asked), "quispelstra")
    assert {own, "table agenda_question", "table kernel_outgoingmail"} <= before
    with transactions.opened():  # as events were written before these fields were private
        event = network.AuditEvent.objects.get(act="ask_question")
        event.changes[0]["fields"] |= {"role": ["", ROLE], "municipality_id": [None, 1]}
        event.save()

    answer = Client().post(own, {"gegevens": "weg", "wie": "on"})
    worked()

    assert (answer.status_code, answer["Location"]) == (302, own)
    assert haystack.places(straws(asked), "quispelstra", ADDRESS) == set()
    question = agenda.questions(make.SYSTEM).get()
    assert (question.original, question.wording, question.perspective) == (WORDS, WORDS, "practice")
    assert (question.role, question.municipality, question.follows.count()) == ("", None, 0)
    assert OutgoingMail.objects.exclude(to="").count() == 0
    event.refresh_from_db()
    assert event.changes[0]["fields"]["role"] == ["…", "…"]
    assert Client().get(page).status_code == 200
    assert (
        "Je gegevens zijn weggehaald" in Client().post(own, {"gegevens": "weg"}, follow=True).content.decode()
    )


def test_only_the_address_goes_when_she_says_no_more(asked: agenda.Asked) -> None:
    other = agenda.questions(make.SYSTEM).get()
    Client().post(f"/vraag/volg/{asked.token}", {"gegevens": "weg"})
    worked()
    other.refresh_from_db()
    assert (other.role, other.follows.count()) == (ROLE, 0)
    assert haystack.places(straws(asked), ADDRESS) == set()
    with transactions.opened():
        agenda.answer_question(actor=make.SYSTEM, question=other, short_answer="Met een huisbezoek.")
    worked()
    assert OutgoingMail.objects.exclude(to="").count() == 0


def test_nobody_else_may(asked: agenda.Asked) -> None:
    question = asked.question
    with transactions.opened():
        others = [
            make.make_actor(Role.COORDINATOR, question.werkplaats),
            make.make_actor(Role.SECRETARIAT),
            agenda.asker_of(make.make_question()),
            network.VISITOR,
        ]
    for actor in others:
        with pytest.raises(Refused), transactions.opened():
            agenda.erase_asker(actor=actor, question=question, who_too=True)
    assert question.follows.count() == 1


def test_stopping_takes_back_the_mail_that_waits(asked: agenda.Asked) -> None:
    follow = asked.question.follows.get()
    assert OutgoingMail.objects.filter(to=ADDRESS).count() > 0
    with transactions.opened():
        agenda.stop_following(token=follow.token)
    assert OutgoingMail.objects.filter(to=ADDRESS).count() == 0
