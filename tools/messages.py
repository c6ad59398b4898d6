"""The words of the interface: English in the source, Dutch in each app's own catalogue.

python tools/messages.py update     gather new words, drop those that are gone
python tools/messages.py compile    make the .mo that is committed beside each .po
python tools/messages.py check      complete, nothing doubtful, compiled equal to source, one Dutch each
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "lemniscaat"
LANGUAGE = "nl"
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
PLURALS = "nplurals=2; plural=(n != 1);"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt", ".xml", ".svg"}


def apps() -> list[Path]:
    """Every package that can hold words."""
    return sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def source_of(path: Path) -> bytes:
    """A file as Python source: a template becomes its calls, each on the line where it stood."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is no message is blanked out by Django; without indents it can be read as Python.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    return text.encode()


def words(app: Path) -> Catalog:
    """What the source of one app says, without translations."""
    catalog = Catalog()
    for path in sorted(app.rglob("*")):
        is_template = path.suffix in TEMPLATES and "templates" in path.parts
        if (path.suffix == ".py" and "migrations" not in path.parts) or is_template:
            found = extract("python", BytesIO(source_of(path)), keywords=KEYWORDS)
            for line, message, _, context in found:
                if message:
                    catalog.add(message, None, context=context, locations=[(path.name, line)])
    return catalog


def catalogue(app: Path) -> Path:
    """Where an app keeps its Dutch."""
    return app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    """A catalogue, or an empty one."""
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def update(app: Path) -> None:
    """Bring the catalogue to what the source says; what is new stands there untranslated."""
    found, path = words(app), catalogue(app)
    if not len(found):
        return
    old = read(path)
    fresh = Catalog(locale=LANGUAGE, charset="utf-8", fuzzy=False)
    for message in found:
        if message.id:
            kept = old.get(message.id, message.context)
            string = kept.string if kept and kept.pluralizable == message.pluralizable else None
            fresh.add(message.id, string, context=message.context)
    path.parent.mkdir(parents=True, exist_ok=True)
    out = BytesIO()
    write_po(out, fresh, width=110, no_location=True, omit_header=True, sort_output=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {LANGUAGE}\\n"\n"MIME-Version: 1.0\\n"\n'
    head += f'"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {PLURALS}\\n"\n\n'
    path.write_bytes(head.encode() + out.getvalue().strip() + b"\n")


def compiled(path: Path) -> bytes:
    """A catalogue in the form that is read at run time; the same bytes each time."""
    catalog, out = read(path), BytesIO()
    catalog.creation_date = catalog.revision_date = EPOCH
    write_mo(out, catalog)
    return out.getvalue()


def compile_(app: Path) -> None:
    """Write the compiled catalogue beside its source."""
    if (path := catalogue(app)).exists():
        path.with_suffix(".mo").write_bytes(compiled(path))


def faults(app: Path) -> Iterator[str]:
    """What is wrong with the words of one app."""
    path = catalogue(app)
    kept, found = read(path), words(app)
    for message in found:
        if message.id:
            yield from missing(kept.get(message.id, message.context), message)
    for message in kept:
        if message.id and not found.get(message.id, message.context):
            yield f"nobody says {message.id!r} any more"
        if message.id and message.fuzzy:
            yield f"doubtful: {message.id!r}"
        for error in message.check(kept) if message.id else ():
            yield f"{message.id!r}: {error}"
    yield from (f"obsolete: {old!r}" for old in kept.obsolete)
    if path.exists() and not same(path):
        yield "the .mo is not what the .po says: make messages"


def two_ways(every: list[Path]) -> Iterator[str]:
    """Words that have one Dutch in one app and another in the next: of those only one is ever shown."""
    said: dict[tuple[object, object], tuple[Path, object]] = {}
    for app in every:
        for message in read(catalogue(app)):
            first, string = said.setdefault((message.context, message.id), (app, message.string))
            if message.id and string != message.string:
                yield f"{app.name}: {message.id!r} is {message.string!r} here and {string!r} in {first.name}"


def missing(kept: Message | None, message: Message) -> Iterator[str]:
    """A message that has no Dutch, in one form or more."""
    strings = (
        kept.string if kept and isinstance(kept.string, (tuple, list)) else [kept.string if kept else ""]
    )
    if not all(strings):
        yield f"no Dutch for {message.id!r} ({', '.join(name for name, _ in message.locations)})"


def same(path: Path) -> bool:
    """Whether the compiled catalogue is what its source makes."""
    beside = path.with_suffix(".mo")
    return beside.exists() and beside.read_bytes() == compiled(path)


def main(verbs: list[str]) -> int:
    """Do each verb over every app; gives the status."""
    settings.configure(USE_I18N=True)
    status = 0
    for verb in verbs:
        for app in apps():
            if verb == "update":
                update(app)
            elif verb == "compile":
                compile_(app)
            elif verb == "check":
                for fault in faults(app):
                    print(f"{app.name}: {fault}")
                    status = 1
            else:
                sys.exit("messages: update, compile or check")
    for fault in two_ways(apps()) if "check" in verbs else ():
        print(fault)
        status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
