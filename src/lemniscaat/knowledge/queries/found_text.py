"""How much of the text of its files an item is found by: from the first page of the first file on, as far as
there is room."""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models.functions import Length

from lemniscaat.knowledge.models import File, PageText
from lemniscaat.knowledge.reading.found import MOST_CHARACTERS


def texts_found(files: Sequence[File]) -> Iterator[tuple[File, PageText, str]]:
    """Each page that is found, with as much of its text as is; no query when the texts came along."""
    room = MOST_CHARACTERS
    for file in files:
        for page in file.texts.all():
            yield file, page, page.text[:room]
            room -= len(page.text)
            if room <= 0:
                return


def beyond(files: Sequence[File]) -> Mapping[int, int]:
    """The files of an item, in their order, of which not all that was read is found: by their key the number
    of the last page that is, 0 for none. One query."""
    room, found = MOST_CHARACTERS, dict[int, int]()
    for file, pages in _lengths(files).items():
        last = 0
        for number, length in pages:
            if length > room:
                found[file] = last
                room = 0
                break
            room, last = room - length, number
    return found


def _lengths(files: Sequence[File]) -> dict[int, list[tuple[int, int]]]:
    """By key of a file, number and length of its pages."""
    read: dict[int, list[tuple[int, int]]] = {file.pk: [] for file in files}
    rows = PageText.objects.filter(file__in=read).order_by("number")
    for file, number, length in rows.values_list("file", "number", Length("text")):
        read[file].append((number, length))
    return read
