from pathlib import Path

import messages
import pytest

PO = """msgid ""
msgstr ""
"Language: nl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

TEMPLATE = """{% translate "Ask" %}
  {% translate "Do" context "menu" %}
{% blocktranslate trimmed count n=rows %}
    {{ n }} question
{% plural %}
    {{ n }} questions
{% endblocktranslate %}
<a title="{% translate 'More' %}" href="{{ _('Less')|upper }}">it's not said</a>
{# {% translate "Never" %} #}
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app with one template and one module that say something."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "views.py").write_text(
        "from django.utils.translation import gettext as _, ngettext\n"
        "def view(n):\n    return _('Saved'), ngettext('%(n)s day', '%(n)s days', n)\n"
    )
    return tmp_path


def said(app: Path) -> set[tuple[str | tuple[str, ...], str | None]]:
    return {(message.id, message.context) for message in messages.words(app) if message.id}


def write(app: Path, text: str) -> None:
    path = messages.catalogue(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PO + text)
    messages.compile_(app)


def test_words_are_gathered_from_modules_and_templates(app: Path) -> None:
    assert said(app) == {
        ("Ask", None),
        ("Do", "menu"),
        (("%(n)s question", "%(n)s questions"), None),
        ("More", None),
        ("Less", None),
        ("Saved", None),
        (("%(n)s day", "%(n)s days"), None),
    }


def test_update_keeps_what_is_translated_and_drops_what_is_gone(app: Path) -> None:
    write(app, 'msgid "Ask"\nmsgstr "Vraag"\n\nmsgid "Gone"\nmsgstr "Weg"\n')
    messages.update(app)
    kept = messages.read(messages.catalogue(app))
    assert {message.id: message.string for message in kept if message.id} == {
        "Ask": "Vraag",
        "Do": "",
        ("%(n)s question", "%(n)s questions"): ("", ""),
        "More": "",
        "Less": "",
        "Saved": "",
        ("%(n)s day", "%(n)s days"): ("", ""),
    }


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An app that says one word and one number."""
    (tmp_path / "views.py").write_text("_('Saved')\nngettext('%(n)s day', '%(n)s days', n)\n")
    return tmp_path


WHOLE = 'msgid "Saved"\nmsgstr "Bewaard"\n\n#, python-format\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\n'
WHOLE += 'msgstr[0] "%(n)s dag"\nmsgstr[1] "%(n)s dagen"\n'


def test_nothing_is_wrong_with_a_whole_catalogue(small: Path) -> None:
    write(small, WHOLE)
    assert list(messages.faults(small)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('"Bewaard"', '""', "no Dutch for 'Saved' (views.py)"),
        ('msgstr[1] "%(n)s dagen"', 'msgstr[1] ""', "no Dutch for ('%(n)s day', '%(n)s days') (views.py)"),
        ('msgid "Saved"', '#, fuzzy\nmsgid "Saved"', "doubtful: 'Saved'"),
        (WHOLE[:1], 'msgid "Gone"\nmsgstr "Weg"\n\nm', "nobody says 'Gone' any more"),
        (WHOLE[-1:], '\n#~ msgid "Old"\n#~ msgstr "Oud"\n', "obsolete: 'Old'"),
    ],
)
def test_what_is_wrong_is_told(small: Path, was: str, becomes: str, fault: str) -> None:
    at = len(WHOLE) - 1 if was == "\n" else WHOLE.index(was)
    write(small, WHOLE[:at] + becomes + WHOLE[at + len(was) :])
    assert list(messages.faults(small)) == [fault]


def test_a_placeholder_that_does_not_fit_is_told(small: Path) -> None:
    write(small, WHOLE.replace("%(n)s dagen", "%(m)s dagen"))
    assert [fault.split(":")[0] for fault in messages.faults(small)] == ["('%(n)s day', '%(n)s days')"]


def test_a_compiled_catalogue_that_says_something_else_is_told(small: Path) -> None:
    write(small, WHOLE)
    path = messages.catalogue(small)
    path.write_text(path.read_text().replace("Bewaard", "Opgeslagen"))
    assert list(messages.faults(small)) == ["the .mo is not what the .po says: make messages"]


def test_a_catalogue_that_was_never_compiled_is_told(small: Path) -> None:
    write(small, WHOLE)
    messages.catalogue(small).with_suffix(".mo").unlink()
    assert list(messages.faults(small)) == ["the .mo is not what the .po says: make messages"]
