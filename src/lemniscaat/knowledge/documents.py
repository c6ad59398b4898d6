"""How items and factors are found: by everyone, and a draft by its own editors (rule 4)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.documents import (
    ClosedSource,
    Document,
    DocumentSource,
    Facet,
    Maker,
    Passage,
    by_werkplaats,
)
from lemniscaat.knowledge.enums import Licence
from lemniscaat.knowledge.models import Dossier, Evidence, Factor, File, Item, Lesson, PageText
from lemniscaat.knowledge.models.item import ItemQuerySet
from lemniscaat.knowledge.queries.found_text import texts_found
from lemniscaat.knowledge.reading.kinds import PPTX
from lemniscaat.network.api import Actor, organisations_bearing


def _characters(uuids: Sequence[UUID]) -> Mapping[UUID, int]:
    """Of the files of each."""
    read = PageText.objects.filter(file__item__uuid__in=uuids, file__until=None).order_by()
    return dict(read.values_list("file__item__uuid").annotate(characters=Sum(Length("text"))))


def _items(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = list(_whole(Item.objects.public(), uuids, File.standing.opened()))
    bearing = organisations_bearing(name for row in rows for name in _names(row))
    for row in rows:
        makers: list[Maker] = [("werkplaats", row.werkplaats.uuid)] if row.werkplaats else []
        makers += [("organisation", uuid) for name in _names(row) for uuid in bearing.get(name, ())]
        yield _item(row, [row.werkplaats, row.year], makers)


def _names(row: Item) -> list[str]:
    """Of bodies or persons, as they stand on it."""
    return [name for name in (row.publisher, *(one.name for one in row.contributors.all())) if name]


def _items_naming(names: Sequence[str]) -> Iterable[UUID]:
    named = Q(publisher__in=names) | Q(contributors__name__in=names)
    return Item.objects.public().filter(named).distinct().order_by().values_list("uuid", flat=True)


def _unpublished(uuids: Sequence[UUID]) -> Iterator[tuple[UUID | None, Document]]:
    for row in _whole(Item.objects.unpublished(), uuids, File.standing.all()):
        yield row.werkplaats.uuid if row.werkplaats else None, _item(row, [row.get_state_display(), row.year])


def _unpublished_for(actor: Actor, uuids: Sequence[UUID]) -> Iterable[UUID]:
    rows = Item.objects.unpublished().visible_to(actor)
    return rows.filter(uuid__in=uuids).values_list("uuid", flat=True)


def _whole(rows: ItemQuerySet, uuids: Sequence[UUID], of: QuerySet[File]) -> QuerySet[Item]:
    """`of` are the files whose text is found: what is under embargo is found by nobody outside."""
    found = rows.by_key().filter(uuid__in=uuids).select_related("kind", "werkplaats")
    files = Prefetch("files", of.select_related("reading").prefetch_related("texts"))
    # What stands for teachers is not read here at all.
    lessons = Prefetch("module__lessons", Lesson.objects.defer("teacher_notes"))
    return found.prefetch_related("themes", "audiences", "four_os", "issues", "contributors", files, lessons)


def _item(row: Item, meta: Sequence[object], makers: Sequence[Maker] = ()) -> Document:
    passages = [
        Passage(row.plain_summary, _("summary in plain words")),
        Passage(row.abstract, _("what it says")),
        *_lessons(row),
        *_pages(list(row.files.all())),
    ]
    return Document(
        kind="item",
        uuid=row.uuid,
        group="knowledge",
        title=row.title,
        url=address("item", row.slug),
        kind_label=row.kind.label,
        passages=[passage for passage in passages if passage.text],
        facets=_item_facets(row),
        people=[contributor.name for contributor in row.contributors.all()],
        meta=[str(part) for part in meta if part],
        date=_day(row),
        makers=makers,
    )


def _lessons(row: Item) -> Iterator[Passage]:
    module = getattr(row, "module", None)
    for number, lesson in enumerate(module.lessons.all() if module else (), start=1):
        yield Passage(
            "\n".join([lesson.title, lesson.activities, lesson.materials]), _("lesson %(n)s") % {"n": number}
        )


def _pages(files: Sequence[File]) -> Iterator[Passage]:
    """The text of its files, by page."""
    for file, page, text in texts_found(files):
        yield Passage(text, _where(file, page, is_only=len(files) == 1))


def _where(file: File, page: PageText, *, is_only: bool) -> str:
    if not page.number:
        return _("in the file") if is_only else str(file)
    if file.reading.media_type == PPTX:
        place = _("slide %(n)s") % {"n": page.number}
    else:
        place = _("p. %(n)s") % {"n": page.number}
    return place if is_only else f"{file}, {place}"


def _day(row: Item) -> dt.date | None:
    """Of what was made long before it was put here, a day of the year in which it was made."""
    here = row.published_at.date() if row.published_at else None
    return dt.date(row.year, 1, 1) if row.year and (here is None or row.year < here.year) else here


def _item_facets(row: Item) -> dict[str, list[str]]:
    return {
        "kind": [row.kind.code],
        "theme": [theme.slug for theme in row.themes.all()],
        "werkplaats": [row.werkplaats.slug] if row.werkplaats else [],
        "four_o": [four_o.code for four_o in row.four_os.all()],
        "audience": [audience.code for audience in row.audiences.all()],
        "source": list(row.source_kinds),
        "rung": [str(row.rung)] if row.rung else [],
        "year": [str(row.year)] if row.year else [],
        "licence": [row.licence] if row.licence else [],
        "issue": [issue.slug for issue in row.issues.all()],
    }


def _factors(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = Factor.objects.public().filter(uuid__in=uuids).select_related("issue")
    standing = Evidence.objects.standing().select_related("werkplaats")
    for row in rows.prefetch_related(Prefetch("evidence", standing)):
        sentence = _("In %(context)s, this works for %(whom)s, because %(mechanism)s") % {
            "context": row.context,
            "whom": row.for_whom,
            "mechanism": row.mechanism,
        }
        evidence = " ".join(piece.text for piece in row.evidence.all())
        passages = [Passage(sentence, _("what works")), Passage(evidence, _("evidence"))]
        yield Document(
            kind="factor",
            uuid=row.uuid,
            group="factors",
            title=row.what,
            url=address("factor", row.slug),
            kind_label=_("What works"),
            passages=[passage for passage in passages if passage.text],
            facets={
                "kind": ["factor"],
                "rung": [str(row.rung)],
                "source": sorted({piece.source_kind for piece in row.evidence.all()}),
            },
            meta=[row.issue.title],
            makers=[
                ("werkplaats", piece.werkplaats.uuid) for piece in row.evidence.all() if piece.werkplaats
            ],
        )


def _dossiers(uuids: Sequence[UUID]) -> Iterator[Document]:
    for row in _with_parts(Dossier.objects.public(), uuids):
        yield _dossier(row, [row.werkplaats or _("National"), row.issue])


def _unpublished_dossiers(uuids: Sequence[UUID]) -> Iterator[tuple[UUID | None, Document]]:
    for row in _with_parts(Dossier.objects.unpublished(), uuids):
        yield row.werkplaats.uuid if row.werkplaats else None, _dossier(row, [row.get_state_display()])


def _unpublished_dossiers_for(actor: Actor, uuids: Sequence[UUID]) -> Iterable[UUID]:
    rows = Dossier.objects.unpublished().visible_to(actor)
    return rows.filter(uuid__in=uuids).values_list("uuid", flat=True)


def _with_parts(rows: QuerySet[Dossier], uuids: Sequence[UUID]) -> QuerySet[Dossier]:
    return rows.filter(uuid__in=uuids).select_related("werkplaats", "issue").prefetch_related("entries")


def _dossier(row: Dossier, meta: Sequence[object]) -> Document:
    """What the editor wrote; what she chose is found by itself."""
    written = [Passage(f"{part.heading}\n{part.words}".strip(), part.heading) for part in row.entries.all()]
    return Document(
        kind="dossier",
        uuid=row.uuid,
        group="knowledge",
        title=row.title,
        url=address("dossier", row.slug),
        kind_label=_("Dossier"),
        passages=[passage for passage in (Passage(row.lead, ""), *written) if passage.text],
        facets={
            "kind": ["dossier"],
            "werkplaats": [row.werkplaats.slug] if row.werkplaats else [],
            "issue": [row.issue.slug] if row.issue else [],
        },
        meta=[str(fact) for fact in meta if fact],
        date=row.published_at.date() if row.published_at else None,
        makers=[("werkplaats", row.werkplaats.uuid)] if row.werkplaats else [],
    )


def _licences(codes: Sequence[str]) -> Mapping[str, str]:
    return {code: str(Licence(code).label) for code in codes if code in Licence.values}


FACETS = {"licence": Facet(label=lambda: _("Licence"), words=_licences)}

SOURCES = {
    "dossier": DocumentSource(
        load=_dossiers,
        uuids=lambda: Dossier.objects.public().values_list("uuid", flat=True).iterator(),
        telling=by_werkplaats(Dossier.objects.public),
    ),
    "item": DocumentSource(
        load=_items,
        uuids=lambda: Item.objects.public().values_list("uuid", flat=True).iterator(),
        naming=_items_naming,
        telling=by_werkplaats(Item.objects.public),
        weights=_characters,
    ),
    "factor": DocumentSource(
        load=_factors, uuids=lambda: Factor.objects.public().values_list("uuid", flat=True).iterator()
    ),
}

CLOSED = {
    "dossier": ClosedSource(
        load=_unpublished_dossiers,
        uuids=lambda: Dossier.objects.unpublished().values_list("uuid", flat=True).iterator(),
        visible=_unpublished_dossiers_for,
    ),
    "item": ClosedSource(
        load=_unpublished,
        uuids=lambda: Item.objects.unpublished().values_list("uuid", flat=True).iterator(),
        visible=_unpublished_for,
        weights=_characters,
    ),
}
