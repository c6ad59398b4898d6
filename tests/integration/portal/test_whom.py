"""Whom one can call, where one asks and at the desk."""

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.network.api import VISITOR, Role

pytestmark = pytest.mark.django_db

WORDS = "Hoe zie ik geldzorgen bij jongeren op tijd?"


@pytest.fixture
def asked(index) -> agenda.Asked:
    """A question in Twente; what is known about it was made in Twente and Zeeland; Drenthe boasts."""
    twente = make.make_werkplaats("twente")
    zeeland = make.make_werkplaats("zeeland", phone="0118 12 34 56", hours="op dinsdag")
    make.make_werkplaats("drenthe", description=f"{WORDS} Wij weten alles van geldzorgen bij jongeren.")
    make.make_organisation("Bank voor Ouders")
    make.make_item("Geldzorgen bij jongeren zien", werkplaats=zeeland, publisher="Bank voor Ouders")
    make.make_project(twente, "Geldzorgen bij jongeren op tijd")
    index()
    return agenda.ask_question(actor=VISITOR, original=WORDS, werkplaats=twente)


def test_one_sees_whom_to_call_and_by_which_number(asked, client: Client, read) -> None:
    looked = client.post("/vraag", {"act": "look", "original": WORDS})
    for page in (read(looked), read(client.get(f"/vraag/volg/{asked.token}"))):
        told = page.partition("Wie je kunt bellen")[2]
        assert "Maakte of deed: “Geldzorgen bij jongeren zien”." in told
        assert 'href="tel:0118123456"' in told
        assert "op dinsdag" in told
        assert "Bank voor Ouders" in told
        assert "drenthe" not in told


def test_a_desk_sees_whom_else_to_call_until_it_says_who_does_not_fit(asked, sign_in) -> None:
    found = asked.question
    desk = sign_in(make.make_user(Role.COORDINATOR, found.werkplaats))
    path = f"/bureau/twente/{found.number}"

    def named() -> list[str]:
        return [one.hit.title for one in desk.get(path).context["whom"]]

    assert sorted(named()) == ["Bank voor Ouders", "Werkplaats Zeeland"]
    assert 'href="tel:0118123456"' in desk.get(path).content.decode()
    uuid = make.network.organisations().get(name="Bank voor Ouders").uuid
    desk.post(f"{path}/past-niet", {"revision": found.revision, "kind": "organisation", "uuid": uuid})
    assert named() == ["Werkplaats Zeeland"]
