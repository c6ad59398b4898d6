"""A module as a zip, `/kennis/<slug>/lessen.zip`: a table of contents to read without a network, and files by
lesson. What stands for teachers goes along for teachers alone, in a page of its own."""

from collections.abc import Iterator
from urllib.parse import quote

from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lemniscaat.kernel import clock, storing
from lemniscaat.kernel.errors import Gone
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import File, Item, ItemState, Lesson, Licence, ModulePage
from lemniscaat.knowledge.views.zips import Entry, Folder, Moment, folder_name, streamed
from lemniscaat.network.api import Actor, ActorRequest

Placed = list[tuple[File, str]]


@require_safe
def module_zip(request: ActorRequest, slug: str) -> HttpResponseBase:
    """For who may see the module, with as much as she may see of it; of one that was merged, the other's."""
    item = api.item_page(request.actor, slug)
    if item is None:
        raise Http404
    if item.state == ItemState.WITHDRAWN:
        raise Gone(_("This was withdrawn. At its own page stands why: %(title)s") % {"title": item.title})
    if item.state == ItemState.SUPERSEDED:
        return redirect("knowledge:module-zip", slug=item.now.slug)
    page = api.module_page(request.actor, item)
    if page is None:
        raise Http404
    entries = list(_entries(request.actor, item, page))
    answer = StreamingHttpResponse(streamed(entries, _moment(item)), content_type="application/zip")
    answer["Content-Disposition"] = content_disposition_header(True, f"{item.slug}.zip") or ""
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _entries(actor: Actor, item: Item, page: ModulePage) -> Iterator[Entry]:
    files: list[Entry] = []
    lessons = [
        (lesson, _placed(files, lesson.files.all(), folder_name("les", number, lesson.title)))
        for number, lesson in enumerate(page.lessons, start=1)
    ]
    in_lessons = {file.pk for _lesson, placed in lessons for file, _name in placed}
    others = item.files.visible_to(actor).select_related("reading").distinct()
    rest = _placed(files, [file for file in others if file.pk not in in_lessons], "bestanden")
    said = _said(item, page, lessons, rest)
    yield Entry("index.html", render_to_string("knowledge/zip/index.html", said))
    if page.reads_notes and any(lesson.teacher_notes for lesson in page.lessons):
        yield Entry("voor-de-docent.html", render_to_string("knowledge/zip/notes.html", said))
    yield Entry("licentie.txt", render_to_string("knowledge/zip/licence.txt", said))
    yield Entry("stijl.css", render_to_string("knowledge/zip/stijl.css"))
    yield from files


def _placed(entries: list[Entry], files: "list[File]", folder: str) -> Placed:
    """Give each file that is there its place; files that have gone are left out."""
    place, found = Folder(folder), []
    for file in files:
        if not file.reading.has_bytes or not storing.path_of(file.uuid).exists():
            continue
        name = place.place(file.name)
        entries.append(Entry(name, path=storing.path_of(file.uuid)))
        found.append((file, quote(name)))
    return found


def _said(
    item: Item, page: ModulePage, lessons: list[tuple[Lesson, Placed]], rest: Placed
) -> dict[str, object]:
    work = api.Work(item)
    return {
        "item": item,
        "page": page,
        "lessons": lessons,
        "rest": rest,
        "citation": api.apa(work, clock.today()),
        "permanent": work.permanent,
        "licence": Licence(item.licence).label,
        "licence_url": work.licence_url,
        "version": max((version.number for version in item.versions.all()), default=0),
    }


def _moment(item: Item) -> Moment:
    """When it was published; so the same module gives the same zip."""
    at = (item.published_at or item.made_at).astimezone(clock.AMSTERDAM)
    return (max(at.year, 1980), at.month, at.day, at.hour, at.minute, at.second)
