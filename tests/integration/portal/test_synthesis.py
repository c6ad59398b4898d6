"""What is known about an issue: who writes it, by verb and page; its versions, compared in words."""

import pytest

import factories as make
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity, Issue
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError, Refused
from lemniscaat.kernel.privacy import PersonalDataFound
from lemniscaat.network.api import VISITOR, Organisation, Role, actor_of

pytestmark = pytest.mark.django_db

URL = "/kwesties/geldzorgen/samenvatting"
TOLD = {"text": "Dit weten we.\n\nEn dit.", "gaps": "Werkt het ook elders?", "after": 0}
WHO_MAY = {
    "visitor": False,
    "member": False,
    "editor": False,
    "coordinator": False,
    "another partner": False,
    "steward": True,
    "secretariat": True,
}


@pytest.fixture
def steward() -> Organisation:
    return make.make_organisation("Kennisinstituut")


@pytest.fixture
def issue(steward: Organisation) -> Issue:
    return make.make_issue("Geldzorgen", steward=steward)


def somebody(who, steward):
    here = make.make_werkplaats()
    return {
        "visitor": lambda: None,
        "member": lambda: make.make_user(Role.MEMBER, here),
        "editor": lambda: make.make_user(Role.EDITOR, here),
        "coordinator": lambda: make.make_user(Role.COORDINATOR, here),
        "another partner": lambda: make.make_user(Role.KNOWLEDGE_PARTNER, None, make.make_organisation()),
        "steward": lambda: make.make_user(Role.KNOWLEDGE_PARTNER, None, steward, name="Els de Wit"),
        "secretariat": lambda: make.make_user(Role.SECRETARIAT),
    }[who]()


@pytest.mark.parametrize("who", WHO_MAY)
def test_synthesis_is_written_by_its_steward_through_every_door(who, issue, steward, client, sign_in):
    user = somebody(who, steward)
    actor, browser = (actor_of(user), sign_in(user)) if user else (VISITOR, client)

    pages = [browser.get(URL).status_code, browser.post(URL, TOLD).status_code]
    try:
        circulation.publish_synthesis(actor=actor, issue=issue, text="Anders.")
        done = True
    except Refused:
        done = False
    is_shown = f'href="{URL}"' in browser.get("/kwesties/geldzorgen").content.decode()

    refused = [403, 403] if user else [302, 302]
    assert (pages, done, is_shown) == (([200, 302], True, True) if WHO_MAY[who] else (refused, False, False))
    assert issue.syntheses.count() == (2 if WHO_MAY[who] else 0)


def test_synthesis_is_signed_counted_as_a_step_and_compared_in_words(issue, steward, sign_in, client):
    browser = sign_in(somebody("steward", steward))
    browser.post(URL, {**TOLD, "is_named": "on"})
    browser.post(URL, {"text": "Dit weten wij.\n\nEn dit.\n\nNieuw.", "gaps": "", "after": 1})

    page = client.get("/kwesties/geldzorgen").content.decode()
    second = client.get(f"{URL}/2").content.decode()

    versions = [(row.number, str(row.signed_by), str(row.written_by or "")) for row in issue.syntheses.all()]
    assert versions == [(2, "Kennisinstituut", ""), (1, "Kennisinstituut", "Els de Wit")]
    assert circulation.steps_by_activity(issue) == {Activity.BUILD: 2}
    assert "Geschreven door Kennisinstituut" in page
    assert f"{URL}/2#verschil" in page
    assert "<mark>we</mark>" in second
    assert "<mark>wij</mark>" in second
    assert "<ins>Nieuw.</ins>" in second
    assert "<del>Werkt het ook elders?</del>" in second
    assert "Els de Wit" in client.get(f"{URL}/1").content.decode()
    assert "Er is een nieuwere versie." in client.get(f"{URL}/1").content.decode()
    asked = [f"{URL}/3", f"{URL}/0", f"{URL}/2?met=9", f"{URL}/2?met=x", f"{URL}/2?met=1"]
    assert [client.get(url).status_code for url in asked] == [404, 404, 404, 404, 200]


def test_who_writes_second_is_told_and_loses_nothing(issue, steward, sign_in):
    browser = sign_in(somebody("steward", steward))
    browser.post(URL, TOLD)

    told = browser.post(URL, {**TOLD, "text": "Van mij."})
    again = browser.post(URL, {**TOLD, "text": "Van mij.", "after": 1})

    said = told.content.decode()
    assert (told.status_code, again.status_code) == (422, 302)
    assert "Van mij." in said
    assert 'name="after" value="1"' in said
    assert [row.text for row in issue.syntheses.all()] == ["Van mij.", "Dit weten we.\n\nEn dit."]


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"text": " "}, Invalid),
        ({"text": "Bel 06 12345678."}, PersonalDataFound),
        ({"text": "Dit.", "gaps": ["Waarom mailt jan@voorbeeld.nl niet?"]}, PersonalDataFound),
        ({"text": "Wat er staat."}, Invalid),
        ({"text": "Anders.", "after": 0}, Conflict),
    ],
    ids=["nothing", "phone", "gap with mail", "the same", "not the newest"],
)
def test_synthesis_that_cannot_be_kept_is_refused(issue, told, refusal):
    circulation.publish_synthesis(actor=make.SYSTEM, issue=issue, text="Wat er staat.")

    with pytest.raises(LemniscaatError) as refused:
        circulation.publish_synthesis(actor=make.SYSTEM, issue=issue, **told)

    assert type(refused.value) is refusal
    assert issue.syntheses.count() == 1
