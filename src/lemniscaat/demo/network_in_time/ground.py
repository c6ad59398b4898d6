"""Lay the network of the model: werkplaatsen, partners, people, themes and issues. All of it is invented."""

from collections.abc import Iterator

from lemniscaat.circulation import api as circulation
from lemniscaat.demo import files
from lemniscaat.demo.cast import SYSTEM
from lemniscaat.demo.network_in_time.assumptions import assumed
from lemniscaat.demo.network_in_time.days import Days
from lemniscaat.demo.network_in_time.luck import Luck
from lemniscaat.demo.network_in_time.outsider import Outsider
from lemniscaat.demo.network_in_time.ways import Way
from lemniscaat.demo.network_in_time.world import Matter, Partner, Place, World
from lemniscaat.network import api as network
from lemniscaat.vocabulary import api as vocabulary

Role = network.Role

KINDS = ("method", "research_report")


def lay(way: Way, seed: int, days: Days) -> World:
    """The network as it is on the first day. Nobody in it has asked anything yet."""
    partners = [_partner(number) for number in range(1, int(assumed("partners")) + 1)]
    places = [_place(number) for number in range(1, int(assumed("werkplaatsen")) + 1)]
    secretariat = _person("secretariaat", Role.SECRETARIAT)
    matters = list(_matters(secretariat, partners))
    return World(
        way=way,
        luck=Luck(seed, "network"),
        days=days,
        outsider=Outsider(),
        secretariat=secretariat,
        kinds={row["code"]: _kind(row) for row in files.facts("kinds") if row["code"] in KINDS},
        places=places,
        partners=partners,
        matters=matters[: int(assumed("matters"))],
    )


def _person(
    name: str,
    role: network.Role,
    werkplaats: network.Werkplaats | None = None,
    organisation: network.Organisation | None = None,
) -> network.Actor:
    user = network.open_account(actor=SYSTEM, email=f"{name}@example.org", name=name)
    network.grant_role(actor=SYSTEM, user=user, role=role, werkplaats=werkplaats, organisation=organisation)
    return network.actor_of(user)


def _place(number: int) -> Place:
    name = f"streek {number}"
    werkplaats = network.register_werkplaats(
        actor=SYSTEM,
        slug=f"streek-{number}",
        name=f"Werkplaats {name}",
        short_name=name.capitalize(),
        code=f"S{number:02}",
        column=(number - 1) % 4 + 1,
        row=(number - 1) // 4 + 1,
    )
    organisation = network.register_organisation(
        actor=SYSTEM,
        slug=f"welzijn-{number}",
        name=f"Welzijn {name}",
        kind=network.OrganisationKind.WELFARE,
        is_invented=True,
    )
    network.join_partner(
        actor=SYSTEM, werkplaats=werkplaats, organisation=organisation, part=network.Part.PARTNER
    )
    return Place(
        werkplaats,
        coordinator=_person(f"coordinator-{number}", Role.COORDINATOR, werkplaats),
        editor=_person(f"redacteur-{number}", Role.EDITOR, werkplaats),
        organisation=organisation,
    )


def _partner(number: int) -> Partner:
    organisation = network.register_organisation(
        actor=SYSTEM,
        slug=f"kennispartner-{number}",
        name=f"Kennispartner {number}",
        kind=network.OrganisationKind.INSTITUTE,
        is_national=True,
        is_invented=True,
    )
    actor = _person(f"kennispartner-{number}", Role.KNOWLEDGE_PARTNER, organisation=organisation)
    return Partner(organisation, actor)


def _kind(row: files.Row) -> vocabulary.Kind:
    return vocabulary.define_kind(
        actor=SYSTEM,
        is_approach=row["approach"],
        **{name: row[name] for name in ("code", "label", "plural", "group")},
    )


def _matters(secretariat: network.Actor, partners: list[Partner]) -> Iterator[Matter]:
    """Every people with every issue: what comes first in the list is asked in a small model too."""
    rows = files.invented("model")
    issues = [
        _issue(row, secretariat, partners[number % len(partners)])
        for number, row in enumerate(rows["issues"])
    ]
    for number, people in enumerate(rows["matters_of"]):
        for row, (above, issue) in zip(rows["issues"], issues, strict=True):
            theme = vocabulary.define_theme(
                actor=SYSTEM,
                slug=f"{row['slug']}-{number + 1}",
                pref_label=f"{row['theme']} bij {people['people']}",
                broader=above,
            )
            yield Matter(
                theme,
                issue,
                asks=tuple(row["asks"]),
                names=tuple(people["names"]),
                title=row["item"].format(g=people["people"]),
                summary=row["summary"].format(g=people["people"]),
            )


def _issue(
    row: files.Row, secretariat: network.Actor, steward: Partner
) -> tuple[vocabulary.Theme, circulation.Issue]:
    theme = vocabulary.define_theme(
        actor=SYSTEM, slug=row["slug"], pref_label=row["theme"], alt_labels=row["other_words"]
    )
    issue = circulation.name_issue(
        actor=secretariat,
        slug=row["slug"],
        title=row["title"],
        summary=row["title"],
        themes=[theme],
        steward=steward.organisation,
        is_invented=True,
    )
    return theme, issue
