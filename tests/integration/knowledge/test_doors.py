"""What is not for everyone, held against every address there is: a draft in each state, a file under embargo,
what stands for teachers, a dossier that is being made, what was withdrawn."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

import factories as make
import papers
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock, storing
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.models import File, PageText, Reading
from lemniscaat.network.api import OrganisationKind, Role, User, Werkplaats

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

CLOSED, NOTES = "zilvervos", "ooievaarsnest"
"""Words of what is closed, and of what stands for teachers: they stand nowhere else."""

ENDINGS = ("bib", "ris", "json", "jsonld", "csv", "pdf", "zip")
ACTS = ("indienen", "publiceren", "samenvoegen")
FIELD = re.compile(r"<(?:(\w+):)?(\w+)>")
OWN = re.compile(r"(id|draad|api|kennis|dossiers|bestanden|zoeken)/")
NEARER = re.compile(r"/(id|draad|api|kennis|dossiers|bestanden|zoeken|beheer|modules|mijn|bureau/hier)\b")
LINK = re.compile(r'href="(/kennis/[^"]+)"')
APART = re.compile(
    r"^(_|gallery|healthz|account/|documenten/|beheer/(?!kennis|dossiers)|mijn/wissen)|\^|\(\?P"
)
"""Of other apps' own furniture, and of patterns that no reader types."""

PDF = {"state": "read", "media_type": "application/pdf", "n_read": 1, "n_pages": 1, "n_pictures": 1}


@dataclass
class World:
    here: Werkplaats
    items: dict[str, Item]
    files: dict[str, File]
    candidates: dict[str, list[Any]]


def with_file(item: Item, word: str, name: str = f"{CLOSED}.pdf") -> File:
    """One that was read, with this word in it and on its picture."""
    brought = storing.bring(name, [papers.pdf(f"Over de {word}.")])
    file = knowledge.add_file(actor=make.SYSTEM, item=item, brought=brought)
    Reading.objects.filter(file=file).update(**PDF, has_picture=True)
    PageText.objects.create(file=file, number=1, text=f"Over de {word} in het bos.")
    storing.keep_picture(file.uuid, f"RIFFxxxxWEBP {word}".encode())
    return file


def closed_fields(here: Werkplaats) -> dict[str, Any]:
    return {
        "werkplaats": here,
        "plain_summary": f"De {CLOSED} in gewone taal.",
        "abstract": f"Wat wij zagen van de {CLOSED}.",
        "contributors": [{"name": f"Anna {CLOSED}"}],
        "links": [{"url": f"https://voorbeeld.example/{CLOSED}", "label": ""}],
        "doi": f"10.1234/{CLOSED}",
        "themes": [make.make_theme("bos")],
        "issues": [make.make_issue("Het bos")],
    }


def publish(item: Item, **on: Any) -> Item:
    knowledge.submit_item(actor=make.SYSTEM, item=item)
    return knowledge.publish_item(actor=make.SYSTEM, item=item, **on)


def lay_items(here: Werkplaats) -> tuple[dict[str, Item], dict[str, File]]:
    fields = closed_fields(here)
    names = ("draft", "in review", "scheduled", "merged", "withdrawn")
    items = {name: make.make_item(f"De {CLOSED}", published=False, **fields) for name in names}
    files = {name: with_file(item, CLOSED) for name, item in items.items()}
    knowledge.submit_item(actor=make.SYSTEM, item=items["in review"])
    publish(items["scheduled"], on=clock.today() + timedelta(days=9))
    items["open"] = make.make_item("Het bos in", published=False, werkplaats=here, issues=fields["issues"])
    files["under embargo"] = with_file(items["open"], CLOSED, "bos.pdf")
    day = clock.today() + timedelta(days=9)
    knowledge.embargo_file(actor=make.SYSTEM, file=files["under embargo"], until=day)
    publish(items["open"])
    knowledge.merge_item(actor=make.SYSTEM, item=items["merged"], into=items["open"], why="Zelfde.")
    # What was withdrawn says its title and why, and nothing of what it told.
    knowledge.revise_item(actor=make.SYSTEM, item=items["withdrawn"], title="Weg", contributors=[])
    publish(items["withdrawn"])
    knowledge.withdraw_item(actor=make.SYSTEM, item=items["withdrawn"], reason="Fout.")
    begun = make.make_item("Het bos uit", werkplaats=here)
    items["next version"] = knowledge.begin_next_version(actor=make.SYSTEM, item=begun)
    knowledge.revise_item(
        actor=make.SYSTEM, item=items["next version"], title=f"Nu met {CLOSED}", abstract=CLOSED
    )
    files["next version"] = with_file(items["next version"], CLOSED)
    return items, files


def lay_modules(here: Werkplaats) -> dict[str, Item]:
    lessons = [make.lesson(f"Les {n}", "Loop het bos in.", f"Wijs op het {NOTES}.") for n in range(2)]
    module = make.make_module("Het bos door", *lessons, werkplaats=here)
    adapted = knowledge.adapt_module(actor=make.SYSTEM, item=module, werkplaats=here)
    own = [make.lesson("Anders", f"Zoek de {CLOSED}.", f"Wijs op het {NOTES}.")]
    knowledge.write_module(actor=make.SYSTEM, item=adapted, lessons=own)
    return {"module": module, "adapted": adapted}


@pytest.fixture
def world(settings: Any, tmp_path: Path) -> World:
    settings.FILES_ROOT, settings.INDEX_ROOT = tmp_path / "files", tmp_path / "index"
    here = make.make_werkplaats("hier")
    items, files = lay_items(here)
    items |= lay_modules(here)
    dossiers = []
    for title, state in (("Dossier bos", "published"), (f"Over de {CLOSED}", "draft")):
        made = knowledge.draft_dossier(actor=make.SYSTEM, title=title, werkplaats=here)
        words = CLOSED if state == "draft" else "Begin hier."
        knowledge.add_to_dossier(actor=make.SYSTEM, dossier=made, item=items["open"], words=words)
        if state == "published":
            knowledge.submit_dossier(actor=make.SYSTEM, dossier=made)
            knowledge.publish_dossier(actor=make.SYSTEM, dossier=made)
        dossiers.append(made)
    discovery.rebuild()
    things = [*items.values(), *dossiers]
    issue, theme = items["draft"].issues.get(), items["draft"].themes.get()
    versions = [each.uuid for item in items.values() for each in item.versions.all()]
    candidates: dict[str, list[Any]] = {
        "slug": [each.slug for each in (*things, here, issue, theme)],
        "uuid": [each.uuid for each in (*things, *files.values())] + versions,
        "pk": [each.pk for each in things],
        "kind": ["item", "version", "dossier", "file", "module"],
        "ending": list(ENDINGS),
        "act": list(ACTS),
        "werkplaats": [here.slug],
        "number": [1],
        "page": [1, 2],
        "code": ["ontwikkelen", "communicate", "build"],
        "period": ["2023-2026"],
    }
    return World(here, items, files, candidates)


def patterns(some: Any = None, before: str = "") -> Iterator[str]:
    for each in get_resolver().url_patterns if some is None else some:
        route = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from patterns(each.url_patterns, route)
        elif not APART.search(route):
            yield route


def in_turn(known: list[list[Any]]) -> Iterator[tuple[Any, ...]]:
    """Each of these at least once."""
    for at in range(max(map(len, known), default=1)):
        yield tuple(some[at % len(some)] for some in known)


def addresses(world: World) -> Iterator[str]:
    """Each pattern with everything of this world that may stand in it; of knowledge, and of what leads to
    anything, in every combination."""
    for route in patterns():
        names = [name for _kind, name in FIELD.findall(route)]
        known = [world.candidates.get(name, ["x"]) for name in names]
        for values in product(*known) if OWN.match(route) else in_turn(known):
            given = iter(values)
            yield "/" + FIELD.sub(lambda _found, given=given: str(next(given)), route)
    for asked in ("bos", "gewone taal", "les bos"):
        yield from (f"/zoeken?q={asked}", f"/api/v1/search?q={asked}")
    for begun in ("zilv", "ooie", "over de z", "nu met"):
        yield from (f"/zoeken/aanvullen?q={begun}", f"/api/v1/suggest?q={begun}")
    yield from ("/kennis/?kwestie=het-bos", "/kennis/?werkplaats=hier&thema=bos", "/modules/?thema=bos")


def told(browser: Client, address: str) -> str:
    """All that it answers."""
    answer = browser.get(address)
    return answer.getvalue().decode("utf-8", "replace") + str(answer.headers)


def found(browser: Client, word: str) -> list[object]:
    """What is found by this word, by the search of machines and what asks what is there already."""
    match = browser.post("/api/v1/match", {"text": f"Wat doet {word}?"}, content_type="application/json")
    there = browser.post("/vraag/dit-is-er-al", {"original": f"Wat doet {word}?"}).content.decode()
    hits = browser.get(f"/api/v1/search?q={word}").json()["hits"]
    return [
        *hits,
        *(each for group in match.json()["groups"] for each in group["hits"]),
        *LINK.findall(there),
    ]


def outsiders(world: World, sign_in: Callable[..., Client]) -> dict[str, Client]:
    """Nobody; who holds every role elsewhere and nationally, but for teachers; and who merely takes part."""
    there, office = make.make_werkplaats("daar"), make.make_organisation(kind=OrganisationKind.HOGESCHOOL)

    def holds(user: User, *roles: Role, place: Werkplaats | None = None, body: Any = None) -> None:
        for role in roles:
            make.network.grant_role(
                actor=make.SYSTEM, user=user, role=role, werkplaats=place, organisation=body
            )

    elsewhere = make.make_user(Role.COORDINATOR, there)
    holds(elsewhere, Role.EDITOR, Role.MEMBER, place=there)
    holds(elsewhere, Role.SECRETARIAT, Role.FUNDER)
    holds(elsewhere, Role.KNOWLEDGE_PARTNER, body=office)
    inside = make.make_user(Role.MEMBER, world.here)
    holds(inside, Role.PARTNER, place=world.here, body=office)
    return {"visitor": Client(), "elsewhere": sign_in(elsewhere), "member": sign_in(inside)}


def leaks(browser: Client, every: list[str], *words: str) -> list[tuple[str, str]]:
    texts = ((address, told(browser, address).casefold()) for address in every)
    return [(address, word) for address, text in texts for word in words if word in text]


def test_nothing_closed_is_told_at_any_address_to_who_may_not_read_it(
    world: World, sign_in: Callable[..., Client]
) -> None:
    every = list(dict.fromkeys(addresses(world)))
    assert len(every) > 1000
    nearer = [address for address in every if NEARER.match(address)]
    for who, browser in outsiders(world, sign_in).items():
        assert (who, leaks(browser, every if who == "visitor" else nearer, CLOSED, NOTES)) == (who, [])
        assert (who, [found(browser, word) for word in (CLOSED, NOTES)]) == (who, [[], []])
        assert found(browser, "bos")


def test_the_same_doors_tell_it_to_who_may(world: World, sign_in: Callable[..., Client]) -> None:
    editor, teacher = (sign_in(make.make_user(role, world.here)) for role in (Role.EDITOR, Role.TEACHER))
    doors = [
        *(
            f"/kennis/{world.items[name].slug}"
            for name in ("draft", "in review", "scheduled", "next version")
        ),
        *(f"/bestanden/{world.files[name].uuid}/beeld" for name in ("draft", "under embargo")),
        "/dossiers/" + world.candidates["slug"][len(world.items) + 1],
        "/beheer/kennis/",
    ]
    assert [address for address, _word in leaks(editor, doors, CLOSED)] == doors
    module = f"/kennis/{world.items['module'].slug}"
    assert leaks(teacher, [module], NOTES) == [(module, NOTES)]
