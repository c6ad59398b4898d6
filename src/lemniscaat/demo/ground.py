"""What stands before the story begins: the network, its words, and the facts known about it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.demo import files
from lemniscaat.demo.cast import SYSTEM, Cast
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.vocabulary import api as vocabulary


def lay(cast: Cast) -> None:
    """Put it all down, from the words up."""
    _words(cast)
    _werkplaatsen(cast)
    _municipalities(cast)
    _organisations(cast, files.facts("organisations"), is_invented=False)
    _organisations(cast, files.invented("organisaties"), is_invented=True)
    _research_groups(cast)
    _own_os(cast)


def lay_facts(cast: Cast) -> None:
    """Add the publications and projects that are on record."""
    for row in files.facts("publications"):
        _publication(cast, row)
    for row in files.facts("projects"):
        _project(cast, row)


def _words(cast: Cast) -> None:
    for row in sorted(files.facts("themes"), key=lambda row: row["broader"] or ""):
        cast.themes[row["slug"]] = vocabulary.define_theme(
            actor=SYSTEM, **_picked(row, "slug", "pref_label", "alt_labels", "hidden_labels", "definition")
        )
    for row in files.facts("themes"):
        if row["broader"]:
            theme = cast.themes[row["slug"]]
            vocabulary.revise_theme(actor=SYSTEM, theme=theme, broader=cast.themes[row["broader"]])
    for row in files.facts("kinds"):
        cast.kinds[row["code"]] = vocabulary.define_kind(
            actor=SYSTEM,
            is_approach=row["approach"],
            **_picked(row, "code", "label", "plural", "group", "work_type"),
        )
    for row in files.facts("audiences"):
        cast.audiences[row["code"]] = vocabulary.define_audience(
            actor=SYSTEM, **_picked(row, "code", "label")
        )
    for row in files.facts("periods"):
        cast.periods[row["slug"]] = network.register_period(
            actor=SYSTEM,
            slug=row["slug"],
            start_year=int(row["starts"][:4]),
            end_year=int(row["ends"][:4]),
            rule=row["rule"],
            source=source_of(row),
        )


def _own_os(cast: Cast) -> None:
    for order, row in enumerate(files.facts("four_os")):
        cast.four_os[row["code"]] = vocabulary.define_four_o(
            actor=SYSTEM,
            code=row["code"],
            label=row["label"],
            meaning=row["definition"],
            werkplaats=cast.werkplaatsen.get(row["scheme"]),
            order=order,
        )


def _werkplaatsen(cast: Cast) -> None:
    for row in files.facts("werkplaatsen"):
        cast.werkplaatsen[row["slug"]] = network.register_werkplaats(
            actor=SYSTEM,
            **_picked(row, "slug", "name", "short_name", "code", "state", "description", "response_days"),
            **_picked(row, "start_year", "working_forms"),
            column=row["map_column"],
            row=row["map_row"],
            region=row["region"] or "",
            predecessor=row["predecessor"] or "",
            website=row["website"] or "",
            theme_words=row["theme_labels"],
            circle_label=row["circle_label"]["singular"],
            circle_label_plural=row["circle_label"]["plural"],
            source=source_of(row),
        )


def _municipalities(cast: Cast) -> None:
    for row in files.municipalities():
        municipality = network.register_municipality(
            actor=SYSTEM, **_picked(row, "code", "name", "safety_region_code", "safety_region")
        )
        cast.municipalities[row["name"]] = municipality
        for slug in row["werkplaatsen"].split():
            network.assign_municipality(
                actor=SYSTEM,
                municipality=municipality,
                werkplaats=cast.werkplaatsen[slug],
                is_approximate=True,
            )


def _organisations(cast: Cast, data: files.Row, *, is_invented: bool) -> None:
    by_code = {municipality.code: municipality for municipality in cast.municipalities.values()}
    for row in data["organisations"]:
        organisation = network.register_organisation(
            actor=SYSTEM,
            slug=row["slug"],
            name=row["name"],
            kind=row["kind"],
            is_national=row["national_role"] is not None,
            national_role=row["national_role"] or "",
            municipality=by_code.get(row.get("municipality_code") or "")
            or cast.municipalities.get(row.get("municipality") or ""),
            source=source_of(row),
            is_invented=is_invented,
        )
        cast.organisations[row["name"]] = organisation
        for joined in row["werkplaatsen"]:
            network.join_partner(
                actor=SYSTEM,
                werkplaats=cast.werkplaatsen[joined["werkplaats"]],
                organisation=organisation,
                part=joined["role"],
                source=source_of(row),
            )


def _research_groups(cast: Cast) -> None:
    by_slug = {organisation.slug: organisation for organisation in cast.organisations.values()}
    real, made_up = files.facts("organisations"), files.invented("organisaties")
    for row in [*real["research_groups"], *made_up["research_groups"]]:
        cast.groups[row["slug"]] = network.register_research_group(
            actor=SYSTEM,
            organisation=by_slug[row["organisation"]],
            name=row["name"],
            source=source_of(row),
            is_invented=row.get("invented", False),
        )
    leading = [(row["slug"], row["werkplaats"], network.Part.LEAD) for row in real["research_groups"]]
    for row in files.invented("agendas")["agendas"]:
        adopters = [version["adopted_by"] for version in row["versions"] if version["adopted_by"]]
        leading += [(by["research_group"], row["werkplaats"], network.Part.LEAD) for by in adopters[:1]]
    for slug, werkplaats, part in leading:
        group = cast.groups[slug]
        network.join_partner(
            actor=SYSTEM,
            werkplaats=cast.werkplaatsen[werkplaats],
            organisation=group.organisation,
            research_group=group,
            part=part,
            source=group.source,
        )


def _publication(cast: Cast, row: files.Row) -> None:
    item = knowledge.draft_item(
        actor=SYSTEM,
        title=row["title"],
        kind=cast.kinds[row["kind"]],
        werkplaats=cast.werkplaatsen.get(row["werkplaats"]),
        publisher=row["publisher"] or "",
        plain_summary=row["summary"],
        year=row["year"],
        doi=row["doi"] or "",
        isbn=row["isbn"] or "",
        themes=[cast.themes[slug] for slug in row["themes"]],
        audiences=[cast.audiences[code] for code in row["audiences"]],
        contributors=[{"name": name, "is_body": name in row.get("bodies", ())} for name in row["authors"]],
        links=[{"url": row["link"]}] if row["link"] else [],
        source=source_of(row),
    )
    knowledge.submit_item(actor=SYSTEM, item=item)
    knowledge.publish_item(actor=SYSTEM, item=item)


def _project(cast: Cast, row: files.Row) -> None:
    project = learning.plan_project(
        actor=SYSTEM,
        title=row["title"],
        werkplaats=cast.werkplaatsen.get(row["werkplaats"]),
        summary=row["note"] or "",
        since=_day(row["starts"]),
        until=_day(row["ends"]),
        website=row["link"] or "",
        source=source_of(row),
    )
    learning.start_project(actor=SYSTEM, project=project)
    if project.until:
        learning.complete_project(
            actor=SYSTEM, project=project, learnt=_("What came of it stands at the source.")
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def source_of(row: files.Row) -> str:
    """As many of a record's sources as fit; the first is the one it rests on."""
    given = row.get("source") or []
    kept = ""
    for source in [given] if isinstance(given, str) else given:
        if len(kept) + len(source) < 500:
            kept = f"{kept}; {source}" if kept else source
    return kept


def _picked(row: Any, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}
