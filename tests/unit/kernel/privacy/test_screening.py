"""What the screening finds, and what it leaves alone: per kind, from one table."""

import pytest

from lemniscaat.kernel.privacy import Kind, screen


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.kind.value, finding.text) for finding in screen(text)]


FOUND = [
    ("Mijn BSN is 123456782.", Kind.BSN, "123456782"),
    ("BSN 12345672, met een nul ervoor", Kind.BSN, "12345672"),
    ("bsn123.456.782", Kind.BSN, "123.456.782"),
    ("Het is 1234.56.782 geloof ik", Kind.BSN, "1234.56.782"),
    ("1 2 3 4 5 6 7 8 2", Kind.BSN, "1 2 3 4 5 6 7 8 2"),
    ("1.2.3.4.5.6.7.8.2", Kind.BSN, "1.2.3.4.5.6.7.8.2"),
    ("Het is 12.34.56.782 geloof ik", Kind.BSN, "12.34.56.782"),
    ("Het is 12 34 56 782 geloof ik", Kind.BSN, "12 34 56 782"),
    ("Het is 12345 6782 geloof ik", Kind.BSN, "12345 6782"),
    ("Het is 123456 782 en 12 keer", Kind.BSN, "123456 782"),
    ("Het is 12345\n6782 geloof ik", Kind.BSN, "12345\n6782"),
    ("Burgerservicenummer: 1 23 - 456 . 7\r\n82.", Kind.BSN, "1 23 - 456 . 7\r\n82"),
    ("BSN １２３４５６７８２", Kind.BSN, "１２３４５６７８２"),
    ("BSN 1234\u00ad56782", Kind.BSN, "1234\u00ad56782"),
    ("Bel 06-12345678", Kind.PHONE, "06-12345678"),
    ("Bel 0612345678.", Kind.PHONE, "0612345678"),
    ("Bel (030) 123 45 67", Kind.PHONE, "(030) 123 45 67"),
    ("Bel 0341 - 12 34 56", Kind.PHONE, "0341 - 12 34 56"),
    ("Bel +31 (0)30 - 123 45 67", Kind.PHONE, "+31 (0)30 - 123 45 67"),
    ("Bel 0031612345678", Kind.PHONE, "0031612345678"),
    ("Bel +32 470 12 34 56", Kind.PHONE, "+32 470 12 34 56"),
    ("Bel 06\u00a012\u00a034\u00a056\u00a078", Kind.PHONE, "06\u00a012\u00a034\u00a056\u00a078"),
    ("Bel 06\u201312345678", Kind.PHONE, "06\u201312345678"),
    ("Bel ０６１２３４５６７８!", Kind.PHONE, "０６１２３４５６７８"),
    ("Bel ٠٦١٢٣٤٥٦٧٨.", Kind.PHONE, "٠٦١٢٣٤٥٦٧٨"),
    ("Bel 06\u200b12345678.", Kind.PHONE, "06\u200b12345678"),
    ("Bel \u2066061\u20602345678\u2069.", Kind.PHONE, "061\u20602345678"),
    ("Bel 0\ufe0f\u20e3612345678.", Kind.PHONE, "0\ufe0f\u20e3612345678"),
    ("Bel 0 6 1 2 3 4 5 6 7 8.", Kind.PHONE, "0 6 1 2 3 4 5 6 7 8"),
    ("Bel 0 6 12345678.", Kind.PHONE, "0 6 12345678"),
    ("Bel 06  1234  5678.", Kind.PHONE, "06  1234  5678"),
    ("Bel 06\n12345678.", Kind.PHONE, "06\n12345678"),
    ("Bel 0612345678 2 keer", Kind.PHONE, "0612345678"),
    ("Mail jan (at) voorbeeld.nl.", Kind.EMAIL, "jan (at) voorbeeld.nl"),
    ("Mail jan [at] voorbeeld punt nl.", Kind.EMAIL, "jan [at] voorbeeld punt nl"),
    ("Mail jan apenstaartje voorbeeld(punt)nl.", Kind.EMAIL, "jan apenstaartje voorbeeld(punt)nl"),
    ("Mail jan @ voorbeeld.nl.", Kind.EMAIL, "jan @ voorbeeld.nl"),
    ("Mail jan＠voorbeeld．nl.", Kind.EMAIL, "jan＠voorbeeld．nl"),
    ("Mail j\u200dan@voorbeeld.nl.", Kind.EMAIL, "j\u200dan@voorbeeld.nl"),
    ("Mail j.de-boer+vraag@voorbeeld.nl.", Kind.EMAIL, "j.de-boer+vraag@voorbeeld.nl"),
    ("NL91 ABNA 0417 1643 00", Kind.IBAN, "NL91 ABNA 0417 1643 00"),
    ("nl00abna0123456789", Kind.IBAN, "nl00abna0123456789"),
    ("DE89370400440532013000 van oma", Kind.IBAN, "DE89370400440532013000"),
    ("Op Burgemeester van der Poelstraat 12a woont", Kind.ADDRESS, "Burgemeester van der Poelstraat 12a"),
    ("in de dorpsstraat 7", Kind.ADDRESS, "dorpsstraat 7"),
    ("Laan van Voorbeeld 100-2", Kind.ADDRESS, "Laan van Voorbeeld 100-2"),
    ("in 3512 AB Utrecht", Kind.POSTCODE, "3512 AB"),
    ("in 3512ab", Kind.POSTCODE, "3512ab"),
    ("3512 AB 12", Kind.POSTCODE, "3512 AB 12"),
    ("geboren op 3-4-1987", Kind.BIRTHDATE, "3-4-1987"),
    ("geb. 3 april 1987", Kind.BIRTHDATE, "3 april 1987"),
    ("op 3 april 1987 geboren", Kind.BIRTHDATE, "3 april 1987"),
    ("cliëntnummer 48213", Kind.CLIENT_NUMBER, "48213"),
    ("clie\u0308ntnr. K-48213.", Kind.CLIENT_NUMBER, "K-48213"),
    ("https://linkedin.com/in/fatima-voorbeeld.", Kind.PROFILE, "https://linkedin.com/in/fatima-voorbeeld"),
    ("insta: @fatima.voorbeeld", Kind.PROFILE, "@fatima.voorbeeld"),
    ("mevrouw De Vries-van Dam belt", Kind.NAME, "De Vries-van Dam"),
    ("mevrouw  de\u200b  Vries belt", Kind.NAME, "de\u200b  Vries"),
    ("mevr.van der Meulen belt", Kind.NAME, "van der Meulen"),
    ("mevrouw van der berg belt", Kind.NAME, "van der berg"),
    ("MENEER VAN DIJK BELT", Kind.NAME, "VAN DIJK"),
    ("dhr. J.P. Şahin belt", Kind.NAME, "J.P. Şahin"),
    ("J. de Vries belt", Kind.NAME, "J. de Vries"),
    ("Ik ben Fatima de Vries en bel", Kind.NAME, "Fatima de Vries"),
    ("ik ben fatima de vries en bel", Kind.NAME, "fatima de vries"),
    ("mijn buurvrouw Fenne belt", Kind.NAME, "Fenne"),
    ("Khadija’s dochter belt", Kind.NAME, "Khadija"),
    ("mevrouw ’t Hart belt", Kind.NAME, "’t Hart"),
    ("Bel 00 31 6 5551 2345.", Kind.PHONE, "00 31 6 5551 2345"),
    ("Whatsapp 31612345671.", Kind.PHONE, "31612345671"),
    ("7551BC 12, graag", Kind.POSTCODE, "7551BC 12"),
    ("We wonen op 't Zand 7 en wachten", Kind.ADDRESS, "'t Zand 7"),
    ("Ze woont aan het Achterom 15.", Kind.ADDRESS, "Achterom 15"),
    ("Hij verhuisde naar Sluis 3.", Kind.ADDRESS, "Sluis 3"),
    ("Ik woon in de Vechtstroom 33.", Kind.ADDRESS, "Vechtstroom 33"),
    ("Trompstraat 5-bis", Kind.ADDRESS, "Trompstraat 5-bis"),
    ("dossier JZ-20931 ligt", Kind.CLIENT_NUMBER, "JZ-20931"),
    ("geboren 23 november '52", Kind.BIRTHDATE, "23 november '52"),
    ("cliënt is van 7-7-1966", Kind.BIRTHDATE, "7-7-1966"),
    ("jarig op 29 februari 1956", Kind.BIRTHDATE, "29 februari 1956"),
    ("Mijn kenmerk: UIT-889102.", Kind.CLIENT_NUMBER, "UIT-889102"),
    ("Mijn zaak heeft nummer 2024-118823.", Kind.CLIENT_NUMBER, "2024-118823"),
    ("Wmo-dossier W23.00981 is zoek", Kind.CLIENT_NUMBER, "W23.00981"),
    ("V-nummer 2812345671", Kind.CLIENT_NUMBER, "2812345671"),
    ("mijn twitter is @voorbeeld58", Kind.PROFILE, "@voorbeeld58"),
    ("Mijn snapchat is voorbeeld2007 en", Kind.PROFILE, "voorbeeld2007"),
    ("@voorbeeld_oost op insta", Kind.PROFILE, "@voorbeeld_oost"),
    ("linkedin: linkedin.com/in/voorbeeld", Kind.PROFILE, "linkedin.com/in/voorbeeld"),
    ("Mijn overbuurman Ko drinkt", Kind.NAME, "Ko"),
    ("De moeder van Xandra wacht", Kind.NAME, "Xandra"),
    ("Geachte heer Van Nieuwenhuizen, help", Kind.NAME, "Van Nieuwenhuizen"),
    ("Groetjes, Quinta Waal", Kind.NAME, "Quinta Waal"),
    ("Een meisje, Quinta, slaapt hier", Kind.NAME, "Quinta"),
    ("Bartele (79) belt", Kind.NAME, "Bartele"),
    ("met Bartele van der Pol uit", Kind.NAME, "Bartele van der Pol"),
    ("Kevin V. belt", Kind.NAME, "Kevin V."),
    ("Kevin J. Pol belt", Kind.NAME, "Kevin J. Pol"),
    ("mw. A.C. van Zuilen - de Graaf belt", Kind.NAME, "A.C. van Zuilen - de Graaf"),
    ("Yousssra belt", Kind.NAME, "Yousssra"),
]


@pytest.mark.parametrize("text, kind, part", FOUND)
def test_screen_with_personal_data_finds_exactly_that(text, kind, part):
    assert found(text) == [(kind.value, part)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kamer 0 6, lokaal 0 6 12, van 0 1 2 3 4 5 6 7 8 9 tot 10",
        "Een cijfer: 0 1 2 3 4 5 6 7 8 9 10",
        "Bel 0 8 0 0 1 2 3 4 5 6",
        "In 2015 2016 12 en 2019 10449",
        "In 1234 2015 5",  # passes the eleven-test
        "Per straat 12 34 5 67 8 2",  # a row of figures that passes the eleven-test
        "12\n34\n56\n782",  # a column of figures that passes the eleven-test
        "12345 6782 huishoudens, € 123 456 782 en 123 456 782 euro",
        "Ze at brood.De rest at soep (at niet), punt nl",
        "Mail info (at) voorbeeld.nl, contact @ voorbeeld punt nl",
        "Ze zaten @ huis. Ook @ school",
        "De Wmo 2015 en artikel 2.3.5",
        "Om 06.00 uur, op 06-12-2023 om 10.30 uur",
        "In 2015-2018 deden er 12345 mensen mee",
        "BSN 123456789 is er geen",  # fails the eleven-test
        "€ 123.456.782 en 123456782 euro",
        "KvK 12345672, RSIN 123456782, ISSN 1234-5672",
        "In 20080111 stond iets",  # a day that passes the eleven-test
        "Bel 112, 14 030, 0800-2000 of 0900 123 4567",
        "Mail info@voorbeeld.nl",
        "DE00370400440532013000",  # wrong check digits
        "In de Kerkstraat en op het schoolplein 20 kinderen",
        "In de Kerkstraat 12 bewoners, op de Molenweg 3 keer, het Tuinpad 3x",
        "In 2020 NL-breed, 1500km, 4000 EU, 1200 SS",
        "Geboren in 1954; de bijeenkomst is op 3-4-2025",
        "Het cliëntnummer volgt",
        "www.linkedin.com/company/voorbeeld en netflix.com/titel",
        "Meneer de voorzitter, de heer des huizes",
        "Mevrouw is 84. Een mevrouw uit Almelo, mevrouw X. en meneer B.",
        "Lector Erna Hooghiemstra, wethouder Jan Pieter de Vries, prof. dr. J. Jansen",
        "J. Jansen (2015), J. Jansen en P. de Vries (2019), A. Jansen et al.",
        "Stichting Anna, Sint Jan, de Anne Frankschool, het Willem-Alexanderpark",
        "Ik ben Wmo-consulent. Ik ben Turkse. Ik ben Vrijwilliger",
        "Een cliënt van Humanitas, de mevrouw van het UWV",
        "3500 AB-formulieren",
        "Een kenmerk van de wijk is dat 3500 mensen alleen wonen",
        "Beschikking nr. 3010/91/EG, de brief van 7-7-2024",
        "We wonen op Zuid 3 jaar, de flat aan het Plein heeft 12 lagen",
        "Onze instagram (voorbeeld.nl) en facebook",
        "De vrouw van Turkse komaf, de broer van Wijkteam Zuid",
        "Groetjes, Wijkteam Zuid. Buren die elkaar groeten. Opgenomen in de wijk",
        "Een bed in Hotel Van der Valk, een plek in Huis van de Wijk",
        "Koffie in Sint Eustatius en Saba, Frans en Engels",
    ],
)
def test_screen_without_personal_data_finds_nothing(text):
    assert found(text) == []


def test_screen_of_kinds_that_overlap_keeps_the_most_specific():
    text = "Jan van Galenstraat 3, 1234 AB: jan@voorbeeld.nl, 06-12345678, cliëntnummer 123456782"
    assert found(text) == [
        ("address", "Jan van Galenstraat 3"),
        ("postcode", "1234 AB"),
        ("email", "jan@voorbeeld.nl"),
        ("phone", "06-12345678"),
        ("bsn", "123456782"),
    ]


def test_screen_of_two_given_names_in_one_breath_finds_both():
    assert found("De kinderen Noa en Bartele, Noa en Movisie") == [
        ("name", "Noa"),
        ("name", "Bartele"),
        ("name", "Noa"),
    ]


def test_screen_of_two_houses_in_a_row_keeps_them_apart():
    assert found("Kerkstraat 12 A Molenweg 3") == [("address", "Kerkstraat 12 A"), ("address", "Molenweg 3")]


def test_screen_of_more_people_finds_each():
    assert found("De heren Jansen en De Boer, mevrouw Şahin en Karin") == [
        ("name", "Jansen"),
        ("name", "De Boer"),
        ("name", "Şahin"),
        ("name", "Karin"),
    ]
