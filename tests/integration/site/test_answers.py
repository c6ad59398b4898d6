"""What holds for every answer: refusals as pages, rules for browsers, problems for machines."""

import json
import logging

import pytest
from django.db.utils import DataError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI

from lemniscaat.kernel.errors import Conflict, Invalid, Missing, Refused
from lemniscaat.site import rest
from lemniscaat.site.urls import urlpatterns as site_patterns

RAISED = {
    "refused": Refused("Alleen het bureau kan dit."),
    "missing": Missing("Deze vraag is er niet."),
    "conflict": Conflict("Iemand was je voor."),
    "invalid": Invalid("Schrijf een vraag."),
}


def raising(request: HttpRequest, name: str) -> HttpResponse:
    if name == "unheld":
        raise DataError("null signs cannot be held")
    raise RAISED.get(name) or ValueError(f"somebody typed {request.GET.get('q')}")


urlpatterns = [path("raise/<str:name>", raising), *site_patterns]


@pytest.fixture
def raised(client, settings):
    """`raised(name)` gets the page of a view that raises."""
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return lambda name, **query: client.get(f"/raise/{name}", query)


@pytest.mark.parametrize(
    ("name", "status"), [("refused", 403), ("missing", 404), ("conflict", 409), ("invalid", 422)]
)
def test_a_refusal_is_a_page_with_its_sentence_and_status(name, status, raised, db) -> None:
    answer = raised(name)
    assert answer.status_code == status
    assert RAISED[name].sentence in answer.content.decode()


def test_a_null_sign_in_an_address_leads_nowhere(client, db, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/vragen/%00")
    assert answer.status_code == 404


def test_reading_what_the_database_cannot_hold_finds_nothing(raised, client, db) -> None:
    assert raised("unheld").status_code == 404
    assert client.post("/raise/unheld").status_code == 500


def test_any_other_error_is_a_page_that_tells_nothing(raised, db) -> None:
    answer = raised("other", q="geheim")
    assert answer.status_code == 500
    assert "geheim" not in answer.content.decode()


def test_logs_keep_neither_address_nor_words(raised, db, caplog, capsys) -> None:
    handler = logging.getLogger().handlers
    raised("other", q="geheim")
    raised("missing", q="geheim")
    told = [
        each.formatter.format(record)
        for each in handler
        if type(each.formatter).__name__ == "LineFormatter"
        for record in caplog.records
        if each.filter(record)
    ]
    assert len(told) == 2
    assert [("geheim" in line, "raise/other" in line, "raise/<str:name>" in line) for line in told] == [
        (False, False, True),
        (False, False, True),
    ]
    assert "ValueError (without its message" in told[0]


def test_public_pages_allow_nothing_inline_and_nothing_from_elsewhere(client, db) -> None:
    answer = client.get("/nowhere")
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'self'",
    }
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Permissions-Policy"].startswith("camera=()")


@pytest.mark.parametrize(("where", "inline"), [("/beheer/nowhere/", True), ("/en/beheer/nowhere/", False)])
def test_only_the_back_office_may_write_scripts_into_its_pages(where, inline, client, db) -> None:
    assert ("'unsafe-inline'" in client.get(where)["Content-Security-Policy"]) is inline


def test_wagtails_own_login_is_closed(client, db) -> None:
    answer = client.get("/beheer/login/", {"next": "/beheer/"})
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=%2Fbeheer%2F")


@pytest.mark.parametrize("where", ["/api/v1/nothing", "/api/v2/search", "/api/nothing"])
def test_an_unknown_address_of_the_api_is_a_problem(where, client, db) -> None:
    answer = client.get(where)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert json.loads(answer.content)["status"] == 404


def test_a_request_of_the_wrong_form_is_a_problem_that_says_where(client, db) -> None:
    answer = client.get("/api/v1/search", {"q": "x", "page": "nul"})
    body = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert [error["at"] for error in body["errors"]] == ["query.page"]


@pytest.mark.parametrize("name", RAISED)
def test_a_refusal_is_a_problem_with_its_sentence(name) -> None:
    answer = rest.refused(HttpRequest(), RAISED[name])
    body = json.loads(answer.content)
    assert (body["status"], body["detail"]) == (RAISED[name].status, RAISED[name].sentence)
    assert answer.status_code == RAISED[name].status


def test_every_answer_of_the_api_tells_its_version(client, db) -> None:
    assert client.get("/api/v1/search", {"q": "x"})["API-Version"] == rest.VERSION


def test_the_description_is_openapi_and_needs_no_other_host(client, db) -> None:
    description = client.get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert {"/api/v1/search", "/api/v1/match"} <= set(description["paths"])
    assert isinstance(rest.api, NinjaAPI)
    assert client.get("/api/v1/docs").status_code == 404


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b'{"text": null}'])
def test_body_that_cannot_be_read_is_told_in_the_language_of_the_site(client, db, body) -> None:
    answer = client.post("/api/v1/match", data=body, content_type="application/json")
    assert (answer.status_code, answer.json()["detail"]) == (400, "De aanvraag heeft niet de juiste vorm.")
