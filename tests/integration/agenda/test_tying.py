"""Questions that stand together: tied at one desk, read on both, taken off by either."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Act, Question, TieKind
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError, Missing, Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import VISITOR, Actor, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Question:
    """A question on the website, of Twente."""
    return make.make_question(werkplaats=make.make_werkplaats("twente"))


@pytest.fixture
def there() -> Question:
    """Another, of Amsterdam."""
    return make.make_question(werkplaats=make.make_werkplaats("amsterdam"))


def tie(question: Question, other: Question, kind: TieKind = TieKind.SAME, actor: Actor = make.SYSTEM) -> Any:
    return agenda.tie_questions(actor=actor, question=question, other=other, kind=kind)


def stands(question: Question, actor: Actor = VISITOR) -> list[tuple[Question, TieKind, bool]]:
    return [(tied.question, tied.kind, tied.is_own) for tied in agenda.ties_of(question, actor)]


def words(question: Question) -> tuple[str, str, int]:
    row = Question.objects.get(pk=question.pk)
    return row.original, row.wording, circulation.steps_of_question(make.SYSTEM, row.uuid).count()


@pytest.mark.parametrize(("kind", "act"), [(TieKind.SAME, Act.SAME), (TieKind.RELATED, Act.RELATED)])
def test_tie_stands_on_both_and_changes_no_word(
    here: Question, there: Question, kind: TieKind, act: Act
) -> None:
    before = words(here), words(there)

    event = tie(here, there, kind)

    assert (stands(here), stands(there)) == ([(there, kind, True)], [(here, kind, False)])
    assert (words(here), words(there)) == before
    assert (event.act, event.subject_uuid, event.subject_label) == (act, there.uuid, there.number)
    agenda.undo_last(actor=make.SYSTEM, question=here, event=event)
    assert (stands(here), stands(there)) == ([], [])


def test_tie_is_made_once_whichever_desk_found_it(here: Question, there: Question) -> None:
    tie(here, there)

    for first, second in ((here, there), (there, here)):
        with pytest.raises(Conflict):
            tie(first, second, TieKind.RELATED)
    with pytest.raises(Invalid):
        tie(here, here)


def test_desks_that_find_each_other_at_one_moment_make_one_tie(
    here: Question, there: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    tie(here, there)
    monkeypatch.setattr(
        "lemniscaat.agenda.actions.tying.ties_between", lambda *_: agenda.Question.objects.none()
    )

    with pytest.raises(Conflict):
        tie(there, here)

    assert len(stands(here)) == 1


def test_question_that_is_not_shown_is_tied_by_nobody_else_and_seen_by_nobody_else(here: Question) -> None:
    secret = make.make_question(werkplaats=make.make_werkplaats(), published=False)
    coordinator = make.make_actor(Role.COORDINATOR, here.werkplaats)
    with pytest.raises(Missing):
        tie(here, secret, actor=coordinator)

    tie(secret, here, actor=make.make_actor(Role.COORDINATOR, secret.werkplaats))

    assert [stands(here, actor) for actor in (VISITOR, coordinator, agenda.asker_of(here))] == [[], [], []]
    assert stands(secret, make.make_actor(Role.COORDINATOR, secret.werkplaats)) == [
        (here, TieKind.SAME, True)
    ]


def people(question: Question, other: Question) -> dict[str, Actor]:
    return {
        "its asker": agenda.asker_of(question),
        "the other asker": agenda.asker_of(other),
        "nobody": VISITOR,
        "its member": make.make_actor(Role.MEMBER, question.werkplaats),
        "its editor": make.make_actor(Role.EDITOR, question.werkplaats),
        "its coordinator": make.make_actor(Role.COORDINATOR, question.werkplaats),
        "the other coordinator": make.make_actor(Role.COORDINATOR, other.werkplaats),
        "a third coordinator": make.make_actor(Role.COORDINATOR, make.make_werkplaats()),
        "a partner": make.make_actor(Role.PARTNER, question.werkplaats, make.make_organisation()),
        "the secretariat": make.make_actor(Role.SECRETARIAT),
    }


def allowed(act: Callable[[], Any]) -> bool:
    try:
        act()
    except Refused:
        return False
    return True


def test_who_may_tie_and_untie(here: Question, there: Question) -> None:
    may_tie, may_untie_there = {}, {}
    for name, actor in people(here, there).items():
        may_tie[name] = allowed(lambda actor=actor: tie(here, there, actor=actor))
        if may_tie[name]:
            agenda.untie_questions(actor=make.SYSTEM, question=here, other=there)
    for name, actor in people(here, there).items():
        here.refresh_from_db()
        if not stands(here):
            tie(here, there)
        may_untie_there[name] = allowed(
            lambda actor=actor: agenda.untie_questions(actor=actor, question=there, other=here)
        )

    assert [name for name, may in may_tie.items() if may] == ["its coordinator"]
    assert [name for name, may in may_untie_there.items() if may] == ["the other coordinator"]


def test_either_desk_takes_it_off_and_its_line_leaves_both_threads(here: Question, there: Question) -> None:
    tie(here, there)

    agenda.untie_questions(actor=make.SYSTEM, question=there, other=here)

    assert (stands(here), stands(there)) == ([], [])
    assert Act.SAME not in [event.act for event in agenda.thread(here)]
    assert [event.act for event in agenda.thread(there)][-1] == Act.UNTIE
    with pytest.raises(Conflict):
        agenda.untie_questions(actor=make.SYSTEM, question=here, other=there)
    tie(there, here)


def later(minutes: int) -> Any:
    return clock.held(clock.now() + timedelta(minutes=minutes))


def sent(subject: str) -> list[str]:
    """To whom, of the mails about this question to desks."""
    with later(60):
        work.run_due_jobs(by="test")
    found = OutgoingMail.objects.filter(key__contains="tie:", subject__contains=subject).order_by("id")
    return list(found.values_list("to", flat=True))


def test_other_desk_hears_of_it_once_and_of_its_end(here: Question, there: Question) -> None:
    user = make.make_user(Role.COORDINATOR, there.werkplaats)
    make.make_user(Role.COORDINATOR, here.werkplaats)

    tie(here, there)
    assert sent(there.number) == [user.email]
    letter = OutgoingMail.objects.get(to=user.email).body
    assert here.wording in letter
    assert f"/bureau/amsterdam/{there.number}" in letter
    assert sent(there.number) == [user.email]

    agenda.untie_questions(actor=make.SYSTEM, question=here, other=there)
    assert sent(there.number) == [user.email] * 2


def test_tie_undone_within_ten_minutes_is_told_to_nobody(here: Question, there: Question) -> None:
    make.make_user(Role.COORDINATOR, there.werkplaats)
    event = tie(here, there)
    agenda.undo_last(actor=make.SYSTEM, question=here, event=event)
    assert sent(there.number) == []


def test_desk_that_finds_out_hears_when_the_other_takes_it_off(here: Question, there: Question) -> None:
    user = make.make_user(Role.COORDINATOR, here.werkplaats)
    tie(here, there)
    with later(20):
        work.run_due_jobs(by="test")
    agenda.untie_questions(actor=make.SYSTEM, question=there, other=here)
    assert sent(here.number) == [user.email]


def test_other_desk_hears_of_a_question_when_it_comes_on_the_website(there: Question) -> None:
    user = make.make_user(Role.COORDINATOR, there.werkplaats)
    secret = make.make_question("Geheim.", werkplaats=make.make_werkplaats(), published=False)
    tie(secret, there)
    assert sent(there.number) == []

    agenda.settle_wording(actor=make.SYSTEM, question=secret, text="Wat kun je wel weten?")
    agenda.publish_question(actor=make.SYSTEM, question=secret)

    assert sent(there.number) == [user.email]


def test_follower_reads_the_words_of_the_other_as_long_as_everyone_may(
    here: Question, there: Question
) -> None:
    follow = agenda.follow_question(question=here, email="vrager@voorbeeld.example")
    agenda.confirm_follow(token=follow.token)
    OutgoingMail.objects.all().delete()
    tie(here, there)
    agenda.hide_question(actor=make.SYSTEM, question=there)

    with later(20):
        work.run_due_jobs(by="test")

    body = OutgoingMail.objects.get(body__contains=str(Act.SAME.label)).body
    assert (there.number in body, there.wording in body) == (True, False)


def test_act_on_a_question_somebody_else_just_worked_on_is_refused_whole(
    here: Question, there: Question
) -> None:
    mine = Question.objects.get(pk=here.pk)
    agenda.hide_question(actor=make.SYSTEM, question=here)
    with pytest.raises(LemniscaatError):
        tie(mine, there)
    assert stands(there, make.SYSTEM) == []
