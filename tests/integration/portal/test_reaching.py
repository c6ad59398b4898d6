"""How a desk is reached, where somebody is stuck; and a werkplaats that has stopped."""

import pytest

from factories import SYSTEM, make_question, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.kernel.errors import Refused
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, WerkplaatsState
from lemniscaat.network.forms.partners import WerkplaatsForm

PHONE, EMAIL, HOURS = "053 123 45 67", "bureau@twente.example", "maandag tot en met donderdag"


@pytest.fixture
def twente(db):
    return make_werkplaats("twente", phone=PHONE, email=EMAIL, hours=HOURS)


def pages(werkplaats: network.Werkplaats) -> dict[str, str]:
    asked = agenda.ask_question(actor=VISITOR, original="Hoe zie ik geldzorgen?", werkplaats=werkplaats)
    return {
        "ask": f"/vraag?werkplaats={werkplaats.slug}",
        "follow": f"/vraag/volg/{asked.token}",
        "contact": "/contact",
        "werkplaats": f"/werkplaatsen/{werkplaats.slug}/",
    }


@pytest.mark.parametrize("page", ["ask", "follow", "contact", "werkplaats"])
def test_desk_is_reached_from_where_somebody_is_stuck(client, twente, read, page):
    shown = read(client.get(pages(twente)[page]))
    assert 'href="tel:0531234567"' in shown
    assert all(text in shown for text in [f"bel {PHONE}", f'href="mailto:{EMAIL}"', HOURS])


@pytest.mark.parametrize("page", ["ask", "follow", "contact", "werkplaats"])
def test_desk_without_a_number_leads_to_contact(client, db, read, page):
    shown = read(client.get(pages(make_werkplaats("twente"))[page]))
    assert "tel:" not in shown
    assert "mailto:" not in shown
    assert 'href="/contact"' in shown


@pytest.mark.parametrize(
    ("state", "takes"),
    [(WerkplaatsState.FORMING, True), (WerkplaatsState.RUNNING, True), (WerkplaatsState.CLOSED, False)],
)
def test_stopped_werkplaats_takes_no_questions(client, db, read, state, takes):
    werkplaats = make_werkplaats("twente", state=state)
    make_question(werkplaats=werkplaats)
    page = read(client.get("/werkplaatsen/twente/"))
    assert ("/vraag?werkplaats=twente" in page, "is gestopt" in page) == (takes, not takes)
    assert (str(werkplaats) in client.get("/contact").content.decode()) == takes


@pytest.mark.parametrize(
    ("phone", "right"),
    [
        ("053 123 45 67", True),
        ("+31 (0)53-1234567", True),
        ("0531234567", True),
        ("12345", False),
        ("bel ons", False),
        ("0" * 20, False),
        ("javascript:1", False),
    ],
)
def test_phone_number_is_one(twente, phone, right):
    form = WerkplaatsForm({"phone": phone}, instance=twente)
    assert ("phone" in form.errors) != right


def test_nobody_else_describes_a_werkplaats(twente):
    with pytest.raises(Refused):
        network.describe_werkplaats(actor=VISITOR, werkplaats=twente, phone="")
    network.describe_werkplaats(actor=SYSTEM, werkplaats=twente, phone="")
    assert twente.phone == ""
