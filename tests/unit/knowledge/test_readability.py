"""How easily a text reads, by Flesch-Douma: syllables as they sound, and what would make it plainer."""

from lemniscaat.knowledge.readability import LONG_SENTENCE, read, syllables

PLAIN = (
    "In dit boekje lees je hoe je met buren samen eet. Je vraagt wie er komt. Je kookt met elkaar. "
    "Daarna praat je over wat beter kan. Zo leer je elkaar kennen."
)
HARD = (
    "De implementatie van integrale samenwerkingsverbanden binnen het maatschappelijk domein vereist een "
    "multidisciplinaire benadering waarbij professionals, beleidsmedewerkers en ervaringsdeskundigen "
    "gezamenlijk verantwoordelijkheid dragen voor de totstandkoming van duurzame arrangementen."
)


def test_syllables_are_counted_by_sound() -> None:
    counted = {
        "buurt": 1,
        "leeuw": 1,
        "nieuw": 1,
        "tv": 1,
        "mooie": 2,
        "koeien": 2,
        "Utrecht": 2,
        "ideeën": 3,
    }
    counted |= {"mantelzorgers": 4, "maatschappelijke": 5}
    assert {word: syllables(word) for word in counted} == counted


def test_plain_text_reads_easily_and_nothing_is_said_of_its_words() -> None:
    found = read(PLAIN)
    assert found is not None
    assert (found.is_plain, found.is_hard, found.long_sentence, found.long_words) == (True, False, "", ())


def test_hard_text_names_the_sentence_and_the_words_that_make_it_so() -> None:
    found = read(HARD)
    assert found is not None
    assert (found.is_plain, found.is_hard, len(found.long_words)) == (False, True, 5)
    assert len(found.long_sentence.split()) > LONG_SENTENCE
    assert "samenwerkingsverbanden" in found.long_words


def test_of_a_few_words_nothing_is_said() -> None:
    assert [read(text) for text in ("", "   ", "Samen eten.", "... !!! 123 456")] == [None] * 4
