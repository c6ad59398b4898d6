"""Who may take a text out of what, what is refused, and what stays as it was."""

from uuid import uuid4

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.kernel import sweeping, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, Refused
from lemniscaat.kernel.models import Job
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Role

pytestmark = pytest.mark.django_db

NAME = "Quispelstra"
REASON = "De vrager vroeg erom."


@pytest.fixture
def question() -> agenda.Question:
    """A question about somebody."""
    twente = make.make_werkplaats("twente", code="TWE")
    text = f"Hoe help ik {NAME} aan hulp?"
    return make.make_question(text, werkplaats=twente, published=False, kept=[NAME])


def redact(question: agenda.Question, actor: network.Actor, text: str = NAME, reason: str = REASON) -> int:
    """How often it stood there."""
    return network.redact(actor=actor, kind="question", uuid=question.uuid, text=text, reason=reason).times


def test_who_may_take_text_out(question: agenda.Question) -> None:
    elsewhere = make.make_werkplaats()
    own = question.werkplaats
    actors = {
        "its coordinator": make.make_actor(Role.COORDINATOR, own),
        "the secretariat": make.make_actor(Role.SECRETARIAT),
        "its editor": make.make_actor(Role.EDITOR, own),
        "its member": make.make_actor(Role.MEMBER, own),
        "another coordinator": make.make_actor(Role.COORDINATOR, elsewhere),
        "who asked": agenda.asker_of(question),
        "nobody": VISITOR,
    }
    may = {}
    for who, actor in actors.items():
        for door in (
            redact,
            lambda it, by: network.redaction(actor=by, kind="question", uuid=it.uuid, text=NAME),
        ):
            point = transactions.transaction.savepoint()
            try:
                door(question, actor)
            except Refused:
                may.setdefault(who, []).append(False)
            else:
                may.setdefault(who, []).append(True)
            transactions.transaction.savepoint_rollback(point)
    assert may == {who: [who in {"its coordinator", "the secretariat"}] * 2 for who in actors}


def test_national_things_are_the_secretariats(question: agenda.Question) -> None:
    issue = make.make_issue("Schulden", summary=f"Ooit zei {NAME} dat.")
    for actor in (make.make_actor(Role.COORDINATOR, question.werkplaats), VISITOR):
        with pytest.raises(Refused):
            network.redact(actor=actor, kind="issue", uuid=issue.uuid, text=NAME, reason=REASON)
    secretariat = make.make_actor(Role.SECRETARIAT)
    network.redact(actor=secretariat, kind="issue", uuid=issue.uuid, text=NAME, reason=REASON)
    issue.refresh_from_db()
    assert issue.summary == "Ooit zei [weggehaald] dat."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Qu", REASON),
        ("  ", REASON),
        ("Pietersen", REASON),
        (f"hoe help ik  {NAME} aan hulp", REASON),
        (NAME, " "),
        (NAME, f"{NAME.upper()} vroeg erom"),
        (NAME, "Bel 06-12345678"),
    ],
)
def test_refused_and_nothing_changed(question: agenda.Question, text: str, reason: str) -> None:
    with pytest.raises(Invalid):
        redact(question, make.SYSTEM, text, reason)
    question.refresh_from_db()
    assert question.original == f"Hoe help ik {NAME} aan hulp?"
    assert not network.audit_of("question", question.uuid).filter(act="redact").exists()


def test_what_is_not_there_is_missing() -> None:
    for kind in ("question", "unheard-of"):
        with pytest.raises(Missing):
            network.redact(actor=make.SYSTEM, kind=kind, uuid=uuid4(), text=NAME, reason=REASON)


def test_the_same_text_elsewhere_stays(question: agenda.Question) -> None:
    other = make.make_question(f"Ook {NAME}?", werkplaats=question.werkplaats, published=False, kept=[NAME])
    assert redact(question, make.SYSTEM) == 1
    other.refresh_from_db()
    assert other.original == f"Ook {NAME}?"


def test_codes_stay_codes_and_undo_still_works(question: agenda.Question) -> None:
    event = agenda.settle_wording(
        actor=make.SYSTEM, question=question, text=f"Is {NAME} explicit received settle?", kept=[NAME]
    )
    for text in (NAME, "explicit", "received", "settle"):
        redact(question, make.SYSTEM, text)
    question.refresh_from_db()
    event.refresh_from_db()
    assert question.wording == "Is [weggehaald] [weggehaald] [weggehaald] [weggehaald]?"
    assert (question.state, event.before["state"], event.act) == ("explicit", "received", "settle")
    agenda.undo_last(actor=make.SYSTEM, question=question, event=event)
    assert (question.state, question.wording) == ("received", "")


def test_a_form_shown_before_cannot_bring_it_back(question: agenda.Question) -> None:
    shown = agenda.questions(make.SYSTEM).get()
    redact(question, make.SYSTEM)
    with pytest.raises(Conflict):
        agenda.settle_wording(actor=make.SYSTEM, question=shown, text=f"Hoe help je {NAME}?", kept=[NAME])


def test_looking_changes_nothing(question: agenda.Question) -> None:
    told = network.redaction(actor=make.SYSTEM, kind="question", uuid=question.uuid, text=NAME.upper())
    assert (told.places, told.passages) == ({"de vraag": 1}, (f"Hoe help ik {NAME} aan hulp?",))
    question.refresh_from_db()
    assert NAME in question.original
    assert not Job.objects.filter(name="kernel.sweep").exists()


def test_files_are_swept_once_however_much_is_taken_out(question: agenda.Question) -> None:
    redact(question, make.SYSTEM)
    redact(question, make.SYSTEM, "hulp")
    jobs = Job.objects.filter(name="kernel.sweep", done_at=None)
    assert sorted(job.key for job in jobs) == [f"kernel.sweep:{what}" for what in sorted(sweeping.sweeps)]


def test_an_errand_that_fails_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def errand() -> None:
        done.append(len(done))
        if len(done) == 1:
            raise Conflict("busy")

    monkeypatch.setitem(work.errands._entries, "test", errand)
    work.enqueue("test", key="test")
    assert work.run_due_jobs(by="test") == 1
    job = Job.objects.get(name="test")
    assert (job.tries, job.done_at) == (1, None)
    Job.objects.update(run_at=job.made_at)
    work.run_due_jobs(by="test")
    job.refresh_from_db()
    assert (done, job.error, job.key, job.done_at is None) == ([0, 1], "", None, False)


def test_what_bodies_and_themes_say_goes_too() -> None:
    twente = make.make_werkplaats("twente")
    organisation = make.make_organisation(source=f"volgens {NAME}")
    theme = make.make_theme(definition=f"Een woord van {NAME}.", alt_labels=["geld", f"geld ({NAME})"])
    own = make.make_actor(Role.COORDINATOR, twente)
    elsewhere = make.make_actor(Role.COORDINATOR, make.make_werkplaats())
    network.describe_werkplaats(
        actor=own, werkplaats=twente, description=f"Vraag naar {NAME}.", email=f"{NAME}@voorbeeld.example"
    )
    things = {"werkplaats": twente, "organisation": organisation, "theme": theme}

    for kind, thing in things.items():
        about = {"kind": kind, "uuid": thing.uuid, "text": NAME, "reason": REASON}
        with pytest.raises(Refused):
            network.redact(actor=elsewhere, **about)
        network.redact(actor=own if kind == "werkplaats" else make.make_actor(Role.SECRETARIAT), **about)
        thing.refresh_from_db()

    assert (twente.description, twente.email) == ("Vraag naar [weggehaald].", "")
    assert organisation.source == "volgens [weggehaald]"
    assert (theme.definition, theme.alt_labels) == (
        "Een woord van [weggehaald].",
        ["geld", "geld ([weggehaald])"],
    )
    assert not network.AuditEvent.objects.filter(changes__icontains=NAME).exists()
