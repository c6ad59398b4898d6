"""Who has her account erased is nowhere by name or address; what she made stands."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db.models import ManyToOneRel
from django.test import Client

import factories as make
import haystack
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock, persons, transactions, work
from lemniscaat.kernel.errors import Conflict, Refused
from lemniscaat.kernel.models import Job, OutgoingMail
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network import api as network
from lemniscaat.network.api import Role, User, Werkplaats
from signing_in import set_second_factor

pytestmark = pytest.mark.django_db(transaction=True)

NAME, ADDRESS = "Wilhelmina Quispelstra", "w.quispelstra@voorbeeld.example"
PASSWORD = "wachtwoord-van-een-test"
FORMER = "een oud-collega"
TABLES = (
    "agenda_question", "agenda_questionevent", "agenda_wording", "circulation_step", "kernel_job",
    "kernel_outgoingmail", "knowledge_contributor", "knowledge_item", "knowledge_version",
    "network_auditevent", "network_invitation", "network_user", "network_werkplaats",
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path: Path) -> None:
    """An index in a folder of this test's own."""
    settings.INDEX_ROOT = tmp_path / "index"


def worked() -> None:
    """The worker does all that is due now, and what waits ten minutes; mail is left to lie."""
    Job.objects.filter(done_at=None).update(run_at=clock.now() - timedelta(hours=1))
    for _ in range(3):
        work.run_due_jobs(by="test")
        work.do_chores()
        discovery.apply_changes()


def active(twente: Werkplaats) -> User:
    """A coordinator who did all that leaves a name or an address behind."""
    invitation_of = {"role": Role.EDITOR, "werkplaats": twente, "address": "https://x.example/{token}"}
    network.invite(actor=make.SYSTEM, email=ADDRESS, **invitation_of)
    user = make.make_user(Role.COORDINATOR, twente, email=ADDRESS, name=NAME)
    actor = network.actor_of(user)
    network.describe_werkplaats(actor=actor, werkplaats=twente, email=ADDRESS)
    item = knowledge.draft_item(
        actor=actor, title="Samen eten", kind=make.make_kind(), werkplaats=twente,
        abstract=f"Met dank aan {NAME}.", contributors=[{"name": NAME}],
    )  # fmt: skip
    knowledge.submit_item(actor=actor, item=item)
    knowledge.publish_item(actor=make.SYSTEM, item=item)
    asked = agenda.ask_question(
        actor=make.SYSTEM, original="Hoe bereik ik buren?", why=f"Bel {NAME.upper()}.", werkplaats=twente,
        kept=[NAME.upper(), f"Bel {NAME.upper()}"],
    )  # fmt: skip
    follow = agenda.follow_question(question=asked.question, email=ADDRESS)
    agenda.confirm_follow(token=follow.token)
    agenda.settle_wording(
        actor=actor, question=asked.question, text="Hoe bereik je buren?", note=NAME, kept=[NAME]
    )
    agenda.publish_question(actor=actor, question=asked.question)
    Job.objects.create(name="kernel.sweep", payload={"told": NAME}, tries=99)
    return user


def straws(client: Client) -> dict[str, str]:
    """All there is to look through."""
    question, item = agenda.Question.objects.get(), knowledge.Item.objects.get()
    return {
        **haystack.tables(),
        **haystack.bytes_of_database(),
        **haystack.files(Path(settings.DATA), Path(settings.INDEX_ROOT)),
        **haystack.written_out(),
        **haystack.answers(
            client,
            f"/vragen/{question.slug}",
            f"/bureau/twente/{question.number}",
            f"/kennis/{item.slug}",
            "/api/v1/search?q=eten",
        ),
    }


@pytest.fixture
def twente() -> Werkplaats:
    with transactions.opened():
        return make.make_werkplaats("twente", code="TWE")


def test_who_has_her_account_erased_is_nowhere_and_what_she_made_stands(
    twente: Werkplaats, sign_in: Callable[..., Client]
) -> None:
    with transactions.opened():
        user = active(twente)
        set_second_factor(user)
        other = make.make_user(Role.COORDINATOR, twente)
    discovery.rebuild()
    worked()
    client, colleague = sign_in(user), sign_in(other)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    before = haystack.places(straws(colleague), "quispelstra")
    assert {name for name in before if name.startswith("table ")} == {f"table {name}" for name in TABLES}
    assert {Path(name).suffix for name in before if name.startswith("file ")} >= {".store"}
    assert FORMER not in colleague.get(f"/kennis/{knowledge.Item.objects.get().slug}").content.decode()

    page = client.get("/mijn/wissen")
    unsure = client.post("/mijn/wissen", {})
    done = client.post("/mijn/wissen", {"sure": "on"}, follow=True)
    worked()

    assert (page.status_code, unsure.status_code, done.redirect_chain) == (200, 422, [("/", 302)])
    assert "Je account is gewist" in done.content.decode()
    assert client.get("/mijn").status_code == 302
    assert haystack.places(straws(colleague), "quispelstra", ADDRESS) == set()
    question = agenda.Question.objects.get()
    assert {str(event.by) for event in question.events.exclude(by=None)} == {FORMER}
    assert (question.wording, question.why) == ("Hoe bereik je buren?", "Bel [weggehaald].")
    item = knowledge.Item.objects.get()
    assert (item.abstract, [who.name for who in item.contributors.all()]) == (
        "Met dank aan [weggehaald].",
        [FORMER],
    )
    assert question.follows.count() == OutgoingMail.objects.exclude(to="").count() == 0
    user.refresh_from_db()
    assert (user.is_active, user.has_usable_password(), user.grants.filter(ended_at=None).count()) == (
        False,
        False,
        0,
    )
    assert Client().login(email=user.email, password=PASSWORD) is False


def test_erasing_asks_for_the_password_again(twente: Werkplaats) -> None:
    with transactions.opened():
        user = make.make_user(Role.MEMBER, twente)
    client = Client()
    client.force_login(user)

    for answer in (client.get("/mijn/wissen"), client.post("/mijn/wissen", {"sure": "on"})):
        assert answer["Location"].startswith("/account/reauthenticate/")
    user.refresh_from_db()
    assert user.is_active


def test_last_coordinator_hands_over_first(twente: Werkplaats) -> None:
    with transactions.opened():
        user = make.make_user(Role.COORDINATOR, twente)
    with pytest.raises(Conflict, match="van Twente"), transactions.opened():
        network.erase_person(actor=network.actor_of(user), user=user)
    user.refresh_from_db()
    assert user.is_active


def test_who_may_erase_whom(twente: Werkplaats) -> None:
    with transactions.opened():
        user = make.make_user(Role.MEMBER, twente)
        others = [make.make_actor(Role.COORDINATOR, twente), make.make_actor(Role.FUNDER), network.VISITOR]
        secretariat = make.make_actor(Role.SECRETARIAT)
    for actor in others:
        with pytest.raises(Refused), transactions.opened():
            network.erase_person(actor=actor, user=user)
    with transactions.opened():
        network.erase_person(actor=secretariat, user=user)
    with pytest.raises(Refused), transactions.opened():
        network.erase_person(actor=secretariat, user=user)
    assert [event.actor for event in network.audit_of("user", user.uuid)] == [secretariat.user]


def test_somebody_of_the_same_name_keeps_it(twente: Werkplaats) -> None:
    with transactions.opened():
        user, other = (make.make_user(Role.MEMBER, twente, name="Jan Jansen") for _ in range(2))
        item = make.make_item(contributors=[{"name": "Jan Jansen"}])
        network.erase_person(actor=network.actor_of(user), user=user)
    other.refresh_from_db()
    assert (other.name, item.contributors.get().name) == ("Jan Jansen", "Jan Jansen")


def test_she_takes_along_all_that_is_kept_of_her(twente: Werkplaats) -> None:
    with transactions.opened():
        user, other = active(twente), make.make_user(Role.MEMBER, twente)
    client = Client()
    client.force_login(user)

    answer = client.get("/mijn/gegevens")

    assert answer["Content-Disposition"] == 'attachment; filename="lemniscaat.json"'
    told = json.loads(answer.content)
    assert [(row["name"], row["email"]) for row in told["account"]] == [(NAME, ADDRESS)]
    assert [row["note"] for row in told["handelingen bij vragen"] if row["note"]] == [NAME]
    assert [row["item__title"] for row in told["kennis met haar naam"]] == ["Samen eten"]
    assert len(told["vragen die ze volgt"]) == 1
    assert other.email not in answer.content.decode()
    assert Client().get("/mijn/gegevens").status_code == 302


def test_every_table_that_knows_who_is_told_of(db: None) -> None:
    person = persons.Person(1, uuid4(), NAME, ADDRESS)
    told = {each.rows.model for of in persons.kept_of.values() for each in of(person)}
    known = {
        link.related_model
        for link in User._meta.get_fields(include_hidden=True)
        if isinstance(link, ManyToOneRel) and link.related_model.__module__.startswith("lemniscaat.")
    }
    assert known - told == {User.groups.through, User.user_permissions.through}
