"""One item in a form that a program reads, `/kennis/<slug>.bib` and its like."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge.citing.formats import TAKEN, written
from lemniscaat.knowledge.citing.page import links
from lemniscaat.knowledge.citing.work import Work
from lemniscaat.knowledge.enums import ItemState
from lemniscaat.knowledge.queries import told_items, whole


@require_safe
def item_file(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """For everyone what is published, and for nobody what is not; withdrawn, the reason why."""
    item = whole(told_items().filter(slug=slug)).first()
    if item is None or ending not in TAKEN:
        raise Http404
    if item.state == ItemState.WITHDRAWN:
        said = f"{item.withdrawn_reason}\n"
        return HttpResponse(said, content_type="text/plain; charset=utf-8", status=HTTPStatus.GONE)
    if item.state == ItemState.SUPERSEDED:
        return HttpResponseRedirect(address("item-file", f"{item.superseded_by.slug}.{ending}"))
    form, work = TAKEN[ending], Work(item)
    answer = HttpResponse("".join(written(form, [work])), content_type=f"{form.media_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}.{ending}"'
    answer["Link"] = links([("cite-as", work.cite_as, ""), ("describes", work.page, "text/html")])
    return answer
