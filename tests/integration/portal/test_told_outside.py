"""The sitemap and the feeds: all that everyone may read, read by real parsers, and nothing else (rule 2)."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from django.db.models import QuerySet
from django.test import Client
from lxml import etree

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import Role, Werkplaats
from lemniscaat.portal.pages import sitemap
from multiplying import multiply
from people import one_of_each

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/vragen/nieuw.atom", "/werkplaatsen/twente/vragen.atom", "/kennis/nieuw.atom")
SECRET = "Quispelstra"


@pytest.fixture
def twente() -> Werkplaats:
    return make.make_werkplaats("twente")


@pytest.fixture
def shown(twente: Werkplaats) -> set[str]:
    """One of everything that everyone may read; gives the paths."""
    question = make.make_question("Hoe zie je geldzorgen?", werkplaats=twente)
    plan = make.make_agenda(twente, "Hoe dan?")
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
    dossier = knowledge.draft_dossier(actor=make.SYSTEM, title="Eten", lead="Samen.", werkplaats=twente)
    knowledge.add_to_dossier(
        actor=make.SYSTEM, dossier=dossier, item=make.make_item("Eten", werkplaats=twente)
    )
    knowledge.submit_dossier(actor=make.SYSTEM, dossier=dossier)
    knowledge.publish_dossier(actor=make.SYSTEM, dossier=dossier)
    return {
        f"/vragen/{question.slug}",
        f"/werkplaatsen/twente/kennisagenda/{plan.period.slug}/versie/1",
        f"/dossiers/{dossier.slug}",
        f"/kennis/{Item.objects.get(title='Eten').slug}",
        f"/kennis/{make.make_module('Wijkanalyse', werkplaats=twente).slug}",
        f"/kwesties/{make.make_issue('Geldzorgen').slug}",
        f"/projecten/{make.make_project(twente, 'Samen').slug}",
        f"/leerkringen/{make.make_circle(twente, 'Kring').slug}",
        "/werkplaatsen/twente/",
    }


def hide(twente: Werkplaats) -> list[agenda.Question]:
    """What nobody outside may find, in every state that keeps it in; each with the secret in its address
    and in its title. Gives the questions."""
    there = {"werkplaats": twente, "kept": [SECRET]}
    unpublished = make.make_question(f"Hoe help ik {SECRET}?", published=False, **there)
    agenda.settle_wording(
        actor=make.SYSTEM, question=unpublished, text=f"Hoe help je {SECRET}?", kept=[SECRET]
    )
    declined = make.make_question(f"Wie is {SECRET}?", published=False, **there)
    agenda.decline_question(actor=make.SYSTEM, question=declined, reason=f"{SECRET}.", kept=[SECRET])
    hidden = make.make_question(f"Waar woont {SECRET}?", **there)
    agenda.settle_wording(actor=make.SYSTEM, question=hidden, text=f"Waar is {SECRET}?", kept=[SECRET])
    agenda.hide_question(actor=make.SYSTEM, question=hidden)
    make.make_agenda(twente, "Hoe dan?", period="2027-2030")
    make.make_item(f"{SECRET} in concept", werkplaats=twente, published=False)
    withdrawn = make.make_item(f"{SECRET} is teruggenomen", werkplaats=twente)
    knowledge.withdraw_item(actor=make.SYSTEM, item=withdrawn, reason="Fout.")
    make.make_module(f"{SECRET} in de les", werkplaats=twente, published=False)
    knowledge.draft_dossier(actor=make.SYSTEM, title=SECRET, werkplaats=twente)
    held = make.make_question(SECRET, published=False, held_for=agenda.Hold.TOO_MANY, **there)
    return [unpublished, declined, hidden, held]


def sections(client: Client) -> list[str]:
    """The addresses in the index."""
    tree = etree.fromstring(client.get("/sitemap.xml").content)
    return [urlsplit(at.text)._replace(scheme="", netloc="").geturl() for at in tree.iter(f"{SITEMAP}loc")]


def listed(client: Client) -> Iterator[tuple[str, str]]:
    """Path and day of each page in the sitemap."""
    for address in sections(client):
        tree = etree.fromstring(client.get(address).content)
        for row in tree.iter(f"{SITEMAP}url"):
            yield urlsplit(row.findtext(f"{SITEMAP}loc")).path, row.findtext(f"{SITEMAP}lastmod") or ""


def entries(client: Client, feed: str) -> list[tuple[str, str]]:
    """Title and path of each row of a feed, by the parser of the standard library."""
    answer = client.get(feed)
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    assert all(root.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated"))
    found = root.findall(f"{ATOM}entry")
    wanted = ("id", "title", "updated", "author")
    assert all(entry.find(f"{ATOM}{name}") is not None for entry in found for name in wanted)
    return [
        (entry.findtext(f"{ATOM}title") or "", urlsplit(entry.find(f"{ATOM}link").get("href")).path)  # type: ignore[union-attr]
        for entry in found
    ]


def test_sitemap_names_all_that_everyone_may_read_each_once_with_its_day(
    client: Client, shown: set[str]
) -> None:
    found = list(listed(client))
    paths = [path for path, _day in found]
    assert shown <= set(paths)
    assert len(paths) == len(set(paths))
    days = {path: day for path, day in found if path in shown - {"/werkplaatsen/twente/"}}
    assert set(days.values()) == {clock.today().isoformat()}


def test_every_page_of_the_sitemap_is_there(client: Client, shown: set[str]) -> None:
    answers = {path: client.get(path).status_code for path, _day in listed(client)}
    assert set(answers.values()) == {200}


def test_nothing_outside_tells_what_is_not_for_everyone(
    client: Client, shown: set[str], twente: Werkplaats, sign_in: Callable[..., Client]
) -> None:
    before = (sorted(listed(client)), [entries(client, feed) for feed in FEEDS])
    hide(twente)
    coordinator = sign_in(make.make_user(Role.COORDINATOR, twente))
    for browser in (client, coordinator):
        assert (sorted(listed(browser)), [entries(browser, feed) for feed in FEEDS]) == before
        told = [browser.get(at).content.decode() for at in ["/sitemap.xml", *sections(browser), *FEEDS]]
        assert [page for page in told if SECRET.casefold() in page.casefold()] == []


def test_what_leaves_the_site_leaves_the_sitemap_and_the_feed(client: Client, twente: Werkplaats) -> None:
    question = make.make_question("Hoe zie je geldzorgen?", werkplaats=twente)
    at = f"/vragen/{question.slug}"
    assert [path for _title, path in entries(client, "/vragen/nieuw.atom")] == [at]
    agenda.hide_question(actor=make.SYSTEM, question=question)
    assert entries(client, "/vragen/nieuw.atom") == []
    assert at not in dict(listed(client))


def test_feed_tells_the_settled_wording_and_never_who_asked(client: Client, twente: Werkplaats) -> None:
    other = make.make_question("Hoe dan?", werkplaats=make.make_werkplaats("zuyd"))
    asked = make.make_question(
        "Mijn eigen woorden", werkplaats=twente, why="Om mijn buurman.", role="buurvrouw", published=False
    )
    agenda.settle_wording(actor=make.SYSTEM, question=asked, text="Hoe zie je geldzorgen?")
    agenda.publish_question(actor=make.SYSTEM, question=asked)

    assert sorted(title for title, _path in entries(client, "/vragen/nieuw.atom")) == sorted(
        [str(other), "Hoe zie je geldzorgen?"]
    )
    assert [title for title, _path in entries(client, "/werkplaatsen/twente/vragen.atom")] == [
        "Hoe zie je geldzorgen?"
    ]
    feed = client.get("/vragen/nieuw.atom").content.decode()
    assert [word for word in ("eigen woorden", "buurman", "buurvrouw") if word in feed] == []


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap/vragen.xml?p=0",
        "/sitemap/vragen.xml?p=-1",
        "/sitemap/vragen.xml?p=2",
        "/sitemap/vragen.xml?p=999999999999999999999",
        f"/sitemap/vragen.xml?p={'9' * 5000}",
        "/sitemap/vragen.xml?p=1%00",
        "/sitemap/vragen.xml?p=%27%20OR%201=1--",
        "/sitemap/vragen.xml?p=",
        "/sitemap/bureau.xml",
        "/sitemap/..%2Fvragen.xml",
        "/werkplaatsen/nergens/vragen.atom",
    ],
)
def test_a_page_or_section_that_is_not_there_is_a_404(
    client: Client, address: str, twente: Werkplaats
) -> None:
    make.make_question(werkplaats=twente)
    assert client.get(address).status_code == 404


def test_sections_go_on_page_by_page_without_a_row_twice(
    client: Client, twente: Werkplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap.Section, "limit", 2)
    for _number in range(5):
        make.make_question(werkplaats=twente)
    questions = [at for at in sections(client) if "vragen" in at]
    assert questions == ["/sitemap/vragen.xml", "/sitemap/vragen.xml?p=2", "/sitemap/vragen.xml?p=3"]
    found = [path for path, _day in listed(client) if path.startswith("/vragen/") and path != "/vragen/"]
    assert len(found) == len(set(found)) == 5


@pytest.mark.parametrize("n", [1, 3, 300])
def test_queries_do_not_grow(client: Client, shown: set[str], queries: Callable[..., int], n: int) -> None:
    multiply(agenda.public_questions()[0], n - 1, slug=[f"vraag-{k}" for k in range(n - 1)])
    pages = ("/sitemap/vragen.xml", "/vragen/nieuw.atom", "/sitemap.xml")
    for at in pages:
        client.get(f"{at}?eerst=1")
    assert [queries(lambda at=at: client.get(f"{at}?dan=1")) for at in pages] == [2, 1, 18]


def test_signs_that_no_xml_takes_break_no_feed(client: Client, twente: Werkplaats) -> None:
    item = make.make_item("Samen", werkplaats=twente)
    QuerySet(Item).filter(pk=item.pk).update(title="Samen\x0b\ufffe <b>&", plain_summary="A\x08b")
    assert [title for title, _path in entries(client, "/kennis/nieuw.atom")] == ["Samen <b>&"]


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/", "/vragen/nieuw.atom"),
        ("/vragen/", "/vragen/nieuw.atom"),
        ("/werkplaatsen/twente/", "/werkplaatsen/twente/vragen.atom"),
        ("/kennis/", "/kennis/nieuw.atom"),
    ],
)
def test_pages_point_at_their_feed(client: Client, twente: Werkplaats, page: str, feed: str) -> None:
    tree = etree.HTML(client.get(page).content.decode())
    assert tree.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href") == [feed]


def test_robots_names_the_sitemap_except_of_a_demonstration(client: Client, settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    settings.BASE_URL = "https://voorbeeld.invalid"  # type: ignore[attr-defined]
    assert "Sitemap: https://voorbeeld.invalid/sitemap.xml" in client.get("/robots.txt").content.decode()
    assert client.get("/sitemap/vragen.xml").status_code == 200


def guesses(number: str, slug: str, uuid: UUID) -> list[str]:
    """Every address that somebody could make who knows or guesses what a question is called inside."""
    return [
        f"/vragen/{number}", f"/vragen/{number.lower()}", f"/vragen/{slug}", f"/id/question/{uuid}",
        f"/draad/question/{uuid}", f"/zoeken/waarom/question/{uuid}?q={SECRET}",
        f"/api/v1/like/question/{uuid}", f"/api/v1/search?q={SECRET}", f"/api/v1/suggest?q={SECRET[:6]}",
        f"/zoeken?q={SECRET}", f"/bureau/twente/{number}", f"/bureau/twente/{number}/maak-ongedaan",
        f"/bureau/twente/{number}/weghalen", f"/bureau/twente/{number}/draag-over", f"/vraag/volg/{number}",
        f"/vraag/volg/{uuid}", f"/lemniscaat/stappen/explicate?q={number}",
    ]  # fmt: skip


@pytest.mark.walk
def test_guessed_addresses_of_a_question_answer_as_if_there_were_none(
    client: Client, twente: Werkplaats, sign_in: Callable[..., Client], index: Callable[[], None]
) -> None:
    people = one_of_each(twente)
    hidden = hide(twente)
    index()
    nothing = guesses("TWE-2026-999", "twe-2026-999-niets", UUID(int=7))
    for name in ("visitor", "member", "teacher", "funder", "partner", "editor", "coordinator elsewhere"):
        user = people[name]
        browser = sign_in(user) if user else client
        none = [browser.get(at).status_code for at in nothing]
        for row in hidden:
            question = agenda.Question.objects.get(pk=row.pk)
            tried = guesses(question.number, question.slug or "-", question.uuid)
            answers = [browser.get(at) for at in tried]
            assert [answer.status_code for answer in answers] == none, (name, question.state)
            pages = [answer.content.decode().replace(f"q={SECRET}", "") for answer in answers]
            titles = [at for at, page in zip(tried, pages, strict=True) if f"je {SECRET}" in page]
            assert titles == [], (name, question.state)
