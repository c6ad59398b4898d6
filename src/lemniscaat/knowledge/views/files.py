"""Files at addresses of their own, `/bestanden/<uuid>`, and the PDF of an item beside its page: to be taken,
never to be opened here."""

from pathlib import PurePath
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from lemniscaat.kernel import storing
from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import File, ItemState
from lemniscaat.knowledge.queries import pdf_of
from lemniscaat.knowledge.reading import kinds

ENDINGS = {
    kinds.PDF: ".pdf",
    kinds.DOCX: ".docx",
    kinds.PPTX: ".pptx",
    kinds.XLSX: ".xlsx",
    kinds.ODT: ".odt",
}
"""Which a file of this kind has, whatever it was called."""


@require_safe
def file(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """The file as it came, for who may see its item."""
    found = _found(request, uuid)
    return _sent(request, found, found.reading.media_type, name=_name(found))


@require_safe
def pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/kennis/<slug>.pdf`: the first PDF of what everyone may read; merged, that of the other."""
    item = api.told_items().filter(slug=slug).select_related("superseded_by").first()
    if item is None:
        raise Http404
    api.refuse_withdrawn(item)
    if item.state == ItemState.SUPERSEDED:
        return HttpResponseRedirect(address("item-file", f"{item.superseded_by.slug}.pdf"))
    found = pdf_of(item)
    if found is None:
        raise Http404
    return _sent(request, found, found.reading.media_type, name=_name(found))


@require_safe
def picture(request: HttpRequest, uuid: UUID, page: int = 0) -> HttpResponseBase:
    """The first page, small; with a number that page, to look into it."""
    found = _found(request, uuid)
    if not found.reading.has_picture or page > found.reading.n_pictures:
        raise Http404
    return _sent(request, found, "image/webp", page=page)


def _found(request: HttpRequest, uuid: UUID) -> File:
    found = api.file(request.actor, uuid)
    if found is None or not found.reading.has_bytes:
        raise Http404
    return found


def _sent(
    request: HttpRequest, found: File, media_type: str, *, name: str = "", page: int = 0
) -> HttpResponseBase:
    """`name` makes it a download. No browser runs anything of it, and none asks for it twice."""
    etag = f'"{found.sha256[:32]}{f"-{page}" if page else ""}"'
    answer = get_conditional_response(request, etag=etag) or _opened(found, media_type, name, page)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _opened(found: File, media_type: str, name: str, page: int) -> FileResponse:
    path = storing.path_of(found.uuid) if name else storing.picture_of(found.uuid, page)
    try:
        return FileResponse(path.open("rb"), content_type=media_type, as_attachment=bool(name), filename=name)
    except FileNotFoundError as missing:
        raise Http404 from missing


def _name(found: File) -> str:
    ending = ENDINGS.get(found.reading.media_type, "")
    wrong = ending and PurePath(found.name).suffix.lower() != ending
    return f"{found.name}{ending}" if wrong else found.name
