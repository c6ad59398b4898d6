"""Asking a question, without an account and without JavaScript."""

import re

import pytest
from django.test import Client

from factories import make_municipality, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.kernel.models import Changed
from lemniscaat.network import api as network
from lemniscaat.network.api import AuditEvent

NUMBER = "06 12 34 56 78"
WORDS = "Hoe bereik ik jongeren voordat de deurwaarder komt?"


def stored():
    return Question.objects.visible_to(network.system())


def form_of(page):
    """The hidden fields of the form that sends, as a browser would send them along."""
    form = page[page.index('<form method="post" action="/vraag"') :]
    form = form[: form.index("</form>")]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


def send(client, **given):
    seed = form_of(client.get("/vraag").content.decode())["seed"]
    return client.post("/vraag", {"act": "send", "original": WORDS, "seed": seed, **given})


def test_ask_page(client, db, read):
    make_municipality(name="Hengelo")
    page = read(client.get("/vraag"))
    assert '<option value="Hengelo"></option>' in page
    assert 'data-hx-post="/vraag/dit-is-er-al"' in page


def test_question_comes_in_at_the_desk_of_its_municipality(client, db):
    werkplaats = make_werkplaats("twente")
    make_municipality(werkplaats, name="Hengelo")
    response = send(client, municipality="hengelo", why="Dan ben ik op tijd.", role="jongerenwerker")
    question = stored().get()
    assert (question.werkplaats, question.municipality.name) == (werkplaats, "Hengelo")
    assert (question.original, question.why, question.role) == (
        WORDS,
        "Dan ben ik op tijd.",
        "jongerenwerker",
    )
    token = response.url.rpartition("/")[2]
    assert response.url == f"/vraag/volg/{token}"
    assert agenda.question_by_token(token) == question


def test_question_without_a_werkplaats_goes_to_the_national_desk(client, db):
    make_municipality(name="Urk")
    send(client, municipality="Urk")
    send(client)
    assert [question.werkplaats for question in stored()] == [None, None]


def test_question_goes_to_the_werkplaats_whose_page_led_here(client, db, read):
    twente = make_werkplaats("twente", short_name="Twente")
    make_municipality(make_werkplaats("avans", short_name="Avans"), name="Tilburg")
    link = re.search(r'href="(/vraag\?[^"]*)"', client.get("/werkplaatsen/twente/").content.decode())[1]
    page = read(client.get(link))
    assert "Je vraag gaat naar: Twente" in page
    assert "landelijke bureau" not in page[page.index("stap-2-kop") : page.index("stap-3-kop")]
    looked = read(client.post("/vraag", {"act": "look", "original": WORDS, **form_of(page)}))
    assert "Je vraag gaat naar: Twente" in looked

    client.post("/vraag", {"act": "send", "original": WORDS, **form_of(looked)})
    assert stored().get().werkplaats == twente


def test_municipality_goes_before_the_page_that_led_here(client, db):
    make_werkplaats("twente", short_name="Twente")
    avans = make_werkplaats("avans", short_name="Avans")
    make_municipality(avans, name="Tilburg")
    refused = send(client, werkplaats="twente", municipality="Tilburg", original="").content.decode()
    assert "Je vraag gaat naar:" not in refused
    assert form_of(refused)["werkplaats"] == "twente"

    send(client, werkplaats="twente", municipality="Tilburg")
    assert stored().get().werkplaats == avans


@pytest.mark.parametrize("slug", ["onzin", "%00", "x" * 3000, ""])
def test_page_of_no_werkplaats_leads_to_the_national_desk(client, db, read, slug):
    page = read(client.get(f"/vraag?werkplaats={slug}"))
    assert "Je vraag gaat naar:" not in page
    client.post("/vraag", {"act": "send", "original": WORDS, **form_of(page)})
    assert stored().get().werkplaats is None


def test_question_with_several_werkplaatsen_goes_where_the_asker_chooses(client, db, read):
    one, other = make_werkplaats("avans", description="Voor West-Brabant."), make_werkplaats("fontys")
    make_municipality(one, other, name="Tilburg")
    unasked = make_werkplaats("zuyd")
    for chosen in ("", unasked.slug, "onzin"):
        response = send(client, municipality="Tilburg", werkplaats=chosen)
        assert response.status_code == 422
        page = read(response)
        offered = [slug for slug in ("avans", "fontys", "zuyd") if f'value="{slug}"' in page]
        assert offered == ["avans", "fontys"]
        assert "Voor West-Brabant." in page
    assert stored().count() == 0
    send(client, municipality="Tilburg", werkplaats="fontys")
    assert stored().get().werkplaats == other


def test_municipality_that_is_misspelt_gets_help(client, db, read):
    make_municipality(name="Hengelo")
    response = send(client, municipality="Hengeloo")
    assert response.status_code == 422
    assert "Hengelo?" in read(response)
    assert WORDS in response.content.decode()
    assert stored().count() == 0


def test_looking_keeps_nothing_and_sets_no_cookie(db):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/vraag", {"act": "look", "original": f"{WORDS} Bel {NUMBER}"})
    assert response.status_code == 200
    assert WORDS in response.content.decode()
    live = client.post("/vraag/dit-is-er-al", {"original": f"{WORDS} Bel {NUMBER}"})
    assert (live.status_code, live.cookies) == (200, {})
    assert (stored().count(), AuditEvent.objects.count()) == (0, 0)


def test_looking_takes_no_seed_from_outside(client, db):
    seeds = [
        form_of(client.post("/vraag", {"act": "look", "original": WORDS, "seed": "bekend"}).content.decode())[
            "seed"
        ]
        for _ in range(2)
    ]
    assert "bekend" not in seeds
    assert len(set(seeds)) == 2
    assert all(len(seed) >= 43 for seed in seeds)


def test_sending_from_elsewhere_is_refused(db):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/vraag", {"act": "send", "original": WORDS}).status_code == 403
    assert stored().count() == 0


def test_personal_data_is_shown_and_not_stored_until_she_decides(client, db, read):
    response = send(client, original=f"Een moeder belde vanaf {NUMBER}. Wat nu?")
    page = read(response)
    assert response.status_code == 422
    assert f"<mark>{NUMBER}</mark>" in page
    assert (stored().count(), Changed.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)
    name = re.search(r'name="(vondst-\w+)" value="weg" checked', page)[1]
    send(client, original=f"Een moeder belde vanaf {NUMBER}. Wat nu?", **{name: "weg"})
    assert stored().get().original == "Een moeder belde vanaf [weggehaald]. Wat nu?"
    assert NUMBER not in str(list(AuditEvent.objects.values()))


def test_personal_data_stays_when_she_says_so(client, db):
    words = f"Bel het loket op {NUMBER}. Wat nu?"
    page = send(client, original=words).content.decode()
    name = re.search(r'name="(vondst-\w+)"', page)[1]
    send(client, original=words, **{name: "laat"})
    assert stored().count() == 0
    send(client, original=words, **{name: "openbaar"})
    assert stored().get().original == words
    changes = AuditEvent.objects.get(act="ask_question").changes
    assert [row["fields"] for row in changes if row["change"] == "let stand"] == [{"phone": ["", "public"]}]
    assert NUMBER not in str(changes)


@pytest.mark.parametrize("field", ["why", "tried", "role"])
def test_personal_data_is_found_in_every_answer(client, db, field):
    assert send(client, **{field: f"bel {NUMBER}"}).status_code == 422
    assert stored().count() == 0


def test_form_sent_twice_is_one_question_and_one_page(client, db):
    seed = form_of(client.get("/vraag").content.decode())["seed"]
    given = {"act": "send", "original": WORDS, "seed": seed}
    first, second = client.post("/vraag", given), client.post("/vraag", given)
    assert first.url == second.url
    assert stored().count() == 1
    assert client.get(first.url).status_code == 200


def test_other_words_on_a_form_that_was_sent_are_another_question(client, db):
    seed = form_of(client.get("/vraag").content.decode())["seed"]
    first, second = (send(client, seed=seed, original=words) for words in (WORDS, "Waar kan ik terecht?"))
    assert first.url != second.url
    assert {question.original for question in stored()} == {WORDS, "Waar kan ik terecht?"}


def test_two_forms_are_two_questions(client, db):
    assert send(client).url != send(client).url
    assert stored().count() == 2


@pytest.mark.parametrize(
    "words, says",
    [("", 422), (" \n\x00 ", 422), ("x" * 100_000, 422), ("\x00\x07Hoe\ufffe nu verder?", 302)],
    ids=["nothing", "blank", "100kB", "control"],
)
def test_bad_words_get_a_clear_page(client, db, words, says):
    assert send(client, original=words).status_code == says
    assert [question.original for question in stored()] == (["Hoe nu verder?"] if says == 302 else [])


@pytest.mark.parametrize("seed", ["", "x" * 1000, "\x00"], ids=["none", "long", "null"])
def test_form_without_a_seed_of_ours_is_never_an_error(client, db, seed):
    response = client.post("/vraag", {"act": "send", "original": WORDS, "seed": seed})
    assert response.status_code in {302, 422}


def test_live_matches_are_a_post_only(client, db):
    assert client.get("/vraag/dit-is-er-al").status_code == 405
    assert client.post("/vraag/dit-is-er-al", {"original": "x" * 100_000}).status_code == 200
