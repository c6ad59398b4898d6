"""After `redact`, the text is nowhere; before, it stands in every place that is looked at."""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

import factories as make
import haystack
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda import working_days
from lemniscaat.agenda.jobs import MAIL_DESKS
from lemniscaat.circulation import api as circulation
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.models import Changed, Job, OutgoingMail
from lemniscaat.kernel.privacy import screen
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network import api as network
from lemniscaat.network.api import Perspective, Role, Werkplaats

pytestmark = pytest.mark.django_db(transaction=True)

NAME, PHONE = "Wilhelmina Quispelstra", "06-31415926"
NEEDLES = ("quispelstra", "31415926")
SENTENCE = f"Hoe help ik mevrouw {NAME} ({PHONE}) aan tafel bij geldzorgen?"
TABLES = (
    "agenda_agendaitem", "agenda_question", "agenda_questionevent", "agenda_questionlink", "agenda_remark",
    "agenda_wording",
    "circulation_handover", "circulation_journey", "circulation_offer", "circulation_step",
    "kernel_changed", "kernel_job", "kernel_outgoingmail", "learning_circle", "network_auditevent",
)  # fmt: skip
"""Where a question's words are kept."""

AGENDA = "/werkplaatsen/twente/kennisagenda/2023-2026/versie/1"

TOLD = (
    "/api/v1/search?q=geldzorgen", "/vragen/", "/vragen/nieuw.atom", "/werkplaatsen/twente/vragen.atom",
    "/werkplaatsen/twente/", "/sitemap/vragen.xml", AGENDA, f"{AGENDA}/kennisagenda.pdf",
    "/werkplaatsen/twente/rondes/1", "/werkplaatsen/twente/rondes/1/uitslag.csv",
)  # fmt: skip
"""Where everyone could read it: pages that are kept, exports, sitemap, feeds, the API."""

REASON = "De vrager vroeg erom."


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path) -> None:
    """An index in a folder of this test's own."""
    settings.INDEX_ROOT = tmp_path / "index"


def worked(moments: int = 3) -> None:
    """The worker does all that is due now, and what waits ten minutes; mail is left to lie."""
    Job.objects.filter(done_at=None).update(run_at=clock.now() - timedelta(hours=1))
    for _ in range(moments):
        work.run_due_jobs(by="test")
        work.do_chores()
        discovery.apply_changes()


def kept(text: str = SENTENCE) -> list[str]:
    """All that the screening finds may stay, for a reason of which somebody repents later."""
    return [finding.text for finding in screen(text)]


def asked(twente: Werkplaats) -> agenda.Question:
    """A question with the name and the number in every text that a door takes."""
    item, issue = make.make_item(), make.make_issue()
    asked = agenda.ask_question(
        actor=make.SYSTEM,
        original=SENTENCE,
        why=f"{NAME} wacht al lang.\nBel {NAME.upper()}!",
        tried=f"Gebeld met {PHONE.replace('-', ' ')}",
        role=f"buur van {NAME}",
        werkplaats=twente,
        kept=[*kept(), *kept(f"{NAME} wacht al lang.\nBel {NAME.upper()}!"), *kept(f"buur van {NAME}"),
              *kept(f"Gebeld met {PHONE.replace('-', ' ')}")],
    )  # fmt: skip
    question, asker = asked.question, agenda.asker_of(asked.question)
    follow = agenda.follow_question(question=question, email="follower@voorbeeld.example")
    agenda.confirm_follow(token=follow.token)
    to_desk = {"question": question, "text": SENTENCE, "kept": kept()}
    agenda.talk_with_asker(actor=make.SYSTEM, question=question, note=SENTENCE, kept=kept())
    agenda.write_to_asker(actor=make.SYSTEM, **to_desk)
    agenda.reply_to_desk(actor=asker, **to_desk)
    agenda.propose_wording(actor=make.SYSTEM, **to_desk)
    agenda.offer_other_words(
        actor=asker, question=question, text=f"{SENTENCE} Zo.", kept=kept(f"{SENTENCE} Zo.")
    )
    agenda.settle_wording(actor=make.SYSTEM, note=SENTENCE, **to_desk)
    agenda.publish_question(actor=make.SYSTEM, question=question)
    agenda.reveal_original(
        actor=make.SYSTEM, question=question, kept=[*kept(), *kept(question.why), *kept(question.role)]
    )
    agenda.link_item(actor=make.SYSTEM, question=question, item=item, note=SENTENCE, kept=kept())
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue, note=SENTENCE, kept=kept())
    agenda.reject_match(actor=make.SYSTEM, question=question, kind="item", uuid=make.make_item().uuid)
    pointed = ("question", question.uuid, SENTENCE)
    circulation.make_offer(
        actor=make.SYSTEM, werkplaats=twente, question=(question.uuid, SENTENCE),
        subject=("item", item.uuid, item.title), activity=circulation.Activity.ENRICH_ISSUE, reason=SENTENCE,
    )  # fmt: skip
    circulation.offer_handover(
        actor=make.SYSTEM, werkplaats=twente, subject=pointed, hope=SENTENCE, question_uuid=question.uuid,
        deadline=clock.today() + timedelta(days=30), to_werkplaats=make.make_werkplaats(), issue=issue,
        kept=kept(),
    )  # fmt: skip
    on_an_agenda(question)
    weighed(question)
    circle = make.make_circle(twente, question_text=SENTENCE)
    circle.questions.add(question)
    agenda.answer_question(actor=make.SYSTEM, question=question, short_answer=SENTENCE, kept=kept())
    Job.objects.create(
        name="kernel.sweep", payload={"question": str(question.uuid), "told": SENTENCE}, tries=99
    )
    return question


def weighed(question: agenda.Question) -> None:
    """It was a candidate in a round, of which the result is public."""
    question.refresh_from_db()
    round = make.make_round(question.werkplaats, question, make.make_issue())
    make.type_in(round, Perspective.PRACTICE, 6, 7, 3)
    agenda.close_round(actor=make.SYSTEM, round=round)


def on_an_agenda(question: agenda.Question) -> None:
    """A theme after its words, in a version in force and in the next, with a remark and its reply; another
    question stands under it too, this one was left out again. Of all that a mail waits for its desk."""
    twente, said = question.werkplaats, {"text": SENTENCE, "kept": kept()}
    plan = make.make_agenda(twente, "Een?")
    came = agenda.add_agenda_item(
        actor=make.SYSTEM,
        agenda=plan,
        title=SENTENCE,
        explanation=SENTENCE,
        questions=[question],
        kept=kept(),
    )
    plan = agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
    other = make.make_question(werkplaats=twente)
    agenda.place_on_agenda(actor=make.SYSTEM, question=other, item=plan.items.get(pk=came.pk))
    remark = agenda.type_in_remark(
        actor=make.SYSTEM,
        agenda=plan,
        item=plan.items.get(pk=came.pk),
        perspective=Perspective.POLICY,
        **said,
    )
    agenda.reply_to_remark(actor=make.SYSTEM, remark=remark, **said)
    coming = agenda.begin_version(actor=make.SYSTEM, agenda=make.adopt(plan))
    agenda.change_agenda_item(
        actor=make.SYSTEM, item=coming.items.get(title=SENTENCE), title="Anders?", is_chosen=False,
        reason=SENTENCE, kept=kept(),
    )  # fmt: skip
    question.refresh_from_db()
    agenda.leave_out(actor=make.SYSTEM, question=question, reason=SENTENCE, kept=kept())
    user = make.make_user(Role.COORDINATOR, twente)
    agenda.want_desk_mail(actor=network.actor_of(user), werkplaats=twente)
    morning = datetime.combine(clock.today() + timedelta(days=60), time(8), tzinfo=clock.AMSTERDAM)
    while not working_days.is_one(morning.date()):
        morning += timedelta(days=1)
    with clock.held(morning):
        work.pumps[MAIL_DESKS]()


def straws(client: Client, question: agenda.Question) -> dict[str, str]:
    """All there is to look through."""
    question.refresh_from_db()
    return {
        **haystack.tables(),
        **haystack.bytes_of_database(),
        **haystack.files(Path(settings.DATA), Path(settings.INDEX_ROOT)),
        **haystack.written_out(),
        **haystack.answers(client, *everywhere(question)),
        **{f"visitor {at}": page for at, page in haystack.answers(Client(), *outside(question)).items()},
    }


def outside(question: agenda.Question) -> tuple[str, ...]:
    """Where everyone may read of it: pages that are kept, exports, sitemap, feeds, the API."""
    issue = question.issue.slug if question.issue else ""
    return (
        f"/vragen/{question.slug}",
        "/", "/vragen/", "/vragen/nieuw.atom", "/werkplaatsen/twente/vragen.atom",
        "/werkplaatsen/twente/", f"/kwesties/{issue}", f"/draad/question/{question.uuid}",
        "/sitemap/vragen.xml", AGENDA, f"{AGENDA}/kennisagenda.pdf",
        "/werkplaatsen/twente/rondes/1", "/werkplaatsen/twente/rondes/1/uitslag.csv",
        "/api/v1/search?q=geldzorgen", f"/kwesties/{issue}/bewijs.csv", "/lemniscaat",
    )  # fmt: skip


def everywhere(question: agenda.Question) -> tuple[str, ...]:
    """And what its coordinator reads beside it."""
    desk = f"/bureau/twente/{question.number}"
    kept = "/bureau/twente/agenda/2023-2026"
    return (
        *outside(question),
        desk, "/bureau/twente?tab=klaar", f"{kept}/1", f"{kept}/2", f"{kept}/1/opmerkingen",
        "/bureau/twente/rondes/1", "/bureau/twente/aanbod", "/bureau/twente/oversteek", "/mijn",
        "/werkplaatsen/twente/kennisagenda/vergelijk",
    )  # fmt: skip


def test_after_redacting_a_question_name_and_number_are_nowhere(
    sign_in: Callable[..., Client], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with transactions.opened():
        twente = make.make_werkplaats("twente", code="TWE")
        question, user = asked(twente), make.make_user(Role.COORDINATOR, twente)
    discovery.rebuild()
    worked()
    Changed.objects.create(kind="question", uuid=question.uuid, error=f"ValueError('{NAME}')")
    client = sign_in(user)
    mornings = OutgoingMail.objects.filter(key__startswith="desk:")
    assert [NAME in mail.body for mail in mornings] == [True]
    before = haystack.places(straws(client, question), *NEEDLES)
    slug = question.slug

    with transactions.opened():
        coordinator = network.actor_of(user)
        for text in (NAME, PHONE):
            network.redact(actor=coordinator, kind="question", uuid=question.uuid, text=text, reason=REASON)
    worked()

    assert haystack.places({**straws(client, question), "log": caplog.text}, *NEEDLES) == set()
    told = {name for name in before if name.startswith(("file ", "/", "visitor "))}
    assert told >= {
        f"/vragen/{slug}",
        f"/bureau/twente/{question.number}",
        *TOLD,
        *(f"visitor {at}" for at in TOLD),
    }
    assert before - told == {
        *(["bytes of the database"] if connection.vendor == "sqlite" else []),
        "judgements",
        *(f"table {name}" for name in TABLES),
    }
    assert {Path(name).suffix for name in before if name.startswith("file ")} >= {".store", ".sqlite3"}
    assert Client().get(f"/vragen/{question.slug}").status_code == 200
    assert Client().get(f"/vragen/{slug}").status_code == 404
    assert "Hoe help ik mevrouw [weggehaald] ([weggehaald]) aan tafel" in question.original
    events = network.audit_of("question", question.uuid).filter(act="redact")
    assert [event.changes[0]["data"] for event in events] == [["name"], ["phone"]]
    assert {event.changes[0]["reason"] for event in events} == {REASON}


def test_after_redacting_an_item_name_and_number_are_in_none_of_its_versions(
    sign_in: Callable[..., Client],
) -> None:
    with transactions.opened():
        twente = make.make_werkplaats("twente", code="TWE")
        user = make.make_user(Role.COORDINATOR, twente)
        item = make.make_item(
            SENTENCE, werkplaats=twente, published=False, abstract=f"Eerst {SENTENCE}",
            plain_summary=SENTENCE, contributors=[{"name": f"dr. {NAME}"}],
        )  # fmt: skip
        knowledge.revise_item(actor=make.SYSTEM, item=item, abstract=SENTENCE, contributors=[{"name": NAME}])
        knowledge.submit_item(actor=make.SYSTEM, item=item)
        knowledge.publish_item(actor=make.SYSTEM, item=item)
        question = make.make_question(werkplaats=twente)
        agenda.link_item(actor=make.SYSTEM, question=question, item=item)
        make.make_use(item, twente)
    discovery.rebuild()
    worked()
    client = sign_in(user)
    before = haystack.places(of_item(client, item), *NEEDLES)

    with transactions.opened():
        for text in (NAME, PHONE):
            network.redact(
                actor=network.actor_of(user), kind="item", uuid=item.uuid, text=text, reason=REASON
            )
    worked()

    old, item = item.slug, knowledge.Item.objects.get(pk=item.pk)
    assert haystack.places(of_item(client, item), *NEEDLES) == set()
    assert {name for name in before if name.startswith("table ")} == {
        "table agenda_questionevent", "table circulation_step", "table knowledge_contributor",
        "table knowledge_item", "table knowledge_version", "table network_auditevent",
    }  # fmt: skip
    assert {f"/kennis/{old}", "/api/v1/search?q=geldzorgen"} <= before


def of_item(client: Client, item: knowledge.Item) -> dict[str, str]:
    """All there is to look through."""
    return {
        **haystack.tables(),
        **haystack.bytes_of_database(),
        **haystack.files(Path(settings.DATA), Path(settings.INDEX_ROOT)),
        **haystack.written_out(),
        **haystack.answers(client, f"/kennis/{item.slug}", "/api/v1/search?q=geldzorgen"),
    }
