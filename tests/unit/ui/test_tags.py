"""The components as templates use them."""

from datetime import date

import html5lib
import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from lemniscaat.ui import samples
from lemniscaat.ui.figure import Crossing, Flow, Leg, Quarter
from lemniscaat.ui.forms import Form
from lemniscaat.ui.marks import Tile

PHASES = ("ontwikkelen", "opschalen", "verspreiden", "verrijken")


@pytest.fixture(autouse=True)
def _dutch():
    with override("nl"):
        yield


def written(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def tree(source: str, **context: object):
    """The parsed elements of what was written; raises when it is no valid HTML."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(written(source, **context))


def text(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_hero_says_each_count_with_its_label_and_rows() -> None:
    found = tree("{% lemniscate_hero flow %}", flow=samples.FLOW)
    phases = [text(phase) for phase in found.iterfind(".//ol/li")]
    assert phases == [
        "Ontwikkelen 46 vragen die scherp worden of onderzocht worden",
        "Opschalen 12 vragen die samen een kwestie worden",
        "Verspreiden 9 kwesties die we bundelen en vertellen",
        "Verrijken 17 werkwijzen op weg naar een regio",
    ]
    rows = [text(row) for row in found.iterfind(".//tbody/tr")]
    assert (rows[0], rows[5]) == ("Ontwikkelen46118", "Verrijken17–")


def test_hero_makes_its_table_where_none_is_given() -> None:
    flow = Flow([Quarter(p, p.title(), n) for p, n in zip(PHASES, (4, 3, 2, 1), strict=True)], Crossing(7, 5))
    found = tree("{% lemniscate_hero flow %}", flow=flow)
    assert [text(row) for row in found.iterfind(".//tbody/tr")] == [
        "Ontwikkelen4",
        "Oversteek heen, naar een kennispartner7",
        "Opschalen3",
        "Verspreiden2",
        "Oversteek terug, naar een werkplaats5",
        "Verrijken1",
    ]
    assert [text(head) for head in found.iterfind(".//thead/tr/th")] == ["Waar", "Onderweg"]


def test_hero_says_what_a_bead_stands_for_when_it_is_more_than_one() -> None:
    assert "één bolletje staat voor 5 dingen" in written("{% lemniscate_hero flow %}", flow=samples.BUSY)
    assert "bolletje" not in written("{% lemniscate_hero flow %}", flow=samples.FLOW)


def test_hero_escapes_what_people_wrote() -> None:
    flow = Flow([Quarter("ontwikkelen", "<b>", 1, "<i>", "/a?b=1&c=2")], Crossing(waiting="<u>"))
    html = written("{% lemniscate_hero flow %}", flow=flow)
    assert [html.count(bad) for bad in ("<b>&", "<i>", "<u>", "b=1&c")] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("legs", "words"),
    [
        ([], ["hierna", "later", "later", "later"]),
        ([Leg("ontwikkelen", "now", "nu, 8 dagen")], ["nu, 8 dagen", "hierna", "later", "later"]),
        ([Leg(phase, "done") for phase in PHASES], ["klaar"] * 4),
    ],
)
def test_section_says_each_phase_in_words(legs: list[Leg], words: list[str]) -> None:
    found = tree("{% lemniscate_section legs %}", legs=legs)
    said = [text(each) for each in found.iterfind(".//li/span[@class='lem-phase__what']")]
    assert said == words
    assert found.find(".//{*}svg").get("aria-label").startswith(f"Ontwikkelen: {words[0]}. ")


def test_section_says_what_is_crossing() -> None:
    found = tree("{% lemniscate_section legs %}", legs=[Leg("ontwikkelen", "done"), Leg("oversteek", "now")])
    assert text(found.find(".//figcaption")) == "De oversteek: nu"


def test_glyph_says_its_phase_unless_it_is_decoration() -> None:
    assert tree('{% glyph "verrijken" %}')[0].get("aria-label") == "Verrijken"
    assert tree('{% glyph "oversteek" %}')[0].get("class") == "lem-glyph lem-glyph--cross"
    assert tree('{% glyph "verrijken" decorative=True %}')[0].get("aria-hidden") == "true"
    assert tree("{% glyph %}")[0].get("aria-hidden") == "true"


def test_rung_says_its_step_and_word() -> None:
    assert text(tree("{% rung 4 %}")) == "trede 4 van 7: beschreven"


def test_evidence_says_its_counts_by_source() -> None:
    counts = {"practice": (2, 1), "science": (1, 0)}
    assert text(tree("{% evidence counts %}", counts=counts)) == (
        "3 voor, 1 tegen (voor: 2 praktijk, 1 wetenschap; tegen: 1 praktijk, 0 wetenschap)"
    )


def test_kind_has_a_tone_and_escapes() -> None:
    assert written('{% kind "Vraag" "vraag" %}') == '<span class="lem-kind lem-kind--vraag">Vraag</span>'
    assert written("{% kind label %}", label="<b>") == '<span class="lem-kind">&lt;b&gt;</span>'


def test_tile_map_stands_in_reading_order_with_counts_in_words() -> None:
    tiles = [Tile("ZLD", "Zeeland", "/z", 1, 1, 5, forming=True), Tile("TWE", "Twente", "/t", 5, 5, 2)]
    found = tree("{% tile_map tiles %}", tiles=tiles)
    assert [text(item) for item in found.iterfind("ul/li")] == [
        "TWETwente 5 open vragen",
        "ZLDZeeland (in oprichting) 1 open vraag",
    ]
    assert [item.get("class") for item in found.iterfind("ul/li")] == [
        "lem-col-5 lem-row-2",
        "lem-col-1 lem-row-5",
    ]


def test_tile_map_says_what_a_dot_stands_for_when_it_is_more_than_one() -> None:
    html = written("{% tile_map tiles %}", tiles=[Tile("TWE", "Twente", "/t", 25, 1, 1)])
    assert "Eén stip staat voor 5 vragen." in html
    assert html.count("h0") == 5


def test_when_is_a_time_in_words() -> None:
    assert written("{% when day %}", day=date(2026, 11, 18)) == (
        '<time datetime="2026-11-18">18 november 2026</time>'
    )
    assert written("{% when day %}", day=None) == ""


def test_term_stands_in_a_sentence() -> None:
    html = written('<p>een {% term "kwestie" explanation %}.</p>', explanation="Dit is <het>.")
    assert html == (
        '<p>een <button type="button" class="lem-term" popovertarget="term-kwestie">kwestie</button>'
        '<span id="term-kwestie" class="lem-popover" popover>Dit is &lt;het&gt;.</span>.</p>'
    )


def test_breadcrumbs_lead_home_and_end_here() -> None:
    found = tree('{% breadcrumbs "Kwesties" "/kwesties/" "Geld & zorgen" %}')
    assert [text(item) for item in found.iterfind(".//li")] == ["Home", "Kwesties", "Geld & zorgen"]
    assert [link.get("href") for link in found.iterfind(".//a")] == ["/", "/kwesties/"]


def pages(number: int, total: int, query: str = "") -> list[tuple[str, str | None, str | None]]:
    page = Paginator(range(total), 10).page(number)
    request = RequestFactory().get(f"/zoeken?{query}")
    found = tree("{% pager page %}", page=page, request=request)
    return [(text(link), link.get("href"), link.get("aria-current")) for link in found.iterfind(".//a")]


def test_pager_keeps_the_filters() -> None:
    assert pages(2, 30, "q=a+%26+b&soort=1&soort=2&page=2") == [
        ("Vorige", "?q=a+%26+b&soort=1&soort=2&page=1", None),
        ("Bladzijde 1", "?q=a+%26+b&soort=1&soort=2&page=1", None),
        ("Bladzijde 2", "?q=a+%26+b&soort=1&soort=2&page=2", "page"),
        ("Bladzijde 3", "?q=a+%26+b&soort=1&soort=2&page=3", None),
        ("Volgende", "?q=a+%26+b&soort=1&soort=2&page=3", None),
    ]


def test_pager_of_one_page_is_nothing() -> None:
    assert pages(1, 10) == []


class Asking(Form):
    words = forms.CharField(label="Je vraag", help_text="In eigen woorden", widget=forms.Textarea)
    mail = forms.EmailField(label="Je e-mailadres", required=False)
    region = forms.ChoiceField(label="Regio", choices=[("t", "Twente")], widget=forms.RadioSelect)
    told = forms.BooleanField(label="Houd me op de hoogte", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_mail(self) -> str:
        raise forms.ValidationError("Dit adres klopt niet.")


def test_field_ties_label_explanation_and_error_to_its_control() -> None:
    found = tree("{% field form.words %}", form=Asking({"words": ""}))
    control = found.find(".//textarea")
    assert found.find(".//label").get("for") == control.get("id") == "id_words"
    assert control.get("class") == "lem-input"
    assert control.get("aria-invalid") == "true"
    described = [found.find(f".//*[@id='{one}']") for one in control.get("aria-describedby").split()]
    assert [text(each) for each in described] == ["In eigen woorden", "Vul dit in."]


def test_field_says_that_it_may_stay_empty() -> None:
    assert text(tree("{% field form.mail %}", form=Asking())[0].find("label")) == (
        "Je e-mailadres (mag je leeg laten)"
    )


def test_field_of_choices_is_a_group_with_a_legend() -> None:
    found = tree("{% field form.region %}", form=Asking({}))
    group = found.find(".//fieldset")
    assert text(group.find("legend")) == "Regio"
    assert text(found.find(f".//*[@id='{group.get('aria-describedby')}']")) == "Kies een van deze."
    assert [text(choice) for choice in group.iterfind("label")] == ["Twente"]
    assert group.find("label").get("for") == group.find("label/input").get("id") == "id_region_0"


def test_field_with_one_box_has_its_label_beside_it() -> None:
    found = tree("{% field form.told %}", form=Asking())
    assert [element.tag for element in found.find(".//label")] == ["input", "span"]


def test_field_that_is_hidden_has_no_label() -> None:
    assert [element.tag for element in tree("{% field form.secret %}", form=Asking())] == ["input"]


def test_errors_lead_to_each_field() -> None:
    form = Asking({"words": "Iets", "mail": "x@example.org"})
    form.add_error(None, "Probeer het nog eens.")
    found = tree("{% errors form %}", form=form)
    assert text(found.find(".//b")) == "3 dingen kloppen nog niet"
    assert [(text(link), link.get("href")) for link in found.iterfind(".//a")] == [
        ("Je e-mailadres", "#id_mail"),
        ("Regio", "#id_region_0"),
    ]
    assert "Probeer het nog eens." in text(found)
    assert found[0].get("tabindex") == "-1"


def test_errors_of_a_form_without_any_are_nothing() -> None:
    assert written("{% errors form %}", form=Asking()).strip() == ""


def test_form_keeps_a_field_s_own_sentence() -> None:
    class Own(Form):
        words = forms.CharField(error_messages={"required": "Schrijf je vraag op."})

    assert Own({}).errors == {"words": ["Schrijf je vraag op."]}
    assert "required" not in str(Own()["words"])
