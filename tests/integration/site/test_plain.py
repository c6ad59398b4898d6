from datetime import UTC, datetime

from lemniscaat.kernel import clock


def test_health_answers_while_the_database_does(client, db, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"ok\n", "no-store")
    assert answer.cookies == {}


def test_robots_keeps_what_is_personal_out(client, settings) -> None:
    settings.DEMO = False
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /vraag/volg/" in lines
    assert "Disallow: /en/vraag/volg/" in lines
    assert "Disallow: /" not in lines


def test_robots_keeps_a_demonstration_out_altogether(client, settings) -> None:
    settings.DEMO = True
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_security_names_a_contact_and_a_day_within_a_year(client, settings) -> None:
    settings.SECURITY_CONTACT = "mailto:veilig@voorbeeld.invalid"
    settings.BASE_URL = "https://voorbeeld.invalid"
    with clock.held(datetime(2026, 11, 22, 9, 30, tzinfo=UTC)):
        answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:veilig@voorbeeld.invalid",
        "Expires: 2027-09-18T00:00:00Z",
        "Preferred-Languages: nl, en",
        "Canonical: https://voorbeeld.invalid/.well-known/security.txt",
    ]


def test_a_form_cannot_be_sent_to_an_address_that_is_only_read(client) -> None:
    assert [
        client.post(path).status_code for path in ("/healthz", "/robots.txt", "/.well-known/security.txt")
    ] == [
        405,
        405,
        405,
    ]
