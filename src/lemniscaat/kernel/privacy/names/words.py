"""Words with a capital that are nobody's name."""

_BEGINNINGS = """
Aan Al Alle Als Bij Daar Daarna Dan Dat De Den Deze Die Dit Door Dus Een Eerst En Er Geen Graag Haar Had Heb
Heeft Help Het Hier Hij Hoe Hun Ik Iemand In Inmiddels Is Ja Je Jij Kan Kun Kunnen Maar Mag Met Mijn Moet Na
Naar Namens Nee Niet Nog Nu Of Om Omdat Onze Ons Ook Op Over Samen Sinds Soms Te Toch Toen Tot U Uit Uw Van
Vaak Veel Verder Via Volgens Voor Waar Waarom Wanneer Want Wat We Welke Werkt Wie Wij Wil Zal Ze Zelf Zij
Zijn Zo Zou Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag
"""
_PUBLIC = """
Aarde Abraham Arbeid Awbz Bbl Belastingdienst Bemoeizorg Bestuur Bewoner Burger Buurtcirkel Buurthuis
Buurtteam Buurtzorg Centraal Christen Coa Dagbesteding Digid Directeur Divosa Gemeente Gemeenteraad God Heer
Hema Humanitas Inwoner Jeugdbescherming Jeugdwet Jeugdzorg Kamer Kerk Koningin Leger Lidl Mee Minister
Ministerie Moeder Moskee Moslim Movisie Natuur Nidos Oma Opa Ouder Participatiewet Pharos Politie President
Professor Reclassering Rode Sociale Socius Stichting Teresa Theresa Thuiszorg Trimbos Vader Valente Veilig
Verwey Vilans VluchtelingenWerk Vluchtelingenwerk Voedselbank Voorzitter Vrijwilliger Welzijn Wethouder
Wijkteam Wajong Wlz Wmo Woningcorporatie Zonnebloem Zorgkantoor Zorgverzekeraar Zvw
"""
_PLACES = """
Afghanistan Almere Amersfoort Amsterdam Apeldoorn Arabisch Arnhem Aruba Bonaire Brabant Breda Curaçao Delft
Den Deventer Drenthe Duitsland Eindhoven Engels Enschede Eritrea Europa Flevoland Fries Friesland Gelderland
Groningen Haag Haarlem Heerlen Irak Iran Leeuwarden Leiden Limburg Maastricht Marokkaan Marokko Nederland
Nederlander Nederlanders Nederlands Nijmegen Noord Oekraïne Oost Overijssel Paramaribo Polen Pool Pools
Rotterdam Sarnami Sittard Somalië Spanje Suriname Surinamer Syrië Tilburg Turk Turkije Turks Utrecht Venlo
Vlaanderen West Zaanstad Zeeland Zuid Zwolle
"""

_SOUND_GIVEN = """
Guller Heester Hellen Koffie Lijntje Lintje Manueel Marien Monnik Robijn Sintje
"""
"""Words that sound as a given name is written."""

NO_NAMES = frozenset((_BEGINNINGS + _PUBLIC + _PLACES + _SOUND_GIVEN).split())

_ORIGINS = ("se", "sche", "aans", "isch", "eër", "dammer", "lander")
_OCCUPATIONS = (
    *(
        "werker",
        "deskundige",
        "tor",
        "leider",
        "consulent",
        "kundige",
        "regisseur",
        "coach",
        "docent",
        "student",
    ),
    *(
        "ondersteuner",
        "verlener",
        "begeleider",
        "adviseur",
        "manager",
        "professional",
        "trainer",
        "zorger",
        "loog",
        "teur",
    ),
)
_BODIES = ("raad", "team", "school", "café", "straat", "wet", "dienst", "zorg", "centrum")
_HOUSES = ("ziekenhuizen", "verpleeghuizen", "verzorgingshuizen", "buurthuizen", "wijkhuizen", "zorghuizen")
_LEAST = 5


def is_common(word: str) -> bool:
    """Whether `word` may say where somebody is from, her work or a body: Turkse, Begeleider, Wijkraad."""
    return len(word) >= _LEAST and word.lower().endswith(_ORIGINS + _OCCUPATIONS + _BODIES + _HOUSES)
