"""schema.org as JSON-LD: for search engines, and for whoever gathers linked data."""

import json
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from lemniscaat.knowledge.citing.work import Maker, Work, absolute
from lemniscaat.vocabulary.api import WorkType

IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}

CONTAINERS = {
    WorkType.ARTICLE: "Periodical",
    WorkType.AUDIO: "PodcastSeries",
    WorkType.CHAPTER: "Book",
    WorkType.PRESENTATION: "CreativeWork",
    WorkType.VIDEO: "CreativeWorkSeries",
    WorkType.WEBPAGE: "WebSite",
}
"""In what a thing of each type appears; the rest in a series."""

PAGED = frozenset({"ScholarlyArticle", "Article", "Report", "Chapter", "PublicationIssue"})
"""What can have pages by schema.org; an ISBN a book alone, but for its place among the identifiers."""


def entry(work: Work) -> str:
    """One item as JSON-LD."""
    return json.dumps(as_linked(work), ensure_ascii=False, indent=1) + "\n"


def in_page(work: Work) -> SafeString:
    """For a `<script>` of a page: no sign in it can end the script."""
    return mark_safe(json.dumps(as_linked(work), ensure_ascii=False).translate(IN_SCRIPT))  # noqa: S308


def as_linked(work: Work) -> dict[str, Any]:
    """One item; what is not known is left out."""
    item = work.item
    told = {
        "@context": "https://schema.org",
        "@id": work.permanent,
        "@type": work.called.schema,
        "name": item.title,
        "url": work.page,
        "identifier": _identifiers(work),
        "sameAs": [url for url in (work.doi_url, work.handle_url) if url],
        "author": [_maker(maker) for maker in work.makers],
        "editor": [_maker(maker) for maker in work.editors],
        "datePublished": str(item.year or ""),
        "publisher": {"@type": "Organization", "name": item.publisher} if item.publisher else None,
        "isPartOf": _container(work),
        "pagination": item.pages if work.called.schema in PAGED else "",
        "isbn": item.isbn if work.called.schema == "Book" else "",
        "inLanguage": item.language,
        "license": work.licence_url,
        "genre": item.kind.label,
        "about": [_theme(theme.uuid, theme.pref_label) for theme in item.themes.all()],
        "audience": [{"@type": "Audience", "audienceType": one.label} for one in item.audiences.all()],
        "abstract": item.abstract,
        "description": item.plain_summary,
        "encoding": _encoding(work),
        **_teaching(work),
    }
    return {name: value for name, value in told.items() if value}


def _teaching(work: Work) -> dict[str, Any]:
    """Of a module how long it takes, how hard it is, what it teaches, and what it was made from."""
    module = work.module
    if module is None:
        return {}
    level = {
        "@type": "DefinedTerm",
        "inDefinedTermSet": "https://www.nlqf.nl/",
        "termCode": str(module.level),
        "name": work.level,
    }
    return {
        "timeRequired": _duration(module.hours),
        "educationalLevel": level if module.level else None,
        "teaches": module.competence_lines,
        "isBasedOn": {"@id": work.made_from} if work.made_from else None,
    }


def _duration(hours: Decimal) -> str:
    """As ISO 8601 has it: PT7H30M."""
    whole, part = divmod(int(hours * 60), 60)
    return f"PT{whole}H{f'{part}M' if part else ''}" if hours else ""


def _identifiers(work: Work) -> list[Any]:
    item = work.item
    named = {"DOI": item.doi, "Handle": item.handle, "ISBN": item.isbn}
    return [
        work.permanent,
        *(
            {"@type": "PropertyValue", "propertyID": name, "value": value}
            for name, value in named.items()
            if value
        ),
    ]


def _maker(maker: Maker) -> dict[str, str]:
    if maker.name is None:
        body = {"@type": "Organization", "@id": maker.url, "name": maker.told}
        return {name: value for name, value in body.items() if value}
    told = {
        "@type": "Person",
        "@id": maker.orcid_url,
        "name": maker.told,
        "givenName": maker.name.given,
        "familyName": maker.name.whole,
    }
    return {name: value for name, value in told.items() if value}


def _container(work: Work) -> dict[str, Any] | None:
    """In what it appeared: an issue of a volume of a whole, as far as each is known."""
    item = work.item
    if not item.part_of:
        return None
    found: dict[str, Any] = {
        "@type": CONTAINERS.get(WorkType(item.kind.work_type), "CreativeWorkSeries"),
        "name": item.part_of,
    }
    if item.volume:
        found = {"@type": "PublicationVolume", "volumeNumber": item.volume, "isPartOf": found}
    if item.issue_number:
        found = {"@type": "PublicationIssue", "issueNumber": item.issue_number, "isPartOf": found}
    return found


def _theme(uuid: object, label: str) -> dict[str, str]:
    return {"@type": "DefinedTerm", "@id": absolute("permanent", f"theme/{uuid}"), "name": label}


def _encoding(work: Work) -> list[dict[str, str]]:
    """Its files, kept here or elsewhere."""
    kept = [
        {
            "@type": "MediaObject",
            "contentUrl": absolute("file", str(file.uuid)),
            "name": str(file),
            "encodingFormat": file.reading.media_type,
        }
        for file in work.files
    ]
    return kept + [_elsewhere(link.url, link.label) for link in work.item.links.all()]


def _elsewhere(url: str, label: str) -> dict[str, str]:
    return {"@type": "MediaObject", "contentUrl": url, **({"name": label} if label else {})}
