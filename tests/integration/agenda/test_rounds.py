"""A priority round: prepared, opened, weighed with an account, by mail and on paper, and counted once."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Audience, Ballot, Candidate, PersonalDataFound, Round, RoundState
from lemniscaat.kernel import clock, mail, work
from lemniscaat.kernel.errors import Conflict, Invalid, Missing
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import VISITOR, Actor, AuditEvent, OrganisationKind, Perspective, Role, actor_of

pytestmark = pytest.mark.django_db

P = Perspective
EMAIL = "Bewoner@voorbeeld.example"


@pytest.fixture
def round() -> Round:
    """A round for everyone, over two issues."""
    return make.make_round(make.make_werkplaats(), audience=Audience.EVERYONE)


def points(round: Round, *given: int) -> Mapping[Candidate, int]:
    """Points for the candidates in their order."""
    return dict(zip(round.candidates.all(), given, strict=False))


def by_mail(round: Round, *given: int, email: str = EMAIL, side: P = P.RESIDENT) -> str:
    """Somebody without an account gives points; the secret of her mail."""
    return agenda.cast_public_ballot(
        actor=VISITOR, round=round, weights=points(round, *given), perspective=side, email=email
    ).token


def confirm(round: Round, token: str) -> Ballot:
    return agenda.confirm_public_ballot(actor=VISITOR, round=round, token=token)


def counted(round: Round) -> list[tuple[str, list[int]]]:
    """The ballots that count: from which side, and what they give."""
    ballots = round.ballots.filter(counts=True).order_by("id")
    return [(ballot.perspective, [w.points for w in ballot.weights.all()]) for ballot in ballots]


def everything_stored() -> str:
    """Every row of every table, as one text."""
    rows = [row for model in apps.get_models() for row in model._base_manager.values()]
    return json.dumps(rows, cls=DjangoJSONEncoder, default=str, ensure_ascii=False)


def test_rounds_are_numbered_by_werkplaats() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()

    assert [make.make_round(place).number for place in (here, here, there)] == [1, 2, 1]


def test_what_is_not_open_to_everyone_is_not_weighed() -> None:
    here = make.make_werkplaats()
    round = make.make_round(here, opened=False)
    answered = make.make_question(werkplaats=here)
    agenda.answer_question(actor=make.SYSTEM, question=answered, short_answer="Zo.")
    elsewhere = make.make_question(werkplaats=make.make_werkplaats())

    for subject in [make.make_question(werkplaats=here, published=False), answered, elsewhere]:
        with pytest.raises(Invalid):
            agenda.add_candidate(actor=make.SYSTEM, round=round, subject=subject)

    assert round.candidates.count() == 2


def test_round_holds_each_thing_once_and_twenty_at_most() -> None:
    issues = [make.make_issue() for _ in range(20)]
    round = make.make_round(make.make_werkplaats(), *issues, opened=False)

    for subject in [issues[0], make.make_issue()]:
        with pytest.raises(Conflict):
            agenda.add_candidate(actor=make.SYSTEM, round=round, subject=subject)

    assert round.candidates.count() == 20


def test_round_is_opened_with_something_to_choose_between() -> None:
    round = make.make_round(make.make_werkplaats(), make.make_issue(), opened=False)

    with pytest.raises(Invalid):
        agenda.open_round(actor=make.SYSTEM, round=round)
    agenda.add_candidate(actor=make.SYSTEM, round=round, subject=make.make_issue())

    assert agenda.open_round(actor=make.SYSTEM, round=round).takes_ballots


def test_question_taken_off_the_website_stops_the_opening_and_is_named_no_more() -> None:
    here = make.make_werkplaats()
    secret, issue = make.make_question(werkplaats=here), make.make_issue()
    opened = make.make_round(here, secret, issue)
    round = make.make_round(here, secret, issue, opened=False)
    agenda.hide_question(actor=make.SYSTEM, question=secret)

    with pytest.raises(Invalid):
        agenda.open_round(actor=make.SYSTEM, round=round)

    [hidden, shown] = opened.candidates.all()
    assert (hidden.is_shown, hidden.url, secret.wording in str(hidden)) == (False, "", False)
    assert (shown.is_shown, str(shown)) == (True, issue.title)
    with pytest.raises(Invalid):
        make.type_in(opened, P.POLICY, 1, 4, 4)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"question": "x" * 301},
        {"points": 0},
        {"points": 101},
        {"closes_on": clock.today() - timedelta(days=1)},
    ],
    ids=str,
)
def test_round_that_cannot_be_is_refused_before_and_after(wrong: dict[str, Any]) -> None:
    right = {
        "title": "Ronde",
        "question": "Wat gaat voor?",
        "points": 10,
        "closes_on": clock.today(),
        "audience": Audience.PARTNERS,
    }
    here = make.make_werkplaats()
    round = agenda.draft_round(actor=make.SYSTEM, werkplaats=here, **right)

    with pytest.raises(Invalid):
        agenda.draft_round(actor=make.SYSTEM, werkplaats=here, **{**right, **wrong})
    with pytest.raises(Invalid):
        agenda.change_round(actor=make.SYSTEM, round=round, **{**right, **wrong})

    round.refresh_from_db()
    assert {name: getattr(round, name) for name in ("title", "question", "points")} == {
        name: right[name] for name in ("title", "question", "points")
    }


def test_words_of_a_round_are_screened_and_may_stay_when_said_so() -> None:
    here, words = make.make_werkplaats(), "Bel 06 12 34 56 78: wat gaat voor?"

    with pytest.raises(PersonalDataFound) as refused:
        make.make_round(here, question=words)
    found = [finding.text for finding in refused.value.findings]

    assert make.make_round(here, question=words, kept=found).question == words


def test_opened_round_changes_no_more() -> None:
    round = make.make_round(make.make_werkplaats())
    candidate = round.candidates.first()
    acts: list[Callable[[], Any]] = [
        lambda: agenda.open_round(actor=make.SYSTEM, round=round),
        lambda: agenda.discard_round(actor=make.SYSTEM, round=round),
        lambda: agenda.add_candidate(actor=make.SYSTEM, round=round, subject=make.make_issue()),
        lambda: agenda.drop_candidate(actor=make.SYSTEM, round=round, candidate=candidate),
        lambda: agenda.change_round(
            actor=make.SYSTEM,
            round=round,
            title="Anders",
            question="Anders?",
            closes_on=clock.today(),
            points=3,
            audience=Audience.EVERYONE,
        ),
    ]

    for act in acts:
        with pytest.raises(Conflict):
            act()

    round.refresh_from_db()
    assert (round.points, round.candidates.count()) == (10, 2)


def test_what_was_prepared_can_be_thrown_away() -> None:
    round = make.make_round(make.make_werkplaats(), opened=False)

    agenda.discard_round(actor=make.SYSTEM, round=round)

    assert (Round.objects.count(), Candidate.objects.count()) == (0, 0)


# Giving points


@pytest.fixture
def partner(round: Round) -> Actor:
    """Somebody of a municipality in the werkplaats, who would rather be a resident."""
    municipality = make.make_organisation(kind=OrganisationKind.MUNICIPALITY)
    user = make.make_user(Role.PARTNER, round.werkplaats, municipality, perspective=P.RESIDENT)
    return actor_of(user)


def test_points_sent_twice_count_once(round: Round, partner: Actor) -> None:
    for given in [(7, 3), (7, 3), (0, 10)]:
        agenda.cast_ballot(actor=partner, round=round, weights=points(round, *given))

    assert counted(round) == [(P.POLICY, [10])]
    assert list(agenda.own_points(partner, round).values()) == [10]


@pytest.mark.parametrize("given", [(11, 0), (6, 5), (0, 0), (-1, 5)])
def test_points_that_cannot_be_are_refused_in_words(round: Round, partner: Actor, given: Any) -> None:
    agenda.cast_ballot(actor=partner, round=round, weights=points(round, 1, 1))

    with pytest.raises(Invalid):
        agenda.cast_ballot(actor=partner, round=round, weights=points(round, *given))

    assert counted(round) == [(P.POLICY, [1, 1])]


def test_points_for_something_of_another_round_are_refused(round: Round, partner: Actor) -> None:
    other = make.make_round(round.werkplaats)

    with pytest.raises(Invalid):
        agenda.cast_ballot(actor=partner, round=round, weights=points(other, 1))

    assert not Ballot.objects.exists()


SIDES = [
    (Role.PARTNER, OrganisationKind.MUNICIPALITY, P.RESIDENT, [P.POLICY]),
    (Role.PARTNER, OrganisationKind.CLIENT, "", [P.RESIDENT]),
    (Role.PARTNER, OrganisationKind.HOGESCHOOL, "", [P.EDUCATION]),
    (Role.PARTNER, OrganisationKind.HOGESCHOOL, P.RESEARCH, [P.RESEARCH]),
    (Role.PARTNER, OrganisationKind.WELFARE, P.RESEARCH, [P.PRACTICE]),
    (Role.TEACHER, None, P.RESIDENT, [P.EDUCATION]),
    (Role.MEMBER, None, P.RESIDENT, [P.RESIDENT]),
    (Role.MEMBER, None, "", list(P)),
]


@pytest.mark.parametrize(("role", "kind", "own", "sides"), SIDES)
def test_one_weighs_from_the_side_one_stands_on(
    round: Round, role: Role, kind: OrganisationKind | None, own: str, sides: list[P]
) -> None:
    organisation = make.make_organisation(kind=kind) if kind else None
    actor = actor_of(make.make_user(role, round.werkplaats, organisation, perspective=own))

    assert list(agenda.voices(actor, round)) == sides


def test_who_may_stand_on_several_sides_says_which(round: Round) -> None:
    member = make.make_actor(Role.MEMBER, round.werkplaats)

    with pytest.raises(Invalid):
        agenda.cast_ballot(actor=member, round=round, weights=points(round, 1))
    agenda.cast_ballot(actor=member, round=round, weights=points(round, 1), perspective=P.PRACTICE)

    assert counted(round) == [(P.PRACTICE, [1])]


def test_public_points_count_from_the_yes_and_once(round: Round) -> None:
    first = by_mail(round, 10)
    assert counted(round) == []

    for _ in range(2):
        confirm(round, first)
    second = by_mail(round, 4, 6, email="bewoner+nogmaals@voorbeeld.example")
    assert counted(round) == [(P.RESIDENT, [10])]
    confirm(round, second)

    assert counted(round) == [(P.RESIDENT, [4, 6])]
    with pytest.raises(Missing):
        confirm(round, first)


def test_mailbox_is_not_filled_from_a_round(round: Round) -> None:
    for _ in range(3):
        by_mail(round, 10)

    with pytest.raises(Conflict):
        by_mail(round, 10)

    assert OutgoingMail.objects.count() == 3


@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "x" * 300 + "@voorbeeld.example"])
def test_public_points_without_an_address_are_refused(round: Round, email: str) -> None:
    with pytest.raises(Invalid):
        by_mail(round, 10, email=email)

    assert not Ballot.objects.exists()


def test_account_and_mail_of_one_address_count_once(round: Round, partner: Actor) -> None:
    assert partner.user is not None
    confirmed, waiting = (by_mail(round, 10, email=partner.user.email) for _ in range(2))
    confirm(round, confirmed)

    agenda.cast_ballot(actor=partner, round=round, weights=points(round, 2, 8))
    with pytest.raises(Missing):
        confirm(round, waiting)
    with pytest.raises(Conflict):
        confirm(round, by_mail(round, 10, email=partner.user.email.upper()))

    assert counted(round) == [(P.POLICY, [2, 8])]


def type_in(round: Round, reference: str, *given: int, side: P = P.RESIDENT) -> Ballot:
    return agenda.type_in_paper_ballot(
        actor=make.SYSTEM,
        round=round,
        reference=reference,
        perspective=side,
        weights=points(round, *given),
    )


def test_paper_typed_in_twice_counts_once_and_another_under_its_number_is_refused(round: Round) -> None:
    assert type_in(round, "a-12", 3, 7) == type_in(round, " A-12 ", 3, 7)
    for given, side in [((4, 6), P.RESIDENT), ((3, 7), P.POLICY)]:
        with pytest.raises(Conflict):
            type_in(round, "A-12", *given, side=side)

    assert counted(round) == [(P.RESIDENT, [3, 7])]


@pytest.mark.parametrize("reference", ["", "Jan de Vries", "jan@voorbeeld.example", "x" * 30 + "1"])
def test_paper_is_known_by_a_number_and_not_by_a_name(round: Round, reference: str) -> None:
    with pytest.raises(Invalid):
        type_in(round, reference, 3, 7)

    assert not Ballot.objects.exists()


def test_paper_typed_in_wrong_is_taken_out_and_typed_in_again(round: Round) -> None:
    type_in(round, "1", 10)

    agenda.take_out_paper_ballot(actor=make.SYSTEM, round=round, reference="1")
    type_in(round, "1", 0, 10)
    with pytest.raises(Missing):
        agenda.take_out_paper_ballot(actor=make.SYSTEM, round=round, reference="2")

    assert counted(round) == [(P.RESIDENT, [10])]


def test_partners_are_invited_once_each_and_only_theirs(round: Round, partner: Actor) -> None:
    make.make_actor(Role.TEACHER, round.werkplaats)
    for stranger in [(Role.COORDINATOR, round.werkplaats), (Role.MEMBER, make.make_werkplaats())]:
        make.make_actor(*stranger)

    invited = [agenda.invite_partners(actor=make.SYSTEM, round=round) for _ in range(2)]

    assert invited == [2, 2]
    assert OutgoingMail.objects.count() == 2
    assert all(f"/rondes/{round.number}" in mail.body for mail in OutgoingMail.objects.all())


# Closing


def test_closing_counts_each_side_by_itself_whatever_its_number(round: Round) -> None:
    make.type_in(round, P.PRACTICE, 20, 10, 0)
    make.type_in(round, P.RESIDENT, 5, 0, 10)
    make.type_in(round, P.POLICY, 5, 2, 8)

    agenda.close_round(actor=make.SYSTEM, round=round)

    found = agenda.result(round)
    first, second = round.candidates.all()
    assert [(row.candidate, row.mean) for row in found.rows] == [(second, 6), (first, 4)]
    assert [[cell.mean for cell in row.cells] for row in found.rows] == [[0, 8, 10], [10, 2, 0]]
    assert [(g.perspectives, g.n_ballots) for g in found.groups] == [
        (["practice"], 20),
        (["policy"], 5),
        (["resident"], 5),
    ]
    assert (found.n_ballots, found.unheard) == (30, [P.EDUCATION, P.RESEARCH])


def test_closing_shows_nothing_of_a_few(round: Round) -> None:
    make.type_in(round, P.PRACTICE, 6, 10, 0)
    make.type_in(round, P.RESIDENT, 2, 0, 10)

    agenda.close_round(actor=make.SYSTEM, round=round)

    found = agenda.result(round)
    assert [(g.perspectives, g.n_ballots) for g in found.groups] == [(["practice", "resident"], 8)]
    assert [[cell.points for cell in row.cells] for row in found.rows] == [[60], [20]]


@pytest.mark.parametrize("n", [0, 1, 4])
def test_closing_with_too_few_keeps_no_points(round: Round, n: int) -> None:
    make.type_in(round, P.PRACTICE, n, 10, 0)

    agenda.close_round(actor=make.SYSTEM, round=round)

    found = agenda.result(round)
    assert (found.is_shown, found.n_ballots) == (False, n)
    assert not apps.get_model("agenda.ResultPoints").objects.exists()


def test_closing_leaves_nothing_that_tells_who_gave_what(round: Round, partner: Actor) -> None:
    secret = by_mail(round, 10)
    mail_of_secret = OutgoingMail.objects.get()
    confirm(round, by_mail(round, 3, email="ander@voorbeeld.example"))
    type_in(round, "BRIEF-4711", 5)
    agenda.cast_ballot(actor=partner, round=round, weights=points(round, 10))
    hashes = list(round.ballots.exclude(voter="").values_list("voter", flat=True))
    assert len(set(hashes)) == 3
    assert EMAIL.lower() not in json.dumps([*round.ballots.values()], default=str)

    agenda.close_round(actor=make.SYSTEM, round=round)

    stored = everything_stored()
    assert [word for word in [*hashes, "BRIEF-4711", EMAIL.lower(), secret] if word in stored] == []
    assert (Ballot.objects.count(), OutgoingMail.objects.filter(pk=mail_of_secret.pk).exists()) == (0, False)


def test_address_is_in_no_table_once_its_mail_went(round: Round) -> None:
    token = by_mail(round, 10)
    assert mail.send_waiting() == 1

    stored = everything_stored()
    assert [word for word in [EMAIL.lower(), "voorbeeld.example", token] if word in stored] == []
    confirm(round, token)
    assert EMAIL.lower() not in everything_stored()


def test_audit_says_that_somebody_weighed_and_not_what(round: Round, partner: Actor) -> None:
    agenda.cast_ballot(actor=partner, round=round, weights=points(round, 7, 3))

    event = AuditEvent.objects.latest("id")
    assert (event.act, event.actor, event.subject_uuid, event.changes) == (
        "cast_ballot",
        partner.user,
        round.uuid,
        [],
    )


def test_closing_is_final_and_counted_once(round: Round) -> None:
    hers = Round.objects.get(pk=round.pk)
    make.type_in(round, P.POLICY, 5, 1)
    agenda.close_round(actor=make.SYSTEM, round=round)

    with pytest.raises(Conflict), transaction.atomic():
        agenda.close_round(actor=make.SYSTEM, round=hers)

    assert agenda.result(round).n_ballots == 5


def test_points_sent_while_it_closes_are_told_so(round: Round, partner: Actor) -> None:
    """Both pages were open: one closes, the other sends."""
    token = by_mail(round, 10)
    with clock.held(clock.now() + timedelta(hours=1)):
        agenda.close_round(actor=make.SYSTEM, round=Round.objects.get(pk=round.pk))
    late: list[Callable[[], Any]] = [
        lambda: agenda.cast_ballot(actor=partner, round=round, weights=points(round, 10)),
        lambda: by_mail(round, 10),
        lambda: confirm(round, token),
        lambda: type_in(round, "1", 10),
    ]

    closed_at = Round.objects.get(pk=round.pk).closed_at
    assert closed_at is not None
    moment = closed_at.astimezone(clock.AMSTERDAM)
    for act in late:
        with pytest.raises(Conflict, match=f"om {moment:%H:%M}"):
            act()

    assert not Ballot.objects.exists()


def test_round_closes_by_itself_and_takes_nothing_after_its_moment(round: Round, partner: Actor) -> None:
    make.type_in(round, P.POLICY, 5, 1)
    work.run_due_jobs(by="test")
    assert Round.objects.get(pk=round.pk).state == RoundState.OPEN

    with clock.held(round.closes_at):
        with pytest.raises(Conflict):
            agenda.cast_ballot(actor=partner, round=round, weights=points(round, 10))
        work.run_due_jobs(by="test")
        work.run_due_jobs(by="test")

    now = Round.objects.get(pk=round.pk)
    assert (now.state, now.closed_at, agenda.result(now).n_ballots) == (RoundState.CLOSED, round.closes_at, 5)


def test_round_closed_by_hand_is_left_alone_by_the_worker(round: Round) -> None:
    agenda.close_round(actor=make.SYSTEM, round=round)
    events = AuditEvent.objects.count()

    with clock.held(round.closes_at):
        assert work.run_due_jobs(by="test") == 1

    assert AuditEvent.objects.count() == events


def followed(question: agenda.Question) -> None:
    follow = agenda.follow_question(question=question, email=f"{question.number}@voorbeeld.example")
    agenda.confirm_follow(token=follow.token)


def test_closed_round_is_told_in_each_thread_and_to_who_follows() -> None:
    werkplaats = make.make_werkplaats()
    questions = [make.make_question(werkplaats=werkplaats) for _ in range(3)]
    round = make.make_round(werkplaats, *questions, make.make_issue())
    make.type_in(round, Perspective.PRACTICE, 5, 6, 2, 2)
    followed(questions[0])
    revisions = [question.revision for question in questions]

    agenda.close_round(actor=make.SYSTEM, round=round)

    told = [agenda.thread(question).last() for question in questions]
    assert [(event.act, event.subject_label) for event in told] == [(agenda.Act.WEIGHED, round.title)] * 3
    assert [event.note.split(". ")[0] for event in told] == [
        "De vraag kwam op plaats 1 van 4",
        "De vraag deelt plaats 2 van 4",
        "De vraag deelt plaats 2 van 4",
    ]
    for question, revision in zip(questions, revisions, strict=True):
        question.refresh_from_db()
        assert question.revision == revision
        assert agenda.undoable(agenda.thread(question)).act == agenda.Act.PUBLISH
    with clock.held(clock.now() + timedelta(minutes=20)):
        work.run_due_jobs(by="test")
    assert OutgoingMail.objects.filter(body__contains="plaats 1 van 4").count() == 1


def test_round_of_too_few_tells_no_place() -> None:
    werkplaats = make.make_werkplaats()
    question = make.make_question(werkplaats=werkplaats)
    round = make.make_round(werkplaats, question, make.make_issue())
    make.type_in(round, Perspective.PRACTICE, 2, 6, 2)

    agenda.close_round(actor=make.SYSTEM, round=round)

    assert (
        agenda.thread(question).last().note == "Er deden te weinig mensen mee om te laten zien wat zij gaven."
    )
