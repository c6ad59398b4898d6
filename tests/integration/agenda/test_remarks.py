"""What people say of an agenda in consultation: with an account, by mail, typed in; held, answered."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Agenda, AgendaState, Hold, PersonalDataFound, Remark, RemarkState
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError, Missing
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import VISITOR, Actor, Perspective, Role, actor_of

pytestmark = pytest.mark.django_db

EMAIL = "Bewoner@voorbeeld.example"
S = RemarkState


@pytest.fixture
def plan() -> Agenda:
    """An agenda in consultation, with two themes."""
    return make.make_agenda(make.make_werkplaats(), state=AgendaState.CONSULTATION)


def partner_of(plan: Agenda) -> Actor:
    return actor_of(
        make.make_user(Role.PARTNER, plan.werkplaats, make.make_organisation("Welzijn Voorbeeld"))
    )


def by_mail(plan: Agenda, text: str = "Denk ook aan jongeren.", **given: Any) -> agenda.PublicRemark:
    """Somebody without an account says something."""
    return agenda.place_public_remark(
        actor=VISITOR,
        agenda=plan,
        text=text,
        **{"perspective": Perspective.RESIDENT, "email": EMAIL, **given},
    )


def read(plan: Agenda) -> list[tuple[str, str]]:
    """Who says what, as everyone reads it."""
    found = agenda.remarks_by_item(plan)
    return [(remark.who, remark.text) for rows in found.values() for remark in rows]


def reply(remark: Remark, text: str = "Dank, dat nemen we mee.", **given: Any) -> Remark:
    return agenda.reply_to_remark(actor=make.SYSTEM, remark=remark, text=text, **given)


def everything_stored() -> str:
    rows = [row for model in apps.get_models() for row in model._base_manager.values()]
    return json.dumps(rows, cls=DjangoJSONEncoder, default=str, ensure_ascii=False)


def test_remark_stands_there_for_who_says_it_and_never_with_a_name(plan: Agenda) -> None:
    partner = partner_of(plan)
    member = actor_of(make.make_user(Role.MEMBER, plan.werkplaats, perspective=Perspective.PRACTICE))

    agenda.place_remark(actor=partner, agenda=plan, text="Kan het korter?", item=plan.items.first())
    agenda.place_remark(actor=member, agenda=plan, text="Wie doet dit?")
    agenda.type_in_remark(actor=make.SYSTEM, agenda=plan, text="Goed zo.", perspective=Perspective.POLICY)

    assert read(plan) == [
        ("Welzijn Voorbeeld", "Kan het korter?"),
        ("praktijk", "Wie doet dit?"),
        ("beleid", "Goed zo."),
    ]


def test_public_remark_is_read_from_the_yes_and_its_address_is_not_kept(plan: Agenda) -> None:
    made = by_mail(plan)
    assert read(plan) == []
    assert "bewoner@voorbeeld" in OutgoingMail.objects.get().to

    for _ in range(2):
        agenda.confirm_remark(actor=VISITOR, token=made.token)
    OutgoingMail.objects.update(to="", body="", subject="", sent_at=clock.now())

    assert read(plan) == [("inwoner", "Denk ook aan jongeren.")]
    stored = everything_stored()
    assert [word for word in ("bewoner@voorbeeld", made.token) if word in stored.lower()] == []
    assert Remark.objects.get().voter == ""


def test_mailbox_is_not_filled_from_an_agenda(plan: Agenda) -> None:
    for address in (EMAIL, "bewoner+2@voorbeeld.example", EMAIL.upper()):
        by_mail(plan, email=address)

    with pytest.raises(Conflict):
        by_mail(plan)

    assert OutgoingMail.objects.count() == 3


def test_personal_data_is_found_before_anything_is_kept(plan: Agenda) -> None:
    text = "Bel mij op 06 12 34 56 78."

    with pytest.raises(PersonalDataFound) as refused:
        by_mail(plan, text)
    assert (Remark.objects.count(), OutgoingMail.objects.count()) == (0, 0)
    kept = [finding.text for finding in refused.value.findings]

    assert by_mail(plan, text, kept=kept).remark.text == text


@pytest.mark.parametrize("wrong", [{"text": " "}, {"text": "x" * 2001}, {"email": "geen adres"}], ids=str)
def test_remark_that_cannot_be_is_refused_in_words(plan: Agenda, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        by_mail(plan, **wrong)

    assert not Remark.objects.exists()


def test_what_looks_like_spam_waits_for_a_look_and_stops_the_adoption(plan: Agenda) -> None:
    held = by_mail(plan, held_for=Hold.TOO_QUICK).remark
    assert (read(plan), OutgoingMail.objects.count()) == ([], 0)
    with pytest.raises(Conflict):
        make.adopt(plan)

    agenda.release_remark(actor=make.SYSTEM, remark=held)
    assert read(plan) == [("inwoner", "Denk ook aan jongeren.")]
    agenda.remove_remark(actor=make.SYSTEM, remark=held, reason="Dit gaat over iets anders.")

    assert [(row.state, row.reason) for row in agenda.remarks_by_item(plan)[None]] == [
        (S.REMOVED, "Dit gaat over iets anders.")
    ]
    assert make.adopt(plan).state == AgendaState.ADOPTED


def test_every_remark_is_answered_before_the_agenda_is_adopted(plan: Agenda) -> None:
    remark = agenda.confirm_remark(actor=VISITOR, token=by_mail(plan).token)
    waiting = by_mail(plan, "Nog iets.").remark
    assert agenda.remarks_to_do([plan.werkplaats_id]) == 1
    adopters = make.make_leads(plan.werkplaats)
    with pytest.raises(Conflict):
        make.adopt(plan, adopters)

    reply(remark)
    with pytest.raises(Conflict):
        reply(remark, "Tegelijk.")
    reply(remark, "Dank. Het staat er nu bij.", again=True)
    make.adopt(plan, adopters)

    [said] = agenda.remarks_by_item(plan)[None]
    assert (said.text, said.reply) == ("Denk ook aan jongeren.", "Dank. Het staat er nu bij.")
    assert not Remark.objects.filter(pk=waiting.pk).exists()
    assert agenda.remarks_to_do([plan.werkplaats_id]) == 0
    for act in [
        lambda: reply(remark, "Later.", again=True),
        lambda: agenda.remove_remark(actor=make.SYSTEM, remark=remark, reason="Later."),
        lambda: by_mail(plan),
    ]:
        with pytest.raises(Conflict), transaction.atomic():
            act()


def test_remarks_are_taken_until_the_end_of_the_last_day(plan: Agenda) -> None:
    agenda.set_last_day(actor=make.SYSTEM, agenda=plan, until=clock.today() + timedelta(days=3))
    waiting = by_mail(plan)

    with clock.held(clock.now() + timedelta(days=3)):
        by_mail(plan, "Op de laatste dag.", email="een.ander@voorbeeld.example")
    with clock.held(clock.now() + timedelta(days=4)):
        for act in (lambda: by_mail(plan), lambda: agenda.confirm_remark(actor=VISITOR, token=waiting.token)):
            with pytest.raises(Conflict), transaction.atomic():
                act()

    for until in (clock.today() - timedelta(days=1), clock.today() + timedelta(days=400)):
        with pytest.raises(Invalid):
            agenda.set_last_day(actor=make.SYSTEM, agenda=plan, until=until)


def test_what_nobody_confirmed_is_gone_after_two_weeks(plan: Agenda) -> None:
    made, held = by_mail(plan), by_mail(plan, held_for=Hold.TOO_MANY).remark

    with clock.held(clock.now() + timedelta(days=15)):
        work.turn(by="test")
        with pytest.raises(Missing):
            agenda.confirm_remark(actor=VISITOR, token=made.token)

    assert list(Remark.objects.all()) == [held]


def test_what_was_said_keeps_an_agenda_from_becoming_a_draft_and_a_theme_from_going(plan: Agenda) -> None:
    item = plan.items.first()
    agenda.place_remark(actor=partner_of(plan), agenda=plan, text="Kan het korter?", item=item)

    for act in (
        lambda: agenda.back_to_draft(actor=make.SYSTEM, agenda=plan),
        lambda: agenda.drop_part(actor=make.SYSTEM, part=item),
    ):
        with pytest.raises(Conflict):
            act()

    assert read(plan) == [("Welzijn Voorbeeld", "Kan het korter?")]


def test_partners_are_invited_once_each(plan: Agenda) -> None:
    partner_of(plan)
    make.make_actor(Role.COORDINATOR, plan.werkplaats)
    make.make_actor(Role.MEMBER, make.make_werkplaats())

    assert [agenda.invite_to_agenda(actor=make.SYSTEM, agenda=plan) for _ in range(2)] == [1, 1]

    assert f"/kennisagenda/{plan.period.slug}" in OutgoingMail.objects.get().body


def test_remark_on_a_theme_of_another_agenda_is_refused(plan: Agenda) -> None:
    other = make.make_agenda(make.make_werkplaats())

    with pytest.raises(LemniscaatError):
        by_mail(plan, item=other.items.first())

    assert not Remark.objects.exists()
