"""A life of its own for the killing tests: `write` acts without end, `desk` opens a desk for who comes in
over HTTP, `words` gives a theme and who sets its words, `sweep` leaves a mail and asks for the index to be
made anew, `agree` compares all there is.

Run as a program in a process that can be killed; the data folder comes from the environment.
"""

import itertools
import json
import sys
from pathlib import Path

import django

django.setup()
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from allauth.account.internal.flows.login import record_authentication  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.test import Client  # noqa: E402

import factories as make  # noqa: E402
from lemniscaat.agenda import api as agenda  # noqa: E402
from lemniscaat.agenda.models import QuestionEvent  # noqa: E402
from lemniscaat.circulation import api as circulation  # noqa: E402
from lemniscaat.circulation.models import Journey, Step  # noqa: E402
from lemniscaat.discovery import api as discovery  # noqa: E402
from lemniscaat.kernel import mail, transactions  # noqa: E402
from lemniscaat.kernel.documents import documents  # noqa: E402
from lemniscaat.kernel.models import Changed  # noqa: E402
from lemniscaat.kernel.sweeping import sweep_later  # noqa: E402
from lemniscaat.network import api as network  # noqa: E402
from signing_in import set_second_factor  # noqa: E402

STEPPED = {"settle", "join", "link"}


def write() -> None:
    """Questions through all their acts, each act its own transaction, a line for each question."""
    with transactions.opened():
        werkplaats = network.werkplaatsen().first() or make.make_werkplaats("regio-nul", code="NUL")
        tag = agenda.questions(make.SYSTEM).count()
        issue = make.make_issue(f"Kwestie {tag}")
        item = make.make_item(f"Verslag {tag}")
    for number in itertools.count(tag):
        with transactions.opened():
            question = make.make_question(werkplaats=werkplaats, published=False)
        for act, arguments in [
            (agenda.settle_wording, {"text": f"Hoe pak je vraag {number} aan?"}),
            (agenda.publish_question, {}),
            (agenda.join_to_issue, {"issue": issue}),
            (agenda.link_item, {"item": item}),
        ]:
            with transactions.opened():
                act(actor=make.SYSTEM, question=question, **arguments)
        print(number, flush=True)


def desk() -> dict[str, str]:
    """A desk with what it needs, and the session of its coordinator, who came in with her second factor."""
    with transactions.opened():
        werkplaats = make.make_werkplaats("regio-nul")
        place = make.make_municipality(werkplaats)
        issue = make.make_issue("Kwestie nul")
        user = make.make_user(network.Role.COORDINATOR, werkplaats)
        set_second_factor(user)
    return {
        "slug": werkplaats.slug,
        "municipality": place.name,
        "issue": str(issue.uuid),
        "session": _session(user),
    }


def words() -> dict[str, str]:
    """A theme with something that carries its name, and the session of who may set its words."""
    with transactions.opened():
        theme = make.make_theme("Schulden")
        make.make_item("Hulp bij schulden")
        user = make.make_user(network.Role.SECRETARIAT)
        set_second_factor(user)
    return {"theme": str(theme.pk), "session": _session(user)}


def _session(user: network.User) -> str:
    """Of somebody who came in with her second factor."""
    client = Client()
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, "mfa")
    request.session.save()
    return client.cookies["sessionid"].value


def sweep() -> None:
    """What a redaction asks of the worker, and a mail beside it."""
    with transactions.opened():
        sweep_later()
        mail.post(to="iemand@voorbeeld.example", subject="Dag", body="Dag")


def found() -> set[str]:
    """Every uuid the index knows."""
    first = discovery.search("", per_page=100)
    pages = [first, *(discovery.search("", page=page, per_page=100) for page in range(2, first.pages + 1))]
    return {str(hit.uuid) for page in pages for hit in page.hits}


def agree() -> dict[str, object]:
    """What there is, and each way in which search, steps and rows differ (all empty when they agree)."""
    public = {
        str(document.uuid)
        for _kind, source in documents.items()
        for document in source.load(list(source.uuids()))
    }
    events = QuestionEvent.objects.filter(act__in=STEPPED)
    causes = set(Step.objects.values_list("cause", flat=True))
    kept = {place: flow.under_way for place, flow in circulation.flow().items()}
    return {
        "questions": agenda.questions(make.SYSTEM).count(),
        "waiting": Changed.objects.count(),
        "not_found": sorted(public - found()),
        "found_too_much": sorted(found() - public),
        "acts_without_step": [str(e.uuid) for e in events if f"event:{e.uuid}" not in causes],
        "questions_without_event": agenda.questions(make.SYSTEM).filter(events=None).count(),
        "astray": [
            str(journey)
            for journey in Journey.objects.filter(subject_kind="question")
            if (last := Step.objects.filter(journey=journey).last()) and last.phase != journey.phase
        ],
        "figures_off": kept != {place: n for place, (n, _sum) in circulation.recount().items()},
    }


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write()
    print(json.dumps({"agree": agree, "desk": desk, "sweep": sweep, "words": words}[sys.argv[1]]()))
