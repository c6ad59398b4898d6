"""The components as tags. Built in: templates need no load."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.forms import BaseForm, BoundField
from django.template import Context, Library
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lemniscaat.kernel import addresses
from lemniscaat.ui import figure, marks, passages, strands, words

register = Library()
register.filter("marked", passages.marked)
register.filter("day", passages.day)
register.filter("month_range", passages.month_range)
register.filter("initials", passages.initials)


# Figures


@register.inclusion_tag("ui/lemniscate_hero.html")
def lemniscate_hero(flow: figure.Flow, id: str = "lem-hero") -> dict[str, Any]:  # noqa: A002
    """The network now, with its table. `id` only where a page has two."""
    rows = flow.rows or _rows(flow)
    return {
        "flow": flow,
        "drawing": figure.hero(flow),
        "rows": rows,
        "days": any(row.days is not None for row in rows),
        "id": id,
    }


def _rows(flow: figure.Flow) -> list[figure.Row]:
    rows = [figure.Row(quarter.label, quarter.n, url=quarter.url) for quarter in flow.quarters]
    rows.insert(1, figure.Row(_("Crossing out, to a knowledge partner"), flow.crossing.out))
    rows.insert(4, figure.Row(_("Crossing back, to a werkplaats"), flow.crossing.back))
    return rows


@register.inclusion_tag("ui/lemniscate_section.html")
def lemniscate_section(legs: Iterable[figure.Leg], title: str = "", caption: str = "") -> dict[str, Any]:
    """Where one thing is on its trip: the phases in words, done, now or next."""
    legs = list(legs)
    given = {leg.phase: leg for leg in legs}
    later = False
    phases = []
    for phase in figure.PHASES:
        leg = given.get(phase) or figure.Leg(phase, "next")
        state = "later" if later and leg.state == "next" else leg.state
        later = later or leg.state == "next"
        phases.append({"phase": phase, "name": words.PHASES[phase], "what": leg.what or words.STATES[state]})
    over = given.get(figure.CROSSING)
    if over and over.state == "now":
        caption = caption or f"{words.PHASES[over.phase]}: {over.what or words.STATES['now']}"
    said = [f"{phase['name']}: {phase['what']}" for phase in phases]
    return {
        "drawing": figure.section(legs),
        "phases": phases,
        "title": title or ". ".join(said),
        "caption": caption,
    }


@register.inclusion_tag("ui/strands.html")
def thread_drawing(
    lanes: Sequence[strands.Lane], beads: Sequence[strands.Bead], title: str
) -> dict[str, Any]:
    """A thread as a drawing; `title` says to who does not see it where the same stands in words."""
    return {"drawing": strands.strands(lanes, beads), "title": title}


@register.simple_tag
def glyph(phase: str = "", *, decorative: bool = False) -> SafeString:
    """The figure with one quarter, or the crossing, filled. `decorative` where its phase stands beside it."""
    tone = "cross" if phase == figure.CROSSING else phase
    kind = f"lem-glyph lem-glyph--{tone}" if phase else "lem-glyph"
    if decorative or not phase:
        return format_html('<svg class="{}" aria-hidden="true"><use href="#mini"/></svg>', kind)
    name = words.PHASES[phase]
    return format_html('<svg class="{}" role="img" aria-label="{}"><use href="#mini"/></svg>', kind, name)


@register.inclusion_tag("ui/sprite.html")
def sprite() -> dict[str, Any]:
    """The shapes that pages point at; stands once, in the base page."""
    return {"glyph": figure.glyph(), "wordmark": figure.wordmark()}


# Marks


@register.inclusion_tag("ui/rung.html")
def rung(n: int) -> dict[str, Any]:
    """How well an approach is founded: seven bars and the words."""
    return {"ladder": marks.ladder(n), "n": n, "of": marks.RUNGS, "label": words.RUNGS[n - 1]}


@register.inclusion_tag("ui/evidence.html")
def evidence(counts: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """Evidence for and against by source: `{"practice": (4, 1), "experience": (2, 0), "science": (2, 0)}`."""
    sides = []
    for place, side in enumerate((pgettext("evidence", "for"), pgettext("evidence", "against"))):
        said = [f"{counts[source][place]} {words.SOURCES[source]}" for source in counts]
        sides.append(f"{side}: {', '.join(said)}")
    return {"marks": marks.evidence(counts), "said": "; ".join(sides)}


@register.inclusion_tag("ui/evidence_legend.html")
def evidence_legend() -> dict[str, Any]:
    """What the marks of evidence mean; once above a table that has them."""
    return {"sources": words.SOURCES}


@register.simple_tag
def kind(label: str, tone: str = "plain") -> SafeString:
    """What something is, in a word. Tones: vraag, kwestie, over, ok, late, plain."""
    tones = "lem-kind" if tone == "plain" else f"lem-kind lem-kind--{tone}"
    return format_html('<span class="{}">{}</span>', tones, label)


@register.simple_tag
def choice(value: Any) -> SafeString:
    """A box to tick with how many one gets by it: `value` has name, code, label, count and chosen. A tag,
    since a page has very many."""
    return format_html(
        '<label class="lem-choice"><input type="checkbox" name="{}" value="{}"{}><span>{}</span>'
        '<span class="lem-choice__count">{}</span></label>',
        value.name,
        value.code,
        SafeString(" checked") if value.chosen else "",
        value.label,
        number_format(value.count, 0, force_grouping=True),
    )


@register.simple_tag
def dots(n: int) -> SafeString:
    """A dot for each, eight a row; decoration beside the number."""
    if not n:
        return SafeString()
    width, height, data = marks.dots(n)
    return format_html(
        '<svg class="lem-dots" width="{0}" height="{1}" viewBox="0 0 {0} {1}" aria-hidden="true">'
        '<path d="{2}"/></svg>',
        width,
        height,
        data,
    )


@register.simple_tag
def bar(value: float, largest: float) -> SafeString:
    """A bar as long as its number is, the longest being `largest`; decoration beside the number."""
    return format_html(
        '<svg class="lem-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<path class="lem-bar__rail" d="M0 7.5h100"/><path class="lem-bar__fill" d="M0 0h{}v8H0z"/></svg>',
        f"{marks.bar(value, largest):g}",
    )


@register.inclusion_tag("ui/tile_map.html")
def tile_map(tiles: Iterable[marks.Tile], of: str = "questions") -> dict[str, Any]:
    """The schematic map; in reading order, so that tabbing goes as the eye does. `of` says what is counted:
    open questions, or "uses"."""
    placed = sorted(tiles, key=lambda tile: (tile.row, tile.column))
    size = figure.bead_size((tile.questions, 3 * marks.DOTS_A_ROW) for tile in placed)
    return {
        "tiles": [(tile, figure.bead_count(tile.questions, size)) for tile in placed],
        "size": size,
        "of": of,
    }


@register.simple_tag
def when(moment: date | datetime | None, form: str = "") -> SafeString:
    """A day in words inside <time>; "short" leaves this year out."""
    if not moment:
        return SafeString()
    written = passages.day(moment, form)
    return format_html('<time datetime="{}">{}</time>', passages.as_day(moment).isoformat(), written)


# Words and ways


@register.inclusion_tag("ui/term.html")
def term(word: str, explanation: str, id: str = "") -> dict[str, Any]:  # noqa: A002
    """A word that explains itself on a click, without script. `id` where a page has the word twice."""
    return {"word": word, "explanation": explanation, "id": id or f"term-{slugify(word)}"}


@register.simple_tag
def address(kind: str, slug: str) -> str:
    """Where this thing is shown, whoever shows it: `{% address "item" item.slug %}`; "" when nobody does."""
    return addresses.address(kind, slug)


@register.inclusion_tag("ui/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: Context, *parts: str) -> dict[str, Any]:
    """Label, url, label, url … and last the label of this page. Home comes by itself."""
    return {
        "home": getattr(context.get("chrome"), "home", "/"),
        "links": list(zip(parts[::2], parts[1::2], strict=False)),
        "here": parts[-1] if len(parts) % 2 else "",
    }


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: Context, page_obj: Any) -> dict[str, Any]:
    """Pages of a list; the filters in the address stay."""
    paginator = page_obj.paginator
    return {
        "query": context["request"].GET,
        "page": page_obj,
        "numbers": paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1),
        "gap": paginator.ELLIPSIS,
    }


# Forms


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, *, large: bool = False) -> dict[str, Any]:
    """Label, explanation, error and control, tied together for who listens. `large` for the main one."""
    shape = {"radioselect": "choices", "checkboxselectmultiple": "choices", "checkbox": "choice"}
    return {
        "field": bound,
        "control": bound if bound.is_hidden else bound.as_widget(attrs=_attributes(bound)),
        "shape": "hidden" if bound.is_hidden else shape.get(bound.widget_type, "input"),
        "large": large,
    }


def _attributes(bound: BoundField) -> dict[str, str | bool]:
    if bound.widget_type == "checkbox":
        return {}
    own = bound.field.widget.attrs.get("class", "")
    return {"class": f"lem-input {own}".strip()}


@register.inclusion_tag("ui/errors.html")
def errors(form: BaseForm) -> dict[str, Any]:
    """What went wrong, above the form: takes the focus, and leads to each field."""
    wrong = []
    for bound in form:
        if bound.errors:
            options = bound.subwidgets if bound.use_fieldset else []
            target = options[0].id_for_label if options else bound.id_for_label
            wrong.append({"target": target, "label": bound.label, "sentences": bound.errors})
    general = form.non_field_errors()
    count = len(general) + len(wrong)
    heading = ngettext("One thing is not right yet", "%(count)s things are not right yet", count)
    return {"general": general, "wrong": wrong, "heading": heading % {"count": count}, "count": count}
