"""Items nobody would write and anybody may import: each breaks something that trusts its input."""

from typing import Any

import factories as make
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.vocabulary.api import WorkType

TWENTY_ONE = [{"name": f"Voor{chr(97 + n)} van der Naam{chr(97 + n)}", "orcid": ""} for n in range(21)]

HOSTILE: dict[str, dict[str, Any]] = {
    'Met "aanhalingstekens" en \'enkele\'': {"abstract": 'Ze zei: "nee".', "publisher": "O'Neill & Zn."},
    "Accolades } { ongelijk {{ en \\commando{x} \\": {"abstract": "}}}\\end{document}{", "publisher": "{"},
    "Tekens & % $ # _ ~ ^ \\ < > | ` @": {"publisher": "100% #1 $_$ ~^", "doi": "10.1234/a_b%c#d"},
    "Regel één\nregel twee\r\nER  - \r\nTY  - JOUR": {
        "abstract": "Alinea een.\n\nAlinea twee.\n}\n@book{vals,\n title = {Vals}}",
        "plain_summary": "Een\u2028twee\u2029drie\x85vier\x0bvijf",
    },
    "Emoji 👩‍👩‍👧‍👦 🏘️ en 中文": {"contributors": [{"name": "Ada 🏘️ Łukasiewicz"}], "year": 2024},
    "</script><script>alert(1)</script><!--": {
        "abstract": "]]></script><img src=x onerror=alert(1)>", "publisher": "</title><b>&amp;",
        "contributors": [{"name": '"><script>alert(1)</script>', "is_body": True}],
    },
    "\u202eעברית ואנגלית\u202c מימין לשמאל": {"language": "he", "contributors": [{"name": "דוד בן גוריון"}]},
    "Eenentwintig makers": {"contributors": TWENTY_ONE, "year": 2020},
    "Makers die op iets anders lijken": {
        "contributors": [
            {"name": "Ministerie van Volksgezondheid, Welzijn en Sport", "is_body": True},
            {"name": "Rood and Zwart", "is_body": True},
            {"name": "Gabriel García Márquez", "family": "García Márquez", "orcid": "0000-0002-1825-0097"},
            {"name": "Prins"},
            {"name": "O'Brien, Jan, jr."},
            {"name": "Saskia {Keuzen}kamp"},
            {"name": "Jan Peter 't Hart", "part": "editor"},
        ],
    },
    '=HYPERLINK("http://kwaad.example";"klik")': {
        "publisher": "+31", "abstract": "@SUM(1)", "plain_summary": "-1",
    },
    "Zonder jaar en zonder maker": {},
    "Heel lang " + "woord " * 48: {"abstract": "Lange zin. " * 4000, "plain_summary": "Kort. " * 900},
    "Alles wat er is": {
        "year": 2021, "publisher": "Movisie", "part_of": "Journal of Social Intervention: Theory & Practice",
        "volume": "30", "issue_number": "2", "pages": "4–21", "doi": "10.18352/jsi.609",
        "handle": "20.500.12345/abc", "isbn": "9789075545821", "licence": "CC-BY-SA-4.0", "language": "en",
        "abstract": "Wat het zegt.", "plain_summary": "In gewone taal.",
        "contributors": [
            {"name": "Suzan van der Pas", "orcid": "0000-0002-1825-0097"},
            {"name": "Vilans", "is_body": True},
            {"name": "Erik Jansen", "part": "editor", "orcid": "0000-0001-5109-3700"},
        ],
        "links": [
            {"url": "https://voorbeeld.example/a%20b/stuk.pdf?x=1&y=2", "label": "Het stuk"},
            {"url": "https://voorbeeld.example/pagina>;rel=\"x\"", "label": ""},
        ],
    },
}  # fmt: skip
"""By title: the other fields."""


def make_hostile() -> list[Item]:
    """All of them, published, each of another type, with themes."""
    types = [*WorkType] * 2
    themes = [make.make_theme("samen leven"), make.make_theme("geld en schuld")]
    return [
        make.make_item(
            title,
            kind=make.make_kind(f"soort-{work_type}", label=f"Soort {work_type}", work_type=work_type),
            themes=themes[: at % 3],
            **fields,
        )
        for at, ((title, fields), work_type) in enumerate(zip(HOSTILE.items(), types, strict=False))
    ]


def make_closed() -> list[str]:
    """What must stay behind each door, in every state that is not public; gives what none may tell."""
    draft = make.make_item("Geheim klad", published=False)
    waiting = make.make_item("Geheim ter beoordeling", published=False)
    knowledge.submit_item(actor=make.SYSTEM, item=waiting)
    withdrawn = make.make_item("Geheim ingetrokken")
    knowledge.withdraw_item(actor=make.SYSTEM, item=withdrawn, reason="Er stond een fout in.")
    return ["Geheim", *(str(item.uuid) for item in (draft, waiting, withdrawn))]
