"""Words with a capital that are nobody's name."""

_BEGINNINGS = """
Aan Al Alle Als Bij Daar Daarna Dan Dat De Den Deze Die Dit Door Dus Een Eerst En Er Geen Graag Haar Had Heb Heeft Help
Het Hier Hij Hoe Hun Ik Iemand In Inmiddels Is Ja Je Jij Kan Kun Kunnen Maar Mag Met Mijn Moet Na Naar Nee Niet Nog Nu
Of Om Omdat Onze Ons Ook Op Over Samen Sinds Soms Te Toch Toen Tot U Uit Uw Van Vaak Veel Verder Via Volgens Voor Waar
Waarom Wanneer Want Wat We Welke Werkt Wie Wij Wil Zal Ze Zelf Zij Zijn Zo Zou
Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag
"""
_PUBLIC = """
Aarde Abraham Arbeid Awbz Bbl Centraal Belastingdienst Bemoeizorg Bestuur Buurtcirkel Buurthuis Buurtteam Buurtzorg Christen Coa
Digid Directeur Divosa Dagbesteding Gemeente Gemeenteraad God Hema Heer Humanitas Jeugdbescherming Jeugdwet Jeugdzorg
Kamer Kerk Koningin Leger Lidl Mee Minister Ministerie Moskee Movisie Natuur Nidos Participatiewet Pharos Politie
Professor President Rode Reclassering Socius Sociale Stichting Teresa Theresa Thuiszorg Trimbos Valente Veilig
Verwey Vilans Vluchtelingenwerk VluchtelingenWerk Voedselbank Voorzitter Welzijn Wethouder Wijkteam Wlz Wmo Woningcorporatie
Zonnebloem Zorgkantoor Zorgverzekeraar Zvw
"""
_PLACES = """
Afghanistan Almere Amersfoort Amsterdam Aruba Apeldoorn Arnhem Bonaire Brabant Breda Curaçao Delft Den Deventer Drenthe
Duitsland Eindhoven Enschede Eritrea Europa Flevoland Friesland Gelderland Groningen Haag Haarlem Heerlen Irak Iran
Leeuwarden Leiden Limburg Maastricht Marokko Nederland Nijmegen Oekraïne Overijssel Paramaribo Polen Rotterdam Sittard
Somalië Spanje Suriname Syrië Tilburg Turkije Utrecht Venlo Vlaanderen Zaanstad Zeeland Zuid Noord Oost West Zwolle
Nederlands Engels Turks Arabisch Fries Pools Sarnami Nederlander Nederlanders Turk Pool Marokkaan Surinamer
"""

NO_NAMES = frozenset((_BEGINNINGS + _PUBLIC + _PLACES).split())

_ORIGINS = ("se", "sche", "aans", "isch", "eër", "dammer", "lander")
_LEAST = 5


def is_origin(word: str) -> bool:
    """Whether `word` may tell where somebody is from: Turkse, Marokkaans, Rotterdammer."""
    return len(word) >= _LEAST and word.endswith(_ORIGINS)
