"""The doors of one item for machines: what its page says, its files, its address that stays."""

import json
import re
from typing import Any

import html5lib
import pytest
from rdflib import Dataset, Graph, Namespace, URIRef
from rdflib.namespace import RDF
from requests.utils import parse_header_links

import factories as make
from hostile import HOSTILE, make_hostile
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import Role

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:(Dataset.default_context|ConjunctiveGraph)"),  # in rdflib's own parser
]

HOST = "http://127.0.0.1:8000"
SCHEMA = Namespace("https://schema.org/")
CONTEXT = {
    "@vocab": str(SCHEMA),
    **{name: {"@type": "@id"} for name in ("url", "license", "sameAs", "contentUrl")},
}
"""What schema.org's own context says of the words we use; kept here, for tests ask no network."""
LINK = re.compile(r'<([^>]*)>((?:; \w+="[^"]*")*)')


def page_of(client: Any, item: Item) -> Any:
    """Its head, as a browser reads it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse(client.get(f"/kennis/{item.slug}").content.decode()).find("head")


def metas(head: Any) -> list[tuple[str, str]]:
    told = [(each.get("name", ""), each.get("content")) for each in head.iter("meta")]
    return [(name, content) for name, content in told if name.startswith("citation_")]


def linked(text: str) -> Graph:
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return Dataset(default_union=True).parse(data=json.dumps({**data, "@context": CONTEXT}), format="json-ld")


def signposts(answer: Any) -> list[tuple[str, str, str]]:
    """Relation, address and media type of each link of a `Link` header."""
    found = []
    for url, rest in LINK.findall(answer["Link"]):
        told = dict(re.findall(r'(\w+)="([^"]*)"', rest))
        found.append((told["rel"], url, told.get("type", "")))
    return found


def everything() -> Item:
    return {item.title: item for item in make_hostile()}["Alles wat er is"]


def test_page_tells_machines_what_the_database_has(client: Any) -> None:
    for item in make_hostile():
        head = page_of(client, item)
        told = metas(head)
        named = dict(told)
        assert named["citation_title"] == " ".join(item.title.split())
        assert named["citation_public_url"] == f"{HOST}/id/item/{item.uuid}"
        assert named.get("citation_publication_date", "") == str(item.year or "")
        assert named.get("citation_doi", "") == item.doi
        authors = [content for name, content in told if name == "citation_author"]
        assert len(authors) == item.contributors.filter(part="author").count()
        graph = linked(next(each for each in head.iter("script") if each.get("type")).text)
        me = URIRef(named["citation_public_url"])
        assert [str(name) for name in graph.objects(me, SCHEMA.name)] == [item.title]
        assert len(list(graph.objects(me, SCHEMA.author))) == len(authors)
        assert [str(said) for said in graph.objects(me, SCHEMA.abstract)] == [item.abstract] * bool(
            item.abstract
        )
        assert len(list(graph.objects(me, SCHEMA.about))) == item.themes.count()
        assert len(list(graph.objects(me, RDF.type))) == 1


def test_zotero_and_scholar_read_an_article_whole(client: Any) -> None:
    article = make.make_kind("artikel", work_type="article")
    item = make.make_item("Samen leren", kind=article, **HOSTILE["Alles wat er is"])
    assert metas(page_of(client, item)) == [
        ("citation_title", "Samen leren"),
        ("citation_author", "van der Pas, Suzan"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Vilans"),
        ("citation_editor", "Jansen, Erik"),
        ("citation_publication_date", "2021"),
        ("citation_journal_title", "Journal of Social Intervention: Theory & Practice"),
        ("citation_volume", "30"),
        ("citation_issue", "2"),
        ("citation_firstpage", "4"),
        ("citation_lastpage", "21"),
        ("citation_publisher", "Movisie"),
        ("citation_doi", "10.18352/jsi.609"),
        ("citation_isbn", "978-90-75545-82-1"),
        ("citation_language", "en"),
        ("citation_abstract", "Wat het zegt."),
        ("citation_abstract_html_url", f"{HOST}/kennis/samen-leren"),
        ("citation_public_url", f"{HOST}/id/item/{item.uuid}"),
        ("citation_pdf_url", "https://voorbeeld.example/a%20b/stuk.pdf?x=1&y=2"),
    ]


@pytest.mark.parametrize(
    ("work_type", "whole", "has_pages", "is_book"),
    [
        ("article", SCHEMA.Periodical, True, False),
        ("book", SCHEMA.CreativeWorkSeries, False, True),
        ("chapter", SCHEMA.Book, True, False),
        ("audio", SCHEMA.PodcastSeries, False, False),
    ],
)
def test_linked_data_nests_issue_and_volume_and_tells_no_property_schema_org_gives_others(
    client: Any, work_type: str, whole: URIRef, has_pages: bool, is_book: bool
) -> None:
    kind = make.make_kind("soort", work_type=work_type)
    item = make.make_item("Samen", kind=kind, isbn="978-90-75545-82-1", **WHERE)
    graph = linked(client.get(f"/kennis/{item.slug}.jsonld").content.decode())
    me = URIRef(f"{HOST}/id/item/{item.uuid}")
    [issue] = graph.objects(me, SCHEMA.isPartOf)
    [volume] = graph.objects(issue, SCHEMA.isPartOf)
    [appeared_in] = graph.objects(volume, SCHEMA.isPartOf)
    assert [graph.value(each, RDF.type) for each in (issue, volume, appeared_in)] == [
        SCHEMA.PublicationIssue,
        SCHEMA.PublicationVolume,
        whole,
    ]
    said = ((issue, SCHEMA.issueNumber), (volume, SCHEMA.volumeNumber), (appeared_in, SCHEMA.name))
    assert [str(graph.value(each, name)) for each, name in said] == ["2", "3", "Reeks"]
    assert [str(pages) for pages in graph.objects(me, SCHEMA.pagination)] == ["4-21"] * has_pages
    assert [str(isbn) for isbn in graph.objects(me, SCHEMA.isbn)] == ["978-90-75545-82-1"] * is_book
    named = {str(graph.value(each, SCHEMA.value)) for each in graph.objects(me, SCHEMA.identifier)}
    assert "978-90-75545-82-1" in named


WHERE = {"publisher": "Movisie", "part_of": "Reeks", "volume": "3", "issue_number": "2", "pages": "4-21"}
PAGES = [("firstpage", "4"), ("lastpage", "21")]
OF_A_KIND: dict[str, tuple[list[tuple[str, str]], str]] = {
    "article": (
        [("journal_title", "Reeks"), ("volume", "3"), ("issue", "2"), *PAGES, ("publisher", "Movisie")],
        "journalArticle",
    ),
    "chapter": (
        [("inbook_title", "Reeks"), ("book_title", "Reeks"), ("volume", "3"), ("issue", "2"), *PAGES,
         ("publisher", "Movisie")],
        "bookSection",
    ),
    "book": ([("series_title", "Reeks"), ("volume", "3"), ("issue", "2"), ("publisher", "Movisie")], "book"),
    "report": (
        [("series_title", "Reeks"), ("volume", "3"), ("technical_report_number", "2"),
         ("technical_report_institution", "Movisie")],
        "report",
    ),
    "thesis": (
        [("series_title", "Reeks"), ("volume", "3"), ("issue", "2"), ("dissertation_institution", "Movisie")],
        "thesis",
    ),
    "presentation": (
        [("conference_title", "Reeks"), ("volume", "3"), ("issue", "2"), ("publisher", "Movisie")],
        "conferencePaper",
    ),
}  # fmt: skip
DECIDING = {
    "journal_title": "journalArticle",
    "technical_report_institution": "report",
    "conference_title": "conferencePaper",
    "book_title": "bookSection",
    "dissertation_institution": "thesis",
}
"""By which tag Zotero's "Embedded Metadata" knows a kind; without any it guesses."""


def type_in_zotero(names: list[str]) -> str:
    told = [DECIDING[name] for name in names if name in DECIDING]
    return told[-1] if told else "book" if "isbn" in names else "journalArticle"


@pytest.mark.parametrize("work_type", OF_A_KIND)
def test_each_kind_is_told_as_scholar_asks_and_zotero_knows_it(client: Any, work_type: str) -> None:
    kind = make.make_kind("soort", work_type=work_type)
    item = make.make_item("Samen", kind=kind, isbn="978-90-75545-82-1", year=2021, **WHERE)
    told = [(name.removeprefix("citation_"), said) for name, said in metas(page_of(client, item))]
    names = [name for name, _said in told]
    where, known_as = OF_A_KIND[work_type]
    assert told[names.index("publication_date") + 1 : names.index("isbn")] == where
    assert type_in_zotero(names) == known_as


@pytest.mark.parametrize(
    ("work_type", "made_by_a_body"), [("report", True), ("report", False), ("thesis", True)]
)
def test_without_publisher_a_report_or_thesis_has_an_institution(
    client: Any, work_type: str, made_by_a_body: bool
) -> None:
    place = make.make_werkplaats("hier")
    makers = [{"name": "Avans", "is_body": True}] if made_by_a_body else [{"name": "Sem Bakker"}]
    kind = make.make_kind("soort", work_type=work_type)
    item = make.make_item("Samen", kind=kind, werkplaats=place, contributors=makers)
    institution = [said for name, said in metas(page_of(client, item)) if name.endswith("_institution")]
    assert institution == ["Avans" if made_by_a_body else place.name]


def test_module_tells_machines_how_long_it_takes_how_hard_it_is_and_what_it_was_made_from(
    client: Any,
) -> None:
    source = make.make_module("Wijkanalyse")
    made = knowledge.adapt_module(actor=make.SYSTEM, item=source, werkplaats=make.make_werkplaats())
    lessons = [make.lesson(title) for title in ("Kijken", "Vragen", "Doen")]
    knowledge.write_module(
        actor=make.SYSTEM, item=made, lessons=lessons, level=6, competences="Kijken\nVragen"
    )
    knowledge.submit_item(actor=make.SYSTEM, item=made)
    made = knowledge.publish_item(actor=make.SYSTEM, item=made)

    for text in (
        client.get(f"/en/kennis/{made.slug}.jsonld").content.decode(),
        next(each for each in page_of(client, made).iter("script") if each.get("type")).text,
    ):
        graph, me = linked(text), URIRef(f"{HOST}/id/item/{made.uuid}")
        [level] = graph.objects(me, SCHEMA.educationalLevel)
        assert {
            "type": list(graph.objects(me, RDF.type)),
            "hours": [str(told) for told in graph.objects(me, SCHEMA.timeRequired)],
            "level": [str(told) for told in graph.objects(level, SCHEMA.termCode)],
            "in words": [str(told) for told in graph.objects(level, SCHEMA.name)],
            "teaches": {str(told) for told in graph.objects(me, SCHEMA.teaches)},
            "from": list(graph.objects(me, SCHEMA.isBasedOn)),
        } == {
            "type": [SCHEMA.LearningResource],
            "hours": ["PT4H30M"],
            "level": ["6"],
            "in words": ["NLQF 6 (bachelor)"],
            "teaches": {"Kijken", "Vragen"},
            "from": [URIRef(f"{HOST}/id/version/{source.versions.get().uuid}")],
        }
    knowledge.withdraw_item(actor=make.SYSTEM, item=source, reason="Verouderd.")
    assert "isBasedOn" not in client.get(f"/kennis/{made.slug}.jsonld").content.decode()


def test_signposts_lead_to_what_is_there(client: Any) -> None:
    item = everything()
    told = signposts(client.get(f"/en/kennis/{item.slug}"))
    page = f"{HOST}/kennis/{item.slug}"
    assert told == [
        ("cite-as", "https://doi.org/10.18352/jsi.609", ""),
        ("describedby", f"{page}.bib", "application/x-bibtex"),
        ("describedby", f"{page}.ris", "application/x-research-info-systems"),
        ("describedby", f"{page}.json", "application/vnd.citationstyles.csl+json"),
        ("describedby", f"{page}.jsonld", "application/ld+json"),
        ("type", "https://schema.org/AboutPage", ""),
        ("type", f"https://schema.org/{knowledge.Work(item).called.schema}", ""),
        ("license", "https://creativecommons.org/licenses/by-sa/4.0/", ""),
        ("author", "https://orcid.org/0000-0002-1825-0097", ""),
        ("author", "https://orcid.org/0000-0001-5109-3700", ""),
        ("item", "https://voorbeeld.example/a%20b/stuk.pdf?x=1&y=2", "application/pdf"),
        ("item", "https://voorbeeld.example/pagina%3E;rel=%22x%22", ""),
    ]
    plain = client.get(f"/kennis/{make.make_item('Samen', links=[{'url': 'https://a.example/b'}]).slug}")
    read = [(each["rel"], each["url"], each.get("type", "")) for each in parse_header_links(plain["Link"])]
    assert (read, read[-1]) == (signposts(plain), ("item", "https://a.example/b", ""))
    for rel, url, media_type in told:
        if rel == "describedby":
            answer = client.get(url.removeprefix(HOST))
            assert answer["Content-Type"] == f"{media_type}; charset=utf-8"
            assert answer["Content-Disposition"] == f'attachment; filename="{url.rpartition("/")[2]}"'
            assert signposts(answer) == [
                ("cite-as", "https://doi.org/10.18352/jsi.609", ""),
                ("describes", page, "text/html"),
            ]
            assert item.title in answer.content.decode()


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", ""),
        ("*/*", ""),
        ("image/png", ""),
        ("application/x-bibtex", ".bib"),
        ("application/x-research-info-systems", ".ris"),
        ("application/vnd.citationstyles.csl+json", ".json"),
        ("text/html;q=0.5, application/ld+json", ".jsonld"),
    ],
)
def test_permanent_address_leads_to_the_form_that_is_asked_for(client: Any, accept: str, ending: str) -> None:
    item = make.make_item("Samen eten")
    answer = client.get(f"/id/item/{item.uuid}", headers={"accept": accept})
    assert (answer.status_code, answer["Location"]) == (303, f"/kennis/samen-eten{ending}")
    assert "Accept" in answer["Vary"]


def test_permanent_address_of_every_kind_leads_to_its_page(client: Any) -> None:
    werkplaats, issue = make.make_werkplaats(), make.make_issue()
    question = make.make_question(werkplaats=werkplaats)
    things = {
        "issue": issue, "werkplaats": werkplaats, "question": question, "theme": make.make_theme(),
        "organisation": make.make_organisation(), "factor": make.make_factor(issue),
        "project": make.make_project(werkplaats), "circle": make.make_circle(werkplaats),
        "use": make.make_use(make.make_item(), werkplaats),
    }  # fmt: skip
    found = {kind: client.get(f"/id/{kind}/{thing.uuid}", follow=True) for kind, thing in things.items()}
    assert {kind: answer.redirect_chain[0][1] for kind, answer in found.items()} == dict.fromkeys(things, 303)
    assert {kind: answer.status_code for kind, answer in found.items()} == dict.fromkeys(things, 200)
    assert client.get(f"/id/nothing/{issue.uuid}").status_code == 404


def test_permanent_address_of_what_is_not_public_answers_as_if_there_were_nothing(
    client: Any, sign_in: Any
) -> None:
    werkplaats = make.make_werkplaats()
    hidden = make.make_question("Geheime vraag?", published=False, werkplaats=werkplaats)
    for browser in [client, sign_in(make.make_user(Role.COORDINATOR, werkplaats))]:
        answer, nothing = (browser.get(f"/id/question/{uuid}") for uuid in (hidden.uuid, werkplaats.uuid))
        assert (answer.status_code, answer.content) == (404, nothing.content)


def test_what_is_closed_tells_machines_nothing(sign_in: Any) -> None:
    werkplaats = make.make_werkplaats()
    draft = make.make_item("Geheim klad", published=False, werkplaats=werkplaats)
    withdrawn = make.make_item("Ingetrokken stuk", werkplaats=werkplaats)
    knowledge.withdraw_item(actor=make.SYSTEM, item=withdrawn, reason="Er stond een fout in.")
    client = sign_in(make.make_user(Role.EDITOR, werkplaats))
    doors = ["{0.slug}.bib", "{0.slug}.ris", "{0.slug}.json", "{0.slug}.jsonld"]
    for item, status in ((draft, 404), (withdrawn, 410)):
        answers = [client.get("/kennis/" + door.format(item)) for door in doors]
        answers.append(client.get(f"/id/item/{item.uuid}"))
        assert [answer.status_code for answer in answers] == [status] * 5
        assert [answer for answer in answers if "Link" in answer] == []
        assert [answer for answer in answers[:4] if item.title in answer.content.decode()] == []
    page = client.get(f"/kennis/{draft.slug}")
    assert (page.status_code, "Link" in page) == (200, False)
    assert [word for word in ("citation_title", "ld+json", ".bib") if word in page.content.decode()] == []
    assert client.get("/kennis/bestaat-niet.bib").status_code == 404
