"""Sample data for the gallery. All of it is made up."""

from datetime import date

from django import forms
from django.core.paginator import Page, Paginator

from lemniscaat.ui.colour import Accent
from lemniscaat.ui.figure import Crossing, Flow, Leg, Quarter, Row
from lemniscaat.ui.forms import Form
from lemniscaat.ui.marks import Tile
from lemniscaat.ui.screened import Choice, decided
from lemniscaat.ui.strands import NATION, REGION, Bead, Lane

ACCENT = Accent(light="#3f6212", dark="#a9cf6f")

FLOW = Flow(
    quarters=[
        Quarter("ontwikkelen", "Ontwikkelen", 46, "vragen die scherp worden of onderzocht worden", "#"),
        Quarter("opschalen", "Opschalen", 12, "vragen die samen een kwestie worden", "#"),
        Quarter("verspreiden", "Verspreiden", 9, "kwesties die we bundelen en vertellen", "#"),
        Quarter("verrijken", "Verrijken", 17, "werkwijzen op weg naar een regio", "#"),
    ],
    crossing=Crossing(out=3, back=1, waiting="2 wachten langer dan een maand", waiting_url="#"),
    regions="16 werkplaatsen",
    partners="24 kennispartners",
    rows=[
        Row("Ontwikkelen", 46, 118),
        Row("Oversteek heen, naar een kennispartner", 3, 24),
        Row("Opschalen", 12, 76),
        Row("Verspreiden", 9, 41),
        Row("Oversteek terug, naar een werkplaats", 1, 12),
        Row("Verrijken", 17, None),
    ],
    caption="Wat er onderweg is op 20 november 2026",
)

BUSY = Flow(
    quarters=[
        Quarter("ontwikkelen", "Ontwikkelen", 312),
        Quarter("opschalen", "Opschalen", 84),
        Quarter("verspreiden", "Verspreiden", 1),
        Quarter("verrijken", "Verrijken", 0),
    ],
    crossing=Crossing(out=31, back=12),
)

POINTS = [("Hoe bereik je jongeren eerder?", 5), ("Wat als de trekker stopt?", 2), ("Taal en meedoen", 0)]

TRIPS = {
    "begin": [Leg("ontwikkelen", "now")],
    "crossing": [
        Leg("ontwikkelen", "done", "14 maanden"),
        Leg("oversteek", "now", "wacht op een kennispartner, tot 5 december"),
    ],
    "middle": [
        Leg("ontwikkelen", "done"),
        Leg("opschalen", "done"),
        Leg("verspreiden", "now", "nu, 8 dagen"),
    ],
    "round": [Leg(phase, "done") for phase in ("ontwikkelen", "opschalen", "verspreiden")]
    + [Leg("verrijken", "now")],
}

LANES = [
    Lane("TWE", "Twente", REGION),
    Lane("NRD", "Noord", REGION),
    Lane("NL", "Landelijk", NATION),
]
BEADS = [Bead(0, itself=True), Bead(0, [0]), Bead(2, [1]), Bead(0, [2]), Bead(1, [1]), Bead(0, [1])]

EVIDENCE = [
    {"practice": (4, 1), "experience": (2, 0), "science": (2, 0)},
    {"practice": (2, 1), "experience": (2, 1), "science": (1, 0)},
    {"practice": (11, 2), "experience": (4, 2), "science": (3, 1)},
    {"practice": (0, 0)},
]

TILES = [
    Tile("FRL", "Friesland", "#", 3, 4, 1),
    Tile("NRD", "Noord", "#", 4, 5, 1),
    Tile("NHL", "Noord-Holland", "#", 2, 2, 2),
    Tile("FLV", "Flevoland", "#", 2, 3, 2),
    Tile("ZWO", "Regio Zwolle", "#", 3, 4, 2),
    Tile("TWE", "Twente", "#", 5, 5, 2),
    Tile("AMS", "Amsterdam", "#", 3, 2, 3),
    Tile("UTR", "Utrecht", "#", 12, 3, 3),
    Tile("GVA", "Gelderse Vallei", "#", 1, 4, 3),
    Tile("ARN", "Arnhem en Nijmegen", "#", 4, 5, 3),
    Tile("DHL", "Den Haag en Leiden", "#", 6, 1, 4),
    Tile("ZHZ", "Zuid-Holland Zuid", "#", 2, 2, 4),
    Tile("ZLD", "Zeeland", "#", 1, 1, 5, forming=True),
    Tile("AVA", "Brabant Avans", "#", 0, 3, 5),
    Tile("FON", "Brabant Fontys", "#", 2, 4, 5),
    Tile("ZUY", "Zuyd", "#", 2, 5, 6),
]

PASSAGE = {
    "text": "Jongeren praten over geld als het ergens anders over gaat. "
    "Wie daar is, hoort het maanden eerder.",
    "marks": [[0, 8], [82, 96]],
}

DAY = date(2026, 11, 18)
MONTHS = (date(2025, 9, 1), date(2026, 3, 31))

SWATCHES = [
    "paper",
    "raised",
    "sunken",
    "ink",
    "ink-subtle",
    "line",
    "control",
    "clay",
    "clay-soft",
    "clay-tint",
    "water",
    "water-soft",
    "water-tint",
    "cross",
    "cross-tint",
    "ok",
    "error",
    "mark",
]

TONES = [
    ("Lesmodule", "plain"),
    ("Vraag", "vraag"),
    ("Kwestie", "kwestie"),
    ("Oversteek", "over"),
    ("Toegepast", "ok"),
    ("Te laat", "late"),
]


class SampleForm(Form):
    """Each kind of control, with explanation and with a fault."""

    question = forms.CharField(
        label="Waar loop je tegenaan?",
        help_text="Gebruik je eigen woorden. Die blijven altijd bewaard.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    since = forms.CharField(label="Sinds wanneer speelt dit?", required=False)
    region = forms.ChoiceField(
        label="In welke regio speelt dit?", choices=[("tw", "Twente"), ("ze", "Zeeland")]
    )
    phone = forms.ChoiceField(
        label="Wat doen we met het telefoonnummer?",
        choices=[("out", "Haal het weg"), ("self", "Ik pas de tekst zelf aan")],
        widget=forms.RadioSelect,
    )
    sorts = forms.MultipleChoiceField(
        label="Wat zoek je?",
        choices=[("v", "Vraag"), ("k", "Kwestie")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    told = forms.BooleanField(label="Laat het mij weten als er nieuws is", required=False)

    def clean_since(self) -> str:
        if self.cleaned_data["since"]:
            raise forms.ValidationError("Vul een datum in, bijvoorbeeld 3 december 2026.")
        return ""


def form() -> SampleForm:
    """Filled in with two faults, so that errors show."""
    given = {
        "question": "Hoe bereik ik jongeren eerder?",
        "since": "gisteren",
        "region": "tw",
        "sorts": ["v"],
    }
    return SampleForm(given, auto_id="g-%s")


def personal() -> dict[str, list[Choice]]:
    """What was found in words that others would read; of one nothing was said yet."""
    words = {"tekst": "Bel mevrouw Voorbeeld op 06-12345678."}
    name, *_rest = decided(words, {}).choices.values()
    return {"found": list(decided(words, {name.name: "akkoord"}).choices.values())}


def page() -> Page:
    """The fourth of nine pages."""
    return Paginator(range(90), 10).page(4)
